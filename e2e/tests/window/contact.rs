//! The actions of a channel: the number sheet, the QR code, the clipboard, the browser.

use anyhow::Result;
use e2e::{Setup, WebDriverApp, output, wait_for, wait_until};
use serde_json::{Value, json};

use crate::{OPEN, SHEET, button, card};

/// Without a program for telephone numbers, a call shows the number in large digits and a QR code
/// of it.
#[test]
fn call_without_handler_shows_the_number_and_its_qr() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.page.click(&button("call", "3018-phone"))?;
    let number = format!("{SHEET} [data-part='number']");
    app.page.wait_text(&number, |text| text == "3018")?;
    let [_, _, _, tall] = app.page.element_rect(&number)?;
    let [_, _, _, on_card] = app.page.element_rect(&card("3018", "number"))?;
    assert!(tall >= on_card, "the sheet's number is smaller ({tall}) than the card's ({on_card})");
    assert_eq!(read_qr_codes(&app)?, ["tel:3018"]);
    let outcome = app.page.text(&format!("{SHEET} [data-part='outcome']"))?;
    assert!(outcome.is_some_and(|text| !text.is_empty()), "the sheet does not say what happened");
    assert_eq!(app.actions()?, [] as [Value; 0]);
    Ok(())
}

/// With a program for telephone numbers, a call passes the number to it and keeps it on the screen.
#[test]
fn call_with_handler_opens_it_and_keeps_the_number() -> Result<()> {
    let app = Setup::at(OPEN).var("REPERES_TEST_TEL", "1").drive()?;
    app.page.click(&button("call", "3018-phone"))?;
    wait_until("the hand-over", || Ok(app.actions()? == [json!({ "open": "tel:3018" })]))?;
    app.page.wait_text(&format!("{SHEET} [data-part='number']"), |text| text == "3018")?;
    assert_eq!(read_qr_codes(&app)?, ["tel:3018"]);
    Ok(())
}

/// The emergency number 114 offers a text message and never a call.
#[test]
fn number_114_is_a_text_message_and_never_a_call() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.page.navigate("#/danger")?;
    assert_eq!(app.page.count(&button("call", "114-sms"))?, 0);
    app.page.click(&button("qr", "114-sms"))?;
    app.page.wait_text(SHEET, |text| text.contains("114"))?;
    assert_eq!(read_qr_codes(&app)?, ["sms:114"]);
    Ok(())
}

/// The computer never dials an emergency number, whatever is clicked or requested.
#[test]
fn emergency_numbers_are_never_dialled() -> Result<()> {
    let app = Setup::at(OPEN).var("REPERES_TEST_TEL", "1").drive()?;
    app.page.navigate("#/danger")?;
    for channel in ["15-phone", "17-phone", "18-phone", "112-phone", "114-sms"] {
        assert_eq!(app.page.count(&button("call", channel))?, 0, "{channel} offers a call");
        let reply = app.page.invoke("contact", &json!({ "id": channel, "how": "call" }))?;
        let dialled = app.actions()?.iter().any(|action| action["open"].is_string());
        assert!(!dialled, "{channel} was opened: {reply}");
    }
    let buttons = app.page.count(DANGER_BUTTONS)?;
    assert!(buttons >= 5, "only {buttons} buttons for emergencies");
    for at in 0..buttons {
        app.page.navigate("#/danger")?;
        let click = "document.querySelectorAll(arguments[0])[arguments[1]].click();";
        app.page.eval(click, &[json!(DANGER_BUTTONS), json!(at)])?;
        wait_for_commands(&app)?;
        app.page.eval("document.querySelectorAll('dialog[open]').forEach(d => d.close());", &[])?;
    }
    for action in app.actions()? {
        let opened = action["open"].as_str().unwrap_or_default();
        let emergency = ["15", "17", "18", "112", "114"];
        let dialled = emergency.iter().any(|number| {
            opened.strip_prefix("tel:") == Some(number)
                || opened.strip_prefix("sms:") == Some(number)
        });
        assert!(!dialled, "{action}");
    }
    Ok(())
}

/// The site of a line opens in the browser at the address in the content.
#[test]
fn site_opens_at_its_listed_address() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    app.page.click(&button("site", "3018-site"))?;
    wait_until("the browser", || Ok(app.actions()? == [json!({ "open": "https://3018.fr" })]))
}

/// Copying puts the number into the clipboard of the display.
#[test]
fn copy_reaches_the_real_clipboard() -> Result<()> {
    let app = Setup::at(OPEN).real_desktop().drive()?;
    let copy = button("copy", "3018-phone");
    app.page.click(&copy)?;
    let copied = wait_for("the clipboard", e2e::TIMEOUT, || {
        let mut xclip = app.session.command("xclip");
        let out = output(xclip.args(["-o", "-selection", "clipboard"]))?;
        Ok(out.status.success().then_some(out.stdout))
    })?;
    assert_eq!(String::from_utf8(copied)?, "3018");
    Ok(())
}

const DANGER_BUTTONS: &str = "main button[data-channel]";

/// The texts of the QR codes in the window, as a phone would read them.
fn read_qr_codes(app: &WebDriverApp) -> Result<Vec<String>> {
    let code = format!("{SHEET} [data-part='qr']");
    wait_until("the code", || Ok(app.page.count(&code)? == 1))?;
    wait_for("a readable code", e2e::TIMEOUT, || {
        let texts = app.screen()?.picture_of(app.window)?.qr_texts();
        Ok((!texts.is_empty()).then_some(texts))
    })
}

/// Waits until all commands so far are answered. Commands are answered in their order.
fn wait_for_commands(app: &WebDriverApp) -> Result<()> {
    app.page.invoke("read_page", &json!({})).map(drop)
}
