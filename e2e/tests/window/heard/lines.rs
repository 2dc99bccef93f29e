//! Entries read line by line. Orca 43 does not read so in this engine: what it would be given is looked at in `assistive.rs`, and this is
//! for a newer one.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::{Setup, Stage, wait_for};

use crate::OPEN;

const ENTRIES: usize = 20;
/// More lines than any entry has.
const MOST: usize = 250;
const LIMIT: Duration = Duration::from_secs(6);

#[test]
fn each_word_of_the_steps_is_said_once_and_in_order() -> Result<()> {
    if std::env::var_os("REPERES_ORCA").is_none() {
        return Ok(());
    }
    let entries: usize = std::env::var("REPERES_ENTRIES").ok().and_then(|count| count.parse().ok()).unwrap_or(ENTRIES);
    let (stage, speech) = Stage::read_aloud("fr")?;
    let app = Setup::at(OPEN).drive_on(stage)?;
    app.page.go("#/agir")?;
    let routes =
        app.page.eval("return [...document.querySelectorAll('main [data-entry-card] a')].map(a => a.getAttribute('href'));", &[])?;
    let routes: Vec<String> = serde_json::from_value(routes)?;
    ensure!(routes.len() >= entries, "only {} entries", routes.len());
    for route in routes.iter().take(entries) {
        app.page.go(route)?;
        app.page.wait_text("h1", |text| !text.is_empty())?;
        let wanted = app.page.eval("return [...document.querySelectorAll('.steps .what, .steps .why')].map(p => p.innerText);", &[])?;
        let wanted: Vec<String> = serde_json::from_value(wanted)?;
        let begun = speech.heard().len();
        for _ in 0..MOST {
            let before = speech.heard().len();
            app.screen()?.press("Down")?;
            let heard = wait_for("a line", LIMIT, || {
                let heard = speech.heard().split_off(before);
                Ok((!heard.is_empty() && speech.is_silent()).then_some(heard))
            });
            if heard
                .with_context(|| format!("{route}: nothing more after {:?}", speech.heard().last()))?
                .iter()
                .any(|text| text.contains("Copier le texte"))
            {
                break;
            }
        }
        let heard = words(&speech.heard().split_off(begun).join(" "));
        let mut rest = heard.as_slice();
        for text in &wanted {
            let text = words(text);
            let at = rest
                .windows(text.len())
                .position(|part| part == text)
                .with_context(|| format!("{route}: not said whole and in order: {text:?}\n{heard:?}"))?;
            rest = &rest[at + text.len()..];
        }
    }
    Ok(())
}

/// The words of a text. Where a number has its pause, and where signs stand, does not matter.
fn words(text: &str) -> Vec<String> {
    let text = text.replace('\u{2007}', " ");
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
