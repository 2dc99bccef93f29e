//! axe-core in the page: the source that the interface's own tests use, put there by WebDriver, past the page's policy.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::Page;

/// Which rules are run: WCAG 2.2 A and AA with what axe calls best practice.
const TAGS: &[&str] = &["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const LOOK: &str = include_str!("scripts/axe.js");
const MEASURE: &str = include_str!("scripts/contrast.js");

/// What axe says about the page as it stands.
#[derive(Debug)]
pub struct AxeReport {
    /// What breaks a rule.
    pub violations: Vec<AxeFinding>,
    /// What neither axe nor measuring can decide.
    pub incomplete: Vec<AxeFinding>,
    /// How many rules were run.
    pub rules: u64,
    /// How many contrasts were measured because axe left them open.
    pub measured: u64,
}

/// One rule at one element.
#[derive(Clone, Debug)]
pub struct AxeFinding {
    /// The rule's name.
    pub rule: String,
    /// A selector of the element.
    pub target: String,
    /// The element's markup.
    pub html: String,
    /// Why axe says so.
    pub why: String,
}

impl Page {
    /// Runs axe on the whole document, no element or rule left out.
    ///
    /// # Errors
    /// Fails if axe is not installed or does not run.
    pub fn axe(&self) -> Result<AxeReport> {
        if self.eval("return typeof window.axe;", &[])? != json!("object") {
            let file = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../ui/node_modules/axe-core/axe.min.js");
            let source = fs::read_to_string(&file)
                .with_context(|| format!("{} is missing: npm ci in ui/", file.display()))?;
            // Its text stays out of the message of a failure.
            self.eval(&source, &[])
                .map_err(|error| anyhow::anyhow!("axe does not load: {}", error.root_cause()))?;
        }
        let script =
            format!("(async () => {{ const measure = selector => {{ {MEASURE} }};\n{LOOK} }})()");
        let reply = self
            .promise(&script, &[json!(TAGS)])
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
