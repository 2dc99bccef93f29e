//! Visual regression: a dozen screens are compared with reviewed reference pictures.
//!
//! Engine and rasteriser belong to a release of the system. So each release has its own references,
//! with the version of the engine that drew them. With another version, and on a system without
//! references, the comparison is coarse.
//!
//! After an intended change `cargo xtask screenshots --references` renews the references. They are
//! reviewed and committed with the change.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use e2e::{Picture, Setup, WebDriverApp, output};

use crate::{CLOSED, OPEN, SHEET};

/// The variable that renews the references instead of comparing with them.
const RENEW_VARIABLE: &str = "REPERES_RENEW_LOOKS";
/// The file in each folder of references with the version of the engine that drew them.
const ENGINE_FILE: &str = "engine";
const SIZE: (u32, u32) = (900, 700);
/// The allowed difference of a channel, for antialiasing and for the colours that an indexed
/// picture does not have.
const CHANNEL_TOLERANCE: u8 = 16;
/// The share of pixels that may differ by more: 315 pixels, less than a word. Runs on one machine
/// do not differ.
const MAX_SHARE: f64 = 0.0005;

/// The coarse comparison on another system: the side of a block, the allowed difference of its
/// mean, and the share of blocks that may differ by more.
const BLOCK: u32 = 20;
const COARSE_TOLERANCE: u8 = 40;
const MAX_COARSE_SHARE: f64 = 0.025;

/// The time after which the scroll bars, which lie over the page, have faded.
const SCROLL_BAR_FADE: Duration = Duration::from_secs(5);

type Prepare = fn(&WebDriverApp) -> Result<()>;

/// Name, route and preparation of each screen.
const FRENCH_LIGHT_OPEN: &[(&str, &str, Prepare)] = &[
    ("home-fr-light-open", "#/", unchanged),
    ("danger", "#/danger", unchanged),
    ("spot-danger", "#/reperer", tick_a_danger),
    ("understand", "#/comprendre", unchanged),
    ("act", "#/agir", unchanged),
    ("situation", "#/agir/intimate-image", unchanged),
    ("platform", "#/agir/platform-instagram", unchanged),
    ("class", "#/classe", unchanged),
    ("lines", "#/lignes", unchanged),
    ("settings", "#/reglages", unchanged),
    ("sheet", "#/", open_the_sheet),
];
const ENGLISH_DARK_CLOSED: &[(&str, &str, Prepare)] = &[("home-en-dark-closed", "#/", unchanged)];

/// Every screen matches its reference picture.
#[test]
fn every_screen_matches_its_reference() -> Result<()> {
    let mut changed = Vec::new();
    let light = Setup::at(OPEN).var("GTK_THEME", "Adwaita").drive()?;
    compare_scenes(&light, FRENCH_LIGHT_OPEN, &mut changed)?;
    drop(light);
    let dark = Setup::at(CLOSED).lang("en").var("GTK_THEME", "Adwaita:dark").drive()?;
    compare_scenes(&dark, ENGLISH_DARK_CLOSED, &mut changed)?;
    assert!(
        changed.is_empty(),
        "{}\nIf the change is meant: cargo xtask screenshots --references, then look at each.",
        changed.join("\n")
    );
    Ok(())
}

/// The comparison reports a reference that is shifted by two pixels.
#[test]
fn shift_of_two_pixels_is_reported() -> Result<()> {
    for (name, ..) in FRENCH_LIGHT_OPEN.iter().chain(ENGLISH_DARK_CLOSED) {
        let picture = Picture::open(&folders()?[0].join(format!("{name}.png")))?;
        assert_eq!(picture.size(), SIZE, "{name}");
        let (width, height) = (SIZE.0 - 2, SIZE.1);
        let (here, there) = (picture.crop(0, 0, width, height), picture.crop(2, 0, width, height));
        assert!(
            here.difference(&there, CHANNEL_TOLERANCE).share > MAX_SHARE,
            "{name} would not notice"
        );
        assert!(
            picture.difference(&picture, CHANNEL_TOLERANCE).share < f64::EPSILON,
            "{name} is not like itself"
        );
    }
    Ok(())
}

/// The coarse comparison accepts the pictures of another system, and reports a missing strip.
#[test]
fn coarse_comparison_accepts_systems_not_a_lost_line() -> Result<()> {
    for (name, ..) in FRENCH_LIGHT_OPEN.iter().chain(ENGLISH_DARK_CLOSED) {
        let pictures: Vec<Picture> = folders()?
            .iter()
            .map(|folder| Picture::open(&folder.join(format!("{name}.png"))))
            .collect::<Result<_>>()?;
        for picture in &pictures {
            assert!(
                pictures.iter().all(|other| coarse_share(picture, other) <= MAX_COARSE_SHARE),
                "{name} looks different elsewhere"
            );
            // The top of the picture is moved to the bottom, where the strip with both numbers is.
            let (top, rest) =
                (picture.crop(0, 0, SIZE.0, 80), picture.crop(0, 0, SIZE.0, SIZE.1 - 80));
            assert!(
                coarse_share(picture, &rest.above(&top)) > MAX_COARSE_SHARE,
                "{name} without its strip would not be noticed"
            );
        }
    }
    Ok(())
}

