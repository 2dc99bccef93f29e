//! Tests of the Windows build under Wine: the command line, the policy and both installers. The
//! window is not opened, because Wine has no WebView2.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::release;
use crate::cmd;

/// Holds each user's choice to start the app with the session.
const RUN_KEY: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run";
/// The key that group policies and Intune write.
const POLICY_KEY: &str = r"HKLM\Software\Policies\Reperes";
/// Lists the installed programs.
const UNINSTALL_KEY: &str = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall";

/// Tests the program on the command line, on a fresh drive of Windows 10. The tests of the
/// installers use the same drive.
pub(super) fn command_line(folder: &Path) -> Result<()> {
    if work().exists() {
        fs::remove_dir_all(work())?;
    }
    fs::create_dir_all(work())?;
    cmd::capture(wine(Path::new("winecfg"), &["/v", "win10"]))?;
    let shim = folder.join("bcryptprimitives.dll");
    let mut compile = cmd::program(
        "x86_64-w64-mingw32-gcc",
        &["-shared", "-O2", "-s", "packaging/windows/process_prng.c", "-o"],
    );
    compile.arg(&shim).arg("-ladvapi32");
    cmd::run(compile)?;
    let program = folder.join("reperes.exe");
    let tried = check_answers(&program).and_then(|()| check_policy(&program));
    // Only these tests need it.
    fs::remove_file(shim)?;
    tried
}

