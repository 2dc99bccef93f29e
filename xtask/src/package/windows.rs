//! What is made for Windows: the program, an installer and a folder that needs no rights, cross-built from Linux.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::release;
use crate::licences::{self, Platform};
use crate::{platforms, shell};

/// Builds the program, and gives the folder with everything that stands beside it.
pub(crate) fn build() -> Result<PathBuf> {
    println!("Building for Windows: about 9 minutes from nothing on 2 cores.");
    let mut build = platforms::cargo("build", Platform::Windows)?;
    build.args(["--release", "--package", "reperes"]).env("CARGO_ENCODED_RUSTFLAGS", release::flags());
    shell::show(build)?;
    let built = shell::root().join("target/platforms").join(Platform::Windows.triple()).join("release");
    let folder = release::folder().join("windows/Reperes");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for name in ["reperes.exe", "WebView2Loader.dll"] {
        fs::copy(built.join(name), folder.join(name)).with_context(|| name.to_owned())?;
    }
    fs::write(folder.join("licences-tierces.txt"), licences::texts(Platform::Windows)?)?;
    for (from, to) in [("LICENSE-MIT", "licence-MIT.txt"), ("LICENSE-APACHE", "licence-Apache.txt")] {
        fs::copy(shell::root().join(from), folder.join(to))?;
    }
    if let Some(key) = Key::given() {
        key.sign(&folder.join("reperes.exe"))?;
    }
    Ok(folder)
}

/// The installer. One that nobody signed says so in its name.
pub(crate) fn installer(folder: &Path) -> Result<PathBuf> {
    let key = Key::given();
    let output = release::folder().join(format!("reperes-{}-windows-x64{}-setup.exe", release::VERSION, mark(key.as_ref())));
    let mut tool = shell::program("makensis", &["-V2", "-WX", "-INPUTCHARSET", "UTF8"]);
    tool.arg(format!("-DROOT={}", shell::root().display())).arg(format!("-DFOLDER={}", folder.display()));
    tool.arg(format!("-DVERSION={}", release::VERSION)).arg(format!("-DOUTPUT={}", output.display()));
    tool.arg("packaging/windows/reperes.nsi");
    shell::show(tool)?;
    if let Some(key) = key {
        key.sign(&output)?;
    }
    Ok(output)
}

/// The same files, to be unpacked anywhere by somebody who may not install.
pub(crate) fn portable(folder: &Path) -> Result<PathBuf> {
    let name = format!("reperes-{}-windows-x64{}-portable.zip", release::VERSION, mark(Key::given().as_ref()));
    let output = release::folder().join(name);
    let _absent = fs::remove_file(&output);
    let moment = release::moment()?.to_string();
    let mut touch = shell::program("find", &[&folder.to_string_lossy(), "-exec", "touch", "--date", &format!("@{moment}"), "{}", "+"]);
    touch.env("TZ", "UTC");
    shell::show(touch)?;
    let mut zip = shell::program("zip", &["-q", "-X", "-9", "-r"]);
    zip.arg(&output).arg("Reperes").current_dir(folder.parent().unwrap_or(folder)).env("TZ", "UTC");
    shell::show(zip)?;
    Ok(output)
}

/// Signing works: a copy, signed with a certificate made for this once, bears a signature that verifies.
pub(crate) fn signing_works(program: &Path) -> Result<()> {
    let work = release::folder().join("signing");
    fs::create_dir_all(&work)?;
    let (key, certificate, copy) = (work.join("key.pem"), work.join("certificate.pem"), work.join("reperes.exe"));
    let mut make = shell::program("openssl", &["req", "-x509", "-newkey", "rsa:3072", "-nodes", "-days", "1", "-subj", "/CN=Reperes TEST"]);
    make.args(["-batch", "-addext", "extendedKeyUsage=codeSigning", "-keyout"]).arg(&key).arg("-out").arg(&certificate);
    shell::capture(make)?;
    fs::copy(program, &copy)?;
    Key { key, certificate: certificate.clone() }.sign(&copy)?;
    let mut verify = shell::program("osslsigncode", &["verify", "-CAfile"]);
    verify.arg(&certificate).arg("-in").arg(&copy);
    let said = shell::capture(verify)?;
    ensure!(said.contains("Signature verification: ok"), "{said}");
    Ok(())
}

