//! The recipe of `packaging/kiosk`: its script starts cage in an account without rights. In these
//! tests cage is a window on the display of the test, because there is no console.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use e2e::{Session, kill, named_in_tree, output, program, wait_for, wait_until};
use tempfile::TempDir;

const UNIT: &str = include_str!("../../../packaging/kiosk/reperes-kiosk.service");
const SCRIPT: &str = include_str!("../../../packaging/kiosk/reperes-kiosk");

/// The user id of an account without rights.
const NOBODY: u32 = 65_534;

/// In cage the shipped kiosk shows both numbers, is restarted after it was killed, and leaves no
/// file in the home folder.
#[test]
fn shipped_kiosk_restarts_in_cage_and_leaves_nothing() -> Result<()> {
    let mut recipe = Recipe::prepare(&program("REPERES_PLAIN_BIN")?)?;
    let supervisor = recipe.supervise()?;
    let first = recipe.app(supervisor, None)?;
    recipe.shows_both_numbers()?;
    // The check that the script runs before also finds that cage is a window.
    wait_until("the check", || {
        Ok(recipe.session.log("kiosk.log").contains("cage est lui-même une fenêtre"))
    })?;
    kill(first)?;
    let second = recipe.app(supervisor, Some(first))?;
    assert_ne!(first, second);
    recipe.shows_both_numbers()?;
    assert!(recipe.session.is_running(supervisor)?);
    recipe.session.kill_tree(supervisor)?;
    let left: Vec<_> = fs::read_dir(recipe.path("home"))?.collect();
    assert!(left.is_empty(), "{left:?}");
    Ok(())
}

/// Under Wayland the app id is the name of the desktop entry, whatever the program file is called.
#[test]
fn wayland_app_id_is_the_name_of_the_desktop_entry() -> Result<()> {
    let mut recipe = Recipe::prepare(&program("REPERES_PLAIN_BIN")?)?;
    fs::rename(recipe.path("bin/reperes"), recipe.path("bin/aide-3018"))?;
    let mut cage = recipe.command(&["cage", "--", "aide-3018"]);
    // With this variable the app writes its requests to the display on standard error.
    cage.env("XDG_RUNTIME_DIR", recipe.path("run")).env("WAYLAND_DEBUG", "client");
    recipe.session.spawn_command(cage, "cage.log")?;
    let named = || {
        recipe
            .session
            .log("cage.log")
            .lines()
            .find(|line| line.contains("set_app_id("))
            .map(str::to_owned)
    };
    let named = wait_for("a name", e2e::TIMEOUT, || Ok(named()))
        .with_context(|| recipe.session.log("cage.log"))?;
    assert!(named.contains("set_app_id(\"reperes\")"), "{named}");
    Ok(())
}

/// The script of the recipe ends with the exit code of the app, not with that of cage.
#[test]
fn script_passes_the_exit_code_of_the_app_on() -> Result<()> {
    let stand_in =
        tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o755)).tempfile()?;
    for code in [10, 3, 0] {
        fs::write(stand_in.path(), format!("#!/bin/sh\n[ \"$1\" = --kiosk ] && exit {code}\n"))?;
        let recipe = Recipe::prepare(stand_in.path())?;
        let script = recipe.path("reperes-kiosk").display().to_string();
        let out = output(&mut recipe.command(&[&script]))?;
        assert_eq!(out.status.code(), Some(code), "{}", String::from_utf8_lossy(&out.stderr));
    }
    Ok(())
}

/// The unit restarts the kiosk always, except after an adult has left it with the code.
#[test]
fn unit_stops_restarting_only_after_the_exit_code() {
    for line in [
        "Restart=always",
        "RestartPreventExitStatus=10",
        "StartLimitIntervalSec=0",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
    ] {
        assert!(UNIT.lines().any(|written| written == line), "{line}");
    }
    assert!(
        !SCRIPT.lines().any(|line| line.starts_with("cage -s")),
        "the other consoles would stand open"
    );
}

