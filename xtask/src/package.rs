//! `cargo xtask package`: what people install, made from this checkout and checked.

mod deb;
mod macos;
mod msi;
mod papers;
pub(crate) mod release;
mod rpm;
mod tree;
mod trial;
mod windows;
mod wine;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail, ensure};

use crate::licences::Platform;
use crate::report::Report;
use crate::{packages, setup, shell};
use tree::Family;

/// What the packed program may take, in bytes.
const INSTALLED: u64 = 15 << 20;
const PACKAGE: u64 = 5 << 20;

/// The deb and the rpm, each checked by the tools of its family.
pub(crate) fn linux() -> Result<ExitCode> {
    let mut report = Report::new();
    make(&mut report);
    Ok(report.close())
}

fn make(report: &mut Report) {
    let ready = report.step("set-up", || setup::all(&[packages::RUN, packages::PACKAGE]));
    let program = ready.and_then(|()| report.step("the program", release::build));
    let Some(program) = program else { return };
    report.step("the tag is the version", release::tag_fits);
    report.step("the program is clean", || papers::is_clean(&program));
    report.step("desktop entry and metainfo", described);
    if let Some((top, package)) = report.step("deb", || {
        let top = tree::lay(Family::Deb, &program)?;
        Ok((top.clone(), deb::pack(&top)?))
    }) {
        report.step("lintian", || deb::lint(&package));
        report.step("deb: clean", || papers::is_clean_tree(&top));
        report.step("deb: sizes", || sizes(&top, &package));
    }
    if let Some((top, package)) = report.step("rpm", || {
        let top = tree::lay(Family::Rpm, &program)?;
        Ok((top.clone(), rpm::pack(&top)?))
    }) {
        report.step("rpm: contents", || rpm::check(&package, &top));
        report.step("rpm: clean", || papers::is_clean_tree(&top));
        report.step("rpm: sizes", || sizes(&top, &package));
    }
    report.step("list of parts", || papers::list_parts(Platform::Linux));
    report.step("sums", papers::sums);
}

/// The deb that was made, on a fresh system: installed, used, purged.
pub(crate) fn try_out() -> Result<ExitCode> {
    packages::ensure(&[packages::TEST, packages::TRY].concat())?;
    trial::run()?;
    Ok(ExitCode::SUCCESS)
}

/// The packages, and then the deb tried.
pub(crate) fn linux_and_try() -> Result<ExitCode> {
    let mut report = Report::new();
    make(&mut report);
    if report.is_good() {
        report.step("the deb on a fresh system", || try_out().map(drop));
    }
    Ok(report.close())
}

/// The installer and the portable folder for Windows, tried under Wine as far as it goes.
pub(crate) fn windows() -> Result<ExitCode> {
    let mut report = Report::new();
    let ready = report
        .step("set-up", || setup::all(&[packages::RUN, packages::PLATFORMS, packages::WINDOWS]));
    let folder = ready.and_then(|()| report.step("the program for Windows", windows::build));
    let Some(folder) = folder else { return Ok(report.close()) };
    report.step("the tag is the version", release::tag_fits);
    report.step("the program is clean", || papers::is_clean(&folder.join("reperes.exe")));
    report.step("what stands beside it is clean", || papers::is_clean_tree(&folder));
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
    report.step("signing", || windows::signing_works(&signed));
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
    report.step("list of parts", || papers::list_parts(Platform::Windows));
    report.step("sums", papers::sums);
    Ok(report.close())
}

/// The application and the disk image for macOS, on a Mac.
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
    report.step("the tag is the version", release::tag_fits);
    report.step("the program is clean", || papers::is_clean(&program));
    if let Some(top) = report.step("application", || macos::application(&program)) {
        report.step("what lies in it is clean", || papers::is_clean_tree(&top));
        report.step("command line", || macos::answers(&top));
        report.step("disk image", || macos::image(&top));
    }
    report.step("list of parts", || papers::list_parts(Platform::Macos));
    Ok(report.close())
}

fn described() -> Result<()> {
    shell::show(shell::program("desktop-file-validate", &["packaging/linux/reperes.desktop"]))?;
    let metainfo = "packaging/linux/fr.reperes.Reperes.metainfo.xml";
    shell::show(shell::program("appstreamcli", &["validate", "--no-net", metainfo]))
}

/// Says both sizes and the sum, and holds them to what was promised.
fn sizes(top: &Path, package: &Path) -> Result<()> {
    let mut installed = 0;
    for place in tree::files(top)? {
        if !place.starts_with("DEBIAN/") {
            installed += fs::metadata(top.join(place))?.len();
        }
    }
    let packed = fs::metadata(package)?.len();
    println!("installed {installed} bytes, packed {packed} bytes");
    ensure!(installed <= INSTALLED, "more than {INSTALLED} bytes installed");
    ensure!(packed <= PACKAGE, "more than {PACKAGE} bytes packed");
    Ok(())
}
