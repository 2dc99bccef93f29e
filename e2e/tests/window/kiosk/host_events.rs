//! Influences of the computer on a kiosk: rows 21 to 26 of the list of break-outs.

use std::ffi::OsStr;
use std::net::TcpListener;
use std::os::unix::ffi::OsStrExt;

use anyhow::{Context, Result};
use e2e::{Setup, kill, named_in_tree, output, program, wait_for, wait_until};

use super::{POLICY, SHORT_WAIT, assert_locked_down, kiosk, wait_for_reset};
use crate::{CLOSED, OPEN};

/// A second start with any arguments is refused and changes nothing.
#[test]
fn second_start_changes_nothing() -> Result<()> {
    let kiosk = kiosk()?;
    let long = "x".repeat(100_000);
    let odd: &[&[&OsStr]] = &[
        &["--kiosk".as_ref(), "--no-kiosk".as_ref()],
        &["--no-kiosk".as_ref()],
        &["--config".as_ref(), "/tmp/x".as_ref()],
        &["--kiosk".as_ref(), long.as_ref()],
        &[OsStr::from_bytes(b"--kiosk\xff")],
        &["--kiosk".as_ref(), OsStr::from_bytes(b"\xff\xfe")],
    ];
    for arguments in odd {
        let out = output(kiosk.session.command(program("REPERES_BIN")?).args(*arguments))?;
        assert_eq!(
            out.status.code(),
            Some(2),
            "{:?}",
            arguments.iter().map(|one| one.len()).collect::<Vec<_>>()
        );
        assert_locked_down(&kiosk)?;
    }
    Ok(())
}

/// No variable of the environment opens an inspector, and no setting of the user ends the kiosk.
#[test]
fn variables_and_user_settings_have_no_effect() -> Result<()> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let inspector = format!("127.0.0.1:{port}");
    let app = Setup::at(OPEN)
        .arg("--kiosk")
        .policy(POLICY)
        .var("WEBKIT_INSPECTOR_SERVER", &inspector)
        .var("WEBKIT_INSPECTOR_HTTP_SERVER", &inspector)
        .var("GTK_DEBUG", "interactive")
        .settings(
            r#"{ "kiosk": false, "language": "en", "preferences": { "text_size": "largest" } }"#,
        )
        .start()?;
    let screen = app.session.screen()?;
    let window = screen.wait_window("Repères").with_context(|| app.session.log("app.log"))?;
    wait_until("the whole screen", || screen.is_fullscreen(window))?;
    screen.settled_picture(window)?;
    assert_eq!(screen.windows()?.len(), 1, "the inspector of GTK opened");
    assert!(std::net::TcpStream::connect(&inspector).is_err(), "the inspector of WebKit listens");
    for id in e2e::process_tree(app.id) {
        let environment = std::fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
        let environment = String::from_utf8_lossy(&environment);
        assert!(
            ["WEBKIT_INSPECTOR", "GTK_DEBUG"]
                .iter()
                .all(|variable| !environment.contains(variable)),
            "process {id} has a variable"
        );
    }
    Ok(())
}

/// A supervisor that does what the unit of the recipe says restarts the kiosk after it was killed.
/// The unit excludes the exit code of an adult who has left. What is visible meanwhile is up to the
/// compositor.
#[test]
fn recipe_restarts_after_a_kill_but_not_after_exit() -> Result<()> {
    let unit = include_str!("../../../../packaging/kiosk/reperes-kiosk.service");
    let says = |key: &str| {
        unit.lines()
            .find_map(|line| line.strip_prefix(key))
            .with_context(|| format!("the unit has no {key}"))
    };
    assert_eq!(says("Restart=")?, "always");
    let (pause, left) = (says("RestartSec=")?, says("RestartPreventExitStatus=")?);
    assert_eq!(left, "10", "how the program ends when an adult left");
    assert!(pause.parse::<u32>()? <= 3, "with a start of two seconds more than five would pass");
    let supervisor =
        format!("while :; do \"$0\" --kiosk; [ $? -eq {left} ] && exit; sleep {pause}; done");
    let mut session = e2e::Session::open(1500, 1000)?;
    let policy = session.path("policy.toml");
    std::fs::write(&policy, POLICY)?;
    let mut command = session.command("/bin/sh");
    command
        .args(["-c", &supervisor])
        .arg(program("REPERES_BIN")?)
        .env("REPERES_TEST_POLICY", &policy);
    let id = session.spawn_command(command, "app.log")?;
    let mut previous = None;
    for _ in 0..3 {
        let now = wait_for("a new kiosk", e2e::TIMEOUT, || {
            let all = named_in_tree(id, "--kiosk");
            // The first process is the supervisor.
            let app = all.get(1).copied().filter(|pid| Some(*pid) != previous);
            let window = session
                .screen()?
                .windows()?
                .into_iter()
                .find(|(_, title)| title.contains("Repères"));
            Ok(app.zip(window))
        })?;
        let (app, (window, _)) = now;
        wait_until("the whole screen", || session.screen()?.is_fullscreen(window))?;
        kill(app)?;
        previous = Some(app);
        wait_until("its end", || Ok(session.screen()?.windows()?.is_empty()))?;
    }
    Ok(())
}

