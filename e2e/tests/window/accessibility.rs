//! axe-core in the real engine, on every view and dialog. No rule and no element is excluded.
//!
//! An element on which axe is undecided counts as a fault too; there is no list of exceptions.
//! Contrast on which axe is undecided, such as that of text in a drawing, is measured
//! (`e2e/src/scripts/contrast.js`).

use anyhow::Result;
use e2e::{AxeFinding, AxeReport, Page, Setup, VIEWS, WebDriverApp, wait_until};
use serde_json::json;

use crate::{CLOSED, OPEN, button, reload};

const WIDTHS: &[(u32, u32)] = &[(360, 740), (900, 700), (1440, 900)];
/// 3018 closes in twelve minutes.
const CLOSING: &str = "2026-11-23T21:48:00Z frozen";

/// A dialog or state of a view: its name, its view, how it is opened and how it is closed.
struct Dialog {
    name: &'static str,
    view: &'static str,
    open: fn(&WebDriverApp) -> Result<()>,
    close: fn(&WebDriverApp) -> Result<()>,
}

const DIALOGS: &[Dialog] = &[
    Dialog {
        name: "sheet of 3018",
        view: "#/",
        open: open_sheet,
        close: |app| click(app, "#number-sheet [data-action='close']"),
    },
    Dialog {
        name: "search, empty",
        view: "#/",
        open: |app| open_search(app, None),
        close: close_search,
    },
    Dialog {
        name: "search, found",
        view: "#/",
        open: |app| open_search(app, Some("photo nue")),
        close: close_search,
    },
    Dialog {
        name: "search, nothing",
        view: "#/",
        open: |app| open_search(app, Some("brzkwt")),
        close: close_search,
    },
    Dialog {
        name: "shortcuts",
        view: "#/reglages",
        open: open_shortcuts,
        close: |app| click(app, "#shortcuts [data-action='close']"),
    },
    Dialog {
        name: "closing question",
        view: "#/",
        open: open_closing_question,
        close: |app| click(app, "#closing [data-action='close']"),
    },
    Dialog {
        name: "erase",
        view: "#/a-propos",
        open: open_erase_question,
        close: |app| click(app, "#erase [data-action='close']"),
    },
    Dialog {
        name: "noted, danger",
        view: "#/reperer",
        open: note_danger,
        close: |app| click(app, "[data-action='clear-noted']"),
    },
];

/// In the light theme axe finds no fault on any screen, in each language and width.
#[test]
fn axe_light_screens_have_no_fault() -> Result<()> {
    assert_no_fault("Adwaita")
}

/// In the dark theme axe finds no fault on any screen, in each language and width.
#[test]
fn axe_dark_screens_have_no_fault() -> Result<()> {
    assert_no_fault("Adwaita:dark")
}

fn assert_no_fault(theme: &str) -> Result<()> {
    let mut found = Faults::default();
    for language in ["fr", "en"] {
        let setup = Setup::at(OPEN)
            .lang(language)
            .var("GTK_THEME", theme)
            .var("REPERES_TEST_FIRST_RUN", "1");
        let app = setup.drive()?;
        let at = format!("{language}, {theme}");
        for &(width, height) in WIDTHS {
            app.resize(width, height)?;
            found.check(&app.page, "first run", &format!("{at}, {width}"))?;
        }
        app.page.click("[data-action='end-welcome']")?;
        app.page.wait_text("main", |text| text.contains("3114"))?;
        for &(width, height) in WIDTHS {
            app.resize(width, height)?;
            check_views_and_dialogs(&app, &mut found, &format!("{at}, {width}"))?;
        }
        check_other_states(&app, &mut found, &at)?;
        check_contrast_and_font(&app, &mut found, &at)?;
    }
    assert!(found.faults.is_empty(), "{} faults:\n{}", found.faults.len(), found.faults.join("\n"));
    assert!(found.rules >= 80, "axe ran {} rules only", found.rules);
    Ok(())
}

/// The check reports faults that are planted into the page.
#[test]
fn check_reports_planted_faults() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    for (fault, rule) in [
        ("document.querySelector('[data-action=search]').replaceChildren();", "button-name"),
        ("document.querySelector('main .lead, main p').style.color = '#bbb';", "color-contrast"),
        // axe is undecided on text in a drawing, so this contrast is measured.
        ("document.querySelector('main svg.dial text').style.fill = '#bbb';", "color-contrast"),
        ("document.documentElement.removeAttribute('lang');", "html-has-lang"),
        ("document.querySelector('main h1').remove();", "page-has-heading-one"),
        (
            "document.querySelectorAll('[data-language]').forEach(b => { b.style.cssText = 'flex:none;min-width:0;min-height:0;width:9px;height:9px;padding:0;font-size:1px'; });",
            "target-size",
        ),
        (
            "document.querySelector('main').append(Object.assign(document.createElement('input'), { type: 'text' }));",
            "label",
        ),
    ] {
        reload(&app.page)?;
        app.page.open_view("#/")?;
        app.page.eval(fault, &[])?;
        let verdict = app.page.axe()?;
        assert!(
            verdict.violations.iter().any(|finding| finding.rule == rule),
            "{rule} is not seen after {fault}"
        );
    }
    // On a gradient the contrast cannot be measured. It stays undecided, which is a fault too.
    reload(&app.page)?;
    app.page.eval(
        "document.querySelector('main').style.backgroundImage = 'linear-gradient(#fff, #000)';",
        &[],
    )?;
    let mut found = Faults::default();
    found.check(&app.page, "planted", "")?;
    assert!(found.faults.iter().any(|fault| fault.contains("cannot decide")), "{:?}", found.faults);
    Ok(())
}

