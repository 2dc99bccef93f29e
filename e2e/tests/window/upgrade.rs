//! A package manager replaces the program while it runs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use e2e::{SETTINGS, Session, named_in_tree, output, program, wait_until};

use crate::OPEN;

const CLOSE_TO_TRAY: &str = r#"{"schema":1,"welcomed":true,"stays":true}"#;

/// Replaces the program as a package manager does: writes the new file beside it and renames it.
fn install(program: &Path, version: &Path) -> Result<()> {
    let draft = program.with_extension("dpkg-new");
    fs::copy(version, &draft)?;
    Ok(fs::rename(draft, program)?)
}

/// An upgrade of a running app leaves one instance and one icon.
#[test]
fn upgrade_of_a_running_app_keeps_one_instance() -> Result<()> {
    let times = if std::env::var_os("REPERES_LONG").is_some() { 20 } else { 3 };
    let version = program("REPERES_BIN")?;
    let mut session = Session::open(1500, 1000)?;
    session.add_desktop_services()?;
    session.write_file("clock", OPEN)?;
    session.write_file(SETTINGS, CLOSE_TO_TRAY)?;
    let installed = session.path("reperes");
    install(&installed, &version)?;
    let start = |session: &Session| {
        let mut command = session.command(&installed);
        command.args(["--lang", "fr"]).env("REPERES_TEST_CLOCK", session.path("clock"));
        command
    };
    let command = start(&session);
    let id = session.spawn_command(command, "app.log")?;
    for time in 1..=times {
        let context = |session: &Session| format!("upgrade {time}\n{}", session.log("app.log"));
        let window = session.screen()?.wait_window("Repères").with_context(|| context(&session))?;
        session.desktop()?.menu()?;
        install(&installed, &version)?;
        session.screen()?.close(window)?;
        wait_until("the window going away", || Ok(session.screen()?.windows()?.is_empty()))
            .with_context(|| context(&session))?;
        wait_until("the engine's end", || Ok(named_in_tree(id, "WebKit").is_empty()))
            .with_context(|| context(&session))?;
        wait_until("the name of the first copy", || {
            session.bus_name_is_owned(&session.single_instance_name())
        })
        .with_context(|| context(&session))?;
        ensure!(session.is_running(id)?, "it has ended: {}", context(&session));
        let second = output(&mut start(&session))?;
        ensure!(second.status.success(), "{}", String::from_utf8_lossy(&second.stderr));
        session.screen()?.wait_window("Repères").with_context(|| context(&session))?;
        assert_eq!(session.screen()?.windows()?.len(), 1, "{}", context(&session));
        session.desktop()?.menu()?;
        assert_eq!(session.desktop()?.icon_count()?, 1, "{}", context(&session));
    }
    Ok(())
}
