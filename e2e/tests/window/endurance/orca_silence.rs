//! Orca beside an idle window.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use e2e::{Session, Setup, wait_until};

use crate::card;

/// Longer than a minute, so that a full minute passes.
const IDLE: Duration = Duration::from_secs(70);
/// Longer than any pause of Orca between two texts at the start, on a busy machine too.
const PAUSE: Duration = Duration::from_secs(5);

/// While a minute passes in an idle window, Orca says nothing.
#[test]
fn orca_is_silent_while_a_minute_passes() -> Result<()> {
    let (session, speech) = Session::with_orca_for_endurance("fr")?;
    let app = Setup::at("2026-11-23T13:31:30Z").drive_in(session)?;
    // The control: Orca speaks.
    wait_until("the title or the heading, and the focus on the part below", || {
        // Orca 43 says the title of the screen. Orca 48 says its heading, and not the title if the
        // focus moves to the heading meanwhile.
        let named = speech
            .spoken()
            .iter()
            .any(|text| text.contains("Accueil") || text.contains("Qui peut vous aider"));
        Ok(named
            && app
                .session
                .last_focus()
                .is_some_and(|told| told.role == "landmark" || told.role == "heading"))
    })
    .with_context(|| format!("{:#?}", speech.spoken()))?;
    let mut last = (0, Instant::now());
    wait_until("the end of what is said at the start", || {
        let said = speech.spoken().len();
        if said != last.0 || !speech.is_silent() {
            last = (said, Instant::now());
        }
        Ok(last.1.elapsed() >= PAUSE)
    })?;
    app.page.wait_text("[data-part='paris-time']", |text| text.contains("14 h 3"))?;
    let (said, time) = (speech.spoken().len(), app.page.text("[data-part='paris-time']")?);
    sleep(IDLE);
    assert_ne!(app.page.text("[data-part='paris-time']")?, time, "no minute has passed");
    assert_eq!(speech.spoken().split_off(said), Vec::<String>::new());
    assert_eq!(app.page.text(&card("3018", "state"))?.as_deref(), Some("Ouvert"));
    Ok(())
}