/// The share of blocks that differ.
fn coarse_share(one: &Picture, other: &Picture) -> f64 {
    one.shrunk(BLOCK).difference(&other.shrunk(BLOCK), COARSE_TOLERANCE).share
}

fn compare_scenes(
    app: &WebDriverApp,
    scenes: &[(&str, &str, Prepare)],
    changed: &mut Vec<String>,
) -> Result<()> {
    app.resize(SIZE.0, SIZE.1)?;
    for (name, route, step) in scenes {
        app.page.navigate(route)?;
        app.page.wait_text("main h1", |text| !text.is_empty())?;
        app.page.eval("scrollTo(0, 0); document.activeElement.blur();", &[])?;
        step(app)?;
        app.screen()?.park_pointer()?;
        if std::env::var_os(RENEW_VARIABLE).is_some() {
            sleep(SCROLL_BAR_FADE);
            let path = reference(name);
            fs::create_dir_all(own_folder())?;
            fs::write(own_folder().join(ENGINE_FILE), engine_version()?)?;
            app.screen()?.settled_picture(app.window)?.save_indexed(&path)?;
        } else {
            changed.extend(compare(name, app)?);
        }
    }
    Ok(())
}

/// Compares a screen with its reference. If it differs, gives a message, and saves the actual
/// picture and the difference in `target/looks`.
fn compare(name: &str, app: &WebDriverApp) -> Result<Option<String>> {
    // An update of the engine can move lines of text by a pixel.
    if !reference(name).exists()
        || fs::read_to_string(own_folder().join(ENGINE_FILE))?.trim() != engine_version()?.trim()
    {
        return compare_coarsely(name, app);
    }
    let kept = Picture::open(&reference(name))?;
    let since = Instant::now();
    let (actual, difference) = loop {
        let actual = app.screen()?.settled_picture(app.window)?;
        let difference = kept.difference(&actual, CHANNEL_TOLERANCE);
        if difference.share <= MAX_SHARE {
            return Ok(None);
        }
        if since.elapsed() > SCROLL_BAR_FADE {
            break (actual, difference);
        }
    };
    let folder = root().join("target/looks");
    fs::create_dir_all(&folder)?;
    actual.save(&folder.join(format!("{name}.actual.png")))?;
    difference.save(&folder.join(format!("{name}.difference.png")))?;
    let (percent, allowed) = (difference.share * 100.0, MAX_SHARE * 100.0);
    Ok(Some(format!(
        "{name}: {percent:.2} % of the pixels differ from {} ({allowed} % may); \
         see target/looks/{name}.actual.png and target/looks/{name}.difference.png",
        reference(name).display()
    )))
}

/// Compares a screen coarsely with the references of all systems, if this system has none or
/// another version of the engine.
fn compare_coarsely(name: &str, app: &WebDriverApp) -> Result<Option<String>> {
    let actual = app.screen()?.settled_picture(app.window)?;
    for folder in folders()? {
        if coarse_share(&Picture::open(&folder.join(format!("{name}.png")))?, &actual)
            <= MAX_COARSE_SHARE
        {
            return Ok(None);
        }
    }
    Ok(Some(format!("{name}: unlike its picture of any system, however coarsely it is looked at")))
}

fn unchanged(_: &WebDriverApp) -> Result<()> {
    Ok(())
}

fn tick_a_danger(app: &WebDriverApp) -> Result<()> {
    let sign = "[data-sign='sign-talk-of-dying']";
    app.page.wait_text(sign, |text| !text.is_empty())?;
    // In a window of this height the strip covers the sign, wherever WebDriver scrolls.
    app.page.eval(&format!("document.querySelector(\"{sign} input\").click();"), &[])?;
    app.page.wait_text("[data-part='first-calls']", |text| text.contains("3114"))?;
    Ok(())
}

fn open_the_sheet(app: &WebDriverApp) -> Result<()> {
    app.page.click("#help-strip [data-channel='3018-phone']")?;
    app.page.wait_text(SHEET, |text| text.contains("3018"))?;
    Ok(())
}

/// The reference of this release of this system.
fn reference(name: &str) -> PathBuf {
    own_folder().join(format!("{name}.png"))
}

/// The folder of the references of this release of this system, such as `debian-12`.
fn own_folder() -> PathBuf {
    let about = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let field = |key: &str| {
        about.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default().trim_matches('"')
    };
    references().join(format!("{}-{}", field("ID="), field("VERSION_ID=")))
}

/// The version of the engine on this machine, such as `2.50.6`.
fn engine_version() -> Result<String> {
    let version = output(Command::new("pkg-config").args(["--modversion", "webkit2gtk-4.1"]))?;
    ensure!(version.status.success(), "pkg-config: {}", String::from_utf8_lossy(&version.stderr));
    Ok(String::from_utf8(version.stdout)?)
}

fn references() -> PathBuf {
    root().join("e2e/references")
}

/// The folders of all systems that have references.
fn folders() -> Result<Vec<PathBuf>> {
    let mut folders: Vec<PathBuf> = fs::read_dir(references())?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    Ok(folders)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}
