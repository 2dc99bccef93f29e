//! The settings: a choice applies at once and is stored, and both numbers stay visible.

use std::fs;

use anyhow::{Context, Result};
use e2e::{SETTINGS, Setup, WebDriverApp, wait_until};
use serde_json::json;

use crate::OPEN;

fn stored(app: &WebDriverApp) -> String {
    fs::read_to_string(app.session.path(SETTINGS)).unwrap_or_default()
}

fn both_numbers(app: &WebDriverApp) -> Result<()> {
    let strip = app.page.text("#help-strip")?.context("no strip")?;
    assert!(strip.contains("3018") && strip.contains("3114"), "{strip}");
    Ok(())
}

#[test]
fn what_is_chosen_applies_at_once_and_is_stored() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.page.navigate("#/reglages")?;
    assert!(
        app.session.home_files().iter().all(|file| !file.ends_with("settings.json")),
        "written before any choice"
    );
    let wide = app.page.eval("return innerWidth;", &[])?.as_f64().context("no width")?;
    app.page.click("[data-part='settings-theme'] [data-value='dark']")?;
    app.page.click("[data-part='settings-size'] [data-value='200']")?;
    wait_until("the enlarged page", || {
        Ok(app.page.eval("return innerWidth;", &[])?.as_f64().is_some_and(|now| now < wide * 0.6))
    })?;
    assert_eq!(
        app.page.eval("return document.documentElement.dataset.theme;", &[])?,
        json!("dark")
    );
    wait_until("the settings on disk", || {
        Ok(stored(&app).contains("\"dark\"") && stored(&app).contains("200"))
    })?;
    both_numbers(&app)
}

/// Stored settings apply from the first frame on.
#[test]
fn stored_settings_apply_from_the_first_frame() -> Result<()> {
    let app = Setup::at(OPEN)
        .settings(
            r#"{"schema":1,"theme":"dark","text_size":150,"easy_font":true,"audience":"educator"}"#,
        )
        .drive()?;
    let worn = "const { theme, font } = document.documentElement.dataset; return [theme, font];";
    assert_eq!(app.page.eval(worn, &[])?, json!(["dark", "easy"]));
    app.page.navigate("#/reglages")?;
    app.page.wait_text("[data-part='settings-size'] [aria-checked='true']", |text| {
        text.contains("150")
    })?;
    both_numbers(&app)
}

/// Unreadable settings are reported, left as they are, and renamed at the first change.
#[test]
fn unreadable_settings_are_reported_and_set_aside() -> Result<()> {
    for text in ["", "{\"schema\":1,", "\0\0\0\0"] {
        let app = Setup::at(OPEN).settings(text).drive()?;
        app.page.wait_text("[data-part='problem']", |text| text.contains("illisible"))?;
        both_numbers(&app)?;
        app.page.click("[data-action='close-problem']")?;
        assert_eq!(app.page.count("[data-part='problem']")?, 0);
        assert_eq!(fs::read_to_string(app.session.path(SETTINGS))?, text, "reading has changed it");
        app.page.navigate("#/reglages")?;
        app.page.click("[data-part='settings-theme'] [data-value='dark']")?;
        let aside = app.session.path(SETTINGS).with_file_name("settings.unreadable-1.json");
        wait_until("the file set aside", || {
            Ok(fs::read_to_string(&aside).is_ok_and(|kept| kept == text))
        })?;
    }
    Ok(())
}

/// If nothing can be stored, a choice applies all the same, and the warning is shown once.
#[test]
fn unwritable_settings_apply_and_warn_once() -> Result<()> {
    let app = Setup::at(OPEN).var("XDG_DATA_HOME", "/dev/null").drive()?;
    app.page.navigate("#/reglages")?;
    app.page.click("[data-part='settings-theme'] [data-value='dark']")?;
    app.page
        .wait_text("[data-part='problem']", |text| text.contains("n’a pas pu être enregistré"))?;
    assert_eq!(
        app.page.eval("return document.documentElement.dataset.theme;", &[])?,
        json!("dark")
    );
    app.page.click("[data-action='close-problem']")?;
    app.page.click("[data-part='settings-theme'] [data-value='light']")?;
    wait_until("the other theme", || {
        Ok(app.page.eval("return document.documentElement.dataset.theme;", &[])? == json!("light"))
    })?;
    assert_eq!(app.page.count("[data-part='problem']")?, 0);
    both_numbers(&app)
}

#[test]
fn everything_is_erased_after_a_question() -> Result<()> {
    let app = Setup::at(OPEN).settings(r#"{"schema":1,"theme":"dark"}"#).drive()?;
    app.page.navigate("#/a-propos")?;
    app.page.wait_text("[data-part='folder']", |text| text.contains("reperes"))?;
    app.page.click("[data-action='erase']")?;
    app.page.click("[data-action='confirm-erase']")?;
    app.page.wait_text("[data-part='erased']", |text| text.contains("effacé"))?;
    assert!(!app.session.path(SETTINGS).parent().context("no folder")?.exists());
    assert_eq!(
        app.page.eval("return document.documentElement.dataset.theme ?? null;", &[])?,
        json!(null)
    );
    Ok(())
}

/// The first start shows the welcome and both numbers.
#[test]
fn first_start_shows_the_welcome_and_both_numbers() -> Result<()> {
    let app = Setup::at(OPEN).var("REPERES_TEST_FIRST_RUN", "1").drive()?;
    app.page.wait_text("[data-part='welcome']", |text| text.contains("Bienvenue"))?;
    both_numbers(&app)?;
    app.page.click("[data-action='end-welcome']")?;
    wait_until("the end of the welcome on disk", || Ok(stored(&app).contains("welcomed")))?;
    assert_eq!(app.page.count("[data-part='welcome']")?, 0);
    Ok(())
}
