//! axe-core in the page. WebDriver injects the source that the interface tests use; the content
//! security policy of the page does not apply to it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::Page;

/// The tags of the rules that run: WCAG 2.2 A and AA, and the best practices of axe.
const RULE_TAGS: &[&str] =
    &["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const AXE_SCRIPT: &str = include_str!("scripts/axe.js");
const CONTRAST_SCRIPT: &str = include_str!("scripts/contrast.js");

/// The result of one run of axe.
#[derive(Debug)]
pub struct AxeReport {
    /// The elements that violate a rule.
    pub violations: Vec<AxeFinding>,
    /// The elements on which neither axe nor the measurement can decide.
    pub incomplete: Vec<AxeFinding>,
    /// The number of rules that ran.
    pub rules: u64,
    /// The number of contrasts that were measured because axe left them open.
    pub measured: u64,
}

/// A rule and an element that violates it, or on which it is undecided.
#[derive(Clone, Debug)]
pub struct AxeFinding {
    /// The id of the rule.
    pub rule: String,
    /// A selector of the element.
    pub target: String,
    /// The markup of the element.
    pub html: String,
    /// The messages of the checks that failed.
    pub why: String,
}

impl Page {
    /// Runs axe on the whole document; no element and no rule is excluded.
    ///
    /// # Errors
    /// Fails if axe is not installed or does not run.
    pub fn axe(&self) -> Result<AxeReport> {
        if self.eval("return typeof window.axe;", &[])? != json!("object") {
            let file = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../ui/node_modules/axe-core/axe.min.js");
            let source = fs::read_to_string(&file)
                .with_context(|| format!("{} is missing: npm ci in ui/", file.display()))?;
            // The root cause alone: the full message would hold the source of axe.
            self.eval(&source, &[])
                .map_err(|error| anyhow::anyhow!("axe does not load: {}", error.root_cause()))?;
        }
        let script = format!(
            "(async () => {{ const measure = selector => {{ {CONTRAST_SCRIPT} }};\n{AXE_SCRIPT} }})()"
        );
        let reply = self
            .promise(&script, &[json!(RULE_TAGS)])
            .map_err(|error| anyhow::anyhow!("axe does not answer: {}", error.root_cause()))?;
        ensure!(reply["error"].is_null(), "axe does not run: {}", reply["error"]);
        let found = &reply["ok"];
        let count = |name: &str| found[name].as_u64().context("axe gave no count");
        Ok(AxeReport {
            violations: findings(&found["violations"]),
            incomplete: findings(&found["incomplete"]),
            rules: count("rules")?,
            measured: count("measured")?,
        })
    }
}

fn findings(list: &Value) -> Vec<AxeFinding> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let one = |value: &Value| AxeFinding {
        rule: text(&value["rule"]),
        target: text(&value["target"]),
        html: text(&value["html"]),
        why: text(&value["why"]),
    };
    list.as_array().into_iter().flatten().map(one).collect()
}
