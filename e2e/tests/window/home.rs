//! The home screen: both lines, their state and the time.

use anyhow::{Context, Result};
use e2e::{Page, Setup};

use crate::{CLOSED, OPEN, card, reload};

const EXPECTED_STATES: &[(&str, &str, &str, &str, &str)] = &[
    // clock, language, state, word, detail
    ("2026-11-23T13:32:00Z", "fr", "open", "Ouvert", "ferme dans 8 h 28"),
    ("2026-11-23T19:50:00Z", "fr", "open", "Ouvert", "ferme dans 2 h 10"),
    ("2026-11-23T21:40:00Z", "fr", "closing_soon", "Ferme bientôt", "ferme dans 20 min"),
    ("2026-11-23T22:30:00Z", "fr", "closed", "Fermé", "ouvre demain à 9 h"),
    ("2026-11-24T07:30:00Z", "fr", "closed", "Fermé", "ouvre à 9 h, dans 30 min"),
    ("2026-11-23T13:32:00Z", "en", "open", "Open", "closes in 8 h 28"),
    ("2026-11-23T21:40:00Z", "en", "closing_soon", "Closes soon", "closes in 20 min"),
    ("2026-11-23T22:30:00Z", "en", "closed", "Closed", "opens tomorrow at 9"),
];

/// Both lines show their number and state without scrolling.
#[test]
fn both_lines_are_visible_without_scrolling() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let page = &app.page;
    page.wait_text(&card("3018", "number"), |text| text == "3018")?;
    page.wait_text(&card("3018", "state"), |text| text.contains("Ouvert"))?;
    page.wait_text(&card("3114", "number"), |text| text == "3114")?;
    page.wait_text(&card("3114", "state"), |text| text.contains("Ouvert"))?;
    // This text is generated content of a style, which only shows it.
    let shown = page
        .attribute(&format!("{} [data-eye]", card("3114", "detail")), "data-eye")?
        .unwrap_or_default();
    assert!(shown.contains("24") && shown.contains("h/24"), "{shown:?}");
    page.wait_text("[data-part='paris-time']", |text| text.contains("Il est 14 h 32 à Paris."))?;
    let height = page.eval("return innerHeight;", &[])?.as_f64().context("no height")?;
    for line in ["3018", "3114"] {
        for part in ["number", "state", "detail"] {
            let [_, top, _, tall] = page.element_rect(&card(line, part))?;
            assert!(tall > 0.0 && top >= 0.0 && top + tall <= height, "{part} of {line} at {top}");
        }
        assert_eq!(page.count(&format!("#help-strip [data-strip='{line}']"))?, 1);
    }
    Ok(())
}

/// The state and the countdown are right at each tested instant, in both languages.
#[test]
fn state_and_countdown_are_right_in_both_languages() -> Result<()> {
    for language in ["fr", "en"] {
        let app = Setup::at(OPEN).lang(language).drive()?;
        for (clock, _, state, word, detail) in
            EXPECTED_STATES.iter().filter(|row| row.1 == language)
        {
            app.set_clock(&format!("{clock} frozen"))?;
            reload(&app.page)?;
            let shown = app.page.wait_text(&card("3018", "detail"), |text| !text.is_empty())?;
            assert!(shown.contains(detail), "at {clock} in {language}: “{shown}”");
            let shown = app.page.wait_text(&card("3018", "state"), |text| !text.is_empty())?;
            assert!(shown.contains(word), "at {clock} in {language}: “{shown}”");
            let marked = app.page.attribute(&card("3018", "state"), "data-state")?;
            assert_eq!(marked.as_deref(), Some(*state), "at {clock} in {language}");
        }
    }
    Ok(())
}

/// The document of a reloaded page has the state of the time of the reload.
#[test]
fn reloaded_document_has_the_current_state() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let state = |page: &Page| -> Result<Option<String>> {
        let channels = page.document_state()?;
        let channels = channels["moment"]["channels"].as_array().cloned().unwrap_or_default();
        let phone = channels.iter().find(|channel| channel["id"] == "3018-phone");
        Ok(phone.and_then(|channel| Some(channel["state"].as_str()?.to_owned())))
    };
    assert_eq!(state(&app.page)?.as_deref(), Some("open"));
    app.set_clock(CLOSED)?;
    reload(&app.page)?;
    // The JSON is in the document before any script runs, so no later call has corrected it.
    assert_eq!(state(&app.page)?.as_deref(), Some("closed"));
    Ok(())
}

/// On a computer overseas the local time is shown beside the time in Paris.
#[test]
fn overseas_computer_shows_local_and_paris_time() -> Result<()> {
    let app = Setup::at(OPEN).var("TZ", "Pacific/Noumea").drive()?;
    app.page.wait_text("[data-part='paris-time']", |text| text.contains("14 h 32 à Paris"))?;
    app.page.wait_text("main", |text| text.contains("0 h 32"))?;
    app.page.wait_text(&card("3018", "state"), |text| text.contains("Ouvert"))?;
    Ok(())
}

/// A tour of the views causes no script error and no violation of the content security policy.
#[test]
fn no_script_error_on_a_tour_of_the_views() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let page = &app.page;
    page.eval(
        "window.faults = [];
         addEventListener('error', event => faults.push(String(event.message)), true);
         addEventListener('unhandledrejection', event => faults.push(String(event.reason)));
         addEventListener('securitypolicyviolation', event => faults.push(event.blockedURI));
         const error = console.error;
         console.error = (...all) => { faults.push(all.join(' ')); error(...all); };",
        &[],
    )?;
    for route in ["#/danger", "#/lignes", "#/a-propos", "#/"] {
        page.navigate(route)?;
        for line in ["3018", "3114"] {
            let strip = format!("#help-strip [data-strip='{line}']");
            assert_eq!(page.count(&strip)?, 1, "{line} is missing from the strip of {route}");
        }
    }
    page.click("[data-language='en']")?;
    page.wait_text(&card("3018", "state"), |text| text.contains("Open"))?;
    page.click(&crate::button("call", "3018-phone"))?;
    page.wait_text(crate::SHEET, |text| text.contains("3018"))?;
    assert_eq!(page.eval("return faults;", &[])?, serde_json::json!([]));
    let log = app.session.log("app.log");
    assert!(!log.contains("CONSOLE") || !log.contains("ERROR"), "{log}");
    Ok(())
}
