//! Failures and missing parts: the numbers stay reachable. And what the shipped build lacks.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Output;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::{App, Session, Setup, kill, named_in_tree, output, program, wait_for, wait_until};

use crate::OPEN;

/// Three times as long as WebDriver needs on a busy machine to open a session.
const WEBDRIVER_TIMEOUT: Duration = Duration::from_secs(10);

/// A killed web process is replaced, and the window then looks as before.
#[test]
fn killed_web_process_is_replaced() -> Result<()> {
    let app = Setup::at(OPEN).start()?;
    let (window, _) = settled_window(&app)?;
    let screen = app.session.screen()?;
    let before = picture_without_scroll_bar(screen, window)?;
    for death in 1..=3 {
        // The window keeps the picture of the old page until the new one is painted. Scrolled down,
        // the old page cannot be mistaken for the new one. The scrolling also shows that the
        // process has registered: WebKitGTK aborts if a process ends before that.
        screen.scroll_down(400, 300)?;
        wait_until("the old page scrolled down", || {
            Ok(picture_without_scroll_bar(screen, window)?.similarity(&before) < 0.99)
        })?;
        let [old] = web_processes(&app)?[..] else { anyhow::bail!("not one web process") };
        kill(old)?;
        let new = wait_for("a new web process", e2e::TIMEOUT, || {
            Ok(web_processes(&app)?.first().copied().filter(|pid| *pid != old))
        })?;
        ensure!(new != old, "still the killed process");
        let mut similarity = 0.0;
        let back = wait_until("the window's content", || {
            similarity = picture_without_scroll_bar(screen, window)?.similarity(&before);
            Ok(similarity >= 0.9997)
        });
        back.with_context(|| {
            format!(
                "{similarity:.4} of the picture came back after death {death}\n{}",
                app.session.log("app.log")
            )
        })?;
    }
    Ok(())
}

/// A picture of the window without the scroll bar, which fades at any time.
fn picture_without_scroll_bar(screen: &e2e::Screen, window: u32) -> Result<e2e::Picture> {
    const SCROLL_BAR: u32 = 24;
    let picture = screen.picture_of(window)?;
    let (width, height) = picture.size();
    Ok(picture.crop(0, 0, width - SCROLL_BAR, height))
}

/// Without a web engine a native window appears.
#[test]
fn no_web_engine_shows_a_native_window() -> Result<()> {
    let app = Setup::at(OPEN).var("REPERES_TEST_NO_WEBVIEW", "1").start()?;
    let (_, picture) = settled_window(&app)?;
    assert!(picture.ink() > 0.005, "the native window is blank");
    assert_eq!(web_processes(&app)?, [] as [u32; 0]);
    Ok(())
}

/// Without a display the app ends with one line that names the command line.
#[test]
fn no_display_names_the_command_line_in_one_line() -> Result<()> {
    for variable in ["REPERES_BIN", "REPERES_PLAIN_BIN"] {
        let session = Session::open(640, 480)?;
        let mut command = session.command(program(variable)?);
        let out = output(command.env_remove("DISPLAY"))?;
        assert!(!out.status.success(), "it claims success");
        let stderr = String::from_utf8(out.stderr)?;
        assert!(stderr.contains("reperes status"), "{stderr}");
        assert_eq!(stderr.trim().lines().count(), 1, "{stderr}");
    }
    Ok(())
}

/// A start of the shipped build leaves no file in the home folder.
#[test]
fn shipped_build_leaves_no_file_in_the_home_folder() -> Result<()> {
    let mut app = Setup::as_shipped().start()?;
    settled_window(&app)?;
    app.session.kill_tree(app.id)?;
    // These are caches of the window manager and of the settings daemon, not of the app.
    let foreign = [".cache/openbox", ".cache/dconf", ".config/dconf"].map(PathBuf::from);
    let left: BTreeSet<PathBuf> = app
        .session
        .home_files()
        .into_iter()
        .filter(|file| !foreign.iter().any(|folder| file.starts_with(folder)))
        .collect();
    assert_eq!(left, BTreeSet::new());
    Ok(())
}

/// The shipped build ignores the variables of the tests.
#[test]
fn shipped_build_ignores_test_variables() -> Result<()> {
    let session = Session::open(640, 480)?;
    std::fs::write(session.path("clock"), "2000-01-01T00:00:00Z frozen")?;
    let at = |binary: &str| -> Result<String> {
        let mut command = session.command(program(binary)?);
        command.args(["status", "--json"]).env("REPERES_TEST_CLOCK", session.path("clock"));
        let Output { status, stdout, .. } = output(&mut command)?;
        ensure!(status.success(), "status failed");
        let report: serde_json::Value = serde_json::from_slice(&stdout)?;
        Ok(report["at"].as_str().context("no instant")?.to_owned())
    };
    // The control: the same variable sets the clock of the build with hooks.
    assert!(at("REPERES_BIN")?.starts_with("2000-01-01"));
    assert!(!at("REPERES_PLAIN_BIN")?.starts_with("2000-01-01"));
    Ok(())
}

/// The shipped build contains no test hook, and WebDriver cannot open a session with it.
#[test]
fn shipped_build_has_no_test_hook_and_refuses_webdriver() -> Result<()> {
    let holds = |binary: &str| -> Result<bool> {
        let bytes = std::fs::read(program(binary)?)?;
        Ok(bytes.windows(13).any(|part| part == b"REPERES_TEST_"))
    };
    assert!(holds("REPERES_BIN")?, "the control fails: the names are not in the build with hooks");
    assert!(!holds("REPERES_PLAIN_BIN")?, "a test hook is in the shipped build");
    // The control: the same driver opens a session with the build with hooks within that time.
    let driven = Setup::at(OPEN).webdriver_timeout(WEBDRIVER_TIMEOUT).drive();
    assert!(driven.is_ok(), "the control fails: {:?}", driven.err());
    drop(driven);
    let driven = Setup::as_shipped().webdriver_timeout(WEBDRIVER_TIMEOUT).drive();
    let Err(error) = driven else { anyhow::bail!("WebDriver took over the shipped build") };
    // The driver must get no answer. An app that answers has let the driver in, even if it then
    // cannot be controlled, as a private window cannot.
    ensure!(
        format!("{error:#}").ends_with("deadline has elapsed"),
        "the shipped build answered the driver: {error:#}"
    );
    Ok(())
}

fn settled_window(app: &App) -> Result<(u32, e2e::Picture)> {
    let screen = app.session.screen()?;
    let window = screen.wait_window("Repères").with_context(|| app.session.log("app.log"))?;
    screen.park_pointer()?;
    Ok((window, screen.settled_picture(window)?))
}

fn web_processes(app: &App) -> Result<Vec<u32>> {
    Ok(named_in_tree(app.id, "WebKitWebProcess"))
}
