//! Entries that Orca reads line by line. Orca 43 cannot do that in this engine, so only `cargo
//! xtask verify` runs this, with a newer Orca. `at_spi.rs` checks the lines that Orca would get.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::{Session, Setup, wait_for};

use crate::OPEN;

const ENTRIES: usize = 20;
/// More lines than any entry has.
const MAX_LINES: usize = 250;
const LINE_TIMEOUT: Duration = Duration::from_secs(6);

/// Each word of the steps of twenty entries is spoken once and in order.
#[test]
fn each_word_of_the_steps_is_spoken_once_in_order() -> Result<()> {
    let (session, speech) = Session::with_orca("fr")?;
    let app = Setup::at(OPEN).drive_in(session)?;
    app.page.navigate("#/agir")?;
    let routes = app
        .page
        .eval("return [...document.querySelectorAll('main [data-entry-card] a')].map(a => [a.getAttribute('href'), a.innerText]);", &[])?;
    let routes: Vec<(String, String)> = serde_json::from_value(routes)?;
    ensure!(routes.len() >= ENTRIES, "only {} entries", routes.len());
    let mut done = 0;
    for (route, heading) in &routes {
        if done == ENTRIES {
            break;
        }
        let before = speech.spoken().len();
        app.page.navigate(route)?;
        app.page.wait_text("main h1", |text| words(text).concat() == words(heading).concat())?;
        // Orca answers a key on the old view until it has followed to the new one.
        wait_for("the heading of the entry", LINE_TIMEOUT, || {
            let heard = words(&speech.spoken().split_off(before).join(" "));
            let heading = words(heading);
            Ok((heard.windows(heading.len()).any(|part| part == heading) && speech.is_silent())
                .then_some(()))
        })
        .with_context(|| format!("{route}: {:?}", speech.spoken().split_off(before)))?;
        let wanted = app.page.eval("return [...document.querySelectorAll('.steps .what, .steps .why')].map(p => p.innerText);", &[])?;
        let wanted: Vec<String> = serde_json::from_value(wanted)?;
        // A text to copy has no steps.
        if wanted.is_empty() {
            continue;
        }
        let spoken_before = speech.spoken().len();
        for _ in 0..MAX_LINES {
            let before = speech.spoken().len();
            app.screen()?.press("Down")?;
            let heard = wait_for("a line", LINE_TIMEOUT, || {
                let heard = speech.spoken().split_off(before);
                Ok((!heard.is_empty() && speech.is_silent()).then_some(heard))
            });
            if heard
                .with_context(|| {
                    format!("{route}: nothing more after {:?}", speech.spoken().last())
                })?
                .iter()
                .any(|text| text.contains("Copier le texte"))
            {
                break;
            }
        }
        let heard = words(&speech.spoken().split_off(spoken_before).join(" "));
        let mut rest = heard.as_slice();
        for text in &wanted {
            let said = words(text);
            let at = rest.windows(said.len()).position(|part| part == said).with_context(|| {
                format!("{route}: not said whole and in order: {text:?}\n{heard:?}")
            })?;
            rest = &rest[at + said.len()..];
            let (times, stands) = (
                heard.windows(said.len()).filter(|part| *part == said).count(),
                wanted.iter().filter(|other| *other == text).count(),
            );
            ensure!(times == stands, "{route}: said {times} times: {text:?}");
        }
        done += 1;
        eprintln!("{done:>2} {route}");
    }
    ensure!(done == ENTRIES, "only {done} entries have steps");
    Ok(())
}

/// The words of a text, without punctuation and without regard to the spaces within numbers.
fn words(text: &str) -> Vec<String> {
    let text = text.replace('\u{2007}', " ");
    text.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
