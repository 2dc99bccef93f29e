//! The reproducible release build. Its date and its paths are the same on every machine.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::cmd;

/// The folder of the packages and of the files that they are made from.
pub(crate) fn folder() -> PathBuf {
    cmd::root().join("target/package")
}

/// The version of the workspace.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The date of all built files, in seconds since 1970: the variable `SOURCE_DATE_EPOCH`, or the
/// date of the last commit.
pub(crate) fn source_date_epoch() -> Result<u64> {
    let said = std::env::var("SOURCE_DATE_EPOCH").ok();
    let text = match said {
        Some(text) => text,
        None => cmd::capture(cmd::program("git", &["log", "-1", "--format=%ct"]))
            .context("set SOURCE_DATE_EPOCH outside of git")?,
    };
    text.trim().parse().context("SOURCE_DATE_EPOCH is a number of seconds")
}

/// In a build that a tag has started, checks that the tag names the version of the workspace.
pub(crate) fn check_tag() -> Result<()> {
    let said = |name| std::env::var(name).unwrap_or_default();
    if said("GITHUB_REF_TYPE") == "tag" {
        let (tag, wanted) = (said("GITHUB_REF_NAME"), format!("v{VERSION}"));
        ensure!(tag == wanted, "the tag is {tag}, the version wants {wanted}");
    }
    Ok(())
}

/// Writes `SHA256SUMS` over all files that a release publishes.
pub(crate) fn write_checksums() -> Result<()> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder())?.flatten().map(|entry| entry.path()).collect();
    let published = ["deb", "rpm", "exe", "msi", "zip", "json"];
    files.retain(|path| {
        let ours =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("reperes"));
        ours && path.extension().is_some_and(|end| published.iter().any(|one| end == *one))
    });
    files.sort();
    let mut tool = cmd::program("sha256sum", &["--"]);
    tool.args(files.iter().filter_map(|path| path.file_name())).current_dir(folder());
    let sums = cmd::capture(tool)?;
    print!("{sums}");
    Ok(fs::write(folder().join("SHA256SUMS"), sums)?)
}

/// Compiler flags that replace the folders of this machine in the program.
pub(crate) fn rustflags() -> String {
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo =
        cargo.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let remap = |from: PathBuf, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    // CARGO_ENCODED_RUSTFLAGS separates flags by the unit separator.
    [remap(cmd::root(), "/reperes"), remap(cargo, "/cargo")].join("\u{1f}")
}

/// Builds the program for this machine. The folder is not `target/release`, whose builds have other
/// flags.
pub(crate) fn build() -> Result<PathBuf> {
    println!("Building the program for release: about 6 minutes from nothing on 2 cores.");
    let mut build = cmd::cargo(&[
        "build",
        "--release",
        "--locked",
        "--package",
        "reperes",
        "--target-dir",
        "target/package",
    ]);
    build
        .env("SOURCE_DATE_EPOCH", source_date_epoch()?.to_string())
        .env("CARGO_ENCODED_RUSTFLAGS", rustflags());
    // C code contains the paths of its files as well.
    build.env("CFLAGS", format!("-ffile-prefix-map={}=/reperes", cmd::root().display()));
    cmd::run(build)?;
    Ok(folder().join("release/reperes"))
}
