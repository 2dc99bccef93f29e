//! The directory of the lines, closed lines, and the sources.

use anyhow::Result;
use e2e::Setup;

use crate::{CLOSED, OPEN};

#[test]
fn the_directory_lists_every_line_with_its_source() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let state = app.page.document_state()?;
    let lines = state["lines"].as_array().cloned().unwrap_or_default();
    assert!(lines.len() >= 11, "only {} lines", lines.len());
    app.page.navigate("#/lignes")?;
    for line in lines {
        let id = line["id"].as_str().unwrap_or_default();
        let entry = format!("main [data-entry='{id}']");
        app.page.eval(
            "document.querySelectorAll('main details').forEach(d => { d.open = true; });",
            &[],
        )?;
        let text = app.page.wait_text(&entry, |text| !text.is_empty())?;
        for channel in line["channels"].as_array().into_iter().flatten() {
            let shown = channel["display"]
                .as_str()
                .unwrap_or_default()
                .replace(['\u{a0}', '\u{202f}'], " ");
            assert!(text.contains(&shown), "{id} does not show {shown}");
        }
    }
    Ok(())
}

#[test]
fn a_closed_line_names_who_answers_instead() -> Result<()> {
    let app = Setup::at(CLOSED).drive()?;
    let text = app.page.wait_text("main", |text| text.contains("Fermé"))?;
    for name in ["17Cyber", "3114", "119"] {
        assert!(text.contains(name), "the first screen does not name {name}");
    }
    Ok(())
}

#[test]
fn a_closed_line_keeps_its_number_and_its_call_button() -> Result<()> {
    let app = Setup::at(CLOSED).drive()?;
    app.page.click(&crate::button("call", "3018-phone"))?;
    app.page.wait_text(&format!("{} [data-part='number']", crate::SHEET), |text| text == "3018")?;
    Ok(())
}

/// The page about the app says that it is independent, and names its version and each source.
#[test]
fn about_names_independence_version_and_sources() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let state = app.page.document_state()?;
    app.page.navigate("#/a-propos")?;
    let text = app.page.wait_text("main", |text| text.contains("indépendante"))?;
    for source in state["sources"].as_array().into_iter().flatten() {
        let url = source["url"].as_str().unwrap_or_default();
        let shown = url.trim_start_matches("https://").trim_end_matches('/');
        assert!(text.contains(shown), "the source {url} is not named");
    }
    assert!(text.contains(state["version"].as_str().unwrap_or("no version")));
    Ok(())
}