/// The program on the command line, and the installer both ways, under Wine. The window is not opened: Wine has no WebView2.
pub(crate) fn under_wine(folder: &Path, installer: &Path) -> Result<()> {
    let work = release::folder().join("wine");
    fs::create_dir_all(&work)?;
    let shim = folder.join("bcryptprimitives.dll");
    let mut compile = shell::program("x86_64-w64-mingw32-gcc", &["-shared", "-O2", "-s", "packaging/windows/process_prng.c", "-o"]);
    compile.arg(&shim).arg("-ladvapi32");
    shell::show(compile)?;
    let tried = command_line(folder).and_then(|()| install(installer));
    // For these tests only.
    fs::remove_file(shim)?;
    tried
}

fn command_line(folder: &Path) -> Result<()> {
    let program = folder.join("reperes.exe");
    let status = shell::capture(wine(&program, &["status", "--json", "--lang", "fr"]))?;
    ensure!(status.contains(r#""id":"3018""#) && status.contains(r#""id":"3114""#), "{status}");
    let found = shell::capture(wine(&program, &["search", "photo", "nue", "--lang", "fr"]))?;
    ensure!(found.lines().count() > 2, "{found}");
    let wrong = wine(&program, &["status", "--csv"]).output()?;
    ensure!(wrong.status.code() == Some(2), "a wrong option ended with {}", wrong.status);
    Ok(())
}

/// Installs in silence for this person, finds the program, its shortcut and its entry, uninstalls, finds nothing.
fn install(installer: &Path) -> Result<()> {
    let drive = release::folder().join("wine/prefix/drive_c");
    shell::capture(wine(Path::new("winecfg"), &["/v", "win10"]))?;
    shell::capture(wine(installer, &["/S"]))?;
    let ours = || -> Result<String> {
        let mut find = shell::program("find", &[]);
        find.arg(&drive).args(["-iname", "*reperes*", "-o", "-name", "Repères*"]);
        shell::capture(find)
    };
    let there = ours()?;
    ensure!(there.contains("Programs/Reperes/reperes.exe") && there.contains("Start Menu/Programs/Repères.lnk"), "installed: {there}");
    let home = there.lines().find(|line| line.ends_with("Programs/Reperes")).context("no folder")?;
    shell::capture(wine(&Path::new(home).join("desinstaller.exe"), &["/S"]))?;
    // The uninstaller works on from a copy of itself.
    for _ in 0..50 {
        if ours()?.is_empty() {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    anyhow::bail!("left after uninstalling: {}", ours()?)
}

fn wine(program: &Path, args: &[&str]) -> Command {
    let mut wine = shell::program("xvfb-run", &["--auto-servernum", "wine"]);
    wine.arg(program).args(args).stderr(std::process::Stdio::null());
    wine.env("WINEPREFIX", release::folder().join("wine/prefix")).env("WINEARCH", "win64").env("WINEDEBUG", "-all");
    // Neither .NET nor a browser is offered for download.
    wine.env("WINEDLLOVERRIDES", "mscoree,mshtml=");
    wine
}

fn mark(key: Option<&Key>) -> &'static str {
    if key.is_some() { "" } else { "-non-signe" }
}

/// The key and the certificate that a release is signed with, from files that the builder names.
#[derive(Debug)]
struct Key {
    key: PathBuf,
    certificate: PathBuf,
}

impl Key {
    fn given() -> Option<Self> {
        let file = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        Some(Self { key: file("REPERES_SIGN_KEY")?, certificate: file("REPERES_SIGN_CERTIFICATE")? })
    }

    fn sign(&self, program: &Path) -> Result<()> {
        let signed = program.with_extension("signed");
        let _absent = fs::remove_file(&signed);
        let mut tool = shell::program("osslsigncode", &["sign", "-h", "sha256", "-n", "Repères", "-key"]);
        tool.arg(&self.key).arg("-certs").arg(&self.certificate).arg("-in").arg(program).arg("-out").arg(&signed);
        shell::show(tool)?;
        Ok(fs::rename(signed, program)?)
    }
}
