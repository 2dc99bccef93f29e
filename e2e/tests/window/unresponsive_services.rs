//! Services and processes that hang: the bus, services on it, the first instance, the web process.
//! The window with both numbers must open all the same.

use std::fs;
use std::os::unix::net::UnixListener;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::{
    App, Session, Setup, TIMEOUT, named_in_tree, output, program, resume, suspend, wait_for,
    wait_until,
};

use crate::{OPEN, SHEET, button};

const CLOSE_TO_TRAY: &str = r#"{"schema":1,"welcomed":true,"stays":true}"#;

/// Three times the 5 s that a start may take beside anything that hangs.
const PAGE_LIMIT: Duration = Duration::from_secs(15);

/// Waits until a window shows its page.
fn wait_for_page(session: &Session, log: &str) -> Result<()> {
    let screen = session.screen()?;
    let window = screen.wait_window("Repères").with_context(|| session.log(log))?;
    screen.park_pointer()?;
    let picture = screen.settled_picture(window)?;
    ensure!(picture.ink() > 0.005, "the window is blank\n{}", session.log(log));
    Ok(())
}

fn app_command(session: &Session) -> Result<Command> {
    let mut command = session.command(program("REPERES_BIN")?);
    command.args(["--lang", "fr"]);
    Ok(command)
}

/// Starts the app in a session in which a service hangs, and waits for its page. A service that
/// hangs costs 2 s at most; one that is waited for costs 25 s or more.
fn open_app(session: &mut Session, prepare: impl FnOnce(&mut Command)) -> Result<u32> {
    let mut command = app_command(session)?;
    prepare(&mut command);
    let start = Instant::now();
    let id = session.spawn_command(command, "app.log")?;
    wait_for_page(session, "app.log")?;
    let elapsed = start.elapsed();
    ensure!(elapsed < PAGE_LIMIT, "the page came after {elapsed:?}");
    eprintln!("page after {:.2} s", elapsed.as_secs_f64());
    Ok(id)
}

/// A first instance that hangs does not keep a second one from opening.
#[test]
fn unresponsive_first_instance_allows_a_second() -> Result<()> {
    let mut first = Setup::at(OPEN).settings(CLOSE_TO_TRAY).desktop_services().start()?;
    wait_for_page(&first.session, "app.log")?;
    first.session.desktop()?.menu()?;
    for token in ["", "launcher-1_TIME1"] {
        suspend(first.id)?;
        let mut command = app_command(&first.session)?;
        if !token.is_empty() {
            command.env("XDG_ACTIVATION_TOKEN", token);
        }
        let second = first.session.spawn_command(command, "second.log")?;
        wait_until("the second window", || Ok(first.session.screen()?.windows()?.len() == 2))
            .with_context(|| first.session.log("second.log"))?;
        wait_until("its page", || Ok(!named_in_tree(second, "WebKitWebProcess").is_empty()))?;
        resume(first.id)?;
        // Both instances run, with one icon.
        assert!(first.session.is_running(first.id)? && first.session.is_running(second)?);
        assert!(
            first.session.desktop()?.menu()?.iter().any(|text| text.contains("Appeler le 3018"))
        );
        assert_eq!(first.session.desktop()?.icon_count()?, 1);
        first.session.kill_tree(second)?;
        wait_until("one window", || Ok(first.session.screen()?.windows()?.len() == 1))?;
    }
    // The control: a first instance that answers receives the arguments.
    ensure!(output(&mut app_command(&first.session)?)?.status.success());
    assert_eq!(first.session.screen()?.windows()?.len(), 1);
    Ok(())
}

/// Another program that owns the bus name of the first instance receives no arguments, and the
/// window opens.
#[test]
fn foreign_owner_of_instance_name_gets_no_arguments() -> Result<()> {
    let mut session = Session::open(1500, 1000)?;
    let name = session.single_instance_name();
    // The owner never answers, so it is not an instance of the app.
    let owner = session.unresponsive_service(&name)?;
    open_app(&mut session, |command| {
        command.args(["--route", "/danger"]);
    })?;
    assert!(owner.was_not_called(), "it was asked something");
    Ok(())
}

