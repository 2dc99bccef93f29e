//! The kiosk, on the screens that schools have: each picture is of a kiosk of its own, which fills its screen.

use std::path::Path;

use anyhow::Result;
use e2e::{WebDriverApp, wait_until};
use serde_json::json;

use crate::{Look, TIMES};

/// A laptop, a low screen, a desktop, a wall, an upright one.
const SCREENS: &[(u32, u32)] =
    &[(1280, 800), (1366, 768), (1920, 1080), (3840, 2160), (1080, 1920)];
/// Nobody is asked for a long time after the question, so that it stays for the picture.
const POLICY: &str = "[kiosk]\nidle_warning = 30\nidle_reset = 600\nschool = \"Collège Jean-Moulin\"\nroom = \"CDI\"\n";
const CONTACTS: &str = "message = \"L'infirmière est là le mardi.\"\n
[[kiosk.contacts]]\nname = \"Vie scolaire\"\nwhere = \"rez-de-chaussée\"\n
[[kiosk.contacts]]\nname = \"Infirmerie\"\nwhere = \"bâtiment B\"\n";

/// What is done before the picture.
enum Deed {
    Nothing,
    Topic(&'static str),
    /// Text at so many per cent, on the start and on a topic.
    Size(u8, Option<&'static str>),
    Keypad,
    /// As after half a minute without a touch.
    Still,
}

/// Name, what is done, whether it is photographed on every screen.
const PICTURES: &[(&str, Deed, bool)] = &[
    ("home", Deed::Nothing, true),
    ("danger", Deed::Topic("danger"), true),
    ("very-bad", Deed::Topic("track-very-bad"), true),
    ("me", Deed::Topic("track-me"), false),
    ("seen", Deed::Topic("track-seen"), false),
    ("took-part", Deed::Topic("track-took-part"), false),
    ("joke", Deed::Topic("track-joke"), false),
    ("home-125", Deed::Size(125, None), false),
    ("home-150", Deed::Size(150, None), false),
    ("very-bad-150", Deed::Size(150, Some("track-very-bad")), false),
    ("still", Deed::Still, false),
    ("keypad", Deed::Keypad, false),
];

/// Photographs the kiosk in this look, and gives the names of the files. The rarer screens are taken in one look only.
pub(crate) fn photograph(folder: &Path, look: &Look) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let first = look.language == "fr" && look.theme == "light";
    for &(width, height) in if first { SCREENS } else { &SCREENS[..1] } {
        let app = open(look, (width, height), &format!("{POLICY}{CONTACTS}"))?;
        for (name, deed, everywhere) in PICTURES {
            if *everywhere || width == SCREENS[0].0 {
                act(&app, deed)?;
                names.push(picture(&app, folder, look, name)?);
                again(&app)?;
            }
        }
    }
    let app = open(look, SCREENS[0], POLICY)?;
    names.push(picture(&app, folder, look, "home-nobody-named")?);
    let app = open(look, SCREENS[0], &format!("{POLICY}code = without quotes\n"))?;
    act(&app, &Deed::Keypad)?;
    names.push(picture(&app, folder, look, "keypad-unreadable-code")?);
    Ok(names)
}

fn open(look: &Look, (width, height): (u32, u32), policy: &str) -> Result<WebDriverApp> {
    let app = look.setup().arg("--kiosk").policy(policy).screen(width, height).drive()?;
    wait_until("the kiosk", || Ok(app.page.count("[data-kiosk-view='home']")? == 1))?;
    Ok(app)
}

/// Clicks by script: some stand below the first screen.
fn press(app: &WebDriverApp, css: &str) -> Result<()> {
    app.page.eval("document.querySelector(arguments[0]).click();", &[json!(css)]).map(drop)
}

fn act(app: &WebDriverApp, deed: &Deed) -> Result<()> {
    match deed {
        Deed::Nothing => Ok(()),
        Deed::Topic(topic) => press(app, &format!("[data-topic='{topic}']")),
        Deed::Size(percent, topic) => {
            press(app, &format!("[data-size='{percent}']"))?;
            topic.map_or(Ok(()), |topic| press(app, &format!("[data-topic='{topic}']")))
        }
        Deed::Keypad => {
            let chord = "dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyL', ctrlKey: true, altKey: true, shiftKey: true }));";
            app.page.eval(chord, &[]).map(drop)
        }
        Deed::Still => {
            // Once: WebDriver gives each of its scripts 30 seconds by the same function.
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

/// The next picture is of a fresh page.
fn again(app: &WebDriverApp) -> Result<()> {
    app.page.eval(
        "window.stale = true; document.querySelector(\"[data-action='restart']\").click();",
        &[],
    )?;
    wait_until("the start", || {
        let fresh = "return !window.stale && document.querySelectorAll(\"[data-kiosk-view='home']\").length === 1;";
        Ok(app.page.eval(fresh, &[])? == json!(true))
    })
}

fn picture(app: &WebDriverApp, folder: &Path, look: &Look, name: &str) -> Result<String> {
    let (_, _, width, height) = app.screen()?.window_rect(app.window)?;
    let file = format!("kiosk-{name}-{}-{width}x{height}.png", look.name(TIMES[0].0));
    app.screen()?.park_pointer()?;
    app.page.wait_painted()?;
    app.screen()?.settled_picture(app.window)?.save(&folder.join(&file))?;
    Ok(file)
}
