//! Notifications: those of a real server, and those after jumps of the clock.

use std::fs;

use anyhow::{Context as _, Result, ensure};
use e2e::{Setup, TIMEOUT, WebDriverApp, wait_for, wait_until};

/// 8:59:58 in Paris, two seconds before 3018 opens. The clock is frozen there until the reminder is
/// requested.
const BEFORE_OPENING: &str = "2026-11-23T07:59:58Z frozen";
const RUNNING_TO_OPENING: &str = "2026-11-23T07:59:58Z";

fn request_reminder(app: &WebDriverApp) -> Result<()> {
    app.page.click("[data-action='remind']")?;
    wait_until("the reminder", || {
        Ok(app.page.count("[data-action='remind'][aria-pressed='true']")? == 1)
    })
}

/// Requests the reminder by script: the page may change under a pointer.
fn request_reminder_by_script(app: &WebDriverApp) -> Result<()> {
    let offer = "[data-action='remind'][aria-pressed='false']";
    wait_until("the offer", || Ok(app.page.count(offer)? == 1))?;
    app.page.eval("document.querySelector(arguments[0]).click();", &[offer.into()])?;
    wait_until("the reminder", || {
        Ok(app.page.count("[data-action='remind'][aria-pressed='true']")? == 1)
    })
}

/// dunst shows the notification, and its button opens the sheet of the number.
#[test]
fn dunst_shows_the_notification_and_its_action_works() -> Result<()> {
    let app = Setup::at(BEFORE_OPENING).dunst("Appeler").drive()?;
    let dunst = app.session.dunst();
    ensure!(dunst.window()?.is_none(), "something was said before anybody asked");
    request_reminder(&app)?;
    app.set_clock(RUNNING_TO_OPENING)?;
    let window = wait_for("a toast on the screen", TIMEOUT, || dunst.window())?;
    assert!(app.screen()?.settled_picture(window)?.ink() > 0.005, "the toast is blank");
    dunst.open_context_menu()?;
    wait_until("the sheet with the number", || Ok(app.page.count(crate::SHEET)? == 1))?;
    assert_eq!(dunst.shown(), ["La ligne est ouverte", "Jusqu’à 23\u{a0}h, heure de Paris."]);
    dunst.close()?;
    wait_until("the window's end", || Ok(dunst.window()?.is_none()))?;
    Ok(())
}

/// After any jump of the clock the state follows and each change is notified once. The window has
/// no focus and no input, so the timer alone notices the jumps.
#[test]
fn any_clock_jump_updates_and_notifies_once() -> Result<()> {
    let settings = r#"{"schema":1,"welcomed":true,"closing_notice":true}"#;
    let app = Setup::at("2026-11-23T22:30:58Z frozen")
        .short_timer()
        .settings(settings)
        .desktop_services()
        .drive()?;
    request_reminder_by_script(&app)?;
    let mut known = Vec::new();
    for (jump, clock, word, asks, new) in [
        ("nine hours on, to just before the opening", "2026-11-24T07:59:58Z", "Fermé", false, None),
        (
            "six minutes on, over it",
            "2026-11-24T08:05:58Z",
            "Ouvert",
            false,
            Some("La ligne est ouverte"),
        ),
        ("an hour back", "2026-11-24T07:05:58Z", "Fermé", true, None),
        ("and on again", "2026-11-24T08:05:58Z", "Ouvert", false, None),
        ("a night back", "2026-11-23T22:30:58Z", "Fermé", true, None),
        ("three days on, long after the opening", "2026-11-26T21:28:58Z", "Ouvert", false, None),
        (
            "five minutes on, into the last half hour",
            "2026-11-26T21:33:58Z",
            "Ferme bientôt",
            false,
            Some("La ligne ferme bientôt"),
        ),
        ("an hour back", "2026-11-26T20:33:58Z", "Ouvert", false, None),
        ("and on again", "2026-11-26T21:33:58Z", "Ferme bientôt", false, None),
        ("a year back", "2025-11-26T12:00:58Z", "Ouvert", false, None),
        ("before the night of 23 hours", "2027-03-27T22:30:58Z", "Fermé", true, None),
        ("after it", "2027-03-28T07:03:58Z", "Ouvert", false, Some("La ligne est ouverte")),
        ("before the night of 25 hours", "2027-10-30T21:30:58Z", "Fermé", true, None),
        ("late in it", "2027-10-31T07:03:58Z", "Fermé", false, None),
        ("after it", "2027-10-31T08:03:58Z", "Ouvert", false, Some("La ligne est ouverte")),
        ("twenty years on", "2047-10-31T21:33:58Z", "Horloge à vérifier", false, None),
        ("and back", "2027-10-31T08:03:58Z", "Ouvert", false, None),
    ] {
        app.set_clock(&format!("{clock} frozen"))?;
        app.page
            .wait_text(&crate::card("3018", "state"), |text| text.contains(word))
            .with_context(|| jump.to_owned())?;
        app.page
            .wait_text(&crate::card("3114", "state"), |text| text.contains("Ouvert"))
            .with_context(|| jump.to_owned())?;
        known.extend(new);
        wait_until("the message", || {
            Ok(app.session.desktop()?.notifications().len() >= known.len())
        })
        .with_context(|| jump.to_owned())?;
        if asks {
            request_reminder_by_script(&app).with_context(|| jump.to_owned())?;
        }
    }
    fs::write(app.session.path("zone"), "Pacific/Noumea")?;
    app.page
        .wait_text("[data-part='local-time']", |text| text.contains("19"))
        .context("another zone")?;
    app.page.wait_text(&crate::card("3018", "state"), |text| text.contains("Ouvert"))?;
    let texts: Vec<String> =
        app.session.desktop()?.notifications().into_iter().map(|message| message.text).collect();
    ensure!(
        texts.len() == known.len()
            && texts.iter().zip(&known).all(|(text, title)| text.starts_with(title)),
        "{texts:?}"
    );
    Ok(())
}
