//! `cargo xtask icons`: makes all sizes and formats of the icon from its SVG, with the Tauri
//! command line.

use std::fs;
use std::process::ExitCode;

use anyhow::{Result, ensure};

use crate::cmd;

/// The Tauri command line, in the release of the `tauri` crate.
const TOOL: &str = "@tauri-apps/cli@2.12.5";

/// Output for systems and stores that the app is not made for. It is deleted.
const UNUSED: &[&str] = &["android", "ios", "Square", "StoreLogo"];

pub(crate) fn run() -> Result<ExitCode> {
    let root = cmd::root();
    let mark = "icons/mark.svg";
    ensure!(root.join(mark).is_file(), "{mark} is missing");
    // npx downloads the tool for this command only. Its packages for other systems cannot all be
    // locked, so it is no dependency of the interface.
    let npx = if cfg!(windows) { "npx.cmd" } else { "npx" };
    cmd::run(cmd::program(npx, &["--yes", TOOL, "icon", mark, "--output", "icons"]))?;
    for entry in fs::read_dir(root.join("icons"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !UNUSED.iter().any(|unused| name.starts_with(unused)) {
            continue;
        }
        if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    Ok(ExitCode::SUCCESS)
}