/// A session bus that hangs delays neither the window nor a command.
#[test]
fn unresponsive_bus_blocks_nothing() -> Result<()> {
    let mut session = Session::open(1500, 1000)?;
    let bus = session.bus_pid()?;
    suspend(bus)?;
    open_app(&mut session, |_| ())?;
    for command in ["diagnose", "kiosk-check"] {
        let mut asked = session.command("timeout");
        asked.arg("15").arg(program("REPERES_BIN")?).arg(command);
        let output = output(&mut asked)?;
        assert_ne!(output.status.code(), Some(124), "{command} waits");
    }
    resume(bus)?;
    Ok(())
}

/// A bus address whose socket never answers delays neither the window nor the kiosk.
#[test]
fn unresponsive_bus_socket_blocks_nothing() -> Result<()> {
    let mut session = Session::open(1500, 1000)?;
    let socket = session.path("mute");
    let listener = UnixListener::bind(&socket)?;
    let address = format!("unix:path={}", socket.display());
    open_app(&mut session, |command| {
        command.env("DBUS_SESSION_BUS_ADDRESS", &address);
    })?;
    drop(listener);
    let mut kiosk = app_command(&session)?;
    let listener = UnixListener::bind(session.path("mute-too"))?;
    kiosk.arg("--kiosk").env(
        "DBUS_SESSION_BUS_ADDRESS",
        format!("unix:path={}", session.path("mute-too").display()),
    );
    session.spawn_command(kiosk, "kiosk.log")?;
    wait_until("the kiosk", || Ok(session.screen()?.windows()?.len() == 2))
        .with_context(|| session.log("kiosk.log"))?;
    drop(listener);
    Ok(())
}

/// An accessibility bus that never answers does not delay the window.
#[test]
fn unresponsive_accessibility_bus_blocks_nothing() -> Result<()> {
    let mut session = Session::open(1500, 1000)?;
    let listener = UnixListener::bind(session.path("mute"))?;
    let address = format!("unix:path={}", session.path("mute").display());
    open_app(&mut session, |command| {
        command.env("AT_SPI_BUS_ADDRESS", &address);
    })?;
    drop(listener);
    Ok(())
}

/// A system bus that never answers does not delay the window: WebKitGTK asks RealtimeKit there.
#[test]
fn unresponsive_system_bus_blocks_nothing() -> Result<()> {
    let mut session = Session::open(1500, 1000)?;
    let listener = UnixListener::bind(session.path("mute"))?;
    let address = format!("unix:path={}", session.path("mute").display());
    open_app(&mut session, |command| {
        command.env("DBUS_SYSTEM_BUS_ADDRESS", &address);
    })?;
    drop(listener);
    Ok(())
}

/// A service that owns its name on the system bus and never answers does not delay the window.
#[test]
fn unresponsive_system_service_blocks_nothing() -> Result<()> {
    for name in ["org.freedesktop.RealtimeKit1", "org.freedesktop.NetworkManager"] {
        let mut session = Session::open(1500, 1000)?;
        let _service = session.unresponsive_service(name)?;
        // The session bus stands for the system bus.
        let address = session.bus().to_owned();
        open_app(&mut session, |command| {
            command.env("DBUS_SYSTEM_BUS_ADDRESS", &address);
        })
        .context(name)?;
    }
    Ok(())
}

/// A service of the desktop that owns its bus name and never answers delays neither the window nor
/// a command.
#[test]
fn unresponsive_desktop_service_blocks_nothing() -> Result<()> {
    for name in [
        "org.freedesktop.portal.Desktop",
        "org.freedesktop.Notifications",
        "org.a11y.Bus",
        "org.gtk.vfs.Daemon",
        "ca.desrt.dconf",
    ] {
        let mut session = Session::open(1500, 1000)?;
        let _service = session.unresponsive_service(name)?;
        open_app(&mut session, |_| ()).context(name)?;
        for command in ["diagnose", "kiosk-check"] {
            let mut asked = session.command("timeout");
            asked.arg("15").arg(program("REPERES_BIN")?).arg(command);
            assert_ne!(output(&mut asked)?.status.code(), Some(124), "{command} waits for {name}");
        }
    }
    Ok(())
}

