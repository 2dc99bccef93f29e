//! axe-core on every view and dialog of the kiosk, and the size of the targets. An element on which
//! axe is undecided counts as a fault too, except one that a dialog covers in part.

use anyhow::{Context, Result};
use e2e::wait_until;
use serde_json::json;

use super::{Kiosk, kiosk_under};
use crate::{CLOSED, OPEN};

/// A policy with a code, so that there is a keypad. The idle prompt comes late, because axe needs
/// long.
const WITH_CODE: &str = r#"
[kiosk]
idle_warning = 300
idle_reset = 600
code = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21l$Yk1xU0ZuT0J1S1ZkN0JqZVBkTnpRUQ"
school = "Collège Jean-Moulin"
message = "L'infirmière est là le mardi."

[[kiosk.contacts]]
name = "Vie scolaire"
where = "rez-de-chaussée"
"#;
/// A policy without a code, a school or a contact.
const WITHOUT_CODE: &str = "[kiosk]\nidle_warning = 300\nidle_reset = 600\n";

/// The elements that can be pressed, including the corner for adults, and are smaller than 64 CSS
/// pixels.
const SMALL_TARGETS: &str =
    "return [...document.querySelectorAll('button, a, summary, [role=button], [tabindex=\"0\"], [data-part=corner]')].filter(e => {
    const { width, height } = e.getBoundingClientRect(); return e.checkVisibility() && (width < 64 || height < 64);
}).map(e => e.outerHTML.slice(0, 120));";
/// Makes the idle prompt come at once and the reset never.
const PROMPT_AT_ONCE: &str = "window.usual = window.setTimeout;
    window.setTimeout = (then, ms) => { if (ms === 600000) return 0; return window.usual(then, ms === 300000 ? 0 : ms); };";
const RESTORE_TIMERS: &str = "window.setTimeout = window.usual;";

/// In the light theme axe finds no fault on any view or dialog, and every target is at least 64
/// pixels large.
#[test]
fn axe_light_views_have_no_fault_and_large_targets() -> Result<()> {
    assert_no_fault("Adwaita")
}

/// In the dark theme axe finds no fault on any view or dialog, and every target is at least 64
/// pixels large.
#[test]
fn axe_dark_views_have_no_fault_and_large_targets() -> Result<()> {
    assert_no_fault("Adwaita:dark")
}

fn assert_no_fault(theme: &str) -> Result<()> {
    let mut checks = 0;
    for language in ["fr", "en"] {
        let at = || format!("{language}, {theme}");
        let kiosk = kiosk_under(WITH_CODE, |setup| setup.short_timer().var("GTK_THEME", theme))?;
        choose_language(&kiosk, language)?;
        checks += check_with_code(&kiosk).with_context(at)?;
        drop(kiosk);
        let bare =
            kiosk_under(WITHOUT_CODE, |setup| setup.var("GTK_THEME", theme).screen(1280, 800))?;
        choose_language(&bare, language)?;
        checks += check_without_code(&bare).with_context(at)?;
    }
    assert!(checks >= 2 * 20, "only {checks} checks");
    Ok(())
}

/// The check reports a control whose name does not begin with the letter that it shows.
#[test]
fn check_reports_a_name_without_its_letter() -> Result<()> {
    let kiosk = kiosk_under(WITH_CODE, |setup| setup)?;
    kiosk
        .page
        .eval("document.querySelector('[data-size=\"100\"]').ariaLabel = 'Texte à 100 %';", &[])?;
    let open = kiosk.page.axe()?.incomplete;
    let seen: Vec<_> = open
        .iter()
        .filter(|finding| finding.rule == "label-content-name-mismatch")
        .map(|finding| &finding.html)
        .collect();
    assert!(seen.len() == 1 && seen[0].contains("data-size=\"100\""), "{open:?}");
    Ok(())
}

/// The check of the targets reports one that is too small.
#[test]
fn check_reports_a_small_target() -> Result<()> {
    let kiosk = kiosk_under(WITH_CODE, |setup| setup)?;
    for (fault, part) in [
        (
            "document.querySelector('[data-size=\"100\"]').style.cssText = 'min-width:0;width:60px;padding:0';",
            "data-size=\"100\"",
        ),
        (
            "document.querySelector('[data-part=corner]').style.cssText = 'min-height:0;height:60px';",
            "data-part=\"corner\"",
        ),
    ] {
        kiosk.page.eval(fault, &[])?;
        let small = kiosk.page.eval(SMALL_TARGETS, &[])?;
        assert!(
            small.as_array().is_some_and(|all| all
                .iter()
                .any(|one| one.as_str().is_some_and(|html| html.contains(part)))),
            "{small}"
        );
    }
    Ok(())
}

