//! What is made for Windows, tried under Wine: the command line and both installers. The window is not opened: Wine has no
//! WebView2.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::release;
use crate::shell;

/// Where each person's choice to start with the session stands.
const RUN: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run";
/// Who is installed.
const ENTRIES: &str = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall";

/// The program on the command line, on a fresh drive as of Windows 10, which the installers are tried on after it.
pub(super) fn command_line(folder: &Path) -> Result<()> {
    if work().exists() {
        fs::remove_dir_all(work())?;
    }
    fs::create_dir_all(work())?;
    shell::capture(wine(Path::new("winecfg"), &["/v", "win10"]))?;
    let shim = folder.join("bcryptprimitives.dll");
    let mut compile = shell::program("x86_64-w64-mingw32-gcc", &["-shared", "-O2", "-s", "packaging/windows/process_prng.c", "-o"]);
    compile.arg(&shim).arg("-ladvapi32");
    shell::show(compile)?;
    let tried = answers(&folder.join("reperes.exe"));
    // For these tests only.
    fs::remove_file(shim)?;
    tried
}

fn answers(program: &Path) -> Result<()> {
    for (arguments, wanted) in [
        (&["status", "--json", "--lang", "fr"][..], &[r#""id":"3018""#, r#""id":"3114""#][..]),
        (&["search", "photo", "nue", "--lang", "fr"], &["/agir/"]),
        (&["show", "3018", "--lang", "en"], &["3018"]),
        (&["diagnose", "--lang", "en"], &["system     windows x86_64", "policy     C:", "folder     C:", "autostart  no"]),
        (&["--help", "--lang", "fr"], &["reperes status", "diagnose"]),
        (&["--version"], &[release::VERSION]),
    ] {
        let said = shell::capture(wine(program, arguments))?;
        for part in wanted {
            ensure!(said.contains(part), "{arguments:?} does not say {part:?}: {said}");
        }
    }
    let wrong = wine(program, &["status", "--csv"]).output()?;
    ensure!(wrong.status.code() == Some(2), "a wrong option ended with {}", wrong.status);
    Ok(())
}

/// The installer in silence, for one person and for all: the program, its shortcut, its entry; then nothing of these, nor of
/// the choice to start with the session, while the choice of a portable copy stays.
pub(super) fn installer(installer: &Path) -> Result<()> {
    for (scope, place, root) in [(&[][..], "Programs/Reperes", "HKCU"), (&["/AllUsers"], "Program Files/Reperes", "HKLM")] {
        let entry = format!(r"{root}\Software\Microsoft\Windows\CurrentVersion\Uninstall\Reperes");
        // The second time over the first, as an update does it.
        for _ in 0..2 {
            shell::capture(wine(installer, &[&["/S"], scope].concat()))?;
        }
        let home = installed(place)?;
        ensure!(query(&entry)?.contains(release::VERSION), "no entry in {entry}");
        starts(&windows_path(&home)?)?;
        ensure!(query(RUN)?.contains("reperes.exe"), "the registry keeps nothing");
        shell::capture(wine(&home.join("desinstaller.exe"), &[&["/S"], scope].concat()))?;
        gone()?;
        ensure!(!query(RUN)?.contains("reperes.exe"), "it still starts with the session");
        ensure!(!query(&entry)?.contains(release::VERSION), "its entry is left");
        // What starts another copy is not ours to forget.
        let other = r"C:\portable";
        starts(other)?;
        shell::capture(wine(installer, &[&["/S"], scope].concat()))?;
        shell::capture(wine(&home.join("desinstaller.exe"), &[&["/S"], scope].concat()))?;
        gone()?;
        ensure!(query(RUN)?.contains(other), "the portable copy no longer starts with the session");
    }
    Ok(())
}

/// The MSI in silence, likewise.
pub(super) fn msi(package: &Path) -> Result<()> {
    let msiexec = |verb: &str| {
        let mut run = wine(Path::new("msiexec"), &[verb]);
        run.arg(package).arg("/qn");
        shell::capture(run)
    };
    msiexec("/i")?;
    let home = installed("Program Files/Reperes")?;
    // Its name is told in the letters of another century; its maker's is plain at the end.
    ensure!(query(ENTRIES)?.contains("contributors"), "no entry");
    starts(&windows_path(&home)?)?;
    msiexec("/x")?;
    gone()?;
    ensure!(!query(RUN)?.contains("reperes.exe"), "it still starts with the session");
    ensure!(!query(ENTRIES)?.contains("contributors"), "its entry is left");
    Ok(())
}

fn work() -> PathBuf {
    release::folder().join("wine")
}

/// All that bears our name on the drive.
fn ours() -> Result<String> {
    let mut find = shell::program("find", &[]);
    find.arg(work().join("prefix/drive_c")).args(["-iname", "*reperes*", "-o", "-name", "Repères*"]);
    shell::capture(find)
}

/// The folder that the program was installed in, with a shortcut in the menu.
fn installed(place: &str) -> Result<PathBuf> {
    let there = ours()?;
    ensure!(there.contains(&format!("{place}/reperes.exe")), "installed: {there}");
    ensure!(there.contains("Start Menu/Programs/Repères.lnk"), "no shortcut: {there}");
    let home = there.lines().find(|line| line.ends_with(place)).context("no folder")?;
    Ok(home.into())
}

/// Nothing is left, once the uninstaller, which works on from a copy of itself, is done.
fn gone() -> Result<()> {
    for _ in 0..50 {
        if ours()?.is_empty() {
            return Ok(());
        }
        sleep(Duration::from_millis(200));
    }
    anyhow::bail!("left after uninstalling: {}", ours()?)
}

/// Starts with the session from this folder, as the program writes it.
fn starts(folder: &str) -> Result<()> {
    let line = format!(r#""{folder}\reperes.exe" --hidden"#);
    shell::capture(wine(Path::new("reg"), &["add", RUN, "/v", "reperes", "/d", &line, "/f"]))?;
    Ok(())
}

fn windows_path(home: &Path) -> Result<String> {
    let inside = home.strip_prefix(work().join("prefix/drive_c"))?;
    Ok(format!(r"C:\{}", inside.display().to_string().replace('/', r"\")))
}

/// What stands in a key and below; nothing where it is missing.
fn query(key: &str) -> Result<String> {
    let said = wine(Path::new("reg"), &["query", key, "/s"]).output()?;
    Ok(String::from_utf8_lossy(&said.stdout).into_owned())
}

fn wine(program: &Path, args: &[&str]) -> Command {
    let mut wine = shell::program("xvfb-run", &["--auto-servernum", "wine"]);
    wine.arg(program).args(args).stderr(Stdio::null());
    wine.env("WINEPREFIX", work().join("prefix")).env("WINEARCH", "win64").env("WINEDEBUG", "-all");
    // Neither .NET nor a browser is offered for download.
    wine.env("WINEDLLOVERRIDES", "mscoree,mshtml=");
    wine
}
