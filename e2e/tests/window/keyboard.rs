//! Ways through the app by real key presses alone. The focus must be visible at each step.

use anyhow::{Result, bail, ensure};
use e2e::{Setup, WebDriverApp, wait_until};
use serde_json::json;

use crate::{OPEN, SHEET, button};

/// More presses of Tab than any screen needs.
const MAX_STEPS: usize = 80;

/// A number can be shown and closed by keyboard, and the focus returns to its button.
#[test]
fn closing_the_number_sheet_restores_the_focus() -> Result<()> {
    let app = started_app()?;
    let call = button("call", "3018-phone");
    tab_to(&app, &call)?;
    press(&app, "Return")?;
    app.page.wait_text(&format!("{SHEET} [data-part='number']"), |text| text == "3018")?;
    press(&app, "Escape")?;
    wait_until("the sheet closed", || Ok(app.page.count(SHEET)? == 0))?;
    wait_until("the focus back on the button", || {
        Ok(app.page.count(&format!("{call}:focus"))? == 1)
    })?;
    assert_focus_visible(&app)
}

#[test]
fn danger_leads_to_the_first_call_of_its_sign() -> Result<()> {
    let app = started_app()?;
    tab_to(&app, "nav a[href='#/reperer']")?;
    press(&app, "Return")?;
    app.page.wait_text("[data-group='now']", |text| !text.is_empty())?;
    tab_to(&app, "[data-sign='sign-talk-of-dying'] input")?;
    press(&app, " ")?;
    app.page.wait_text("[data-first-call]", |text| text.contains("3114"))?;
    tab_to(&app, "[data-first-call='3114-phone'] button[data-action='call']")?;
    press(&app, "Return")?;
    app.page.wait_text(&format!("{SHEET} [data-part='number']"), |text| text == "3114").map(drop)
}

#[test]
fn the_steps_of_a_platform_are_reached_from_the_start() -> Result<()> {
    let app = started_app()?;
    tab_to(&app, "nav a[href='#/agir']")?;
    press(&app, "Return")?;
    tab_to(&app, "[data-entry-card='platform-instagram'] a")?;
    press(&app, "Return")?;
    app.page.wait_text("[data-kind='platform'] ol", |text| !text.is_empty())?;
    // The focus is in the new page: the next press of Tab stays inside it.
    tab_to(&app, "[data-kind='platform'] .back")
}

#[test]
fn a_setting_is_changed_from_the_start() -> Result<()> {
    let app = started_app()?;
    tab_to(&app, "nav a[href='#/reglages']")?;
    press(&app, "Return")?;
    tab_to(&app, "[data-part='settings-motion'] input")?;
    let before = app.page.count("[data-part='settings-motion'] input:checked")?;
    press(&app, " ")?;
    wait_until("the setting", || {
        Ok(app.page.count("[data-part='settings-motion'] input:checked")? == 1 - before)
    })?;
    assert_focus_visible(&app)
}

#[test]
fn shortcuts_work_on_a_french_keyboard() -> Result<()> {
    let mut app = started_app()?;
    let display = app.session.display().to_owned();
    let layout = app.session.spawn("setxkbmap", &["-display", &display, "fr"], "setxkbmap.log")?;
    wait_until("the French layout", || Ok(!app.session.is_running(layout)?))?;
    ensure!(app.session.log("setxkbmap.log").is_empty(), "{}", app.session.log("setxkbmap.log"));
    // On this layout the key of the digit 2 types “é” without Shift.
    for (key, route) in [
        ("é", "/reperer"),
        ("\"", "/comprendre"),
        ("'", "/agir"),
        ("(", "/classe"),
        ("-", "/lignes"),
        ("&", "/"),
    ] {
        press(&app, &format!("Alt+{key}"))?;
        wait_until(&format!("{route} by Alt and {key}"), || {
            Ok(app.page.attribute("main", "data-route")?.as_deref() == Some(route))
        })?;
    }
    press(&app, "?")?;
    app.page.wait_text("#shortcuts[open]", |text| text.contains("F9"))?;
    press(&app, "Escape")?;
    wait_until("the shortcuts closed", || Ok(app.page.count("#shortcuts")? == 0))
}

/// While the search is open, Tab reaches only the search and the strip with both numbers.
#[test]
fn open_search_leaves_only_the_strip_reachable() -> Result<()> {
    let app = started_app()?;
    press(&app, "Control+k")?;
    wait_until("the search", || Ok(app.page.count("#search[open] input:focus")? == 1))?;
    for _ in 0..12 {
        press(&app, "Tab")?;
        let within = "const e = document.activeElement; return e === document.body || e.closest('#search, #help-strip') !== null;";
        ensure!(app.page.eval(within, &[])? == json!(true), "the focus leads behind the search");
    }
    let call = "#help-strip [data-channel='3114-phone']";
    tab_to(&app, call)?;
    press(&app, "Return")?;
    app.page.wait_text(SHEET, |text| text.contains("3114"))?;
    press(&app, "Escape")?;
    wait_until("the focus back on the strip", || {
        Ok(app.page.count(&format!("{call}:focus"))? == 1)
    })?;
    ensure!(app.page.count("#search[open]")? == 1, "the search went with the sheet");
    app.page.click("#help-strip [data-channel='3018-phone']")?;
    app.page.wait_text(SHEET, |text| text.contains("3018"))?;
    press(&app, "Escape")?;
    wait_until("the sheet closed", || Ok(app.page.count(SHEET)? == 0))?;
    press(&app, "Escape")?;
    wait_until("the search closed", || Ok(app.page.count("#search")? == 0))
}

fn started_app() -> Result<WebDriverApp> {
    let app = Setup::at(OPEN).drive()?;
    app.screen()?.activate(app.window)?;
    Ok(app)
}

fn press(app: &WebDriverApp, chord: &str) -> Result<()> {
    app.screen()?.press(chord)
}

/// Presses Tab until the element has the focus. The focus must be visible at each stop.
fn tab_to(app: &WebDriverApp, css: &str) -> Result<()> {
    wait_until(&format!("{css} on the page"), || Ok(app.page.count(css)? > 0))?;
    for _ in 0..MAX_STEPS {
        press(app, "Tab")?;
        if app.page.eval("return document.activeElement === document.body;", &[])? == json!(true) {
            continue;
        }
        assert_focus_visible(app)?;
        if app.page.eval("return document.activeElement.matches(arguments[0]);", &[json!(css)])?
            == json!(true)
        {
            return Ok(());
        }
    }
    bail!("{css} is not reached within {MAX_STEPS} steps")
}

/// Fails if the focused element has no outline (on itself or on the card that its link covers), or
/// if another element covers all of it.
fn assert_focus_visible(app: &WebDriverApp) -> Result<()> {
    let script = "const e = document.activeElement, drawn = part => getComputedStyle(e, part).outlineStyle !== 'none';
        const { left, right, top, bottom } = e.getBoundingClientRect();
        const points = [[left + 2, top + 2], [right - 2, bottom - 2], [(left + right) / 2, (top + bottom) / 2]];
        const mine = node => node && (node === e || e.contains(node) || node.contains(e));
        const seen = points.some(([x, y]) => mine(document.elementFromPoint(x, y)));
        return (drawn(null) || drawn('::after')) && seen ? null : e.outerHTML.slice(0, 200);";
    let unseen = app.page.eval(script, &[])?;
    ensure!(unseen.is_null(), "the focus cannot be seen on {unseen}");
    Ok(())
}