/// Neither a jump of the clock nor a request of another program to resize or close it opens a way
/// out.
#[test]
fn clock_jump_or_window_request_does_not_open_it() -> Result<()> {
    let kiosk = kiosk()?;
    let state = "[data-line='3018']";
    for (clock, open) in [
        (CLOSED, "closed"),
        (OPEN, "open"),
        // The nights of the change to and from summer time.
        ("2027-03-28T01:00:00Z frozen", "closed"),
        ("2026-10-25T01:00:00Z frozen", "closed"),
        (OPEN, "open"),
        // Times that cannot be right.
        ("1970-01-01T12:00:00Z frozen", ""),
        ("2036-02-29T12:00:00Z frozen", ""),
    ] {
        kiosk.set_clock(clock)?;
        // The app notices that the computer has woken up by the focus, at the latest within a
        // minute.
        let other = kiosk.screen()?.open_test_window()?;
        kiosk.screen()?.destroy(other)?;
        kiosk.screen()?.activate(kiosk.window)?;
        if !open.is_empty() {
            wait_until(clock, || {
                Ok(kiosk.page.attribute(state, "data-state")?.as_deref() == Some(open))
            })?;
        }
        wait_until("the whole screen", || kiosk.screen()?.is_fullscreen(kiosk.window))?;
        assert_locked_down(&kiosk).with_context(|| clock.to_owned())?;
    }
    // Another program requests another size, and that the window close.
    kiosk.screen()?.resize(kiosk.window, 400, 300)?;
    kiosk.screen()?.close(kiosk.window)?;
    std::thread::sleep(SHORT_WAIT);
    assert_locked_down(&kiosk)
}

/// At the hour of the policy the page gets a new web process. WebDriver ends with the old process,
/// so the window is observed.
#[test]
fn nightly_restart_replaces_the_web_process() -> Result<()> {
    let setup = Setup::at("2026-11-24T02:59:55Z frozen").arg("--kiosk").policy(POLICY);
    let app = setup.start()?;
    let window = app.session.screen()?.wait_window("Repères")?;
    let before = app.session.screen()?.settled_picture(window)?;
    let [old] = named_in_tree(app.id, "WebKitWebProcess")[..] else {
        anyhow::bail!("not one web process")
    };
    app.session.set_clock("2026-11-24T03:00:05Z frozen")?;
    wait_until("a new web process", || {
        Ok(named_in_tree(app.id, "WebKitWebProcess").first().is_some_and(|new| *new != old))
    })?;
    wait_until("the same picture but for the clock", || {
        Ok(app.session.screen()?.picture_of(window)?.similarity(&before) > 0.98)
    })?;
    assert!(app.session.screen()?.is_fullscreen(window)?);
    Ok(())
}

/// An idle kiosk resets, even if more time was requested before.
#[test]
fn idle_kiosk_resets_even_after_more_time() -> Result<()> {
    let kiosk = kiosk()?;
    kiosk.page.click("[data-topic='track-me']")?;
    kiosk.page.click("[data-action='patience']")?;
    assert_eq!(
        kiosk.page.attribute("[data-action='patience']", "aria-pressed")?.as_deref(),
        Some("true")
    );
    kiosk.page.eval("window.former = true; const wait = setTimeout; window.setTimeout = (then, ms) => wait(then, ms / 500);", &[])?;
    kiosk.screen()?.press("Shift")?;
    wait_for_reset(&kiosk)?;
    assert_eq!(
        kiosk.page.attribute("[data-action='patience']", "aria-pressed")?.as_deref(),
        Some("false")
    );
    Ok(())
}