/// If a step of the lockdown fails, it is named and the kiosk does not start.
#[test]
fn failed_lockdown_step_is_named_and_refuses_to_start() -> Result<()> {
    let session = Session::open(640, 480)?;
    let mut command = session.command(program("REPERES_BIN")?);
    command.args(["--kiosk", "--lang", "fr"]).env("REPERES_TEST_FAILING_STEP", "the printer stays");
    command.env("REPERES_TEST_POLICY", session.path("none.toml"));
    let out = output(&mut command)?;
    let stderr = String::from_utf8(out.stderr)?;
    assert_eq!(out.status.code(), Some(3), "{stderr}");
    assert!(
        stderr.contains("le kiosque ne démarre pas") && stderr.contains("the printer stays"),
        "{stderr}"
    );
    // Its last line before the end, which no variable has to ask for.
    assert!(stderr.contains("3018") && stderr.contains("3114"), "{stderr}");
    Ok(())
}

struct Recipe {
    session: Session,
    folder: TempDir,
}

impl Recipe {
    /// Copies the script of the recipe, and this program under the name of the app, to where an
    /// account without rights can run them.
    fn prepare(app: &Path) -> Result<Self> {
        let open = fs::Permissions::from_mode(0o755);
        let folder =
            tempfile::Builder::new().prefix("kiosk-").permissions(open.clone()).tempdir()?;
        let recipe = Self { session: Session::open(1280, 900)?, folder };
        fs::write(recipe.path("reperes-kiosk"), SCRIPT)?;
        fs::create_dir(recipe.path("bin"))?;
        fs::copy(app, recipe.path("bin/reperes"))?;
        for name in ["reperes-kiosk", "bin", "bin/reperes"] {
            fs::set_permissions(recipe.path(name), open.clone())?;
        }
        for name in ["run", "home", "tmp"] {
            fs::create_dir(recipe.path(name))?;
            fs::set_permissions(recipe.path(name), fs::Permissions::from_mode(0o700))?;
            if is_root() {
                chown(recipe.path(name), Some(NOBODY), Some(NOBODY))?;
            }
        }
        Ok(recipe)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A command in that account, with the variables that the unit sets and those that cage needs
    /// to be a window without a graphics device.
    fn command(&self, words: &[&str]) -> Command {
        let mut command = self.session.command(if is_root() { "setpriv" } else { "env" });
        if is_root() {
            let nobody = NOBODY.to_string();
            command.args([
                "--reuid",
                &nobody,
                "--regid",
                &nobody,
                "--clear-groups",
                "--no-new-privs",
            ]);
        }
        command.args(words).current_dir("/");
        command.env("PATH", format!("{}:/usr/bin:/bin", self.path("bin").display()));
        command
            .env("RUNTIME_DIRECTORY", self.path("run"))
            .env("GDK_BACKEND", "wayland")
            .env("LANG", "fr_FR.UTF-8");
        command.env("HOME", self.path("home")).env("TMPDIR", self.path("tmp"));
        command.env("WLR_BACKENDS", "x11").env("WLR_RENDERER", "pixman");
        command
    }

    /// Restarts the script whenever it ends, as systemd does with the unit.
    fn supervise(&mut self) -> Result<u32> {
        let of = |name: &str| {
            UNIT.lines()
                .find_map(|line| line.strip_prefix(name))
                .with_context(|| format!("no {name}"))
        };
        let (left, pause) = (of("RestartPreventExitStatus=")?, of("RestartSec=")?);
        let script = self.path("reperes-kiosk");
        let words = format!(
            "while :; do {}; [ $? = {left} ] && exit; sleep {pause}; done",
            script.display()
        );
        let command = self.command(&["sh", "-c", &words]);
        self.session.spawn_command(command, "kiosk.log")
    }

    /// The process of the app, other than `previous`.
    fn app(&self, supervisor: u32, previous: Option<u32>) -> Result<u32> {
        wait_for("the kiosk", e2e::TIMEOUT, || {
            Ok(named_in_tree(supervisor, "reperes\0--kiosk")
                .into_iter()
                .find(|pid| Some(*pid) != previous))
        })
    }

    /// Waits until the QR codes of both numbers can be read from the screen, so they are large
    /// enough.
    fn shows_both_numbers(&self) -> Result<()> {
        let screen = self.session.screen()?;
        let shown = wait_until("both numbers", || {
            let texts = screen.picture()?.qr_texts();
            Ok(["tel:3018", "tel:3114"]
                .iter()
                .all(|number| texts.iter().any(|text| text == number)))
        });
        shown.with_context(|| self.session.log("kiosk.log"))
    }
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}