/// The faults so far, and the largest number of rules that ran.
#[derive(Default)]
struct Faults {
    faults: Vec<String>,
    rules: u64,
}

impl Faults {
    fn check(&mut self, page: &Page, screen: &str, at: &str) -> Result<()> {
        let AxeReport { violations, incomplete, rules, .. } = page.axe()?;
        self.rules = self.rules.max(rules);
        let line = |what: &str, AxeFinding { rule, target, html, why }: &AxeFinding| {
            format!("{screen} ({at}): {what} {rule}: {target}\n    {html}\n    {why}")
        };
        self.faults.extend(violations.iter().map(|finding| line("breaks", finding)));
        self.faults.extend(incomplete.iter().map(|finding| line("cannot decide", finding)));
        Ok(())
    }
}

fn check_views_and_dialogs(app: &WebDriverApp, found: &mut Faults, at: &str) -> Result<()> {
    for view in VIEWS {
        app.page.open_view(view)?;
        found.check(&app.page, view, at)?;
    }
    for Dialog { name, view, open, close } in DIALOGS {
        app.page.open_view(view)?;
        open(app)?;
        app.page.wait_painted()?;
        found.check(&app.page, name, at)?;
        close(app)?;
        wait_until(&format!("{name} closed"), || {
            Ok(app.page.count("dialog[open], [data-part='summary']")? == 0)
        })?;
    }
    Ok(())
}

/// Checks the other states of a line, which have their own colours and sentences.
fn check_other_states(app: &WebDriverApp, found: &mut Faults, at: &str) -> Result<()> {
    for (name, time) in [("closing", CLOSING), ("closed", CLOSED)] {
        app.set_clock(time)?;
        app.page.open_view("#/")?;
        reload(&app.page)?;
        for view in ["#/", "#/lignes"] {
            app.page.open_view(view)?;
            found.check(&app.page, view, &format!("{at}, {name}"))?;
        }
    }
    Ok(())
}

/// Checks the colours of strong contrast and the easier font.
fn check_contrast_and_font(app: &WebDriverApp, found: &mut Faults, at: &str) -> Result<()> {
    app.page.open_view("#/reglages")?;
    for switch in ["settings-contrast", "settings-font"] {
        click(app, &format!("[data-part='{switch}'] input"))?;
        wait_until(switch, || {
            Ok(app.page.count(&format!("[data-part='{switch}'] input:checked"))? == 1)
        })?;
    }
    for view in [
        "#/reglages",
        "#/",
        "#/danger",
        "#/lignes",
        "#/comprendre/figure-pupils-2023",
        "#/agir/letter-school",
    ] {
        app.page.open_view(view)?;
        found.check(&app.page, view, &format!("{at}, strong contrast"))?;
    }
    Ok(())
}

fn open_sheet(app: &WebDriverApp) -> Result<()> {
    click(app, &button("call", "3018-phone"))?;
    app.page.wait_text(crate::SHEET, |text| text.contains("3018")).map(drop)
}

fn open_search(app: &WebDriverApp, query: Option<&str>) -> Result<()> {
    app.page.click("[data-action='search']")?;
    wait_until("the search", || Ok(app.page.count("#search[open] input:focus")? == 1))?;
    let Some(query) = query else { return Ok(()) };
    app.page.type_into("#search input", query)?;
    // The count belongs to the whole query once the field holds the whole query.
    let ready = "return document.querySelector('#search input').value === arguments[0];";
    wait_until("the query typed", || Ok(app.page.eval(ready, &[json!(query)])? == json!(true)))?;
    app.page.wait_text("[data-part='search-count']", |text| !text.is_empty()).map(drop)
}

fn close_search(app: &WebDriverApp) -> Result<()> {
    click(app, "[data-action='close-search']")
}

fn open_shortcuts(app: &WebDriverApp) -> Result<()> {
    click(app, "main [data-action='shortcuts']")?;
    app.page.wait_text("#shortcuts[open]", |text| text.contains("F9")).map(drop)
}

/// Opens the question that is asked when the window is closed for the first time.
fn open_closing_question(app: &WebDriverApp) -> Result<()> {
    app.page.eval("dispatchEvent(new Event('reperes-closing'));", &[])?;
    app.page.wait_text("#closing[open]", |text| text.contains("Repères")).map(drop)
}

fn open_erase_question(app: &WebDriverApp) -> Result<()> {
    click(app, "[data-action='erase']")?;
    app.page.wait_text("#erase[open]", |text| !text.is_empty()).map(drop)
}

fn note_danger(app: &WebDriverApp) -> Result<()> {
    for sign in ["sign-talk-of-dying", "sign-sleep"] {
        click(app, &format!("[data-sign='{sign}'] input"))?;
    }
    app.page.wait_text("[data-part='summary']", |text| text.contains("3114")).map(drop)
}

/// Clicks by script. These tests do not check whether a pointer reaches the element.
fn click(app: &WebDriverApp, css: &str) -> Result<()> {
    app.page.eval("document.querySelector(arguments[0]).click();", &[json!(css)]).map(drop)
}
