//! The accessible tree and the events of the app on the accessibility bus, without a screen reader.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use e2e::{Setup, TIMEOUT, WebDriverApp, output, wait_for, wait_until};
use serde_json::Value;

use crate::{CLOSED, OPEN, reload};

/// The AT-SPI roles of controls.
const CONTROLS: &[&str] = &[
    "push button",
    "toggle button",
    "link",
    "check box",
    "switch",
    "radio button",
    "entry",
    "combo box",
];

/// The accessible tree has the names of window and page, the headings, and both lines with their
/// state.
#[test]
fn tree_has_window_headings_and_both_lines() -> Result<()> {
    let app = Setup::at(OPEN).accessibility_bus().drive()?;
    let all = tree(&app, "Qui peut vous aider, maintenant ?")?;
    assert!(
        all.iter().any(|node| node["role"] == "frame" && node["name"] == "Accueil · Repères"),
        "the window has no name"
    );
    assert!(
        all.iter()
            .any(|node| node["role"] == "document web" && node["name"] == "Accueil · Repères"),
        "the page has no name"
    );
    assert_eq!(state_of(&all, "30 18")?, "Ouvert");
    assert_eq!(state_of(&all, "31 14")?, "Ouvert");
    app.set_clock(CLOSED)?;
    reload(&app.page)?;
    wait_until("3018 closed for a screen reader", || {
        let all = tree(&app, "30 18")?;
        Ok(state_of(&all, "30 18")? == "Fermé" && state_of(&all, "31 14")? == "Ouvert")
    })
}

/// Every control has a name and can get the focus.
#[test]
fn every_control_has_a_name_and_is_focusable() -> Result<()> {
    let app = Setup::at(OPEN).accessibility_bus().drive()?;
    for (view, heading) in [
        ("#/", "Qui peut vous aider, maintenant ?"),
        ("#/reperer", "Repérer les signes"),
        ("#/agir/tonight", "Ce soir, en cinq gestes"),
        ("#/lignes", "Lignes d’aide"),
        ("#/reglages", "Réglages"),
    ] {
        app.page.open_view(view)?;
        let all = tree(&app, heading)?;
        let controls: Vec<_> =
            all.iter().filter(|node| CONTROLS.iter().any(|role| node["role"] == *role)).collect();
        ensure!(controls.len() >= 15, "only {} controls on {view}", controls.len());
        for control in controls {
            assert_ne!(control["name"], "", "no name on {view}: {control}");
            assert_eq!(control["focusable"], true, "out of reach on {view}: {control}");
        }
    }
    Ok(())
}

/// A request for the attributes of any text does not end the web process. WebKitGTK 2.50 ends it
/// over some texts: see docs/accessibility.md.
#[test]
fn every_text_answers_for_its_attributes() -> Result<()> {
    let app = Setup::at(OPEN).accessibility_bus().drive()?;
    app.page.eval("window.isTheFirst = true;", &[])?;
    for (view, heading) in [
        ("#/", "Qui peut vous aider, maintenant ?"),
        ("#/danger", "Danger immédiat"),
        ("#/reperer", "Repérer les signes"),
        ("#/comprendre", "Comprendre"),
        ("#/agir", "Agir"),
        ("#/agir/tonight", "Ce soir, en cinq gestes"),
        ("#/reglages", "Réglages"),
    ] {
        app.page.open_view(view).with_context(|| format!("before {view}"))?;
        tree_with(&app, heading, &["attributes"]).with_context(|| view.to_owned())?;
    }
    assert_eq!(
        app.page.eval("return window.isTheFirst ?? false;", &[])?,
        serde_json::json!(true),
        "the page was replaced"
    );
    Ok(())
}

/// The sheet of a number is a dialog with a name.
#[test]
fn number_sheet_is_a_named_dialog() -> Result<()> {
    let app = Setup::at(OPEN).accessibility_bus().drive()?;
    app.page.click(&crate::button("call", "3018-phone"))?;
    app.page.wait_text(crate::SHEET, |text| text.contains("3018"))?;
    wait_until("the dialog", || {
        Ok(tree(&app, "Numéro 30 18")?
            .iter()
            .any(|node| node["role"] == "dialog" && node["name"] != ""))
    })
}

/// At the start and on each page the heading gets the focus and the window the title of the page.
#[test]
fn heading_gets_the_focus_and_the_window_the_title() -> Result<()> {
    let app = Setup::at(OPEN).accessibility_bus().drive()?;
    app.screen()?.activate(app.window)?;
    let is_told = |heading: &str, title: &str| {
        wait_until(&format!("the focus on {heading:?}"), || {
            let last = app
                .session
                .accessibility_events()
                .into_iter()
                .rfind(|event| event.role == "heading");
            let focused = last.is_some_and(|event| event.text == heading);
            Ok(focused && app.screen()?.title(app.window)?.starts_with(title))
        })
        .with_context(|| format!("{:?}", app.session.accessibility_events()))
    };
    is_told("Qui peut vous aider, maintenant ?", "Accueil · ")?;
    for (view, heading, title) in [
        ("#/reperer", "Repérer les signes", "Repérer · "),
        ("#/agir/tonight", "Ce soir, en cinq gestes", "Ce soir, en cinq gestes · "),
        ("#/reglages", "Réglages", "Réglages · "),
        ("#/danger", "Danger immédiat", "Danger immédiat · "),
        ("#/", "Qui peut vous aider, maintenant ?", "Accueil · "),
    ] {
        app.page.navigate(view)?;
        is_told(heading, title)?;
    }
    Ok(())
}

