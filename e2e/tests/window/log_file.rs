//! The log file: it has technical failures and nothing of what a person reads.

use std::fs;

use anyhow::{Result, ensure};
use e2e::{Setup, WebDriverApp, kill, named_in_tree, wait_until};
use serde_json::json;

use crate::OPEN;

/// Parts of what the test searches, reads and calls. None of them may be in the log.
const FORBIDDEN: [&str; 12] = [
    "photo", "nue", "menace", "3018", "3114", "tel:", "http", "/danger", "tonight", "snapchat",
    "lignes", "call",
];

fn log(app: &WebDriverApp) -> String {
    fs::read_to_string(app.session.path("home/.local/share/reperes/reperes.log"))
        .unwrap_or_default()
}

/// The log has starts and failures, and nothing of what was searched, read or called.
#[test]
fn log_has_failures_and_nothing_that_was_read() -> Result<()> {
    // The real desktop has no program that could call, copy or open, so each of these actions
    // fails.
    let app = Setup::at(OPEN).settings(r#"{"schema":1,"welcomed":true}"#).real_desktop().drive()?;
    ensure!(log(&app).contains("START"), "{:?}", log(&app));
    for query in ["photo nue", "menaces snapchat"] {
        app.page.invoke("search", &json!({ "query": query }))?;
    }
    for route in ["#/danger", "#/agir/tonight", "#/lignes/3018", "#/reglages"] {
        app.page.navigate(route)?;
    }
    for how in ["call", "copy", "site"] {
        app.page.invoke("contact", &json!({ "id": "3018-phone", "how": how }))?;
    }
    app.page.invoke("contact", &json!({ "id": "3018-site", "how": "site" }))?;
    app.page.invoke("copy_noted", &json!({ "ids": ["tonight"] }))?;
    // The control: this failure is in the log. It comes last, because WebDriver loses its page with
    // it.
    for process in named_in_tree(app.driver, "WebKitWebProcess") {
        kill(process)?;
    }
    wait_until("the failure in the journal", || Ok(log(&app).contains("the web process ended")))?;
    let log = log(&app).to_lowercase();
    for word in FORBIDDEN {
        ensure!(!log.contains(word), "{word} in {log}");
    }
    Ok(())
}
