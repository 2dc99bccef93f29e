//! The app and the desktop: its window class, activation tokens, a tray that appears and
//! disappears, a second instance.

use std::fs;
use std::os::unix::process::CommandExt as _;

use anyhow::{Context, Result, ensure};
use e2e::{App, Setup, named_in_tree, output, program, wait_until};

use crate::OPEN;

const CLOSE_TO_TRAY: &str = r#"{"schema":1,"welcomed":true,"stays":true}"#;

fn wait_for_window(app: &App) -> Result<u32> {
    app.session.screen()?.wait_window("Repères").with_context(|| app.session.log("app.log"))
}

/// Closes the window to the tray.
fn close_to_tray(app: &App) -> Result<()> {
    let window = wait_for_window(app)?;
    app.session.desktop()?.menu()?;
    app.session.screen()?.close(window)?;
    wait_until("the window going away", || Ok(app.session.screen()?.windows()?.is_empty()))?;
    wait_until("the engine's end", || Ok(named_in_tree(app.id, "WebKit").is_empty()))?;
    // The process is relaunched. Until it owns its bus name again, a second start would be the
    // first instance.
    wait_until("the name of the first copy", || {
        app.session.bus_name_is_owned(&app.session.single_instance_name())
    })
}

fn start_second_instance(app: &App, arguments: &[&str]) -> Result<()> {
    let second = output(app.session.command(program("REPERES_BIN")?).args(arguments))?;
    ensure!(second.status.success(), "{}", String::from_utf8_lossy(&second.stderr));
    Ok(())
}

/// The window class, by which the desktop finds the desktop entry, does not depend on the name of
/// the program file.
#[test]
fn window_class_is_independent_of_the_file_name() -> Result<()> {
    let mut app = Setup::at(OPEN).start()?;
    let window = wait_for_window(&app)?;
    assert_eq!(app.session.screen()?.class(window)?, ["reperes", "Reperes"]);
    let mut other = app.session.command(program("REPERES_BIN")?);
    // Without the bus it cannot find the first instance.
    other.arg0("/opt/outils/aide-3018").env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    app.session.spawn_command(other, "other.log")?;
    wait_until("the other window", || Ok(app.session.screen()?.windows()?.len() == 2))?;
    for (window, _) in app.session.screen()?.windows()? {
        assert_eq!(app.session.screen()?.class(window)?, ["reperes", "Reperes"]);
    }
    Ok(())
}

/// A second start passes its activation token to the first instance, whose window then gets the
/// focus.
#[test]
fn second_start_passes_its_activation_token_on() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let screen = app.screen()?;
    for (variable, route) in
        [("XDG_ACTIVATION_TOKEN", "/lignes/3114"), ("DESKTOP_STARTUP_ID", "/lignes/3018")]
    {
        let other = screen.open_test_window()?;
        assert_eq!(screen.active_window()?, other);
        let token = format!("launcher-{variable}_TIME{}", screen.server_time()?);
        let second = output(
            app.session
                .command(program("REPERES_BIN")?)
                .args(["--route", route])
                .env(variable, &token),
        )?;
        ensure!(second.status.success(), "{}", String::from_utf8_lossy(&second.stderr));
        wait_until("the token on the window", || Ok(screen.startup_id(app.window)? == token))?;
        wait_until("the focus", || Ok(screen.active_window()? == app.window))?;
        wait_until(
            "the page",
            || Ok(app.page.count(&format!("main[data-route='{route}']"))? == 1),
        )?;
        screen.destroy(other)?;
    }
    Ok(())
}

/// A start uses its activation token for its own window, and its child processes do not inherit it.
#[test]
fn activation_token_is_used_and_not_inherited() -> Result<()> {
    let app = Setup::at(OPEN).var("XDG_ACTIVATION_TOKEN", "launcher-2_TIME0").start()?;
    let window = wait_for_window(&app)?;
    assert_eq!(app.session.screen()?.startup_id(window)?, "launcher-2_TIME0");
    let engines = named_in_tree(app.id, "WebKitWebProcess");
    ensure!(!engines.is_empty(), "no web process");
    for engine in engines {
        let passed = fs::read(format!("/proc/{engine}/environ"))?;
        assert!(
            !String::from_utf8_lossy(&passed).contains("launcher-2"),
            "the engine was given the token"
        );
    }
    Ok(())
}

/// An app that is hidden while the tray disappears can be opened by a second start, and its icon
/// returns with the tray.
#[test]
fn hidden_app_survives_the_loss_of_the_tray() -> Result<()> {
    let app = Setup::at(OPEN).settings(CLOSE_TO_TRAY).desktop_services().start()?;
    close_to_tray(&app)?;
    let desktop = app.session.desktop()?;
    desktop.menu()?;
    desktop.remove_tray()?;
    start_second_instance(&app, &[])?;
    wait_for_window(&app)?;
    desktop.restore_tray()?;
    assert!(desktop.menu()?.iter().any(|text| text.contains("Appeler le 3018")));
    Ok(())
}

/// If the tray has disappeared, closing the window ends the app.
#[test]
fn closing_after_the_tray_is_lost_quits() -> Result<()> {
    let mut app = Setup::at(OPEN).settings(CLOSE_TO_TRAY).desktop_services().start()?;
    let window = wait_for_window(&app)?;
    app.session.desktop()?.menu()?;
    app.session.desktop()?.remove_tray()?;
    app.session.screen()?.close(window)?;
    wait_until("the end", || Ok(!app.session.is_running(app.id)?))
}

