//! The rpm package for Fedora and openSUSE, made from the staged tree by rpmbuild.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::{release, staging};
use crate::cmd;

/// Packs the tree and returns the package.
pub(crate) fn pack(top: &Path) -> Result<PathBuf> {
    let work = release::folder().join("rpmbuild");
    fs::create_dir_all(&work)?;
    let spec = fs::read_to_string(cmd::root().join("packaging/linux/reperes.spec"))?;
    let spec =
        spec.replace("@VERSION@", release::VERSION).replace("@STAGE@", &top.display().to_string());
    fs::write(work.join("reperes.spec"), spec)?;
    let mut build = cmd::program("rpmbuild", &["-bb", "--quiet", "--define"]);
    build.arg(format!("_topdir {}", work.display())).arg(work.join("reperes.spec"));
    build.env("SOURCE_DATE_EPOCH", release::source_date_epoch()?.to_string());
    cmd::run(build)?;
    let machine = std::env::consts::ARCH;
    let name = format!("reperes-{}-1.{machine}.rpm", release::VERSION);
    let package = release::folder().join(&name);
    fs::copy(work.join("RPMS").join(machine).join(&name), &package)
        .context("rpmbuild made no package of the expected name")?;
    Ok(package)
}

/// Checks the package with rpm: valid digests, every file of the tree, the required libraries, no
/// scripts.
pub(crate) fn check(package: &Path, top: &Path) -> Result<()> {
    let query = |args: &[&str]| {
        let mut rpm = cmd::program("rpm", args);
        rpm.arg(package);
        cmd::capture(rpm)
    };
    let sound = query(&["--checksig", "--nosignature"])?;
    ensure!(sound.contains("digests OK"), "{sound}");
    let listed = query(&["--query", "--list", "--package"])?;
    for place in staging::files(top)? {
        ensure!(
            listed.lines().any(|line| line == format!("/{place}")),
            "/{place} is not in the rpm"
        );
    }
    let needed = query(&["--query", "--requires", "--package"])?;
    for library in ["libwebkit2gtk-4.1.so.0", "libgtk-3.so.0", "libc.so.6"] {
        ensure!(needed.contains(library), "the rpm does not ask for {library}");
    }
    ensure!(
        !query(&["--query", "--scripts", "--package"])?.contains("scriptlet"),
        "the rpm runs scripts"
    );
    Ok(())
}
