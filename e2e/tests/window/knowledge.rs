//! The entries in the real window: reached by keyboard alone, ticked, searched, read, copied.

use anyhow::{Context, Result, bail};
use e2e::{Setup, TIMEOUT, WebDriverApp, wait_for, wait_until};
use serde_json::json;

use crate::{OPEN, SHEET};

/// More presses of Tab than any screen needs.
const MAX_STEPS: usize = 60;

const DANGER_SIGNS: &[(&str, &str)] = &[
    ("sign-act-under-way", "15-phone"),
    ("sign-talk-of-dying", "3114-phone"),
    ("sign-self-harm", "3114-phone"),
    ("sign-blackmail", "3018-phone"),
    ("sign-threat", "17-phone"),
    ("sign-runaway", "17-phone"),
    ("sign-violence-at-home", "119-phone"),
    ("sign-cannot-speak", "114-site"),
];

#[test]
fn every_section_is_reached_by_keyboard_alone() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.screen()?.activate(app.window)?;
    for (route, title) in [
        ("/reperer", "Repérer les signes"),
        ("/comprendre", "Comprendre"),
        ("/agir", "Agir"),
        ("/classe", "En classe"),
        ("/lignes", "Lignes d’aide"),
    ] {
        app.page.eval("scrollTo(0, 0); document.activeElement.blur();", &[])?;
        tab_to(&app, &format!("nav a[href='#{route}']"))?;
        app.screen()?.press("Return")?;
        app.page.wait_text("main h1", |text| text == title)?;
        focus_is_visible_after_tab(&app)?;
    }
    Ok(())
}

#[test]
fn an_entry_is_opened_and_left_by_keyboard() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.screen()?.activate(app.window)?;
    app.page.navigate("#/agir")?;
    tab_to(&app, "[data-entry-card='tonight'] a")?;
    app.screen()?.press("Return")?;
    app.page.wait_text("main h1", |text| text == "Ce soir, en cinq gestes")?;
    tab_to(&app, "main .back")?;
    app.screen()?.press("Return")?;
    app.page.wait_text("main h1", |text| text == "Agir")?;
    Ok(())
}

/// A danger sign that is ticked by keyboard shows its own first call.
#[test]
fn danger_sign_by_keyboard_shows_its_first_call() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.screen()?.activate(app.window)?;
    app.page.navigate("#/reperer")?;
    tab_to(&app, "[data-sign='sign-runaway'] input")?;
    app.screen()?.press(" ")?;
    app.page.wait_text("[data-first-call]", |text| text.starts_with("17"))?;
    Ok(())
}

/// Each danger sign shows its own first call at the top and in view.
#[test]
fn each_danger_sign_shows_its_own_first_call() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.page.navigate("#/reperer")?;
    for (sign, channel) in DANGER_SIGNS {
        let tick = format!("[data-sign='{sign}'] input");
        app.page.wait_text(&format!("[data-sign='{sign}']"), |text| !text.is_empty())?;
        app.page.eval(
            "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' });",
            &[json!(tick)],
        )?;
        app.page.click(&tick)?;
        wait_until(&format!("the first call of {sign}"), || {
            Ok(app.page.attribute("[data-first-call]", "data-first-call")?.as_deref()
                == Some(channel))
        })?;
        wait_until("the first call in sight", || {
            let [_, top, _, height] = app.page.element_rect("[data-first-call]")?;
            let [_, strip, ..] = app.page.element_rect("#help-strip")?;
            Ok(top >= 0.0 && top + height <= strip)
        })?;
        app.page.eval("document.querySelector(\"[data-action='clear-noted']\").click();", &[])?;
        wait_until("nothing noted", || Ok(app.page.count("[data-part='summary']")? == 0))?;
    }
    Ok(())
}

#[test]
fn no_score_is_shown_whatever_is_ticked() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.page.navigate("#/reperer")?;
    app.page.wait_text("[data-group='now']", |text| !text.is_empty())?;
    app.page
        .eval("document.querySelectorAll('[data-sign] input').forEach(box => box.click());", &[])?;
    let text =
        app.page.wait_text("[data-part='summary']", |text| text.matches('\n').count() > 20)?;
    for word in ["%", "score", "risque élevé", "note :"] {
        assert!(!text.to_lowercase().contains(word), "{word} in {text}");
    }
    Ok(())
}

/// A search by keyboard finds an entry and opens it.
#[test]
fn search_by_keyboard_opens_the_result() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.screen()?.activate(app.window)?;
    for (query, id) in
        [("photo nue", "intimate-image"), ("idees noires", "talks-of-dying"), ("3020", "3018")]
    {
        app.screen()?.press("Control+k")?;
        wait_until("the search", || Ok(app.page.count("#search[open] input:focus")? == 1))?;
        app.screen()?.type_text(query)?;
        // Found and read in one request: the answer to the last letter may still replace the hits.
        // Return waits for that answer.
        let hit = format!("[data-hit='{id}']");
        let found = wait_for(&format!("{id} among the hits of {query}"), TIMEOUT, || {
            app.page.attribute(&hit, "href")
        })?;
        app.screen()?.press("Return")?;
        wait_until("the page that was found", || {
            Ok(app.page.eval("return location.hash;", &[])? == json!(found))
        })?;
        assert_eq!(app.page.count("#search")?, 0);
    }
    app.screen()?.press("/")?;
    wait_until("the search again, empty", || {
        Ok(app.page.eval("return document.querySelector('#search input')?.value;", &[])?
            == json!(""))
    })?;
    app.screen()?.press("Escape")?;
    wait_until("the search closed", || Ok(app.page.count("#search")? == 0))
}

