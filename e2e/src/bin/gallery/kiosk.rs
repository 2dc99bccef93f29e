//! The kiosk on the screens that schools have. For each size of the screen a kiosk is started,
//! which fills it.

use std::path::Path;

use anyhow::Result;
use e2e::{WebDriverApp, wait_until};
use serde_json::json;

use crate::{Appearance, TIMES};

/// A laptop, a low screen, a desktop, a wall display, an upright one.
const SCREENS: &[(u32, u32)] =
    &[(1280, 800), (1366, 768), (1920, 1080), (3840, 2160), (1080, 1920)];
/// The reset comes long after the idle prompt, so that the prompt stays for the picture.
const POLICY: &str = "[kiosk]\nidle_warning = 30\nidle_reset = 600\nschool = \"Collège Jean-Moulin\"\nroom = \"CDI\"\n";
const CONTACTS: &str = "message = \"L'infirmière est là le mardi.\"\n
[[kiosk.contacts]]\nname = \"Vie scolaire\"\nwhere = \"rez-de-chaussée\"\n
[[kiosk.contacts]]\nname = \"Infirmerie\"\nwhere = \"bâtiment B\"\n";

/// The action before a picture.
enum KioskAction {
    Nothing,
    Topic(&'static str),
    /// Sets the size of the text in per cent, on the start or on a topic.
    Size(u8, Option<&'static str>),
    Keypad,
    /// Opens the idle prompt, as after half a minute without a touch.
    IdlePrompt,
}

/// Name, action, whether it is taken on every screen.
const PICTURES: &[(&str, KioskAction, bool)] = &[
    ("home", KioskAction::Nothing, true),
    ("danger", KioskAction::Topic("danger"), true),
    ("very-bad", KioskAction::Topic("track-very-bad"), true),
    ("me", KioskAction::Topic("track-me"), false),
    ("seen", KioskAction::Topic("track-seen"), false),
    ("took-part", KioskAction::Topic("track-took-part"), false),
    ("joke", KioskAction::Topic("track-joke"), false),
    ("home-125", KioskAction::Size(125, None), false),
    ("home-150", KioskAction::Size(150, None), false),
    ("very-bad-150", KioskAction::Size(150, Some("track-very-bad")), false),
    ("still", KioskAction::IdlePrompt, false),
    ("keypad", KioskAction::Keypad, false),
];

/// Takes the kiosk in this appearance and gives the names of the files. The rarer screens are taken
/// in one appearance only.
pub(crate) fn take_pictures(folder: &Path, appearance: &Appearance) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let first = appearance.language == "fr" && appearance.theme == "light";
    for &(width, height) in if first { SCREENS } else { &SCREENS[..1] } {
        let app = open(appearance, (width, height), &format!("{POLICY}{CONTACTS}"))?;
        for (name, action, everywhere) in PICTURES {
            if *everywhere || width == SCREENS[0].0 {
                act(&app, action)?;
                names.push(picture(&app, folder, appearance, name)?);
                restart(&app)?;
            }
        }
    }
    let app = open(appearance, SCREENS[0], POLICY)?;
    names.push(picture(&app, folder, appearance, "home-nobody-named")?);
    let app = open(appearance, SCREENS[0], &format!("{POLICY}code = without quotes\n"))?;
    act(&app, &KioskAction::Keypad)?;
    names.push(picture(&app, folder, appearance, "keypad-unreadable-code")?);
    Ok(names)
}

fn open(
    appearance: &Appearance,
    (width, height): (u32, u32),
    policy: &str,
) -> Result<WebDriverApp> {
    let app = appearance.setup().arg("--kiosk").policy(policy).screen(width, height).drive()?;
    wait_until("the kiosk", || Ok(app.page.count("[data-kiosk-view='home']")? == 1))?;
    Ok(app)
}

/// Clicks by script: some elements are below the visible part of the page.
fn press(app: &WebDriverApp, css: &str) -> Result<()> {
    app.page.eval("document.querySelector(arguments[0]).click();", &[json!(css)]).map(drop)
}

fn act(app: &WebDriverApp, action: &KioskAction) -> Result<()> {
    match action {
        KioskAction::Nothing => Ok(()),
        KioskAction::Topic(topic) => press(app, &format!("[data-topic='{topic}']")),
        KioskAction::Size(percent, topic) => {
            press(app, &format!("[data-size='{percent}']"))?;
            topic.map_or(Ok(()), |topic| press(app, &format!("[data-topic='{topic}']")))
        }
        KioskAction::Keypad => {
            let chord = "dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyL', ctrlKey: true, altKey: true, shiftKey: true }));";
            app.page.eval(chord, &[]).map(drop)
        }
        KioskAction::IdlePrompt => {
            // Restored after one use: WebDriver limits each of its scripts to 30 seconds with the
            // same function.
            let soon = "const later = setTimeout;
                window.setTimeout = (deed, ms) => {
                    if (ms === 30000) window.setTimeout = later;
                    return later(deed, ms === 30000 ? 0 : ms);
                };
                dispatchEvent(new PointerEvent('pointerdown'));";
            app.page.eval(soon, &[])?;
            app.page.wait_text("[data-action='stay']", |text| !text.is_empty()).map(drop)
        }
    }
}

/// Restarts the kiosk, so that the next picture is of a fresh page.
fn restart(app: &WebDriverApp) -> Result<()> {
    app.page.eval(
        "window.stale = true; document.querySelector(\"[data-action='restart']\").click();",
        &[],
    )?;
    wait_until("the start", || {
        let fresh = "return !window.stale && document.querySelectorAll(\"[data-kiosk-view='home']\").length === 1;";
        Ok(app.page.eval(fresh, &[])? == json!(true))
    })
}

fn picture(
    app: &WebDriverApp,
    folder: &Path,
    appearance: &Appearance,
    name: &str,
) -> Result<String> {
    let (_, _, width, height) = app.screen()?.window_rect(app.window)?;
    let file = format!("kiosk-{name}-{}-{width}x{height}.png", appearance.name(TIMES[0].0));
    app.screen()?.park_pointer()?;
    app.page.wait_painted()?;
    app.screen()?.settled_picture(app.window)?.save(&folder.join(&file))?;
    Ok(file)
}
