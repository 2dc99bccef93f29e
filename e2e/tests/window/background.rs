//! The app in the background: one instance, a tray icon, a window that opens and closes,
//! notifications.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{
    App, Notification, Setup, TIMEOUT, WebDriverApp, named_in_tree, output, process_tree, program,
    pss_kib, wait_for, wait_until,
};

use crate::{CLOSED, OPEN};

/// 8:59:58 in Paris, two seconds before 3018 opens. The clock is frozen there until the preparation
/// of the test is done.
const BEFORE_OPENING: &str = "2026-11-23T07:59:58Z frozen";
const RUNNING_TO_OPENING: &str = "2026-11-23T07:59:58Z";
const CLOSE_TO_TRAY: &str = r#"{"schema":1,"welcomed":true,"stays":true}"#;

fn wait_for_window(app: &App) -> Result<u32> {
    app.session.screen()?.wait_window("Repères").with_context(|| app.session.log("app.log"))
}

fn wait_for_element(app: &WebDriverApp, css: &str) -> Result<()> {
    wait_until(css, || Ok(app.page.count(css)? > 0))
}

fn wait_for_no_window(app: &App) -> Result<()> {
    wait_until("the window going away", || Ok(app.session.screen()?.windows()?.is_empty()))
}

/// A second start raises the window and applies its arguments.
#[test]
fn second_start_raises_the_window_with_its_arguments() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let second = output(app.session.command(program("REPERES_BIN")?).args([
        "--route",
        "/lignes/3114",
        "--lang",
        "en",
    ]))?;
    ensure!(second.status.success(), "{}", String::from_utf8_lossy(&second.stderr));
    wait_for_element(&app, "main[data-route='/lignes/3114']")?;
    wait_until("the other language", || {
        Ok(app.page.eval("return document.documentElement.lang", &[])? == "en")
    })?;
    assert_eq!(app.session.screen()?.windows()?.len(), 1);
    Ok(())
}

/// The icon shows the state by its shape, and the menu in words.
#[test]
fn icon_and_menu_show_the_state() -> Result<()> {
    let setup = Setup::at(OPEN).short_timer().settings(CLOSE_TO_TRAY).desktop_services();
    let mut app = setup.start()?;
    wait_for_window(&app)?;
    let desktop = app.session.desktop()?;
    let menu = desktop.menu()?;
    for part in [
        "3018",
        "Ouvert",
        "ferme à 23",
        "3114",
        "24",
        "Appeler le 3018",
        "Appeler le 3114",
        "Ouvrir",
        "Notifications",
        "Quitter",
    ] {
        assert!(menu.iter().any(|text| text.contains(part)), "{part} in {menu:?}");
    }
    let (tooltip, open) = desktop.icon()?;
    assert_eq!(tooltip, "Repères\u{a0}: ligne ouverte");
    app.session.set_clock(CLOSED)?;
    wait_until("the closed icon", || Ok(desktop.icon()?.0.contains("fermée")))?;
    // Read again: tooltip and picture are two requests, so the picture that was read with the first
    // new tooltip can be the old one.
    let (_, closed) = desktop.icon()?;
    ensure!(open != closed, "the picture is the same");
    desktop.click_menu_entry("Quitter")?;
    wait_until("the end", || Ok(!app.session.is_running(app.id)?))
}

/// After the window is closed to the tray, no process of the engine remains, and the window can be
/// opened again.
#[test]
fn hidden_app_ends_the_engine_and_reopens() -> Result<()> {
    let mut app = Setup::at(OPEN).settings(CLOSE_TO_TRAY).desktop_services().start()?;
    let window = wait_for_window(&app)?;
    app.session.desktop()?.menu()?;
    app.session.screen()?.close(window)?;
    wait_for_no_window(&app)?;
    // Zombies would be in the tree too.
    wait_until("the end of all that it had started", || Ok(process_tree(app.id) == [app.id]))?;
    ensure!(app.session.is_running(app.id)?, "it ended: {}", app.session.log("app.log"));
    app.session.desktop()?.click_menu_entry("Appeler le 3018")?;
    wait_for_window(&app)?;
    Ok(())
}

/// A notification stays when the window is closed. After its action was used and the window closed
/// again, the engine ends.
#[test]
fn notification_outlives_the_window_then_engine_ends() -> Result<()> {
    let (app, notification) = hidden_with_notification()?;
    let desktop = app.session.desktop()?;
    assert_not_relaunched(&app)?;
    desktop.invoke_action(notification.id, "call", || {
        Ok(!app.session.screen()?.windows()?.is_empty())
    })?;
    let window = wait_for_window(&app)?;
    app.session.screen()?.close(window)?;
    wait_for_no_window(&app)?;
    wait_until("the end of all that it had started", || Ok(process_tree(app.id) == [app.id]))
}

/// When a notification expires, the engine ends, and the notification is not shown again.
#[test]
fn expired_notification_lets_the_engine_end() -> Result<()> {
    let (app, notification) = hidden_with_notification()?;
    let desktop = app.session.desktop()?;
    desktop.expire_notification(notification.id, || Ok(process_tree(app.id) == [app.id]))?;
    // Once the icon has changed, the relaunched process has looked for notifications more than
    // once.
    desktop.menu()?;
    app.session.set_clock("2026-11-23T22:05:00Z frozen")?;
    wait_until("the closed icon", || Ok(desktop.icon()?.0.contains("fermée")))?;
    assert_eq!(
        desktop.notifications().len(),
        1,
        "it was told again: {:?}",
        desktop.notifications()
    );
    Ok(())
}

