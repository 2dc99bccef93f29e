//! Keys that lead out of a browser, a toolkit or a window: rows 1 to 10 and 13 of the list of
//! break-outs, and the keys of a desktop.

use anyhow::{Context, Result};
use serde_json::json;

use super::{SHORT_WAIT, Setup, assert_locked_down, kiosk_from, press_each};

/// The chords of browsers, GTK and WebKit for menus, printing, files, windows, tabs, addresses,
/// search, history, zoom and inspectors.
const CHORDS: &[&str] = &[
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "F11",
    "F12",
    "Shift+F3",
    "Shift+F5",
    "Shift+F7",
    "Shift+F10",
    "Control+F1",
    "Control+F4",
    "Control+F5",
    "Control+F6",
    "Control+F10",
    "Menu",
    "Shift+Menu",
    "Print",
    "Shift+Print",
    "Control+Print",
    "Alt+Print",
    "Control+a",
    "Control+b",
    "Control+c",
    "Control+d",
    "Control+e",
    "Control+f",
    "Control+g",
    "Control+h",
    "Control+i",
    "Control+j",
    "Control+k",
    "Control+l",
    "Control+m",
    "Control+n",
    "Control+o",
    "Control+p",
    "Control+q",
    "Control+r",
    "Control+s",
    "Control+t",
    "Control+u",
    "Control+v",
    "Control+w",
    "Control+x",
    "Control+y",
    "Control+z",
    "Control+-",
    "Control+=",
    "Control+Shift+=",
    "Control+0",
    "Control+1",
    "Control+9",
    "Control+Insert",
    "Shift+Insert",
    "Shift+Delete",
    "Control+Shift+a",
    "Control+Shift+c",
    "Control+Shift+d",
    "Control+Shift+f",
    "Control+Shift+g",
    "Control+Shift+i",
    "Control+Shift+j",
    "Control+Shift+k",
    "Control+Shift+n",
    "Control+Shift+o",
    "Control+Shift+p",
    "Control+Shift+q",
    "Control+Shift+r",
    "Control+Shift+s",
    "Control+Shift+t",
    "Control+Shift+u",
    "Control+Shift+w",
    "Control+Shift+Delete",
    "Control+Tab",
    "Control+Shift+Tab",
    "Control+Return",
    "Alt+Return",
    "Alt+Left",
    "Alt+Right",
    "Alt+Up",
    "Alt+Home",
    "Alt+d",
    "Alt+f",
    "BackSpace",
    "Shift+BackSpace",
    "Control+BackSpace",
    "Escape",
    "Shift+Escape",
    "Control+Shift+Escape",
    "Control+Escape",
    "Super",
    "Find",
    "Help",
    "XF86Back",
    "XF86Forward",
    "XF86Reload",
    "XF86HomePage",
    "XF86WWW",
    "XF86Mail",
    "XF86Search",
    "XF86Favorites",
    "XF86Open",
    "XF86Save",
    "XF86Close",
    "XF86New",
    "XF86Copy",
    "XF86Paste",
    "XF86Explorer",
    "XF86Calculator",
    "XF86Phone",
    "Alt+space",
    "Alt+Tab",
    "Alt+F4",
];

/// No key of a browser or toolkit leads out of the kiosk.
#[test]
fn no_browser_or_toolkit_key_leads_out() -> Result<()> {
    let kiosk = kiosk_from(Setup::without_key_bindings)?;
    // Another program has copied an address, so there is one to paste here.
    kiosk.session.set_clipboard("https://example.org/")?;
    kiosk.page.click("[data-topic='track-me']")?;
    kiosk.page.eval("window.pressed = 0; addEventListener('keydown', event => { if (!event.repeat) window.pressed += 1; }, true);", &[])?;
    press_each(&kiosk, CHORDS)?;
    std::thread::sleep(SHORT_WAIT);
    assert_locked_down(&kiosk)?;
    // No chord has reloaded the page, and the view is still there. The window manager takes the F4
    // of Alt+F4.
    let seen = kiosk.page.eval(
        "return [window.pressed, document.querySelector('.kiosk').dataset.kioskView];",
        &[],
    )?;
    let sent: usize = CHORDS.iter().map(|chord| chord.split('+').count()).sum();
    let pressed = seen[0].as_u64().context("no listener: the page was loaded anew")?;
    assert!(pressed + 1 >= sent as u64, "of {sent} presses the page saw {pressed}");
    assert_eq!(seen[1], json!("track-me"));
    // The address in the clipboard was not pasted.
    assert_eq!(
        kiosk.page.eval("return document.body.innerText.includes('example.org');", &[])?,
        json!(false)
    );
    Ok(())
}
