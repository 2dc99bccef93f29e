//! Buttons, the wheel, long presses, drags and drops: rows 1, 8, 9, 11 and 12 of the list of
//! break-outs.

use std::thread::sleep;

use anyhow::{Context, Result};
use serde_json::json;

use super::{Kiosk, SHORT_WAIT, Setup, assert_locked_down, assert_same_page, kiosk_from};

/// Elements of different kinds to click.
const PLACES: &[&str] = &[
    "[data-part='number']",
    "svg",
    "[data-topic='track-me']",
    "[data-part='corner']",
    "h1",
    "footer",
];
const BACK: u8 = 8;
const FORWARD: u8 = 9;

/// No button, turn of the wheel or long press leads out of the kiosk.
#[test]
fn no_button_or_wheel_leads_out() -> Result<()> {
    let kiosk = kiosk_from(Setup::without_key_bindings)?;
    let screen = kiosk.screen()?;
    kiosk.page.eval("window.ours = 'ours';", &[])?;
    for css in PLACES {
        screen.move_pointer(middle(&kiosk, css)?)?;
        for button in [2, 3, BACK, FORWARD] {
            screen.click_button(button)?;
        }
        for held in ["Control", "Alt", "Shift"] {
            kiosk.screen()?.with_key_held(held, || {
                [4, 5, 6, 7, 3, BACK].into_iter().try_for_each(|button| screen.click_button(button))
            })?;
        }
        assert_locked_down(&kiosk).with_context(|| format!("over {css}"))?;
    }
    // A long press of the first button, as by a finger, and of the button of the menu.
    screen.move_pointer(middle(&kiosk, "[data-topic='track-me']")?)?;
    for button in [1, 3] {
        screen.press_button(button)?;
        sleep(SHORT_WAIT * 4);
        screen.release_button(button)?;
    }
    sleep(SHORT_WAIT);
    assert_same_page(&kiosk)
}

/// Nothing can be dragged out of the kiosk or selected in it.
#[test]
fn nothing_can_be_dragged_out_or_selected() -> Result<()> {
    let kiosk = kiosk_from(Setup::without_key_bindings)?;
    let screen = kiosk.screen()?;
    kiosk.page.click("[data-topic='track-me']")?;
    let (width, height) = screen.size();
    for css in ["svg", "h1", "main p", "[data-part='number']", "[data-action='restart']"] {
        let from = middle(&kiosk, css)?;
        screen.drag(from, (width - 2, height / 2))?;
        screen.drag(from, (width / 2, 1))?;
        assert_locked_down(&kiosk).with_context(|| format!("dragging {css}"))?;
    }
    assert_eq!(screen.selection_owner("XdndSelection")?, None, "something was dragged out");
    assert_eq!(screen.selection_owner("PRIMARY")?, None, "something was selected");
    assert_eq!(kiosk.page.eval("return String(getSelection());", &[])?, json!(""));
    Ok(())
}

/// Data that is dropped onto the kiosk has no effect.
#[test]
fn dropped_data_stays_outside() -> Result<()> {
    let kiosk = kiosk_from(Setup::without_key_bindings)?;
    kiosk.page.eval("window.ours = 'ours';", &[])?;
    let folder = kiosk.session.path("home");
    let file = |name: &str| -> Result<String> {
        std::fs::write(folder.join(name), "<title>escaped</title>")?;
        Ok(format!("file://{}\r\n", folder.join(name).display()))
    };
    let (html, pdf, png) = (file("a.html")?, file("a.pdf")?, file("a.png")?);
    let all = format!("{html}{pdf}{png}");
    let before = kiosk.page.text("body")?;
    for (kind, data) in [
        ("text/uri-list", html.as_str()),
        ("text/uri-list", &pdf),
        ("text/uri-list", &png),
        ("text/uri-list", &all),
        ("text/uri-list", &format!("file://{}/\r\n", folder.display())),
        ("text/uri-list", "https://example.org/\r\n"),
        ("text/uri-list", "javascript:document.title='escaped'\r\n"),
        ("_NETSCAPE_URL", "https://example.org/\nexample"),
        ("text/x-moz-url", "https://example.org/\nexample"),
        ("text/html", "<a href='https://example.org/'>example</a>"),
        ("text/plain", "https://example.org/"),
        ("UTF8_STRING", "https://example.org/"),
    ] {
        let dropped =
            kiosk.screen()?.drop_onto(kiosk.window, middle(&kiosk, "main")?, kind, data)?;
        assert_locked_down(&kiosk)
            .with_context(|| format!("after {kind}: {data} ({dropped:?})"))?;
        // The control: the data of a file does arrive at the app.
        assert!(kind != "text/uri-list" || dropped.read, "{data} did not arrive: {dropped:?}");
    }
    sleep(SHORT_WAIT);
    assert_same_page(&kiosk)?;
    assert_eq!(kiosk.page.text("body")?, before);
    Ok(())
}

/// The middle of the first element that matches, in pixels of the screen, which the kiosk fills.
fn middle(kiosk: &Kiosk, css: &str) -> Result<(u16, u16)> {
    let [x, y, width, height] = kiosk.page.element_rect(css)?;
    Ok(((x + width / 2.0) as u16, (y + height / 2.0) as u16))
}
