//! A package manager puts another version in the place of the program while it runs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use e2e::{SETTINGS, Stage, named_in_tree, output, program, wait_until};

use crate::OPEN;

const STAYS: &str = r#"{"schema":1,"welcomed":true,"stays":true}"#;

/// As a package manager does it: the new file is written beside the old one, and takes its name.
fn put_in_place(program: &Path, version: &Path) -> Result<()> {
    let draft = program.with_extension("dpkg-new");
    fs::copy(version, &draft)?;
    Ok(fs::rename(draft, program)?)
}

#[test]
fn an_upgrade_under_a_running_app_leaves_one_copy_and_one_icon() -> Result<()> {
    let times = if std::env::var_os("REPERES_LONG").is_some() { 20 } else { 3 };
    let version = program("REPERES_BIN")?;
    let mut stage = Stage::open(1500, 1000)?;
    stage.furnish()?;
    stage.leave("clock", OPEN)?;
    stage.leave(SETTINGS, STAYS)?;
    let installed = stage.path("reperes");
    put_in_place(&installed, &version)?;
    let start = |stage: &Stage| {
        let mut command = stage.command(&installed);
        command.args(["--lang", "fr"]).env("REPERES_TEST_CLOCK", stage.path("clock"));
        command
    };
    let command = start(&stage);
    let id = stage.spawn_command(command, "app.log")?;
    for time in 1..=times {
        let context = |stage: &Stage| format!("upgrade {time}\n{}", stage.log("app.log"));
        let window = stage.screen()?.wait_window("Repères").with_context(|| context(&stage))?;
        stage.desk()?.menu()?;
        put_in_place(&installed, &version)?;
        stage.screen()?.close(window)?;
        wait_until("the window going away", || Ok(stage.screen()?.windows()?.is_empty()))
            .with_context(|| context(&stage))?;
        wait_until("the engine's end", || Ok(named_in_tree(id, "WebKit").is_empty()))
            .with_context(|| context(&stage))?;
        wait_until("the name of the first copy", || stage.owns(&stage.first_copy()))
            .with_context(|| context(&stage))?;
        ensure!(stage.is_running(id)?, "it has ended: {}", context(&stage));
        let second = output(&mut start(&stage))?;
        ensure!(second.status.success(), "{}", String::from_utf8_lossy(&second.stderr));
        stage.screen()?.wait_window("Repères").with_context(|| context(&stage))?;
        assert_eq!(stage.screen()?.windows()?.len(), 1, "{}", context(&stage));
        stage.desk()?.menu()?;
        assert_eq!(stage.desk()?.icons()?, 1, "{}", context(&stage));
    }
    Ok(())
}
