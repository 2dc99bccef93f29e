//! `cargo xtask package --try`: installs the deb in a fresh Debian tree, uses and purges it, then
//! deploys it as a school does.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::release;
use crate::{apt, cmd};

/// Builds the tree once and copies it for each run. A screenshot of the window goes to
/// `target/package/window.png`.
pub(crate) fn run() -> Result<()> {
    let package = built_deb()?;
    let base = release::folder().join("fresh-base");
    if !base.join("etc/debian_version").exists() {
        let system = fs::read_to_string("/etc/os-release")?;
        let name = system
            .lines()
            .find_map(|line| line.strip_prefix("VERSION_CODENAME="))
            .context("which Debian is this?")?;
        apt::bootstrap(name, &[], &base)?;
    }
    let tree = release::folder().join("fresh");
    let mut clear = cmd::program("rm", &["--recursive", "--force", "--one-file-system"]);
    clear.arg(&tree);
    cmd::run(clear)?;
    let mut copy = cmd::program("cp", &["--archive"]);
    copy.args([&base, &tree]);
    cmd::run(copy)?;
    let mut person = isolated("packaging/linux/try.sh");
    person
        .arg(&tree)
        .arg(&package)
        .arg("e2e/src/scripts")
        .arg(release::folder().join("window.png"));
    cmd::run(person)?;
    let mut school = isolated("packaging/linux/fleet.sh");
    school.arg(&tree).arg(&package);
    cmd::run(school)
}

/// A command that runs a script in its own mount and process namespaces. When the script or this
/// process ends, the kernel kills its display, its buses and all other processes that it has
/// started.
fn isolated(script: &str) -> Command {
    let alone = [
        "--mount",
        "--propagation",
        "private",
        "--pid",
        "--fork",
        "--kill-child",
        "--mount-proc",
        "sh",
        script,
    ];
    cmd::program("unshare", &alone)
}

/// The deb that `cargo xtask package` made.
fn built_deb() -> Result<PathBuf> {
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

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs;

    use super::isolated;
    use crate::cmd;

    /// The command lines of the running processes that contain a word.
    fn running(word: &str) -> Vec<String> {
        let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
        let lines =
            processes.filter_map(|process| fs::read_to_string(process.path().join("cmdline")).ok());
        lines.filter(|line| line.contains(word)).collect()
    }

    /// No process that an isolated script starts outlives it.
    #[test]
    fn isolated_script_leaves_no_process() {
        let may = cmd::program("unshare", &["--mount", "--pid", "--fork", "--mount-proc", "true"])
            .output();
        if !may.is_ok_and(|may| may.status.success()) {
            println!("only root, outside of a container, may try");
            return;
        }
        let folder = std::env::temp_dir().join(format!("reperes-trial-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let script = folder.join("script");
        let sleep = format!("sleep 60.{}", std::process::id());
        fs::write(
            &script,
            format!("{sleep} >/dev/null &\nsetsid {sleep} >/dev/null &\necho started\n"),
        )
        .unwrap();
        let output = isolated(&script.display().to_string()).output();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(output.unwrap().stdout, b"started\n");
        assert_eq!(running(&format!("60.{}", std::process::id())), [] as [String; 0]);
    }
}
