//! A window that stays open keeps telling the truth.

use std::time::{Duration, Instant};

use anyhow::Result;
use e2e::Setup;

use crate::{CLOSED, OPEN, card};

/// The app re-evaluates at least this often by itself.
const BY_ITSELF: Duration = Duration::from_secs(30);

#[test]
fn a_line_closes_by_itself_while_the_window_is_open() -> Result<()> {
    // 22:59:50 in Paris, running on.
    let app = Setup::at("2026-11-23T21:59:50Z").drive()?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Fermé"))?;
    app.page.wait_text(&card("3018", "detail"), |text| text.contains("ouvre demain à 9 h"))?;
    app.page.wait_text(&card("3114", "state"), |text| text.contains("Ouvert"))?;
    Ok(())
}

#[test]
fn a_line_about_to_close_says_so_and_then_closes() -> Result<()> {
    let app = Setup::at("2026-11-23T21:59:20Z frozen").drive()?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Ferme bientôt"))?;
    app.page.wait_text(&card("3018", "detail"), |text| text.contains("moins d’une minute"))?;
    app.set_clock("2026-11-23T21:59:58Z")?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Fermé"))?;
    Ok(())
}

#[test]
fn coming_back_to_the_window_shows_the_new_state_at_once() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let screen = app.screen()?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Ouvert"))?;
    let start = Instant::now();
    // Six jumps of the clock, each seen on focus. Left to the timer alone the six would take at least
    // five of its full turns, so the bound below cannot be met without the focus.
    for round in 0..6 {
        let other = screen.open_other()?;
        let (clock, word) = if round % 2 == 0 { (CLOSED, "Fermé") } else { (OPEN, "Ouvert") };
        app.set_clock(clock)?;
        screen.activate(app.window)?;
        screen.close(other)?;
        app.page.wait_text(&card("3018", "state"), |text| text.contains(word))?;
    }
    assert!(start.elapsed() < 5 * BY_ITSELF, "only the timer saw it: {:?}", start.elapsed());
    Ok(())
}

#[test]
fn a_clock_put_right_is_noticed_without_any_focus() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Ouvert"))?;
    for (clock, word) in [(CLOSED, "Fermé"), ("2020-01-01T12:00:00Z frozen", "Ouvert")] {
        app.set_clock(clock)?;
        app.page.wait_text(&card("3018", "state"), |text| text.contains(word))?;
        app.page.wait_text(&card("3114", "state"), |text| text.contains("Ouvert"))?;
    }
    Ok(())
}
