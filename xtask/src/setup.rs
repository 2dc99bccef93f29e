//! Set-up from a fresh checkout. Each part is skipped when it is up to date.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result, bail, ensure};

use crate::{apt, cmd};

/// The sources of the built interface.
const UI_SOURCES: &[&str] = &[
    "content/en/interface.ftl",
    "content/fr/interface.ftl",
    "ui/index.html",
    "ui/package-lock.json",
    "ui/public",
    "ui/scripts",
    "ui/src",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
    "ui/vite.config.ts",
];

/// Sets up system packages, Node packages and the interface.
pub(crate) fn all(system: &[&[&str]]) -> Result<()> {
    apt::ensure(&system.concat())?;
    node_packages()?;
    build_interface()
}

/// Sets up all that the tests need, and `more` system packages.
pub(crate) fn for_tests(more: &[&[&str]]) -> Result<()> {
    check_tmp_mode()?;
    apt::ensure_for_tests(more)?;
    node_packages()?;
    build_interface()
}

/// Fails unless `/tmp` is writable for all users. The window tests start displays and programs of
/// other accounts, which keep their sockets and locks there. Otherwise tests fail one by one and
/// report other causes.
#[cfg(unix)]
fn check_tmp_mode() -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let rights = fs::metadata("/tmp").context("/tmp is missing")?.permissions().mode() & 0o7777;
    ensure!(
        rights == 0o1777,
        "/tmp has the rights {rights:o}; the tests need 1777: chmod 1777 /tmp"
    );
    Ok(())
}

#[cfg(not(unix))]
fn check_tmp_mode() -> Result<()> {
    Ok(())
}

/// Sets up the tests of the core: dictionaries, and the reference implementations of the evaluator.
pub(crate) fn for_core() -> Result<()> {
    apt::ensure(apt::CORE)?;
    node_packages()
}

/// Runs `npm ci` if the lock file has changed since the last time.
fn node_packages() -> Result<()> {
    let node = cmd::program("node", &["--version"]).stdout(Stdio::null()).status();
    if node.is_err() || cmd::npm(&["--version"]).stdout(Stdio::null()).status().is_err() {
        bail!("Node and npm are needed (20.19 or newer): https://nodejs.org");
    }
    let lock = cmd::root().join("ui/package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let installed = cmd::root().join("ui/node_modules/.installed-from.json");
    if fs::read(&installed).is_ok_and(|found| found == wanted) {
        println!("Node packages are up to date.");
        return Ok(());
    }
    println!("Installing Node packages, about a minute.");
    cmd::run(cmd::npm(&["ci", "--no-audit", "--no-fund"]))?;
    Ok(fs::write(installed, wanted)?)
}

/// Builds the interface into `ui/dist` and `ui/dist-prerender` if its sources have changed. The
/// Rust build embeds both.
pub(crate) fn build_interface() -> Result<()> {
    let root = cmd::root();
    let stamp = root.join("target/xtask/interface.stamp");
    let now = fingerprint(&root);
    let built = ["ui/dist/index.html", "ui/dist-prerender/prerender.js"]
        .iter()
        .all(|file| root.join(file).exists());
    if built && fs::read_to_string(&stamp).is_ok_and(|then| then == now) {
        println!("The interface is up to date.");
        return Ok(());
    }
    cmd::run(cmd::npm(&["run", "build"]))?;
    fs::create_dir_all(root.join("target/xtask"))?;
    Ok(fs::write(stamp, now)?)
}

/// The name, size and time of every source, which a new, changed or deleted file changes.
fn fingerprint(root: &Path) -> String {
    let mut text = String::new();
    for source in UI_SOURCES {
        append_metadata(&root.join(source), &mut text);
    }
    text
}

fn append_metadata(path: &Path, text: &mut String) {
    let Ok(about) = fs::metadata(path) else { return };
    if about.is_dir() {
        let mut inside: Vec<_> =
            fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        inside.sort();
        for path in inside {
            append_metadata(&path, text);
        }
    } else {
        let time = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} {} {time:?}", path.display(), about.len());
    }
}
