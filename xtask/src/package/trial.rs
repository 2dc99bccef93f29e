//! `cargo xtask package --try`: the deb in a fresh tree, installed, used, purged; then as a school does it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::release;
use crate::shell;

/// Builds the tree once, copies it for each trial, and leaves a picture of the window in `target/package/window.png`.
pub(crate) fn run() -> Result<()> {
    let package = made()?;
    let base = release::folder().join("fresh-base");
    if !base.join("etc/debian_version").exists() {
        let system = fs::read_to_string("/etc/os-release")?;
        let name = system.lines().find_map(|line| line.strip_prefix("VERSION_CODENAME=")).context("which Debian is this?")?;
        let mut tool = shell::program("debootstrap", &["--variant=minbase", name]);
        shell::show({
            tool.arg(&base);
            tool
        })?;
    }
    let tree = release::folder().join("fresh");
    let mut clear = shell::program("rm", &["--recursive", "--force", "--one-file-system"]);
    clear.arg(&tree);
    shell::show(clear)?;
    let mut copy = shell::program("cp", &["--archive"]);
    copy.args([&base, &tree]);
    shell::show(copy)?;
    let apart = |script: &str| {
        let mut trial = shell::program("unshare", &["--mount", "--propagation", "private", "sh", script]);
        trial.arg(&tree).arg(&package);
        trial
    };
    let mut person = apart("packaging/linux/try.sh");
    person.arg("e2e/src/scripts").arg(release::folder().join("window.png"));
    shell::show(person)?;
    shell::show(apart("packaging/linux/fleet.sh"))
}

/// The deb that `cargo xtask package` made.
fn made() -> Result<PathBuf> {
    let start = format!("reperes_{}_", release::VERSION);
    let entries = fs::read_dir(release::folder()).context("run cargo xtask package first")?;
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(&start) && name.ends_with(".deb")
    });
    ensure!(found.len() == 1, "run cargo xtask package first: there are {} debs", found.len());
    found.pop().context("no deb")
}
