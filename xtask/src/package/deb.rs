//! The Debian package, made from the staged tree by Debian's tools.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result};

use super::{release, staging};
use crate::cmd;

/// Packs the tree and returns the package.
pub(crate) fn pack(top: &Path) -> Result<PathBuf> {
    let architecture = cmd::capture(cmd::program("dpkg", &["--print-architecture"]))?;
    let architecture = architecture.trim();
    let template = fs::read_to_string(cmd::root().join("packaging/linux/control"))?;
    let control = template
        .replace("@VERSION@", release::VERSION)
        .replace("@ARCHITECTURE@", architecture)
        .replace("@SIZE@", &kibibytes(top)?.to_string())
        .replace("@DEPENDS@", &dependencies(top)?);
    let sums = sums(top)?;
    let inside = top.join("DEBIAN");
    fs::create_dir_all(&inside)?;
    fs::write(inside.join("control"), control)?;
    fs::write(inside.join("md5sums"), sums)?;
    fs::copy(cmd::root().join("packaging/linux/postrm"), inside.join("postrm"))?;
    for (place, mode) in [("", 0o755), ("control", 0o644), ("md5sums", 0o644), ("postrm", 0o755)] {
        cmd::set_mode(&inside.join(place), mode)?;
    }
    let package =
        release::folder().join(format!("reperes_{}_{architecture}.deb", release::VERSION));
    let mut build =
        cmd::program("dpkg-deb", &["--root-owner-group", "-Zxz", "--threads-max=1", "--build"]);
    build
        .arg(top)
        .arg(&package)
        .env("SOURCE_DATE_EPOCH", release::source_date_epoch()?.to_string());
    cmd::run(build)?;
    Ok(package)
}

/// Checks the package with Lintian. Any tag is a failure, except those in `lintian-exceptions`.
pub(crate) fn lint(package: &Path) -> Result<()> {
    let mut lintian = cmd::program(
        "lintian",
        &["--fail-on", "error,warning,info", "--display-info", "--allow-root"],
    );
    lintian.args(["--suppress-tags-from-file", "packaging/linux/lintian-exceptions"]).arg(package);
    cmd::run(lintian)
}

/// The packages of the libraries that the program is linked with, each with the oldest version that
/// has the symbols used.
fn dependencies(top: &Path) -> Result<String> {
    let folder = release::folder().join("shlibdeps");
    // dpkg-shlibdeps expects to run in a source package.
    fs::create_dir_all(folder.join("debian"))?;
    fs::write(
        folder.join("debian/control"),
        "Source: reperes\n\nPackage: reperes\nArchitecture: any\n",
    )?;
    let mut tool = cmd::program("dpkg-shlibdeps", &["-O"]);
    tool.arg(format!("-e{}", top.join("usr/bin/reperes").display()))
        .current_dir(&folder)
        .stderr(Stdio::null());
    let said = cmd::capture(tool)?;
    let list = said
        .lines()
        .find_map(|line| line.strip_prefix("shlibs:Depends="))
        .context("dpkg-shlibdeps names no dependency")?;
    Ok(list.to_owned())
}

/// The installed size, as `dpkg-gencontrol` counts it: each file in whole kibibytes, each folder as
/// one.
fn kibibytes(top: &Path) -> Result<u64> {
    let mut total = 0;
    let mut folders = std::collections::BTreeSet::new();
    for place in staging::files(top)? {
        total += fs::metadata(top.join(&place))?.len().div_ceil(1024);
        folders.extend(Path::new(&place).ancestors().skip(1).map(Path::to_owned));
    }
    Ok(total + folders.len() as u64)
}

fn sums(top: &Path) -> Result<String> {
    let mut text = String::new();
    for place in staging::files(top)? {
        let mut tool = cmd::program("md5sum", &[&place]);
        tool.current_dir(top);
        let _ = write!(text, "{}", cmd::capture(tool)?);
    }
    Ok(text)
}
