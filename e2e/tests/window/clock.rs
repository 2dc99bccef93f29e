//! The state in a window that stays open while the clock runs or jumps.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use e2e::Setup;

use crate::{CLOSED, OPEN, card};

/// The longest time between two evaluations by the timer of the app.
const TIMER_INTERVAL: Duration = Duration::from_secs(30);

/// A line changes to closed by itself while the window is open.
#[test]
fn line_closes_while_the_window_is_open() -> Result<()> {
    // 22:59:58 in Paris. The clock is frozen until the page is there, and then runs.
    let app = Setup::at("2026-11-23T21:59:58Z frozen").drive()?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Ferme bientôt"))?;
    app.set_clock("2026-11-23T21:59:58Z")?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Fermé"))?;
    app.page.wait_text(&card("3018", "detail"), |text| text.contains("ouvre demain à 9 h"))?;
    app.page.wait_text(&card("3114", "state"), |text| text.contains("Ouvert"))?;
    Ok(())
}

/// A line that is about to close says so, and then changes to closed.
#[test]
fn line_about_to_close_says_so_and_closes() -> Result<()> {
    let app = Setup::at("2026-11-23T21:59:20Z frozen").short_timer().drive()?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Ferme bientôt"))?;
    app.page.wait_text(&card("3018", "detail"), |text| text.contains("moins d’une minute"))?;
    app.set_clock("2026-11-23T21:59:58Z")?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Fermé"))?;
    Ok(())
}

/// The focus updates the state at once, without the timer.
#[test]
fn focus_updates_the_state_at_once() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let screen = app.screen()?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Ouvert"))?;
    let start = Instant::now();
    // Six jumps of the clock, each noticed by the focus. The timer alone would need at least five
    // full intervals for them, so the limit below cannot be met without the focus.
    for round in 0..6 {
        let other = screen.open_test_window()?;
        let (clock, word) = if round % 2 == 0 { (CLOSED, "Fermé") } else { (OPEN, "Ouvert") };
        app.set_clock(clock)?;
        screen.activate(app.window)?;
        screen.destroy(other)?;
        app.page.wait_text(&card("3018", "state"), |text| text.contains(word))?;
    }
    assert!(start.elapsed() < 5 * TIMER_INTERVAL, "only the timer saw it: {:?}", start.elapsed());
    Ok(())
}

/// The real timer, which the other tests shorten, notices a jump of the clock without any focus.
#[test]
fn real_timer_alone_notices_a_clock_jump() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Ouvert"))?;
    app.set_clock(CLOSED)?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Fermé")).map(drop)
}

/// The timer notices a correction of the clock without any focus.
#[test]
fn timer_notices_a_corrected_clock_without_focus() -> Result<()> {
    let app = Setup::at(OPEN).short_timer().drive()?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Ouvert"))?;
    for (clock, word) in [(CLOSED, "Fermé"), ("2020-01-01T12:00:00Z frozen", "Ouvert")] {
        app.set_clock(clock)?;
        app.page.wait_text(&card("3018", "state"), |text| text.contains(word))?;
        app.page.wait_text(&card("3114", "state"), |text| text.contains("Ouvert"))?;
    }
    Ok(())
}

/// After any jump of the clock the state is right when the window gets the focus.
#[test]
fn state_is_right_on_focus_after_any_clock_jump() -> Result<()> {
    let app = Setup::at("2026-11-23T13:32:00Z frozen").drive()?;
    let screen = app.screen()?;
    for (jump, clock, word) in [
        ("30 seconds on", "2026-11-23T13:32:30Z frozen", "Ouvert"),
        ("an hour on", "2026-11-23T14:32:30Z frozen", "Ouvert"),
        ("nine hours on", "2026-11-23T23:32:30Z frozen", "Fermé"),
        ("three days on", "2026-11-26T21:45:00Z frozen", "Ferme bientôt"),
        ("an hour back", "2026-11-26T20:45:00Z frozen", "Ouvert"),
        ("a year back", "2025-11-26T22:45:00Z frozen", "Fermé"),
        ("before the night of 9 hours", "2027-03-27T22:00:00Z frozen", "Fermé"),
        ("after it", "2027-03-28T07:00:00Z frozen", "Ouvert"),
        ("before the night of 11 hours", "2027-10-30T20:59:59Z frozen", "Ferme bientôt"),
        ("late in it", "2027-10-31T07:59:59Z frozen", "Fermé"),
        ("twenty years on", "2046-11-23T13:32:00Z frozen", "Horloge à vérifier"),
        ("and back", "2026-11-23T13:32:00Z frozen", "Ouvert"),
    ] {
        let other = screen.open_test_window()?;
        app.set_clock(clock)?;
        screen.activate(app.window)?;
        screen.destroy(other)?;
        app.page
            .wait_text(&card("3018", "state"), |text| text.contains(word))
            .with_context(|| jump.to_owned())?;
        app.page
            .wait_text(&card("3114", "state"), |text| text.contains("Ouvert"))
            .with_context(|| jump.to_owned())?;
    }
    Ok(())
}

/// If the clock has gone back since the last run, the line shows its hours instead of a state,
/// until the person confirms the clock.
#[test]
fn clock_set_back_shows_hours_until_confirmed() -> Result<()> {
    // The clock was set back by a year and is nine hours later in the day, so a state would be
    // wrong.
    let app =
        Setup::at("2025-11-23T22:30:00Z frozen").last_seen_time("2026-11-23T13:32:00Z").drive()?;
    app.page.wait_text("[data-part='clock-doubt']", |text| text.contains("semble fausse"))?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Horloge à vérifier"))?;
    app.page.wait_text(&card("3018", "detail"), |text| text.contains("9 h – 23 h"))?;
    app.page.wait_text(&card("3114", "state"), |text| text.contains("Ouvert"))?;
    app.page.wait_text("[data-part='otherwise']", |text| text.contains("3114"))?;
    assert_eq!(
        app.page.count("main [data-action='call'][data-channel='3018-phone']:not([disabled])")?,
        1
    );
    app.page.click("[data-action='trust-clock']")?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Fermé"))?;
    assert_eq!(app.page.count("[data-part='clock-doubt']")?, 0);
    Ok(())
}
