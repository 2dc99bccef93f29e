//! `cargo xtask platforms`: compiles the code for Windows and macOS from Linux, without a warning.
//!
//! Debian's compiler comes with the sources of the standard library. They are built along, so that
//! no other toolchain is needed.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::{Result, ensure};

use crate::licences::Platform;
use crate::package::release;
use crate::{apt, cmd, setup};

/// Checks the app for Windows and macOS. Warnings are errors.
pub(crate) fn run() -> Result<ExitCode> {
    setup::all(&[apt::RUN, apt::PLATFORMS])?;
    println!("The app for Windows and macOS: four to five minutes from nothing on 2 cores.");
    let mut check = cargo("check", &[Platform::Windows, Platform::Macos])?;
    check.args(["--package", "reperes"]).env("CARGO_ENCODED_RUSTFLAGS", "-Dwarnings");
    cmd::run(check)?;
    Ok(ExitCode::SUCCESS)
}

/// A command of Debian's cargo for these systems, which also builds the standard library.
pub(crate) fn cargo(verb: &str, platforms: &[Platform]) -> Result<Command> {
    let mut cargo = cmd::program(
        "/usr/bin/cargo",
        &[verb, "--locked", "-Zbuild-std=std,panic_abort,panic_unwind"],
    );
    ensure!(
        fs::exists("/usr/bin/rustc")?,
        "Debian's rustc-web, cargo-web and rust-web-src are needed"
    );
    // Another toolchain's cargo may have started this program, and has set these variables.
    for name in ["CARGO", "RUSTUP_TOOLCHAIN", "RUSTDOC", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        cargo.env_remove(name);
    }
    cargo.env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1");
    cargo.args(["--target-dir", "target/platforms"]);
    for platform in platforms {
        cargo.args(["--target", platform.triple()]);
    }
    cargo.env("SOURCE_DATE_EPOCH", release::source_date_epoch()?.to_string());
    if platforms.iter().any(|platform| matches!(platform, Platform::Macos)) {
        cargo
            .env("CC_aarch64_apple_darwin", stub_compiler()?)
            .env("AR_aarch64_apple_darwin", "/bin/true");
    }
    Ok(cargo)
}

/// A compiler of C and Objective-C for macOS that writes empty files. A check never links them.
fn stub_compiler() -> Result<PathBuf> {
    const SCRIPT: &str =
        "#!/bin/sh\nwhile [ $# -gt 0 ]; do [ \"$1\" = -o ] && : >\"$2\"; shift; done\n";
    let path = cmd::root().join("target/xtask/no-compiler");
    fs::create_dir_all(cmd::root().join("target/xtask"))?;
    fs::write(&path, SCRIPT)?;
    cmd::set_mode(&path, 0o755)?;
    Ok(path)
}