/// Waits for a web process of the app other than `previous`.
fn web_process(app: &App, previous: Option<u32>) -> Result<u32> {
    let others =
        || named_in_tree(app.id, "WebKitWebProcess").into_iter().find(|id| Some(*id) != previous);
    wait_for("a web process", TIMEOUT, || Ok(others())).with_context(|| app.session.log("app.log"))
}

/// Starts the app with messages about its page.
fn start_with_page_log(setup: Setup) -> Result<App> {
    setup.var("REPERES_LOG", "reperes_lib=debug").start()
}

/// Waits until the app has received the report of its page that it is ready, for the `count`th
/// time. The app pings a page only from then on, and the page is drawn a little before.
fn wait_until_ready(app: &App, count: usize) -> Result<()> {
    wait_until("a page that is ready", || {
        Ok(app.session.log("app.log").matches("the page is ready").count() >= count)
    })
    .with_context(|| app.session.log("app.log"))?;
    wait_for_page(&app.session, "app.log")
}

/// Waits until a web process is gone. The kernel takes a moment to end a process, more on a busy
/// machine.
fn wait_until_ended(app: &App, web_process: u32) -> Result<()> {
    wait_until("the end of the web process that hangs", || {
        Ok(!named_in_tree(app.id, "WebKitWebProcess").contains(&web_process))
    })
}

/// A web process that hangs is replaced after the next input into the window.
#[test]
fn suspended_web_process_is_replaced_on_input() -> Result<()> {
    for arguments in [&[][..], &["--kiosk"]] {
        let setup = arguments.iter().fold(Setup::at(OPEN), |setup, argument| setup.arg(argument));
        let app = start_with_page_log(setup)?;
        wait_until_ready(&app, 1)?;
        let mut previous = web_process(&app, None)?;
        for replacement in 1..=2 {
            suspend(previous)?;
            let start = Instant::now();
            // A person who gets no answer clicks again.
            let next = wait_for("another web process", TIMEOUT, || {
                app.session.screen()?.click(400, 300)?;
                Ok(named_in_tree(app.id, "WebKitWebProcess").into_iter().find(|id| *id != previous))
            })
            .with_context(|| app.session.log("app.log"))?;
            wait_until_ended(&app, previous)?;
            wait_until_ready(&app, 1 + replacement)?;
            eprintln!("replaced after {:.2} s", start.elapsed().as_secs_f64());
            previous = next;
        }
    }
    Ok(())
}

/// A web process that hangs without any input is replaced after the next full minute.
#[test]
fn suspended_web_process_is_replaced_after_a_minute() -> Result<()> {
    // Three seconds before a full minute, when the app sends the time to the page and waits for its
    // answer.
    let app = start_with_page_log(Setup::at("2026-11-23T13:31:57Z").short_timer())?;
    wait_until_ready(&app, 1)?;
    let previous = web_process(&app, None)?;
    suspend(previous)?;
    let start = Instant::now();
    app.session.set_clock("2026-11-23T13:32:57Z")?;
    web_process(&app, Some(previous))?;
    wait_until_ready(&app, 2)?;
    eprintln!("replaced after {:.2} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// A link opens in the browser while the desktop portal never answers.
#[test]
fn link_opens_with_unresponsive_portal() -> Result<()> {
    let app = Setup::at(OPEN).real_desktop().var("GTK_USE_PORTAL", "1").drive()?;
    let _service = app.session.unresponsive_service("org.freedesktop.portal.Desktop")?;
    let (home, opened) = (app.session.path("home"), app.session.path("opened"));
    let (programs, choices) = (home.join(".local/share/applications"), home.join(".config"));
    fs::create_dir_all(&programs)?;
    fs::create_dir_all(&choices)?;
    let entry = format!(
        "[Desktop Entry]\nType=Application\nName=Browser\nExec=touch {} %u\n",
        opened.display()
    );
    fs::write(programs.join("browser.desktop"), entry)?;
    fs::write(
        choices.join("mimeapps.list"),
        "[Default Applications]\nx-scheme-handler/https=browser.desktop\n",
    )?;
    app.page.click(&button("site", "3018-site"))?;
    wait_until("the browser", || Ok(opened.exists()))?;
    // No program handles telephone numbers here, so the number is shown.
    app.page.click(&button("call", "3018-phone"))?;
    app.page.wait_text(SHEET, |text| text.contains("3018")).map(drop)
}