fn choose_language(kiosk: &Kiosk, language: &str) -> Result<()> {
    kiosk.page.click(&format!("[data-language='{language}']"))?;
    wait_until(language, || {
        Ok(kiosk.page.eval("return document.documentElement.lang;", &[])? == json!(language))
    })
}

/// Checks every view in two sizes of the text, and every dialog. Gives the number of checks.
fn check_with_code(kiosk: &Kiosk) -> Result<u32> {
    let topics = kiosk.page.eval(
        "return [...document.querySelectorAll('[data-topic]')].map(tile => tile.dataset.topic);",
        &[],
    )?;
    let topics: Vec<String> = serde_json::from_value(topics)?;
    assert!(topics.len() >= 6, "{topics:?}");
    let mut checks = 0;
    for size in ["100", "150"] {
        click(kiosk, &format!("[data-size='{size}']"))?;
        checks += check_view(kiosk, &format!("home, {size} %"))?;
        for topic in &topics {
            click(kiosk, &format!("[data-topic='{topic}']"))?;
            wait_until(topic, || {
                Ok(kiosk.page.attribute(".kiosk", "data-kiosk-view")?.as_deref() == Some(topic))
            })?;
            checks += check_view(kiosk, &format!("{topic}, {size} %"))?;
            click(kiosk, "[data-action='back']")?;
            wait_until("home", || Ok(kiosk.page.count("[data-kiosk-view='home']")? == 1))?;
        }
    }
    click(kiosk, "[data-size='100']")?;
    kiosk.set_clock(CLOSED)?;
    wait_until("closed", || {
        Ok(kiosk.page.attribute("[data-line='3018']", "data-state")?.as_deref() == Some("closed"))
    })?;
    checks += check_view(kiosk, "home, closed")?;
    kiosk.set_clock(OPEN)?;
    kiosk.page.eval(PROMPT_AT_ONCE, &[])?;
    kiosk.screen()?.press("Shift")?;
    wait_until("the question", || Ok(kiosk.page.count("[data-action='stay']")? == 1))?;
    kiosk.page.eval(RESTORE_TIMERS, &[])?;
    checks += check_view(kiosk, "is somebody there")?;
    click(kiosk, "[data-action='stay']")?;
    kiosk.screen()?.press("Control+Alt+Shift+l")?;
    wait_until("the keypad", || Ok(kiosk.page.count("[data-digit]")? == 10))?;
    checks += check_view(kiosk, "keypad")?;
    (1..5).try_for_each(|digit| click(kiosk, &format!("[data-digit='{digit}']")))?;
    checks += check_view(kiosk, "keypad, typed")?;
    click(kiosk, "[data-action='enter']")?;
    kiosk.page.wait_text("[role='dialog'] .said", |text| !text.is_empty())?;
    checks += check_view(kiosk, "keypad, refused")?;
    Ok(checks)
}

fn check_without_code(kiosk: &Kiosk) -> Result<u32> {
    let mut checks = check_view(kiosk, "home, nobody named")?;
    kiosk.screen()?.press("Control+Alt+Shift+l")?;
    wait_until(
        "no keypad",
        || Ok(kiosk.page.count("[role='dialog'] [data-action='close']")? == 1),
    )?;
    checks += check_view(kiosk, "no code")?;
    Ok(checks)
}

/// Clicks by script: some elements are below the visible part of the page.
fn click(kiosk: &Kiosk, css: &str) -> Result<()> {
    wait_until(css, || Ok(kiosk.page.count(css)? == 1))?;
    kiosk.page.eval("document.querySelector(arguments[0]).click();", &[json!(css)]).map(drop)
}

fn check_view(kiosk: &Kiosk, view: &str) -> Result<u32> {
    kiosk.page.wait_painted()?;
    let fields = "a[href], input, textarea, select, [contenteditable], iframe, object, embed, form";
    assert_eq!(kiosk.page.count(fields)?, 0, "{view}");
    assert_eq!(kiosk.page.eval(SMALL_TARGETS, &[])?, json!([]), "{view}");
    let verdict = kiosk.page.axe()?;
    assert!(verdict.violations.is_empty(), "{view}: {:?}", verdict.violations);
    let open: Vec<_> = verdict
        .incomplete
        .iter()
        .filter(|finding| !finding.why.contains("aria-modal=\"true\""))
        .collect();
    assert!(open.is_empty(), "{view}: axe cannot decide {open:?}");
    Ok(1)
}
