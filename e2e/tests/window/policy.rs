//! The policy of a school: it holds from the first frame, says who manages a setting, and leaves
//! the lines as they are.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use anyhow::{Context, Result, ensure};
use e2e::{SETTINGS, Setup, WebDriverApp, wait_until};
use serde_json::{Value, json};

use crate::OPEN;

/// Every setting that a policy can manage, each with another value than the default.
const ALL: &str = r#"
[mandatory]
language = "fr"
audience = "educator"
theme = "dark"
text_size = 125
autostart = true
tray = true
notifications = false
"#;
/// The group of each choice, the managed value, and another value.
const CHOICES: &[(&str, &str, &str)] = &[
    ("settings-language", "fr", "en"),
    ("settings-audience", "educator", "parent"),
    ("settings-theme", "dark", "light"),
    ("settings-size", "125", "200"),
];
const SWITCHES: &[(&str, bool)] =
    &[("staying-tray", true), ("staying-start", true), ("staying-notices", false)];
const MANAGED: &str = "Géré par l’établissement";

/// Each managed setting says that the school manages it, and cannot be changed.
#[test]
fn managed_settings_say_so_and_cannot_be_changed() -> Result<()> {
    let app = Setup::at(OPEN).policy(ALL).desktop_services().drive()?;
    let managed =
        app.page.document_state()?["managed"]["settings"].as_array().context("no list")?.len();
    assert_eq!(managed, CHOICES.len() + SWITCHES.len(), "a setting that this test does not know");
    assert_eq!(theme(&app)?, json!("dark"));
    assert_eq!(
        app.page.count("[data-language]")?,
        0,
        "the language can still be changed beside the page"
    );
    app.page.navigate("#/reglages")?;
    wait_until("the entry for the session", || {
        Ok(is_checked(&app, "staying-start")? == json!(true))
    })?;
    for (part, holds, other) in CHOICES {
        assert_managed(&app, &format!("[data-part='{part}']"), part)?;
        click(&app, &format!("[data-part='{part}'] [data-value='{other}']"))?;
        let pressed = app
            .page
            .attribute(&format!("[data-part='{part}'] [aria-checked='true']"), "data-value")?;
        assert_eq!(pressed.as_deref(), Some(*holds), "{part}");
    }
    for (part, holds) in SWITCHES {
        assert_managed(&app, &format!("[data-part='{part}'] input"), part)?;
        click(&app, &format!("[data-part='{part}'] input"))?;
        assert_eq!(is_checked(&app, part)?, json!(holds), "{part}");
    }
    // A setting that is not managed works and is stored. The clicks on the managed ones are not
    // stored.
    assert_eq!(app.page.count("[data-part='settings-font'] [aria-disabled]")?, 0);
    click(&app, "[data-part='settings-font'] input")?;
    wait_until("the settings on disk", || Ok(stored(&app).contains("\"easy_font\": true")))?;
    let kept: Value = serde_json::from_str(&stored(&app))?;
    for key in ["language", "audience", "theme", "text_size", "autostart", "stays", "muted"] {
        assert!(kept.get(key).is_none_or(Value::is_null), "{key} in {kept}");
    }
    let verdict = app.page.axe()?;
    assert!(verdict.violations.is_empty(), "{:?}", verdict.violations);
    Ok(())
}

/// A request to change a managed setting is refused, and the choice that the person made before is
/// kept.
#[test]
fn managed_setting_is_refused_and_own_choice_is_kept() -> Result<()> {
    let own = r#"{"schema":1,"theme":"light","welcomed":true}"#;
    let app = Setup::at(OPEN).policy("[mandatory]\ntheme = \"dark\"\n").settings(own).drive()?;
    let preferences = json!({ "preferences": {
        "theme": "light", "textSize": 150, "easyFont": true, "reducedMotion": false, "highContrast": false, "singleKeys": true,
    } });
    let reply = app.page.invoke("choose_preferences", &preferences)?;
    assert!(
        reply["ok"].as_str().is_some_and(|text| text.contains("géré par l’établissement")),
        "{reply}"
    );
    wait_until("the settings on disk", || {
        Ok(stored(&app).contains("150") && stored(&app).contains("\"easy_font\": true"))
    })?;
    assert!(
        stored(&app).contains("\"light\"") && !stored(&app).contains("dark"),
        "{}",
        stored(&app)
    );
    crate::reload(&app.page)?;
    assert_eq!(theme(&app)?, json!("dark"));
    Ok(())
}