fn check_answers(program: &Path) -> Result<()> {
    for (arguments, wanted) in [
        (&["status", "--json", "--lang", "fr"][..], &[r#""id":"3018""#, r#""id":"3114""#][..]),
        (&["search", "photo", "nue", "--lang", "fr"], &["intimate-image "]),
        (&["show", "3018", "--lang", "en"], &["3018"]),
        (
            &["diagnose", "--lang", "en"],
            &["system     windows x86_64", "policy     C:", "folder     C:", "autostart  no"],
        ),
        (&["--help", "--lang", "fr"], &["reperes status", "diagnose"]),
        (&["--version"], &[release::VERSION]),
    ] {
        let said = cmd::capture(wine(program, arguments))?;
        for part in wanted {
            ensure!(said.contains(part), "{arguments:?} does not say {part:?}: {said}");
        }
    }
    let wrong = wine(program, &["status", "--csv"]).output()?;
    ensure!(wrong.status.code() == Some(2), "a wrong option ended with {}", wrong.status);
    Ok(())
}

/// Tests three states: no policy; a policy in the registry with every kind of value and two
/// mistakes; a file that a user wrote, which the program must ignore and report. A file of an
/// administrator cannot be tested: under Wine each file belongs to the user.
fn check_policy(program: &Path) -> Result<()> {
    check_policy_output(
        program,
        0,
        &[r"C:\ProgramData\Reperes\policy.toml (absent", "Mistakes: 0"],
    )?;
    for (section, name, kind, data) in [
        ("mandatory", "theme", "REG_SZ", "dark"),
        ("mandatory", "tray", "REG_DWORD", "0"),
        ("mandatory", "hidden", "REG_MULTI_SZ", r"/classe\0/comprendre"),
        ("recommended", "text_size", "REG_DWORD", "125"),
        (r"kiosk\contacts\1", "name", "REG_SZ", "Vie scolaire"),
        (r"kiosk\contacts\1", "where", "REG_SZ", "Bureau 12"),
    ] {
        registry_set(&format!(r"{POLICY_KEY}\{section}"), name, kind, data)?;
    }
    let rows = [
        "theme dark mandatory policy",
        "tray false mandatory policy",
        "hidden /classe, /comprendre mandatory policy",
        "text_size 125 recommended policy",
        "kiosk.contacts 1 mandatory policy",
    ];
    check_policy_output(program, 0, &[&[POLICY_KEY, "Mistakes: 0"], &rows[..]].concat())?;
    registry_set(&format!(r"{POLICY_KEY}\mandatory"), "audience", "REG_SZ", "nobody")?;
    registry_set(&format!(r"{POLICY_KEY}\school"), "name", "REG_BINARY", "00")?;
    let mistakes = [
        r"Policies\Reperes: mandatory.audience: value refused",
        r"Policies\Reperes: school.name: value refused",
        "Mistakes: 2",
    ];
    check_policy_output(program, 1, &[&mistakes, &rows[..]].concat())?;
    cmd::capture(wine(Path::new("reg"), &["delete", POLICY_KEY, "/f"]))?;
    let folder = work().join("prefix/drive_c/ProgramData/Reperes");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("policy.toml"), "[mandatory]\ntheme = \"dark\"\n")?;
    let ignored = check_policy_output(
        program,
        1,
        &[
            "policy.toml: ignored: others than the administrator",
            "theme system default",
            "Mistakes: 1",
        ],
    );
    fs::remove_dir_all(folder)?;
    ignored
}

/// Checks the exit code and the output of `reperes policy`, whatever the width of its columns.
fn check_policy_output(program: &Path, code: i32, wanted: &[&str]) -> Result<()> {
    let out = wine(program, &["policy", "--lang", "en"]).output()?;
    let said =
        String::from_utf8_lossy(&out.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    ensure!(out.status.code() == Some(code), "policy ended with {}: {said}", out.status);
    for part in wanted {
        ensure!(said.contains(part), "policy does not say {part:?}: {said}");
    }
    Ok(())
}

/// Tests the silent installer, for one user and for all users. It must install the program, its
/// shortcut and its entry. The uninstaller must remove them and the choice to start with the
/// session, but keep that choice of a portable copy.
pub(super) fn installer(installer: &Path) -> Result<()> {
    for (scope, place, root) in
        [(&[][..], "Programs/Reperes", "HKCU"), (&["/AllUsers"], "Program Files/Reperes", "HKLM")]
    {
        let entry = format!(r"{root}\Software\Microsoft\Windows\CurrentVersion\Uninstall\Reperes");
        // The second run installs over the first, as an update does.
        for _ in 0..2 {
            cmd::capture(wine(installer, &[&["/S"], scope].concat()))?;
        }
        let home = check_installed(place)?;
        ensure!(registry_query(&entry)?.contains(release::VERSION), "no entry in {entry}");
        set_autostart(&windows_path(&home)?)?;
        ensure!(registry_query(RUN_KEY)?.contains("reperes.exe"), "the registry keeps nothing");
        cmd::capture(wine(&home.join("desinstaller.exe"), &[&["/S"], scope].concat()))?;
        check_uninstalled()?;
        ensure!(
            !registry_query(RUN_KEY)?.contains("reperes.exe"),
            "it still starts with the session"
        );
        ensure!(!registry_query(&entry)?.contains(release::VERSION), "its entry is left");
        // The uninstaller must not remove the autostart entry of another copy.
        let other = r"C:\portable";
        set_autostart(other)?;
        cmd::capture(wine(installer, &[&["/S"], scope].concat()))?;
        cmd::capture(wine(&home.join("desinstaller.exe"), &[&["/S"], scope].concat()))?;
        check_uninstalled()?;
        ensure!(
            registry_query(RUN_KEY)?.contains(other),
            "the portable copy no longer starts with the session"
        );
    }
    Ok(())
}

/// Tests the silent MSI in the same way.
pub(super) fn msi(package: &Path) -> Result<()> {
    let msiexec = |verb: &str| {
        let mut run = wine(Path::new("msiexec"), &[verb]);
        run.arg(package).arg("/qn");
        cmd::capture(run)
    };
    msiexec("/i")?;
    let home = check_installed("Program Files/Reperes")?;
    // Wine prints the name of the program in another encoding. The name of the publisher, at the
    // end, is plain ASCII.
    ensure!(registry_query(UNINSTALL_KEY)?.contains("contributors"), "no entry");
    set_autostart(&windows_path(&home)?)?;
    msiexec("/x")?;
    check_uninstalled()?;
    ensure!(!registry_query(RUN_KEY)?.contains("reperes.exe"), "it still starts with the session");
    ensure!(!registry_query(UNINSTALL_KEY)?.contains("contributors"), "its entry is left");
    Ok(())
}

fn work() -> PathBuf {
    release::folder().join("wine")
}

/// All files on the drive with the name of the app.
fn traces() -> Result<String> {
    let mut find = cmd::program("find", &[]);
    find.arg(work().join("prefix/drive_c")).args([
        "-iname",
        "*reperes*",
        "-o",
        "-name",
        "Repères*",
    ]);
    cmd::capture(find)
}

/// Checks that the program and its shortcut are installed, and returns the folder.
fn check_installed(place: &str) -> Result<PathBuf> {
    let there = traces()?;
    ensure!(there.contains(&format!("{place}/reperes.exe")), "installed: {there}");
    ensure!(there.contains("Start Menu/Programs/Repères.lnk"), "no shortcut: {there}");
    let home = there.lines().find(|line| line.ends_with(place)).context("no folder")?;
    Ok(home.into())
}

/// Waits until nothing is left. The uninstaller continues in a copy of itself after its process has
/// ended.
fn check_uninstalled() -> Result<()> {
    for _ in 0..50 {
        if traces()?.is_empty() {
            return Ok(());
        }
        sleep(Duration::from_millis(200));
    }
    anyhow::bail!("left after uninstalling: {}", traces()?)
}

/// Makes this copy start with the session, as the program does.
fn set_autostart(folder: &str) -> Result<()> {
    let line = format!(r#""{folder}\reperes.exe" --hidden"#);
    registry_set(RUN_KEY, "reperes", "REG_SZ", &line)
}

/// Sets a value of the registry and creates the keys above it.
fn registry_set(key: &str, name: &str, kind: &str, data: &str) -> Result<()> {
    cmd::capture(wine(Path::new("reg"), &["add", key, "/v", name, "/t", kind, "/d", data, "/f"]))?;
    Ok(())
}

fn windows_path(home: &Path) -> Result<String> {
    let inside = home.strip_prefix(work().join("prefix/drive_c"))?;
    Ok(format!(r"C:\{}", inside.display().to_string().replace('/', r"\")))
}

/// The contents of a key and of those below it; empty if it is missing.
fn registry_query(key: &str) -> Result<String> {
    let said = wine(Path::new("reg"), &["query", key, "/s"]).output()?;
    Ok(String::from_utf8_lossy(&said.stdout).into_owned())
}

fn wine(program: &Path, args: &[&str]) -> Command {
    let mut wine = cmd::program("xvfb-run", &["--auto-servernum", "wine"]);
    wine.arg(program).args(args).stderr(Stdio::null());
    wine.env("WINEPREFIX", work().join("prefix")).env("WINEARCH", "win64").env("WINEDEBUG", "-all");
    // Wine then offers no download of .NET or of a browser.
    wine.env("WINEDLLOVERRIDES", "mscoree,mshtml=");
    wine
}