/// A query about a danger shows whom to call, and the results below do not move.
#[test]
fn danger_query_shows_calls_and_moves_no_result() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.page.click("[data-action='search']")?;
    app.page.type_into("#search input", "elle a pris des medicaments")?;
    let place = "[data-danger='pills']";
    wait_until("the danger", || Ok(app.page.count(place)? == 1))?;
    let buttons = "return [...document.querySelectorAll('[data-danger] button')].map(button => button.dataset.channel);";
    assert_eq!(app.page.eval(buttons, &[])?, json!(["15-phone", "112-phone", "114-sms"]));
    let top = "return document.querySelector('#search .results').getBoundingClientRect().top;";
    let with_danger = app.page.eval(top, &[])?;
    app.page.click(&format!("{place} [data-channel='15-phone']"))?;
    app.page.wait_text(SHEET, |text| text.contains("15"))?;
    assert_eq!(app.actions()?, [] as [serde_json::Value; 0], "an emergency number was dialled");
    app.page.click(&format!("{SHEET} [data-action='close']"))?;
    app.page.eval(
        "const input = document.querySelector('#search input');
        input.value = 'photo volée'; input.dispatchEvent(new Event('input', { bubbles: true }));",
        &[],
    )?;
    app.page.wait_text("[data-part='search-always']", |text| text.contains("3114"))?;
    assert_eq!(app.page.eval(top, &[])?, with_danger, "what was found has moved");
    Ok(())
}

/// An unknown route shows a page that names both lines.
#[test]
fn unknown_route_shows_a_page_with_both_lines() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    for route in ["#/agir/nowhere", "#/reperer/%3Cscript%3E", "#/classe/tonight"] {
        app.page.eval("location.hash = arguments[0];", &[json!(route)])?;
        app.page.wait_text("[data-part='missing']", |text| {
            text.contains("3018") && text.contains("3114")
        })?;
        let strip = app.page.text("#help-strip")?.context("no strip")?;
        assert!(strip.contains("3018") && strip.contains("3114"));
    }
    Ok(())
}

#[test]
fn a_start_at_an_address_opens_there() -> Result<()> {
    let app = Setup::at(OPEN).arg("--route").arg("/agir/talks-of-dying").drive()?;
    app.page.wait_text("main h1", |text| text.contains("3114"))?;
    drop(app);
    let app = Setup::at(OPEN).arg("--route").arg("/appeler/3018-phone").drive()?;
    app.page.wait_text("#number-sheet [data-part='number']", |text| text == "3018")?;
    Ok(())
}

#[test]
fn no_query_breaks_the_search() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    for query in [
        "x".repeat(10_000),
        "\u{1}\u{7f}\u{202e}".to_owned(),
        "   ".to_owned(),
        "التنمر".to_owned(),
        "<b>".to_owned(),
        "harcelement ".repeat(900),
    ] {
        let reply = app.page.invoke("search", &json!({ "query": query }))?;
        assert!(reply["ok"]["groups"].is_array(), "{reply}");
    }
    for (command, args) in [
        ("copy_entry", json!({ "id": "nowhere" })),
        ("open_help", json!({ "id": "tonight" })),
        ("open_help", json!({ "id": "https://example.org" })),
        ("read_place", json!({ "place": "everywhere" })),
    ] {
        let reply = app.page.invoke(command, &args)?;
        assert!(reply["error"] != json!(null), "{command} {args}: {reply}");
    }
    assert_eq!(app.actions()?.len(), 0, "something left the app");
    Ok(())
}

/// A letter and the noted signs are copied as text.
#[test]
fn letter_and_noted_signs_are_copied_as_text() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.page.navigate("#/agir/letter-school")?;
    app.page.click("[data-action='copy-entry']")?;
    let copied = || -> Result<String> {
        Ok(app
            .actions()?
            .last()
            .and_then(|action| action["copy"].as_str().map(str::to_owned))
            .unwrap_or_default())
    };
    wait_until("the letter", || Ok(copied()?.contains("Madame, Monsieur")))?;
    app.page.navigate("#/reperer")?;
    app.page.click("[data-sign='sign-sleep'] input")?;
    app.page.click("[data-action='copy-noted']")?;
    wait_until(
        "what was noted",
        || Ok(copied()?.contains("Dort mal") && copied()?.contains("3018")),
    )
}

/// Presses Tab until the element has the focus.
fn tab_to(app: &WebDriverApp, css: &str) -> Result<()> {
    wait_until(&format!("{css} on the page"), || Ok(app.page.count(css)? > 0))?;
    for _ in 0..MAX_STEPS {
        app.screen()?.press("Tab")?;
        if app.page.eval("return document.activeElement.matches(arguments[0]);", &[json!(css)])?
            == json!(true)
        {
            return Ok(());
        }
    }
    bail!("{css} is not reached within {MAX_STEPS} steps")
}

fn focus_is_visible_after_tab(app: &WebDriverApp) -> Result<()> {
    app.screen()?.press("Tab")?;
    let script = "const e = document.activeElement; const s = getComputedStyle(e), a = getComputedStyle(e, '::after');
                  return e !== document.body && (s.outlineStyle !== 'none' || a.outlineStyle !== 'none');";
    assert_eq!(app.page.eval(script, &[])?, json!(true), "the focus cannot be seen");
    Ok(())
}