/// A recommended value holds until the person chooses another one.
#[test]
fn recommended_value_holds_until_a_choice() -> Result<()> {
    let policy = "[recommended]\ntheme = \"dark\"\naudience = \"educator\"\n";
    let app = Setup::at(OPEN)
        .policy(policy)
        .settings(r#"{"schema":1,"audience":"parent","welcomed":true}"#)
        .drive()?;
    assert_eq!(theme(&app)?, json!("dark"));
    app.page.navigate("#/reglages")?;
    assert_eq!(app.page.count("[data-managed]")?, 0);
    let audience = app
        .page
        .attribute("[data-part='settings-audience'] [aria-checked='true']", "data-value")?;
    assert_eq!(audience.as_deref(), Some("parent"), "a recommendation beat a choice");
    app.page.click("[data-part='settings-theme'] [data-value='light']")?;
    wait_until("the choice", || {
        Ok(theme(&app)? == json!("light") && stored(&app).contains("\"light\""))
    })
}

/// A section that the policy hides appears nowhere. The lines and the danger view cannot be hidden.
#[test]
fn hidden_sections_are_absent_but_never_the_lines() -> Result<()> {
    let policy = "[mandatory]\nhidden = [\"/classe\", \"/comprendre\", \"/lignes\", \"/danger\"]\n";
    let app = Setup::at(OPEN).policy(policy).drive()?;
    for route in ["#/classe", "#/comprendre/form-sextortion", "#/affiche", "#/projeter/card-photo"]
    {
        app.page.eval("location.hash = arguments[0];", &[json!(route)])?;
        wait_until(&format!("home instead of {route}"), || {
            Ok(app.page.count("[data-line='3018']")? == 1)
        })?;
    }
    for route in ["#/", "#/plus", "#/agir", "#/reperer", "#/lignes", "#/danger", "#/reglages"] {
        app.page.navigate(route)?;
        app.page.wait_text("main h1", |text| !text.is_empty())?;
        for hidden in ["#/classe", "#/comprendre", "#/affiche", "#/projeter"] {
            assert_eq!(app.page.count(&format!("a[href^='{hidden}']"))?, 0, "{hidden} on {route}");
        }
        for seen in ["#/lignes", "#/danger"] {
            assert!(app.page.count(&format!("a[href='{seen}']"))? > 0, "no {seen} on {route}");
        }
        assert!(
            app.page.count("#help-strip [data-channel='3018-phone']")? > 0,
            "no 3018 on {route}"
        );
    }
    // The best results of this query are in a hidden and in a visible section.
    let found = app.page.invoke("search", &json!({ "query": "photo nue" }))?.to_string();
    assert!(found.contains("\"/agir"), "{found}");
    assert!(!found.contains("\"/classe") && !found.contains("\"/comprendre"), "{found}");
    assert_eq!(app.page.invoke("read_place", &json!({ "place": "class" }))?["ok"], json!([]));
    Ok(())
}

/// The name of the school and its message are on the views with the lines, and not on the danger
/// view.
#[test]
fn school_and_its_message_stand_beside_the_lines() -> Result<()> {
    let policy = "[school]\nname = \"Collège <i>Jean</i>-Moulin\"\nmessage = \"L'infirmière est là le mardi.\"\n";
    let app = Setup::at(OPEN).policy(policy).drive()?;
    for route in ["#/", "#/lignes"] {
        app.page.navigate(route)?;
        let text = app.page.text("[data-part='school']")?.context("no word of the school")?;
        let lines: Vec<&str> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(
            lines,
            ["Collège <i>Jean</i>-Moulin", "L'infirmière est là le mardi."],
            "{route}"
        );
    }
    app.page.navigate("#/danger")?;
    assert_eq!(app.page.count("[data-part='school']")?, 0, "it stands in the way of the numbers");
    Ok(())
}

/// A policy that cannot be used leaves the defaults and is reported.
#[test]
fn invalid_policy_leaves_the_defaults() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let at = |name: &str| folder.path().join(name);
    fs::write(at("broken"), "[nowhere\ntheme = \"dark\"\n")?;
    fs::write(at("open-to-all"), ALL)?;
    fs::set_permissions(at("open-to-all"), fs::Permissions::from_mode(0o666))?;
    fs::File::create(at("flood"))?.set_len(100 << 20)?;
    ensure!(std::process::Command::new("mkfifo").arg(at("pipe")).status()?.success(), "no pipe");
    for name in ["broken", "open-to-all", "flood", "pipe"] {
        let app = Setup::at(OPEN)
            .var("REPERES_TEST_POLICY", &at(name).display().to_string())
            .drive()
            .with_context(|| name.to_owned())?;
        let managed = &app.page.document_state()?["managed"];
        assert_eq!(managed["settings"], json!([]), "{name}");
        assert_eq!(
            (&managed["hidden"], &managed["school"]),
            (&json!([]), &json!({ "name": null, "message": null })),
            "{name}"
        );
        assert!(managed["mistakes"].as_u64() >= Some(1), "{name}");
        // The settings say that the policy has mistakes, and the log names its file.
        app.page.navigate("#/reglages")?;
        assert_eq!(app.page.count("[data-part='policy-mistakes']")?, 1, "{name}");
        let journal =
            fs::read_to_string(app.session.path("home/.local/share/reperes/reperes.log"))?;
        assert!(journal.contains(name), "{name}: {journal}");
        app.page.navigate("#/")?;
        assert_eq!(app.page.count("[data-line='3018'], [data-line='3114']")?, 2, "{name}");
    }
    Ok(())
}

/// Clicks by script: on an enlarged page WebDriver misses the element.
fn click(app: &WebDriverApp, css: &str) -> Result<()> {
    app.page.eval("document.querySelector(arguments[0]).click();", &[json!(css)]).map(drop)
}

fn theme(app: &WebDriverApp) -> Result<Value> {
    app.page.eval("return document.documentElement.dataset.theme ?? null;", &[])
}

fn stored(app: &WebDriverApp) -> String {
    fs::read_to_string(app.session.path(SETTINGS)).unwrap_or_default()
}

fn is_checked(app: &WebDriverApp, part: &str) -> Result<Value> {
    app.page.eval(
        "return document.querySelector(`[data-part='${arguments[0]}'] input`)?.checked ?? null;",
        &[json!(part)],
    )
}

/// Fails unless the setting has a visible note, which is also its accessible description, and all
/// its controls are disabled for assistive technology.
fn assert_managed(app: &WebDriverApp, css: &str, part: &str) -> Result<()> {
    let script = "const group = document.querySelector(arguments[0]);
        const note = document.getElementById(group.getAttribute('aria-describedby')?.split(' ').at(-1));
        const controls = group.matches('input') ? [group] : [...group.querySelectorAll('button')];
        return [note?.textContent, note?.checkVisibility(), controls.length > 0 && controls.every(control => control.ariaDisabled === 'true')];";
    assert_eq!(app.page.eval(script, &[json!(css)])?, json!([MANAGED, true, true]), "{part}");
    Ok(())
}