/// A copied number, a first call and a change of state are each announced once. A new minute is not
/// announced.
#[test]
fn changes_are_announced_once_and_minutes_are_not() -> Result<()> {
    let app = Setup::at("2026-11-23T13:32:57Z").short_timer().accessibility_bus().drive()?;
    let once = |wanted: &str, before: usize| {
        wait_until(&format!("the announcement of {wanted:?}"), || {
            Ok(app
                .session
                .announcements()
                .get(before..)
                .is_some_and(|new| new.iter().any(|text| text.contains(wanted))))
        })
        .with_context(|| format!("{:?}", app.session.accessibility_events()))?;
        let all = app.session.announcements();
        ensure!(all.len() == before + 1, "{all:?}");
        Ok(all.len())
    };
    app.page.wait_text("[data-part='clock'], body", |text| text.contains("14 h 33"))?;
    assert_eq!(app.session.announcements(), Vec::<String>::new(), "a minute passed");
    app.page.click(&crate::button("copy", "3018-phone"))?;
    let told = once("Copié : 30 18", 0)?;
    app.page.navigate("#/reperer")?;
    let tick = "[data-sign='sign-runaway'] input";
    app.page.wait_text("[data-sign='sign-runaway']", |text| !text.is_empty())?;
    app.page.eval(
        "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' });",
        &[tick.into()],
    )?;
    app.page.click(tick)?;
    let told = once("Appelez d’abord : 17", told)?;
    app.set_clock(CLOSED)?;
    once("30 18 : Fermé", told)?;
    Ok(())
}

/// List items are in lists, and no line of a step ends within a word.
#[test]
fn lists_have_items_and_lines_end_between_words() -> Result<()> {
    let app = Setup::at(OPEN).accessibility_bus().drive()?;
    for (view, heading, least) in [
        ("#/agir/tonight", "Ce soir, en cinq gestes", 12),
        ("#/reperer", "Repérer les signes", 30),
        ("#/lignes", "Lignes d’aide", 10),
    ] {
        app.page.open_view(view)?;
        let all = tree_with(&app, heading, &["lines"])?;
        let mut items = 0;
        for (at, node) in all.iter().enumerate().filter(|(_, node)| node["role"] == "list item") {
            let parent =
                all[..at].iter().rfind(|before| before["depth"].as_u64() < node["depth"].as_u64());
            assert_eq!(parent.context("no parent")?["role"], "list", "{view}: {node}");
            items += 1;
        }
        ensure!(items >= least, "only {items} items on {view}");
        for node in all.iter().filter(|node| node["role"] == "paragraph") {
            let lines: Vec<&str> = node["lines"]
                .as_array()
                .context("no lines")?
                .iter()
                .filter_map(Value::as_str)
                .collect();
            for line in lines.iter().rev().skip(1) {
                assert!(
                    line.ends_with([' ', '\n', '-', '’', '\u{fffc}']),
                    "{view}: a line ends with {line:?}"
                );
            }
            if !lines.is_empty() {
                assert_eq!(
                    lines.concat().replace('\u{fffc}', ""),
                    node["text"],
                    "{view}: the lines are not the text"
                );
            }
        }
    }
    Ok(())
}

/// The first line of the paragraph after the heading of a line's card, which is its state.
fn state_of(all: &[Value], line: &str) -> Result<String> {
    let heading = all.iter().position(|node| node["role"] == "heading" && node["name"] == line);
    let rest = &all[heading.with_context(|| format!("no heading {line}"))?..];
    let told = rest.iter().find(|node| node["role"] == "paragraph").context("nothing is told")?;
    Ok(told["text"].as_str().unwrap_or_default().lines().next().unwrap_or_default().to_owned())
}

/// The accessible tree, once it has this heading.
fn tree(app: &WebDriverApp, heading: &str) -> Result<Vec<Value>> {
    tree_with(app, heading, &[])
}

/// The accessible tree with these arguments of the script, once it has this heading.
fn tree_with(app: &WebDriverApp, heading: &str, more: &[&str]) -> Result<Vec<Value>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/scripts/accessible_tree.py");
    wait_for("the page in the accessibility tree", TIMEOUT, || {
        // Debian's Python has the AT-SPI bindings.
        let output = output(
            app.session.command("/usr/bin/python3").arg(&script).args(["reperes"]).args(more),
        )?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let all: Vec<Value> = serde_json::from_slice(&output.stdout).context("no JSON")?;
        Ok(all
            .iter()
            .any(|node| node["role"] == "heading" && node["name"] == heading)
            .then_some(all))
    })
}
