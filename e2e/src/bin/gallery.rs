//! Pictures of every screen, in every state, language, theme and size: `cargo xtask screenshots` starts this. An argument names
//! the one scene to photograph.

#![expect(clippy::print_stdout, reason = "a command line speaks on stdout")]

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use e2e::{Driven, Setup, wait_until};

const FOLDER: &str = "target/screenshots";
const TIMES: &[(&str, &str)] =
    &[("open", "2026-11-23T13:32:00Z frozen"), ("closing", "2026-11-23T21:48:00Z frozen"), ("closed", "2026-11-23T22:30:00Z frozen")];
const LANGUAGES: &[&str] = &["fr", "en"];
const THEMES: &[(&str, &str)] = &[("light", "Adwaita"), ("dark", "Adwaita:dark")];
const SIZES: &[(u32, u32)] = &[(360, 740), (900, 700), (1440, 900)];
/// Tall enough to show a long screen at once.
const TALL: (u32, u32) = (900, 2400);

/// A screen to photograph.
struct Scene {
    name: &'static str,
    route: &'static str,
    /// What is done on it first.
    act: Act,
    /// Whether its look depends on the time.
    timed: bool,
    /// Whether it is longer than a window.
    long: bool,
}

#[derive(Clone, Copy)]
enum Act {
    Nothing,
    /// Opens the sheet of 3018.
    Sheet,
    /// Ticks these signs.
    Tick(&'static [&'static str]),
    /// Opens the search and types this.
    Search(&'static str),
}

const fn scene(name: &'static str, route: &'static str) -> Scene {
    Scene { name, route, act: Act::Nothing, timed: false, long: true }
}

const SCENES: &[Scene] = &[
    Scene { timed: true, ..scene("home", "#/") },
    Scene { act: Act::Sheet, long: false, ..scene("sheet", "#/") },
    Scene { timed: true, ..scene("lines", "#/lignes") },
    scene("danger", "#/danger"),
    scene("spot", "#/reperer"),
    Scene { act: Act::Tick(&["sign-hides-screen", "sign-sleep"]), ..scene("spot-noted", "#/reperer") },
    Scene { act: Act::Tick(&["sign-talk-of-dying", "sign-sleep"]), ..scene("spot-danger", "#/reperer") },
    scene("understand", "#/comprendre"),
    scene("act", "#/agir"),
    scene("class", "#/classe"),
    scene("sign", "#/reperer/sign-talk-of-dying"),
    scene("form", "#/comprendre/form-sextortion"),
    scene("law", "#/comprendre/law-harassment"),
    scene("figure", "#/comprendre/figure-pupils-2023"),
    scene("situation", "#/agir/intimate-image"),
    scene("talk", "#/agir/talk-11-14"),
    scene("platform", "#/agir/platform-instagram"),
    scene("guide", "#/agir/tonight"),
    scene("letter", "#/agir/letter-school"),
    scene("activity", "#/classe/activity-comment-thread"),
    scene("card", "#/classe/card-photo"),
    scene("track", "#/classe/track-me"),
    Scene { long: false, ..scene("projector", "#/projeter/card-photo") },
    scene("poster", "#/affiche"),
    Scene { long: false, ..scene("more", "#/plus") },
    Scene { long: false, ..scene("missing", "#/agir/nowhere") },
    Scene { act: Act::Search("photo nue"), long: false, ..scene("search", "#/") },
    Scene { act: Act::Search("brzkwt"), long: false, ..scene("search-nothing", "#/") },
    scene("about", "#/a-propos"),
];

fn main() -> Result<()> {
    let only = std::env::args().nth(1);
    let folder = Path::new(FOLDER);
    if only.is_none() && folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    let mut names = Vec::new();
    for language in LANGUAGES {
        for (theme, gtk) in THEMES {
            println!("{language}, {theme}");
            let app = Setup::at(TIMES[0].1).lang(language).var("GTK_THEME", gtk);
            let app = app.screen(1500, TALL.1 + 60).drive()?;
            app.screen()?.park_pointer()?;
            for time in TIMES {
                app.set_clock(time.1)?;
                reload(&app)?;
                let wanted = |scene: &&Scene| only.as_deref().is_none_or(|only| scene.name == only) && (scene.timed || time.0 == "open");
                for scene in SCENES.iter().filter(wanted) {
                    let rest = format!("{}-{language}-{theme}", time.0);
                    names.extend(shoot(&app, folder, scene, &rest)?);
                }
            }
        }
    }
    names.sort();
    std::fs::write(folder.join("index.html"), index(&names))?;
    println!("{} pictures; open {FOLDER}/index.html", names.len());
    Ok(())
}

fn shoot(app: &Driven, folder: &Path, scene: &Scene, rest: &str) -> Result<Vec<String>> {
    let screen = app.screen()?;
    app.page.go(scene.route)?;
    app.page.wait_text("main h1", |text| !text.is_empty())?;
    match scene.act {
        Act::Nothing => {}
        Act::Sheet => {
            app.page.click("main [data-action='call'][data-channel='3018-phone']")?;
            app.page.wait_text("dialog#number-sheet[open]", |text| text.contains("3018"))?;
        }
        Act::Tick(signs) => {
            for sign in signs {
                app.page.click(&format!("[data-sign='{sign}'] input"))?;
            }
            app.page.wait_text("[data-part='summary']", |text| !text.is_empty())?;
        }
        Act::Search(query) => {
            app.page.click("[data-action='search']")?;
            app.page.type_into("#search input", query)?;
            app.page.wait_text("[data-part='search-count']", |text| !text.is_empty())?;
        }
    }
    screen.park_pointer()?;
    let mut names = Vec::new();
    for &(width, height) in SIZES.iter().chain(scene.long.then_some(&TALL)) {
        screen.resize(app.window, width, height)?;
        wait_until(&format!("a page of {width}x{height}"), || {
            let (_, _, w, h) = screen.place(app.window)?;
            let page = app.page.eval("return [innerWidth, innerHeight];", &[])?;
            Ok((w, h) == (width, height) && page == serde_json::json!([width, height]))
        })?;
        // The size is known before it is laid out: two frames later it has been painted.
        app.page.promise("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))", &[])?;
        app.page.eval("scrollTo(0, 0);", &[])?;
        let file = format!("{}-{rest}-{width}x{height}.png", scene.name);
        screen.settled(app.window)?.save(&folder.join(&file))?;
        names.push(file);
    }
    match scene.act {
        Act::Nothing => {}
        Act::Sheet => app.page.click("#number-sheet [data-action='close']")?,
        Act::Tick(_) => app.page.click("[data-action='clear-noted']")?,
        Act::Search(_) => app.page.click("[data-action='close-search']")?,
    }
    Ok(names)
}

fn reload(app: &Driven) -> Result<()> {
    app.page.eval("window.stale = true; location.reload();", &[])?;
    wait_until("the page loading again", || {
        let fresh = "return !window.stale && !!document.querySelector('main');";
        Ok(app.page.eval(fresh, &[])?.as_bool() == Some(true))
    })
}

fn index(names: &[String]) -> String {
    let mut page = "<!doctype html><meta charset=\"utf-8\"><title>Repères</title>\
        <style>body{font-family:sans-serif}figure{display:inline-block;margin:8px;vertical-align:top}\
        img{max-width:360px;border:1px solid #888}</style>\n"
        .to_owned();
    for name in names {
        // Writing to a string cannot fail.
        let _ = writeln!(
            page,
            "<figure><a href=\"{name}\"><img src=\"{name}\" alt=\"\" loading=\"lazy\"></a>\
             <figcaption>{name}</figcaption></figure>"
        );
    }
    page
}
