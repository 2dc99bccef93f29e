//! Takes pictures of every screen, in every state, language, theme and size. `cargo xtask
//! screenshots` runs it. An argument names the one scene to take.

#![expect(clippy::print_stdout, reason = "a command line speaks on stdout")]

mod capture;
mod kiosk;
mod print;
mod scenes;

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use capture::{Scale, capture, reload};
use e2e::{Setup, WebDriverApp};
use scenes::{LARGE, MANAGED, POLICY, SCENES, Scene};

const FOLDER: &str = "target/screenshots";
const TIMES: &[(&str, &str)] = &[
    ("open", "2026-11-23T13:32:00Z frozen"),
    ("closing", "2026-11-23T21:48:00Z frozen"),
    ("closed", "2026-11-23T22:30:00Z frozen"),
];
const LANGUAGES: &[&str] = &["fr", "en"];
const THEMES: &[(&str, &str)] = &[("light", "Adwaita"), ("dark", "Adwaita:dark")];
const SIZES: &[(u32, u32)] = &[(360, 740), (900, 700), (1440, 900)];
/// A window in which a long screen is visible as a whole.
const TALL: (u32, u32) = (900, 2400);

/// The appearance of the app: a language and a theme.
struct Appearance {
    language: &'static str,
    theme: &'static str,
    gtk: &'static str,
}

/// The names of the pictures so far, and the scene to which they are limited.
struct Gallery {
    only: Option<String>,
    names: Vec<String>,
}

fn main() -> Result<()> {
    let mut gallery = Gallery { only: std::env::args().nth(1), names: Vec::new() };
    let folder = Path::new(FOLDER);
    if gallery.only.is_none() && folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    for language in LANGUAGES {
        for (theme, gtk) in THEMES {
            println!("{language}, {theme}");
            let appearance = Appearance { language, theme, gtk };
            gallery.screens(&appearance)?;
            gallery.enlarged(&appearance)?;
            gallery.small_pixels(&appearance)?;
            gallery.welcome(&appearance)?;
            gallery.trouble(&appearance)?;
            gallery.managed(&appearance)?;
            gallery.kiosk(&appearance)?;
        }
        if gallery.only.as_deref().is_none_or(|only| only == "print") {
            println!("{language}, printed");
            gallery.names.extend(print::take_pictures(folder, TIMES[0].1, language)?);
        }
    }
    gallery.names.sort();
    std::fs::write(folder.join("index.html"), index(&gallery.names))?;
    println!("{} pictures; open {FOLDER}/index.html", gallery.names.len());
    Ok(())
}

impl Gallery {
    fn wants(&self, name: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == name)
    }

    /// Takes every screen, at every time that changes it, in every width.
    fn screens(&mut self, appearance: &Appearance) -> Result<()> {
        let app = appearance.setup().screen(1500, TALL.1 + 60).drive()?;
        let sizes = [SIZES, &[TALL]].concat();
        for time in TIMES {
            app.set_clock(time.1)?;
            reload(&app)?;
            let rest = appearance.name(time.0);
            for scene in SCENES.iter().filter(|scene| scene.timed || time.0 == "open") {
                let sizes = if scene.long { &sizes } else { SIZES };
                self.take(&app, scene, &rest, sizes, Scale(1.0))?;
            }
        }
        Ok(())
    }

    /// Takes screens with text at 200 %: the page is half as wide as the window.
    fn enlarged(&mut self, appearance: &Appearance) -> Result<()> {
        let app = appearance
            .setup()
            .settings(r#"{"schema":1,"text_size":200}"#)
            .screen(1500, 1900)
            .drive()?;
        for scene in large() {
            self.take(
                &app,
                scene,
                &appearance.name("text200"),
                &[(360, 480), (720, 450), (720, 900)],
                Scale(2.0),
            )?;
        }
        Ok(())
    }

    /// Takes screens on a display with two pixels for one CSS pixel.
    fn small_pixels(&mut self, appearance: &Appearance) -> Result<()> {
        let app = appearance.setup().var("GDK_SCALE", "2").screen(2000, 1500).drive()?;
        for scene in large() {
            self.take(&app, scene, &appearance.name("scale2"), &[(900, 700)], Scale(2.0))?;
        }
        Ok(())
    }

    fn welcome(&mut self, appearance: &Appearance) -> Result<()> {
        let scene = scenes::scene("welcome", "#/");
        if !self.wants(scene.name) {
            return Ok(());
        }
        let app = appearance.setup().var("REPERES_TEST_FIRST_RUN", "1").drive()?;
        self.take(&app, &scene, &appearance.name("open"), SIZES, Scale(1.0))
    }

    /// Takes the home screen after unreadable settings.
    fn trouble(&mut self, appearance: &Appearance) -> Result<()> {
        let scene = scenes::scene("trouble", "#/");
        if !self.wants(scene.name) {
            return Ok(());
        }
        let app = appearance.setup().arg("--route").arg("/").settings("{").drive()?;
        self.take(&app, &scene, &appearance.name("open"), SIZES, Scale(1.0))
    }

    /// Takes the screens of a computer that a policy manages.
    fn managed(&mut self, appearance: &Appearance) -> Result<()> {
        if !MANAGED.iter().any(|scene| self.wants(scene.name)) {
            return Ok(());
        }
        let app = appearance
            .setup()
            .policy(POLICY)
            .desktop_services()
            .screen(1500, TALL.1 + 60)
            .drive()?;
        for scene in MANAGED {
            self.take(&app, scene, &appearance.name("open"), SIZES, Scale(1.0))?;
        }
        Ok(())
    }

    fn kiosk(&mut self, appearance: &Appearance) -> Result<()> {
        if self.wants("kiosk") {
            self.names.extend(kiosk::take_pictures(Path::new(FOLDER), appearance)?);
        }
        Ok(())
    }

    fn take(
        &mut self,
        app: &WebDriverApp,
        scene: &Scene,
        rest: &str,
        sizes: &[(u32, u32)],
        scale: Scale,
    ) -> Result<()> {
        if self.wants(scene.name) {
            self.names.extend(capture(app, Path::new(FOLDER), scene, rest, sizes, scale)?);
        }
        Ok(())
    }
}

impl Appearance {
    fn setup(&self) -> Setup {
        Setup::at(TIMES[0].1).lang(self.language).var("GTK_THEME", self.gtk)
    }

    fn name(&self, state: &str) -> String {
        format!("{state}-{}-{}", self.language, self.theme)
    }
}

fn large() -> impl Iterator<Item = &'static Scene> {
    SCENES.iter().filter(|scene| LARGE.contains(&scene.name))
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