/// A notification that is never reported as closed delays the relaunch for half an hour.
#[test]
fn unclosed_notification_delays_the_relaunch_30_min() -> Result<()> {
    let (app, _) = hidden_with_notification()?;
    // Twenty minutes back. Once the menu shows the new state, the app has seen the new time.
    app.session.set_clock("2026-11-23T21:10:00Z frozen")?;
    wait_until("the menu before the last half hour", || {
        Ok(app.session.desktop()?.menu()?.iter().any(|text| text.contains("Ouvert, ferme")))
    })?;
    assert_not_relaunched(&app)?;
    app.session.set_clock("2026-11-23T22:05:00Z frozen")?;
    wait_until("the end of all that it had started", || Ok(process_tree(app.id) == [app.id]))
}

/// Fails if the process was relaunched: a relaunched process keeps its id and has the argument
/// `--hidden`.
fn assert_not_relaunched(app: &App) -> Result<()> {
    let arguments = fs::read_to_string(format!("/proc/{}/cmdline", app.id))?;
    ensure!(
        !arguments.contains("--hidden"),
        "it started over under its notification: {}",
        app.session.log("app.log")
    );
    Ok(())
}

/// Starts the app, and hides it in the tray while its notification is on the screen.
fn hidden_with_notification() -> Result<(App, Notification)> {
    let stays = r#"{"schema":1,"welcomed":true,"stays":true,"closing_notice":true}"#;
    // Two seconds before the last half hour. The clock is frozen there until the window is open.
    let app = Setup::at("2026-11-23T21:29:58Z frozen")
        .short_timer()
        .settings(stays)
        .desktop_services()
        .start()?;
    let window = wait_for_window(&app)?;
    app.session.set_clock("2026-11-23T21:29:58Z")?;
    let desktop = app.session.desktop()?;
    let notification =
        wait_for("the message", TIMEOUT, || Ok(desktop.notifications().first().cloned()))?;
    // A relaunched process reads the clock again: it must not be before the notification then.
    app.session.set_clock("2026-11-23T21:30:30Z frozen")?;
    app.session.screen()?.close(window)?;
    wait_for_no_window(&app)?;
    Ok((app, notification))
}

#[test]
fn without_a_tray_closing_quits() -> Result<()> {
    let mut app = Setup::at(OPEN).settings(CLOSE_TO_TRAY).start()?;
    let window = wait_for_window(&app)?;
    app.session.screen()?.close(window)?;
    wait_until("the end", || Ok(!app.session.is_running(app.id)?))
}

/// The first time the window is closed, the app asks. After the question is dismissed, the window
/// is still there.
#[test]
fn first_close_asks_and_dismissing_keeps_the_window() -> Result<()> {
    let app =
        Setup::at(OPEN).settings(r#"{"schema":1,"welcomed":true}"#).desktop_services().drive()?;
    app.session.desktop()?.menu()?;
    app.session.screen()?.close(app.window)?;
    wait_for_element(&app, "#closing[open]")?;
    app.page.click("#closing [data-action='close']")?;
    wait_until("the question's end", || Ok(app.page.count("#closing")? == 0))?;
    assert_eq!(app.session.screen()?.windows()?.len(), 1);
    Ok(())
}

/// A start with `--hidden` shows no window until one is requested, and trims its memory.
#[test]
fn hidden_start_shows_no_window_until_requested() -> Result<()> {
    let app = Setup::at(OPEN).arg("--hidden").desktop_services().start()?;
    app.session.desktop()?.menu()?;
    assert!(app.session.screen()?.windows()?.is_empty());
    assert!(named_in_tree(app.id, "WebKit").is_empty());
    // With the memory that loading the libraries of the engine needs, it would be above 60 MiB.
    wait_until("what only the start needed being given back", || {
        Ok(pss_kib(&[app.id])? < 40 * 1024)
    })?;
    ensure!(
        output(&mut app.session.command(program("REPERES_BIN")?))?.status.success(),
        "the second copy failed"
    );
    wait_for_window(&app)?;
    Ok(())
}

/// If the person has asked for it, the opening of a line is notified once.
#[test]
fn requested_opening_is_notified_once() -> Result<()> {
    let app = Setup::at(BEFORE_OPENING).desktop_services().drive()?;
    app.page.click("[data-action='remind']")?;
    wait_for_element(&app, "[data-action='remind'][aria-pressed='true']")?;
    app.set_clock(RUNNING_TO_OPENING)?;
    let desktop = app.session.desktop()?;
    let notification =
        wait_for("the message", TIMEOUT, || Ok(desktop.notifications().first().cloned()))?;
    assert!(notification.text.contains("La ligne est ouverte"), "{notification:?}");
    assert!(!notification.text.contains("3018"), "{notification:?}");
    assert!(notification.actions.contains(&"Appeler".to_owned()), "{notification:?}");
    desktop.invoke_action(notification.id, "call", || Ok(app.page.count("dialog[open]")? > 0))?;
    assert_eq!(desktop.notifications().len(), 1);
    Ok(())
}

/// Without a notification server and a tray the window works, and the settings say what is missing.
#[test]
fn no_notification_server_breaks_nothing() -> Result<()> {
    let app = Setup::at(BEFORE_OPENING).drive()?;
    app.page.click("[data-action='remind']")?;
    wait_for_element(&app, "[data-action='remind'][aria-pressed='true']")?;
    app.set_clock(RUNNING_TO_OPENING)?;
    wait_until("the opening", || {
        Ok(app
            .page
            .eval("return document.querySelector('[data-line=\"3018\"]').dataset.state", &[])?
            == "open")
    })?;
    app.page.navigate("/reglages")?;
    wait_for_element(&app, "[data-part='no-server']")?;
    wait_for_element(&app, "[data-part='no-tray']")?;
    Ok(())
}
