//! Pictures of every screen, in every state, language, theme and size: `cargo xtask screenshots` starts this.

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

/// A screen: its name, its route, whether its look depends on the time, whether it is long.
const SCREENS: &[(&str, &str, bool, bool)] = &[
    ("home", "#/", true, true),
    ("sheet", "#/", false, false),
    ("lines", "#/lignes", true, true),
    ("danger", "#/danger", false, true),
    ("about", "#/a-propos", false, true),
];

fn main() -> Result<()> {
    let folder = Path::new(FOLDER);
    if folder.exists() {
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
                for screen in SCREENS.iter().filter(|screen| screen.2 || time.0 == "open") {
                    let rest = format!("{}-{language}-{theme}", time.0);
                    names.extend(shoot(&app, folder, *screen, &rest)?);
                }
            }
        }
    }
    names.sort();
    std::fs::write(folder.join("index.html"), index(&names))?;
    println!("{} pictures; open {FOLDER}/index.html", names.len());
    Ok(())
}

fn shoot(app: &Driven, folder: &Path, (name, route, _, long): (&str, &str, bool, bool), rest: &str) -> Result<Vec<String>> {
    let screen = app.screen()?;
    app.page.go(route)?;
    if name == "sheet" {
        app.page.click("main [data-action='call'][data-channel='3018-phone']")?;
        app.page.wait_text("dialog#number-sheet[open]", |text| text.contains("3018"))?;
        screen.park_pointer()?;
    }
    let mut names = Vec::new();
    for &(width, height) in SIZES.iter().chain(long.then_some(&TALL)) {
        screen.resize(app.window, width, height)?;
        wait_until(&format!("a page of {width}x{height}"), || {
            let (_, _, w, h) = screen.place(app.window)?;
            let page = app.page.eval("return [innerWidth, innerHeight];", &[])?;
            Ok((w, h) == (width, height) && page == serde_json::json!([width, height]))
        })?;
        // The size is known before it is laid out: two frames later it has been painted.
        app.page.promise("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))", &[])?;
        app.page.eval("scrollTo(0, 0);", &[])?;
        let file = format!("{name}-{rest}-{width}x{height}.png");
        screen.settled(app.window)?.save(&folder.join(&file))?;
        names.push(file);
    }
    app.page.eval("document.querySelectorAll('dialog[open]').forEach(d => d.close());", &[])?;
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
