//! Traces of what was read: none may be in the list of processes, in the environment of a process,
//! or on the disk.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use e2e::{Setup, abort, named_in_tree, process_tree, wait_until};

use crate::OPEN;

const CLOSE_TO_TRAY: &str = r#"{"schema":1,"welcomed":true,"stays":true}"#;
const ROUTE: &str = "/agir/intimate-image";
/// The parts by which the route could be recognised.
const ROUTE_PARTS: [&str; 2] = ["intimate-image", "/agir"];

/// The files in `/proc` of these processes that hold a part of the route.
fn proc_files_with_route(processes: &[u32]) -> Vec<String> {
    let files = processes
        .iter()
        .flat_map(|id| ["cmdline", "environ", "comm"].map(|file| format!("/proc/{id}/{file}")));
    let holds = |file: &String| {
        let text = fs::read(file)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default();
        ROUTE_PARTS.iter().any(|word| text.contains(word))
    };
    files.filter(holds).collect()
}

/// No process and no file holds the route that was requested and read.
#[test]
fn no_process_or_file_holds_the_route() -> Result<()> {
    let app = Setup::at(OPEN)
        .settings(CLOSE_TO_TRAY)
        .desktop_services()
        .arg("--route")
        .arg(ROUTE)
        .start()?;
    let screen = app.session.screen()?;
    let window = screen.wait_window("Repères").with_context(|| app.session.log("app.log"))?;
    let shown = screen.settled_picture(window)?;
    assert_eq!(
        proc_files_with_route(&process_tree(app.id)),
        [] as [String; 0],
        "while the window is open"
    );
    app.session.desktop()?.menu()?;
    screen.close(window)?;
    wait_until("the engine's end", || Ok(named_in_tree(app.id, "WebKit").is_empty()))?;
    wait_until("the name of the first copy", || {
        app.session.bus_name_is_owned(&app.session.single_instance_name())
    })?;
    assert_eq!(
        proc_files_with_route(&process_tree(app.id)),
        [] as [String; 0],
        "after the window was closed into the tray"
    );
    let home = app.session.path("home");
    for file in app.session.home_files() {
        let text = String::from_utf8_lossy(&fs::read(home.join(&file))?).into_owned();
        ensure!(!ROUTE_PARTS.iter().any(|word| text.contains(word)), "{} tells it", file.display());
    }
    // The control: the relaunched process has the route. The window opens on the same view.
    app.session.desktop()?.click_menu_entry("Ouvrir")?;
    let window = screen.wait_window("Repères")?;
    wait_until("the same page", || Ok(screen.settled_picture(window)?.similarity(&shown) > 0.99))
}

/// The core files in a folder.
fn core_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let is_core = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("core"))
    };
    Ok(paths.into_iter().filter(is_core).collect())
}

/// A crash writes no core file, and starts no program that takes a core dump: the kernel treats the
/// limit 1 as a refusal of both. A limit of 0 would still hand the dump to a program.
#[test]
fn a_crash_leaves_no_core_file() -> Result<()> {
    let mut app = Setup::at(OPEN).start()?;
    app.session.screen()?.wait_window("Repères").with_context(|| app.session.log("app.log"))?;
    wait_until("the web process", || Ok(!named_in_tree(app.id, "WebKitWebProcess").is_empty()))?;
    for id in process_tree(app.id) {
        let limits = fs::read_to_string(format!("/proc/{id}/limits")).unwrap_or_default();
        let core = limits.lines().find(|line| line.starts_with("Max core file size"));
        let values: Option<Vec<&str>> =
            core.map(|line| line.split_whitespace().skip(4).take(2).collect());
        ensure!(values.is_none_or(|values| values == ["1", "1"]), "process {id}: {core:?}");
    }
    let pattern = fs::read_to_string("/proc/sys/kernel/core_pattern")?;
    // Another pattern names a program, a socket or another folder.
    if pattern.starts_with("core") {
        let folder = fs::read_link(format!("/proc/{}/cwd", app.id))?;
        abort(app.id)?;
        wait_until("the crash", || Ok(!app.session.is_running(app.id)?))?;
        ensure!(core_files(&folder)?.is_empty(), "{} has a core file", folder.display());
    }
    Ok(())
}
