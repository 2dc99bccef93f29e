//! The kiosk fills the screen, whatever its page, another program or the desktop asks for: rows 10 and 25 of the list of break-outs.

use std::thread::sleep;

use anyhow::{Context, Result};
use e2e::wait_until;
use serde_json::json;

use super::{A_MOMENT, Kiosk, Setup, kiosk_of, still_closed};

/// What a script may ask for, alone or while somebody presses a button.
const WISHES: &[&str] = &[
    "resizeTo(400, 300);",
    "resizeBy(-500, -500);",
    "moveTo(50, 50);",
    "moveBy(-200, 90);",
    "document.documentElement.webkitRequestFullscreen?.(); document.documentElement.requestFullscreen?.();",
    "document.exitFullscreen?.(); document.webkitExitFullscreen?.(); document.webkitCancelFullScreen?.();",
    "document.documentElement.webkitRequestFullscreen?.(); setTimeout(() => document.webkitExitFullscreen?.(), 50);",
    "document.documentElement.requestPointerLock?.();",
    "screen.orientation?.lock?.('portrait');",
    "resizeTo(400, 300); moveTo(50, 50); document.documentElement.webkitRequestFullscreen?.(); document.documentElement.requestPointerLock?.();",
];

#[test]
fn no_script_takes_it_from_the_whole_screen() -> Result<()> {
    let kiosk = kiosk_of(Setup::all_keys)?;
    for wish in WISHES {
        let attempt = format!("try {{ {wish} }} catch {{}}");
        kiosk.page.eval(&attempt, &[])?;
        sleep(A_MOMENT);
        still_closed(&kiosk).with_context(|| (*wish).to_owned())?;
        kiosk.page.eval(
            &format!("window.pressed = 0; addEventListener('mousedown', () => {{ window.pressed = 1; {attempt} }}, {{ once: true }});"),
            &[],
        )?;
        kiosk.screen()?.point((750, 5))?;
        kiosk.screen()?.push(1)?;
        wait_until("the press", || Ok(kiosk.page.eval("return window.pressed;", &[])? == json!(1)))?;
        sleep(A_MOMENT);
        still_closed(&kiosk).with_context(|| format!("while a button is pressed: {wish}"))?;
    }
    assert_eq!(kiosk.page.eval("return document.pointerLockElement;", &[])?, json!(null));
    Ok(())
}

#[test]
fn what_a_desktop_takes_from_it_comes_back() -> Result<()> {
    let kiosk = kiosk_of(Setup::all_keys)?;
    for _ in 0..3 {
        kiosk.screen()?.ask_full(kiosk.window, false)?;
        comes_back(&kiosk).context("no longer full screen")?;
        kiosk.screen()?.ask_away(kiosk.window)?;
        comes_back(&kiosk).context("shown as an icon")?;
    }
    Ok(())
}

/// Seen again after it was gone, or never gone at all.
fn comes_back(kiosk: &Kiosk) -> Result<()> {
    sleep(A_MOMENT);
    let screen = kiosk.screen()?;
    wait_until("the whole screen", || {
        let size = kiosk.page.eval("return [innerWidth, innerHeight];", &[])?;
        let seen = screen.drawn()?.iter().any(|window| kiosk.drawn.contains(window));
        Ok(seen && screen.is_full(kiosk.window)? && screen.place(kiosk.window)? == (0, 0, 1500, 1000) && size == json!([1500, 1000]))
    })?;
    still_closed(kiosk)
}
