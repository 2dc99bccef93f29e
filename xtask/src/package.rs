//! `cargo xtask package`: makes and checks the packages for each system.

mod deb;
mod install_test;
mod leaks;
mod macos;
mod msi;
pub(crate) mod release;
mod rpm;
mod sbom;
mod staging;
mod windows;
mod wine;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail, ensure};

use crate::licences::Platform;
use crate::report::Report;
use crate::{apt, cmd, setup};
use staging::PackageFormat;

/// The size limits of a Linux package, installed and packed.
const MAX_INSTALLED_BYTES: u64 = 15 << 20;
const MAX_PACKAGE_BYTES: u64 = 5 << 20;

/// Makes the deb and the rpm. The tools of each family check them.
pub(crate) fn linux() -> Result<ExitCode> {
    let mut report = Report::new();
    build_linux(&mut report);
    Ok(report.close())
}

fn build_linux(report: &mut Report) {
    let ready = report.step("set-up", || setup::all(&[apt::RUN, apt::PACKAGING]));
    let program = ready.and_then(|()| report.step("the program", release::build));
    let Some(program) = program else { return };
    report.step("the tag is the version", release::check_tag);
    report.step("the program is clean", || leaks::check_program(&program));
    report.step("desktop entry and metainfo", check_desktop_files);
    if let Some((top, package)) = report.step("deb", || {
        let top = staging::stage_files(PackageFormat::Deb, &program)?;
        Ok((top.clone(), deb::pack(&top)?))
    }) {
        report.step("lintian", || deb::lint(&package));
        report.step("deb: clean", || leaks::check_tree(&top));
        report.step("deb: sizes", || check_sizes(&top, &package));
    }
    if let Some((top, package)) = report.step("rpm", || {
        let top = staging::stage_files(PackageFormat::Rpm, &program)?;
        Ok((top.clone(), rpm::pack(&top)?))
    }) {
        report.step("rpm: contents", || rpm::check(&package, &top));
        report.step("rpm: clean", || leaks::check_tree(&top));
        report.step("rpm: sizes", || check_sizes(&top, &package));
    }
    report.step("list of parts", || sbom::write(Platform::Linux));
    report.step("sums", release::write_checksums);
}

/// Installs, uses and purges the deb on a fresh system.
pub(crate) fn try_deb() -> Result<ExitCode> {
    apt::ensure(&[apt::WINDOW_TESTS, apt::INSTALL_TEST].concat())?;
    install_test::run()?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the packages, then tests the deb as [`try_deb`] does.
pub(crate) fn linux_and_try() -> Result<ExitCode> {
    let mut report = Report::new();
    build_linux(&mut report);
    if report.is_good() {
        report.step("the deb on a fresh system", || try_deb().map(drop));
    }
    Ok(report.close())
}

/// Makes the installers and the portable folder for Windows. Wine tests what it can run of them.
pub(crate) fn windows() -> Result<ExitCode> {
    let mut report = Report::new();
    let ready = report.step("set-up", || setup::all(&[apt::RUN, apt::PLATFORMS, apt::WINDOWS]));
    let folder = ready.and_then(|()| report.step("the program for Windows", windows::build));
    let Some(folder) = folder else { return Ok(report.close()) };
    report.step("the tag is the version", release::check_tag);
    report.step("the program is clean", || leaks::check_program(&folder.join("reperes.exe")));
    report.step("what stands beside it is clean", || leaks::check_tree(&folder));
    let portable = report.step("portable folder", || windows::portable(&folder));
    let installer = report.step("installer", || windows::installer(&folder));
    let msi = report.step("MSI", || {
        let package = msi::pack(&folder)?;
        msi::check(&package, &folder)?;
        Ok(package)
    });
    let program = folder.join("reperes.exe");
    let signed: Vec<&Path> = [Some(&program), installer.as_ref(), msi.as_ref()]
        .into_iter()
        .flatten()
        .map(|path| path.as_path())
        .collect();
    report.step("signing", || windows::check_signing(&signed));
    report.step("under Wine: command line and policy", || wine::command_line(&folder));
    if let Some(installer) = &installer {
        report.step("under Wine: silent installer", || wine::installer(installer));
    }
    if let Some(msi) = &msi {
        report.step("under Wine: silent MSI", || wine::msi(msi));
    }
    report.step("sizes", || {
        for made in [portable, installer, msi].into_iter().flatten() {
            println!("{} {} bytes", made.display(), fs::metadata(&made)?.len());
        }
        Ok(())
    });
    report.step("list of parts", || sbom::write(Platform::Windows));
    report.step("sums", release::write_checksums);
    Ok(report.close())
}

/// Makes the application and the disk image for macOS. It needs a Mac.
pub(crate) fn macos() -> Result<ExitCode> {
    if !cfg!(target_os = "macos") {
        bail!(
            "the application for macOS is made on a Mac; from here, cargo xtask platforms compiles its code"
        );
    }
    let mut report = Report::new();
    let ready = report.step("set-up", || setup::all(&[]));
    let program = ready.and_then(|()| report.step("the program", release::build));
    let Some(program) = program else { return Ok(report.close()) };
    report.step("the tag is the version", release::check_tag);
    report.step("the program is clean", || leaks::check_program(&program));
    if let Some(top) = report.step("application", || macos::application(&program)) {
        report.step("what lies in it is clean", || leaks::check_tree(&top));
        report.step("command line", || macos::check_command_line(&top));
        report.step("disk image", || macos::image(&top));
    }
    report.step("list of parts", || sbom::write(Platform::Macos));
    Ok(report.close())
}

fn check_desktop_files() -> Result<()> {
    cmd::run(cmd::program("desktop-file-validate", &["packaging/linux/reperes.desktop"]))?;
    let metainfo = "packaging/linux/fr.reperes.Reperes.metainfo.xml";
    cmd::run(cmd::program("appstreamcli", &["validate", "--no-net", metainfo]))
}

/// Prints both sizes of a package and checks them against the limits.
fn check_sizes(top: &Path, package: &Path) -> Result<()> {
    let mut installed = 0;
    for place in staging::files(top)? {
        if !place.starts_with("DEBIAN/") {
            installed += fs::metadata(top.join(place))?.len();
        }
    }
    let packed = fs::metadata(package)?.len();
    println!("installed {installed} bytes, packed {packed} bytes");
    ensure!(installed <= MAX_INSTALLED_BYTES, "more than {MAX_INSTALLED_BYTES} bytes installed");
    ensure!(packed <= MAX_PACKAGE_BYTES, "more than {MAX_PACKAGE_BYTES} bytes packed");
    Ok(())
}
