//! The kiosk fills the screen, whatever its page, another program or the desktop requests: rows 10
//! and 25 of the list of break-outs. Its layout fits screens of any shape.

use std::thread::sleep;

use anyhow::{Context, Result};
use e2e::wait_until;
use serde_json::json;

use super::{Kiosk, SHORT_WAIT, Setup, assert_locked_down, kiosk_from, kiosk_under};

/// Requests of a script, which are made alone and while a button is pressed.
const REQUESTS: &[&str] = &[
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

/// Portrait, small and 5:4 screens, on which the QR code once covered a number.
const SHAPES: &[(u32, u32)] = &[
    (720, 1280),
    (600, 1024),
    (540, 960),
    (480, 800),
    (320, 480),
    (800, 600),
    (800, 480),
    (1024, 600),
    (1280, 1024),
];

/// A policy with long names and a late idle prompt.
const LONG_NAMES: &str = r#"
[kiosk]
idle_warning = 300
idle_reset = 600
school = "Lycée polyvalent des métiers de l'hôtellerie-restauration Élisabeth-Rassemblement"
room = "Centre de documentation et d'information, bâtiment C"
"#;

/// The numbers, states and hours that are covered, cut off or too small. `ui/scripts/shapes.js`
/// checks more in Chromium.
const FAULTS: &str = "const faults = [], range = document.createRange(), tenth = Math.min(innerWidth, innerHeight) / 10;
    for (const [css, least] of [['.line .number', Math.max(32, tenth)], ['.line .state', 16], ['.clock', 16]])
        for (const element of document.querySelectorAll(css)) {
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
            for (let node; (node = walk.nextNode());) {
                // What is read in other words than it is shown: the words shown are drawn by the
                // style of the element before.
                const drawn = node.dataset?.eye;
                const said = (drawn ?? (node instanceof Text ? node.data : '')).trim();
                if (!said || node.parentElement.previousElementSibling?.dataset.eye) continue;
                const size = parseFloat(getComputedStyle(drawn ? node : node.parentElement).fontSize);
                if (size < least - 0.1) faults.push(`${said} has ${size} px, not ${least}`);
                range.selectNodeContents(node);
                for (const { left, right, top, width, height } of (drawn ? node : range).getClientRects()) {
                    if (left < -0.5 || right > innerWidth + 0.5) faults.push(`${said} is cut`);
                    for (let x = 0; x <= 8; x += 1) {
                        const over = document.elementFromPoint(left + 1 + ((width - 2) * x) / 8, top + height / 2);
                        if (!element.contains(over)) faults.push(`${said} is below ${over?.outerHTML.slice(0, 60)}`);
                    }
                }
            }
        }
    scrollTo(0, 0);
    return [document.querySelectorAll('.line .number').length, [...new Set(faults)]];";

/// On a screen of any shape the numbers, states and hours are whole.
#[test]
fn numbers_states_and_hours_are_whole_on_any_screen() -> Result<()> {
    for &(width, height) in SHAPES {
        let kiosk = kiosk_under(LONG_NAMES, |setup| setup.screen(width, height))?;
        for size in ["100", "150"] {
            for topic in [None, Some("track-me")] {
                let (press, view) = topic.map_or_else(
                    || (format!("[data-size='{size}']"), "home"),
                    |topic| (format!("[data-topic='{topic}']"), topic),
                );
                kiosk
                    .page
                    .eval("document.querySelector(arguments[0]).click();", &[json!(press)])?;
                let shown = format!(":root[data-kiosk='{size}'] [data-kiosk-view='{view}']");
                wait_until(view, || Ok(kiosk.page.count(&shown)? == 1))?;
                kiosk.page.wait_painted()?;
                let found = kiosk.page.eval(FAULTS, &[])?;
                assert_eq!(found, json!([2, []]), "{view} at {size} % on {width} × {height}");
            }
            kiosk.page.eval("document.querySelector('[data-action=back]').click();", &[])?;
        }
        // The control: an element that covers a number is reported.
        let cover = "document.querySelector('.line').style.position = 'relative';
            const veil = document.createElement('div'); veil.style.cssText = 'position:absolute;inset:0'; document.querySelector('.line').append(veil);";
        kiosk.page.eval(cover, &[])?;
        assert_ne!(kiosk.page.eval(FAULTS, &[])?, json!([2, []]), "{width} × {height}");
    }
    Ok(())
}

/// No script can take the kiosk out of full screen.
#[test]
fn scripts_cannot_leave_full_screen() -> Result<()> {
    let kiosk = kiosk_from(Setup::without_key_bindings)?;
    for request in REQUESTS {
        let attempt = format!("try {{ {request} }} catch {{}}");
        kiosk.page.eval(&attempt, &[])?;
        sleep(SHORT_WAIT);
        assert_locked_down(&kiosk).with_context(|| (*request).to_owned())?;
        kiosk.page.eval(
            &format!("window.pressed = 0; addEventListener('mousedown', () => {{ window.pressed = 1; {attempt} }}, {{ once: true }});"),
            &[],
        )?;
        kiosk.screen()?.move_pointer((750, 5))?;
        kiosk.screen()?.click_button(1)?;
        wait_until(
            "the press",
            || Ok(kiosk.page.eval("return window.pressed;", &[])? == json!(1)),
        )?;
        sleep(SHORT_WAIT);
        assert_locked_down(&kiosk)
            .with_context(|| format!("while a button is pressed: {request}"))?;
    }
    assert_eq!(kiosk.page.eval("return document.pointerLockElement;", &[])?, json!(null));
    Ok(())
}

/// The kiosk returns to full screen after the desktop has taken it away.
#[test]
fn full_screen_is_restored_after_desktop_requests() -> Result<()> {
    let kiosk = kiosk_from(Setup::without_key_bindings)?;
    for _ in 0..3 {
        kiosk.screen()?.request_fullscreen(kiosk.window, false)?;
        wait_for_full_screen(&kiosk).context("no longer full screen")?;
        kiosk.screen()?.request_iconify(kiosk.window)?;
        wait_for_full_screen(&kiosk).context("shown as an icon")?;
    }
    Ok(())
}

/// Waits until the window is visible in full screen, whether or not it was away.
fn wait_for_full_screen(kiosk: &Kiosk) -> Result<()> {
    sleep(SHORT_WAIT);
    let screen = kiosk.screen()?;
    wait_until("the whole screen", || {
        let size = kiosk.page.eval("return [innerWidth, innerHeight];", &[])?;
        let seen =
            screen.visible_windows()?.iter().any(|window| kiosk.visible_windows.contains(window));
        Ok(seen
            && screen.is_fullscreen(kiosk.window)?
            && screen.window_rect(kiosk.window)? == (0, 0, 1500, 1000)
            && size == json!([1500, 1000]))
    })?;
    assert_locked_down(kiosk)
}
