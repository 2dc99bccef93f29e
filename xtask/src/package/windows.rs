//! The files for Windows, cross-built from Linux: the program, an installer, and a portable folder
//! that needs no administrator.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::release;
use crate::licences::{self, Platform};
use crate::{cmd, platforms};

/// Builds the program and returns the folder that holds it and its companion files.
pub(crate) fn build() -> Result<PathBuf> {
    println!("Building for Windows: about 9 minutes from nothing on 2 cores.");
    let mut build = platforms::cargo("build", &[Platform::Windows])?;
    build
        .args(["--release", "--package", "reperes"])
        .env("CARGO_ENCODED_RUSTFLAGS", release::rustflags());
    cmd::run(build)?;
    let built =
        cmd::root().join("target/platforms").join(Platform::Windows.triple()).join("release");
    let folder = release::folder().join("windows/Reperes");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for name in ["reperes.exe", "WebView2Loader.dll"] {
        fs::copy(built.join(name), folder.join(name)).with_context(|| name.to_owned())?;
    }
    fs::write(folder.join("licences-tierces.txt"), licences::notices(Platform::Windows)?)?;
    for (from, to) in [("LICENSE-MIT", "licence-MIT.txt"), ("LICENSE-APACHE", "licence-Apache.txt")]
    {
        fs::copy(cmd::root().join(from), folder.join(to))?;
    }
    if let Some(key) = SigningKey::from_env() {
        key.sign(&folder.join("reperes.exe"))?;
    }
    Ok(folder)
}

/// Makes the installer. The name of an unsigned one says so.
pub(crate) fn installer(folder: &Path) -> Result<PathBuf> {
    let key = SigningKey::from_env();
    let output = release::folder().join(format!(
        "reperes-{}-windows-x64{}-setup.exe",
        release::VERSION,
        unsigned_suffix(key.as_ref())
    ));
    let mut tool = cmd::program("makensis", &["-V2", "-WX", "-INPUTCHARSET", "UTF8"]);
    tool.arg(format!("-DROOT={}", cmd::root().display()))
        .arg(format!("-DFOLDER={}", folder.display()));
    tool.arg(format!("-DVERSION={}", release::VERSION))
        .arg(format!("-DOUTPUT={}", output.display()));
    tool.arg("packaging/windows/reperes.nsi");
    cmd::run(tool)?;
    if let Some(key) = key {
        key.sign(&output)?;
    }
    Ok(output)
}

/// Packs the same files, for users who may not install programs.
pub(crate) fn portable(folder: &Path) -> Result<PathBuf> {
    let name = format!(
        "reperes-{}-windows-x64{}-portable.zip",
        release::VERSION,
        unsigned_suffix(SigningKey::from_env().as_ref())
    );
    let output = release::folder().join(name);
    let _absent = fs::remove_file(&output);
    let date = release::source_date_epoch()?.to_string();
    let mut touch = cmd::program(
        "find",
        &[&folder.to_string_lossy(), "-exec", "touch", "--date", &format!("@{date}"), "{}", "+"],
    );
    touch.env("TZ", "UTC");
    cmd::run(touch)?;
    let mut zip = cmd::program("zip", &["-q", "-X", "-9", "-r"]);
    zip.arg(&output).arg("Reperes").current_dir(folder.parent().unwrap_or(folder)).env("TZ", "UTC");
    cmd::run(zip)?;
    Ok(output)
}

/// Checks that signing works: copies are signed with a certificate made for this check, and the
/// signature is verified.
pub(crate) fn check_signing(files: &[&Path]) -> Result<()> {
    let work = release::folder().join("signing");
    fs::create_dir_all(&work)?;
    let (key, certificate) = (work.join("key.pem"), work.join("certificate.pem"));
    let mut make = cmd::program(
        "openssl",
        &[
            "req",
            "-x509",
            "-newkey",
            "rsa:3072",
            "-nodes",
            "-days",
            "1",
            "-subj",
            "/CN=Reperes TEST",
        ],
    );
    make.args(["-batch", "-addext", "extendedKeyUsage=codeSigning", "-keyout"])
        .arg(&key)
        .arg("-out")
        .arg(&certificate);
    cmd::capture(make)?;
    let key = SigningKey { key, certificate };
    for file in files {
        let copy = work.join(file.file_name().context("a file has a name")?);
        fs::copy(file, &copy)?;
        key.sign(&copy)?;
        let mut verify = cmd::program("osslsigncode", &["verify", "-CAfile"]);
        verify.arg(&key.certificate).arg("-in").arg(&copy);
        let said = cmd::capture(verify)?;
        ensure!(said.contains("Signature verification: ok"), "{}: {said}", file.display());
    }
    Ok(())
}

/// The part of a file name that marks an unsigned file.
pub(super) fn unsigned_suffix(key: Option<&SigningKey>) -> &'static str {
    if key.is_some() { "" } else { "-non-signe" }
}

/// The key and the certificate of a release, from the files that two variables name.
#[derive(Debug)]
pub(super) struct SigningKey {
    key: PathBuf,
    certificate: PathBuf,
}

impl SigningKey {
    pub(super) fn from_env() -> Option<Self> {
        let file =
            |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        Some(Self {
            key: file("REPERES_SIGN_KEY")?,
            certificate: file("REPERES_SIGN_CERTIFICATE")?,
        })
    }

    pub(super) fn sign(&self, program: &Path) -> Result<()> {
        let signed = program.with_extension("signed");
        let _absent = fs::remove_file(&signed);
        let mut tool =
            cmd::program("osslsigncode", &["sign", "-h", "sha256", "-n", "Repères", "-key"]);
        tool.arg(&self.key)
            .arg("-certs")
            .arg(&self.certificate)
            .arg("-in")
            .arg(program)
            .arg("-out")
            .arg(&signed);
        cmd::run(tool)?;
        Ok(fs::rename(signed, program)?)
    }
}
