//! The system packages for each command, and their installation on Debian and Ubuntu.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::cmd;

/// For building and opening the app.
pub(crate) const RUN: &[&str] = &["build-essential", "libwebkit2gtk-4.1-dev", "pkg-config"];

/// For the tests of the core, besides [`RUN`]. The tests of the settings kill writers with
/// `strace`.
pub(crate) const CORE: &[&str] =
    &["hunspell", "hunspell-en-gb", "hunspell-fr-classical", "python3", "strace", "tzdata"];

/// For the window tests, besides [`RUN`].
pub(crate) const WINDOW_TESTS: &[&str] = &[
    "at-spi2-core",
    "cage",
    "dbus",
    "dunst",
    "fonts-dejavu-core",
    "gir1.2-atspi-2.0",
    "openbox",
    "orca",
    "poppler-utils",
    "python3-gi",
    "webkit2gtk-driver",
    "x11-xkb-utils",
    "xclip",
    "xvfb",
    "xwayland",
];

/// For making and checking the packages, besides [`RUN`].
pub(crate) const PACKAGING: &[&str] =
    &["appstream", "desktop-file-utils", "dpkg-dev", "lintian", "rpm"];

/// For installing the deb in a fresh tree, besides [`WINDOW_TESTS`].
pub(crate) const INSTALL_TEST: &[&str] =
    &["ansible-core", "gnupg", "imagemagick", "mmdebstrap", "reprepro"];

/// A compiler with the sources of its standard library, for Windows and macOS.
pub(crate) const PLATFORMS: &[&str] = &["cargo-web", "mingw-w64", "rust-web-src", "rustc-web"];

/// For making the installers for Windows and testing them, besides [`PLATFORMS`].
pub(crate) const WINDOWS: &[&str] = &[
    "msitools",
    "nsis",
    "openssl",
    "osslsigncode",
    "wine",
    "wine64",
    "wixl",
    "xauth",
    "xvfb",
    "zip",
];

/// For the checks of the interface in Chromium. Debian has it as a package; Ubuntu has it as a snap
/// only.
const CHROMIUM: &str = "chromium";

/// Whether a Chromium is in `PATH`, by the names that `ui/scripts/chromium.js` looks for.
pub(crate) fn has_chromium() -> bool {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| names.iter().any(|name| folder.join(name).exists()))
}

/// Whether the package archive of the system has a Chromium to install.
pub(crate) fn offers_chromium() -> Result<bool> {
    if !is_debian() {
        return Ok(false);
    }
    if !has_lists() {
        if !is_root() {
            bail!("apt knows no packages yet: sudo apt-get update, then start again");
        }
        cmd::run(apt_get(&["update", "--quiet"]))?;
    }
    let mut policy = cmd::program("apt-cache", &["policy", CHROMIUM]);
    let said = cmd::capture({
        policy.env("LC_ALL", "C");
        policy
    })?;
    let candidate = said.lines().find_map(|line| line.trim().strip_prefix("Candidate:"));
    Ok(candidate.is_some_and(|version| version.trim() != "(none)"))
}

/// Installs the missing packages that the tests and `more` need, Chromium included where there is
/// one. Not as root, it fails with the command to run.
pub(crate) fn ensure_for_tests(more: &[&[&str]]) -> Result<()> {
    let mut wanted = [RUN, CORE, WINDOW_TESTS, &more.concat()].concat();
    if !has_chromium() && offers_chromium()? {
        wanted.push(CHROMIUM);
    }
    ensure(&wanted)
}

/// Installs the missing packages. Not as root, it fails with the command to run. On other systems
/// than Debian and Ubuntu it only prints the names.
pub(crate) fn ensure(wanted: &[&str]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !is_debian() {
        println!("Not Debian or Ubuntu: nothing is installed. Needed, by their Debian names:");
        println!("  {}", wanted.join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|name| !is_installed(name)).collect();
    if missing.is_empty() {
        println!("All system packages are there.");
        return Ok(());
    }
    let list = missing.join(" ");
    if !is_root() {
        bail!(
            "system packages are missing; install them, then start again:\n\n  \
             sudo apt-get update && sudo apt-get install --yes --no-install-recommends {list}\n"
        );
    }
    println!("Installing system packages: {list}");
    cmd::run(apt_get(&["update", "--quiet"]))?;
    let mut install = apt_get(&["install", "--yes", "--quiet", "--no-install-recommends"]);
    install.args(&missing);
    cmd::run(install)
}

fn apt_get(args: &[&str]) -> Command {
    let mut command = cmd::program("apt-get", args);
    command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
    command
}

/// Debian, or a system derived from it.
fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists()
}

/// Whether `apt-get update` has run at least once.
fn has_lists() -> bool {
    let lists = std::fs::read_dir("/var/lib/apt/lists").into_iter().flatten().flatten();
    lists.into_iter().any(|entry| entry.file_name().to_string_lossy().contains("_Packages"))
}

fn is_installed(name: &str) -> bool {
    let query = ["--show", "--showformat=${db:Status-Status}", name];
    let out = cmd::program("dpkg-query", &query).stderr(Stdio::null()).output();
    out.is_ok_and(|out| out.stdout == b"installed")
}

fn is_root() -> bool {
    cmd::program("id", &["-u"]).output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

/// Makes a minimal Debian of this release in a folder. The folder is thrown away some day, so dpkg
/// does not wait for the disk.
pub(crate) fn bootstrap(release: &str, options: &[&str], folder: &Path) -> Result<()> {
    let mut tool = cmd::program("mmdebstrap", &["--variant=minbase", "--dpkgopt=force-unsafe-io"]);
    tool.args(options).arg(release).arg(folder);
    cmd::run(tool)
}