/// An app that was started before the tray registers its icon when the tray appears.
#[test]
fn icon_appears_when_the_tray_starts_later() -> Result<()> {
    let mut app = Setup::at(OPEN).arg("--hidden").start()?;
    wait_until("the first copy", || {
        app.session.bus_name_is_owned(&app.session.single_instance_name())
    })?;
    // The app answers this call only after its start. The call itself changes nothing.
    start_second_instance(&app, &["--hidden"])?;
    app.session.add_desktop_services()?;
    assert!(app.session.desktop()?.menu()?.iter().any(|text| text.contains("Appeler le 3018")));
    assert!(app.session.screen()?.windows()?.is_empty());
    Ok(())
}

/// A tray that never answers does not keep the window from closing.
#[test]
fn a_tray_that_hangs_does_not_block_the_window() -> Result<()> {
    let mut app = Setup::at(OPEN).settings(CLOSE_TO_TRAY).start()?;
    let window = wait_for_window(&app)?;
    wait_until("the first copy", || {
        app.session.bus_name_is_owned(&app.session.single_instance_name())
    })?;
    start_second_instance(&app, &[])?;
    let tray = app.session.unresponsive_tray()?;
    tray.wait_for_call()?;
    // An app that waits for that tray cannot close its window.
    app.session.screen()?.close(window)?;
    wait_until("the end", || Ok(!app.session.is_running(app.id)?))
}

/// A window that is closed as soon as it appears is hidden in the tray.
#[test]
fn window_closed_right_after_start_goes_to_the_tray() -> Result<()> {
    let mut app = Setup::at(OPEN).settings(CLOSE_TO_TRAY).desktop_services().start()?;
    let screen = app.session.screen()?;
    screen.close(screen.wait_window("Repères")?)?;
    wait_until("the window to go", || Ok(app.session.screen()?.windows()?.is_empty()))?;
    assert!(app.session.desktop()?.menu()?.iter().any(|text| text.contains("Appeler le 3018")));
    assert!(app.session.is_running(app.id)?);
    Ok(())
}

/// A tray that hangs once the icon is registered does not block the app, and the next tray gets the
/// icon.
#[test]
fn a_tray_that_hangs_on_registration_blocks_nothing() -> Result<()> {
    let mut app = Setup::at(OPEN).settings(CLOSE_TO_TRAY).start()?;
    wait_for_window(&app)?;
    wait_until("the first copy", || {
        app.session.bus_name_is_owned(&app.session.single_instance_name())
    })?;
    let tray = app.session.stalling_tray()?;
    tray.wait_for_icon()?;
    // The app still answers another start.
    start_second_instance(&app, &["--lang", "en"])?;
    // After that tray has gone, the next one gets the icon.
    drop(tray);
    app.session.add_desktop_services()?;
    assert!(app.session.desktop()?.menu()?.iter().any(|text| text.contains("Call 3018")));
    app.session.screen()?.close(wait_for_window(&app)?)?;
    wait_until("the window to go", || Ok(app.session.screen()?.windows()?.is_empty()))?;
    assert!(app.session.is_running(app.id)?);
    Ok(())
}

/// A second start with `--hidden` does not raise the window, and `--lang` changes the language of
/// the tray icon.
#[test]
fn hidden_second_start_only_changes_the_language() -> Result<()> {
    let app = Setup::at(OPEN).settings(CLOSE_TO_TRAY).desktop_services().start()?;
    let window = wait_for_window(&app)?;
    app.session.desktop()?.menu()?;
    let screen = app.session.screen()?;
    let other = screen.open_test_window()?;
    start_second_instance(&app, &["--hidden", "--lang", "en"])?;
    wait_until("the other language in the tray", || {
        Ok(app.session.desktop()?.menu()?.iter().any(|text| text.contains("Call 3018")))
    })?;
    assert_eq!(screen.active_window()?, other, "the window came to the front");
    screen.destroy(other)?;
    screen.activate(window)?;
    close_to_tray(&app)?;
    start_second_instance(&app, &["--hidden"])?;
    assert!(screen.windows()?.is_empty());
    start_second_instance(&app, &["--lang", "fr"])?;
    wait_for_window(&app)?;
    wait_until("the first language in the tray", || {
        Ok(app.session.desktop()?.menu()?.iter().any(|text| text.contains("Appeler le 3018")))
    })
}

/// Two instances without a session bus do not damage each other's settings.
#[test]
fn two_instances_without_a_bus_coexist() -> Result<()> {
    let nowhere = "unix:path=/nowhere";
    let mut app = Setup::at(OPEN)
        .settings(r#"{"schema":1,"welcomed":true,"easy_font":true}"#)
        .var("DBUS_SESSION_BUS_ADDRESS", nowhere)
        .drive()?;
    let mut second = app.session.command(program("REPERES_BIN")?);
    second.env("DBUS_SESSION_BUS_ADDRESS", nowhere);
    let second = app.session.spawn_command(second, "second.log")?;
    wait_until("the second window", || Ok(app.screen()?.windows()?.len() == 2))?;
    app.page.navigate("#/reglages")?;
    app.page.click("[data-part='settings-theme'] [data-value='dark']")?;
    let stored = || fs::read_to_string(app.session.path(e2e::SETTINGS)).unwrap_or_default();
    wait_until("the settings on disk", || {
        Ok(stored().contains("\"dark\"") && stored().contains("easy_font"))
    })?;
    app.session.kill_tree(second)?;
    app.page.navigate("#/")?;
    app.page.wait_text(&crate::card("3018", "state"), |text| text.contains("Ouvert"))?;
    Ok(())
}
