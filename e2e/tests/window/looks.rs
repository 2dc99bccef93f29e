//! No screen changes its look unnoticed: a dozen of them against pictures that somebody has looked at.
//!
//! A change that is meant is taken over by `cargo xtask screenshots --references`; the new pictures are then looked at, and
//! committed with what changed them.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use e2e::{Driven, Picture, Setup};

use crate::{CLOSED, OPEN, SHEET};

/// Takes the pictures over instead of comparing them.
const RENEW: &str = "REPERES_RENEW_LOOKS";
const SIZE: (u32, u32) = (900, 700);
/// A channel may be off by this much: antialiasing, and the colours that an indexed picture leaves out.
const CHANNEL: u8 = 16;
/// The share of pixels that may be off by more: 315 of them, less than a word. Runs on one machine differ by none.
const SHARE: f64 = 0.0005;

/// Scroll bars lie over the page; after this long without a move they are gone.
const FADED: Duration = Duration::from_secs(5);

type Step = fn(&Driven) -> Result<()>;

/// Name, route and what is done there.
const FRENCH_LIGHT_OPEN: &[(&str, &str, Step)] = &[
    ("home-fr-light-open", "#/", as_it_is),
    ("danger", "#/danger", as_it_is),
    ("spot-danger", "#/reperer", tick_a_danger),
    ("understand", "#/comprendre", as_it_is),
    ("act", "#/agir", as_it_is),
    ("situation", "#/agir/intimate-image", as_it_is),
    ("platform", "#/agir/platform-instagram", as_it_is),
    ("class", "#/classe", as_it_is),
    ("lines", "#/lignes", as_it_is),
    ("settings", "#/reglages", as_it_is),
    ("sheet", "#/", open_the_sheet),
];
const ENGLISH_DARK_CLOSED: &[(&str, &str, Step)] = &[("home-en-dark-closed", "#/", as_it_is)];

#[test]
fn every_screen_looks_as_in_its_reference() -> Result<()> {
    let mut changed = Vec::new();
    let light = Setup::at(OPEN).var("GTK_THEME", "Adwaita").drive()?;
    look_at(&light, FRENCH_LIGHT_OPEN, &mut changed)?;
    drop(light);
    let dark = Setup::at(CLOSED).lang("en").var("GTK_THEME", "Adwaita:dark").drive()?;
    look_at(&dark, ENGLISH_DARK_CLOSED, &mut changed)?;
    assert!(changed.is_empty(), "{}\nIf the change is meant: cargo xtask screenshots --references, then look at each.", changed.join("\n"));
    Ok(())
}

#[test]
fn a_reference_that_is_moved_by_two_pixels_is_noticed() -> Result<()> {
    for (name, ..) in FRENCH_LIGHT_OPEN.iter().chain(ENGLISH_DARK_CLOSED) {
        let picture = Picture::open(&reference(name))?;
        assert_eq!(picture.size(), SIZE, "{name}");
        let (width, height) = (SIZE.0 - 2, SIZE.1);
        let (here, there) = (picture.crop(0, 0, width, height), picture.crop(2, 0, width, height));
        assert!(here.difference(&there, CHANNEL).share > SHARE, "{name} would not notice");
        assert!(picture.difference(&picture, CHANNEL).share < f64::EPSILON, "{name} is not like itself");
    }
    Ok(())
}

fn look_at(app: &Driven, scenes: &[(&str, &str, Step)], changed: &mut Vec<String>) -> Result<()> {
    app.resize(SIZE.0, SIZE.1)?;
    for (name, route, step) in scenes {
        app.page.go(route)?;
        app.page.wait_text("main h1", |text| !text.is_empty())?;
        app.page.eval("scrollTo(0, 0); document.activeElement.blur();", &[])?;
        step(app)?;
        app.screen()?.park_pointer()?;
        if std::env::var_os(RENEW).is_some() {
            sleep(FADED);
            app.screen()?.settled(app.window)?.save_indexed(&reference(name))?;
        } else {
            changed.extend(complaint(name, app)?);
        }
    }
    Ok(())
}

/// What is to be said when the picture is not that of the reference, with both of them beside each other in `target/looks`.
fn complaint(name: &str, app: &Driven) -> Result<Option<String>> {
    let kept = Picture::open(&reference(name)).context("no reference yet: cargo xtask screenshots --references")?;
    let since = Instant::now();
    let (actual, difference) = loop {
        let actual = app.screen()?.settled(app.window)?;
        let difference = kept.difference(&actual, CHANNEL);
        if difference.share <= SHARE {
            return Ok(None);
        }
        if since.elapsed() > FADED {
            break (actual, difference);
        }
    };
    let folder = root().join("target/looks");
    fs::create_dir_all(&folder)?;
    actual.save(&folder.join(format!("{name}.actual.png")))?;
    difference.save(&folder.join(format!("{name}.difference.png")))?;
    let (percent, allowed) = (difference.share * 100.0, SHARE * 100.0);
    Ok(Some(format!(
        "{name}: {percent:.2} % of the pixels differ from e2e/references/{name}.png ({allowed} % may); \
         see target/looks/{name}.actual.png and target/looks/{name}.difference.png"
    )))
}

fn as_it_is(_: &Driven) -> Result<()> {
    Ok(())
}

fn tick_a_danger(app: &Driven) -> Result<()> {
    let sign = "[data-sign='sign-talk-of-dying']";
    app.page.wait_text(sign, |text| !text.is_empty())?;
    // In a window this low the strip lies over it, wherever WebDriver scrolls.
    app.page.eval(&format!("document.querySelector(\"{sign} input\").click();"), &[])?;
    app.page.wait_text("[data-part='first-calls']", |text| text.contains("3114"))?;
    Ok(())
}

fn open_the_sheet(app: &Driven) -> Result<()> {
    app.page.click("#help-strip [data-channel='3018-phone']")?;
    app.page.wait_text(SHEET, |text| text.contains("3018"))?;
    Ok(())
}

fn reference(name: &str) -> PathBuf {
    root().join("e2e/references").join(format!("{name}.png"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}
