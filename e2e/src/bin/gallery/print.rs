//! The printed sheets, as pictures of their pages.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use e2e::{Setup, wait_until};
use serde_json::json;

/// Name, route, the element that must be there before printing, and the button that prints.
const SHEETS: &[(&str, &str, &str, &str)] = &[
    ("situation", "#/agir/talks-of-dying", "[data-entry]", "print-entry"),
    ("letter", "#/agir/letter-school", "[data-entry]", "print-entry"),
    ("family", "#/classe/family-sheet", "[data-entry]", "print-entry"),
    ("activity", "#/classe/activity-comment-thread", "[data-entry]", "print-entry"),
    ("poster-a4", "#/affiche", "[data-part='poster'] [data-part='qr']", "print-a4"),
    ("poster-a3", "#/affiche", "[data-part='poster'] [data-part='qr']", "print-a3"),
];

/// Prints each sheet into a file, takes pictures of its pages and gives the names of these.
pub(crate) fn take_pictures(folder: &Path, clock: &str, language: &str) -> Result<Vec<String>> {
    let pdf = std::env::temp_dir().join(format!("reperes-gallery-{}.pdf", std::process::id()));
    let path = pdf.to_str().context("a path that is no text")?;
    let app = Setup::at(clock).lang(language).var("REPERES_TEST_PRINT", path).drive()?;
    for (name, route, ready, button) in SHEETS {
        let _absent = std::fs::remove_file(&pdf);
        app.page.navigate(route)?;
        wait_until(ready, || Ok(app.page.count(ready)? > 0))?;
        app.page.eval(
            "document.querySelector(`[data-action='${arguments[0]}']`).click();",
            &[json!(button)],
        )?;
        wait_until("the printed page", || {
            Ok(Command::new("pdfinfo").arg(&pdf).output().is_ok_and(|out| out.status.success()))
        })?;
        let stem = folder.join(format!("print-{name}-{language}"));
        let status =
            Command::new("pdftoppm").args(["-png", "-r", "80"]).arg(&pdf).arg(&stem).status()?;
        ensure!(status.success(), "pdftoppm failed on {name}");
    }
    let _gone = std::fs::remove_file(&pdf);
    let prefix = "print-";
    let all =
        std::fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(all
        .filter(|name| name.starts_with(prefix) && name.contains(&format!("-{language}")))
        .collect())
}
