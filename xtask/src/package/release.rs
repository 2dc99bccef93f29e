//! The program that is packed: built from a date and names that every machine shares, so that two builds are the same.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::shell;

/// Where the packages and what they are made of come to lie.
pub(crate) fn folder() -> PathBuf {
    shell::root().join("target/package")
}

/// The version of the workspace.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The date of everything that is built, in seconds since 1970: what the builder says, else that of the last commit.
pub(crate) fn moment() -> Result<u64> {
    let said = std::env::var("SOURCE_DATE_EPOCH").ok();
    let text = match said {
        Some(text) => text,
        None => shell::capture(shell::program("git", &["log", "-1", "--format=%ct"]))
            .context("set SOURCE_DATE_EPOCH outside of git")?,
    };
    text.trim().parse().context("SOURCE_DATE_EPOCH is a number of seconds")
}

/// Where a tag starts the build, it names the version that is built.
pub(crate) fn tag_fits() -> Result<()> {
    let said = |name| std::env::var(name).unwrap_or_default();
    if said("GITHUB_REF_TYPE") == "tag" {
        let (tag, wanted) = (said("GITHUB_REF_NAME"), format!("v{VERSION}"));
        ensure!(tag == wanted, "the tag is {tag}, the version wants {wanted}");
    }
    Ok(())
}

/// Compiler flags that keep the folders of this machine out of the program.
pub(crate) fn flags() -> String {
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo =
        cargo.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let remap = |from: PathBuf, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    // The unit separator is what CARGO_ENCODED_RUSTFLAGS wants.
    [remap(shell::root(), "/reperes"), remap(cargo, "/cargo")].join("\u{1f}")
}

/// The release build for this machine, apart from the one in `target/release`, which has other flags.
pub(crate) fn build() -> Result<PathBuf> {
    println!("Building the program for release: about 6 minutes from nothing on 2 cores.");
    let mut build = shell::cargo(&[
        "build",
        "--release",
        "--locked",
        "--package",
        "reperes",
        "--target-dir",
        "target/package",
    ]);
    build.env("SOURCE_DATE_EPOCH", moment()?.to_string()).env("CARGO_ENCODED_RUSTFLAGS", flags());
    // What is written in C names its files too.
    build.env("CFLAGS", format!("-ffile-prefix-map={}=/reperes", shell::root().display()));
    shell::show(build)?;
    Ok(folder().join("release/reperes"))
}
