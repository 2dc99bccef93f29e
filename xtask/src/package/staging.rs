//! The files of a Linux package, staged as they will be installed.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use anyhow::{Context, Result};

use super::release;
use crate::{cmd, licences};

/// The two package formats, whose families keep some files in different folders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PackageFormat {
    Deb,
    Rpm,
}

impl PackageFormat {
    fn folder(self) -> &'static str {
        match self {
            Self::Deb => "deb",
            Self::Rpm => "rpm",
        }
    }

    fn zsh(self) -> &'static str {
        match self {
            Self::Deb => "usr/share/zsh/vendor-completions/_reperes",
            Self::Rpm => "usr/share/zsh/site-functions/_reperes",
        }
    }

    fn licences(self) -> &'static str {
        match self {
            Self::Deb => "usr/share/doc/reperes",
            Self::Rpm => "usr/share/licenses/reperes",
        }
    }
}

/// The path in the repository, the path when installed.
const FILES: &[(&str, &str)] = &[
    ("packaging/linux/reperes.desktop", "usr/share/applications/reperes.desktop"),
    (
        "packaging/linux/fr.reperes.Reperes.metainfo.xml",
        "usr/share/metainfo/fr.reperes.Reperes.metainfo.xml",
    ),
    ("packaging/linux/completions/reperes.bash", "usr/share/bash-completion/completions/reperes"),
    (
        "packaging/linux/completions/reperes.fish",
        "usr/share/fish/vendor_completions.d/reperes.fish",
    ),
    ("icons/32x32.png", "usr/share/icons/hicolor/32x32/apps/reperes.png"),
    ("icons/64x64.png", "usr/share/icons/hicolor/64x64/apps/reperes.png"),
    ("icons/128x128.png", "usr/share/icons/hicolor/128x128/apps/reperes.png"),
    ("icons/128x128@2x.png", "usr/share/icons/hicolor/256x256/apps/reperes.png"),
    ("icons/icon.png", "usr/share/icons/hicolor/512x512/apps/reperes.png"),
    ("icons/mark.svg", "usr/share/icons/hicolor/scalable/apps/reperes.svg"),
];

/// Files that are installed compressed, as both families require.
const COMPRESSED: &[(&str, &str)] = &[
    ("packaging/linux/man/reperes.1", "usr/share/man/man1/reperes.1.gz"),
    ("packaging/linux/man/reperes.fr.1", "usr/share/man/fr/man1/reperes.1.gz"),
];

/// Stages the tree, replaces an older one, and returns its root.
pub(crate) fn stage_files(format: PackageFormat, program: &Path) -> Result<PathBuf> {
    let top = release::folder().join("tree").join(format.folder());
    if top.exists() {
        fs::remove_dir_all(&top)?;
    }
    write_file(&top, "usr/bin/reperes", &fs::read(program)?, 0o755)?;
    for (from, to) in FILES {
        write_file(&top, to, &read_source(from)?, 0o644)?;
    }
    write_file(
        &top,
        format.zsh(),
        &read_source("packaging/linux/completions/reperes.zsh")?,
        0o644,
    )?;
    for (from, to) in COMPRESSED {
        write_file(&top, to, &gzip(from)?, 0o644)?;
    }
    let licences_folder = format.licences();
    let third_party = licences::notices(licences::Platform::Linux)?;
    write_file(
        &top,
        &format!("{licences_folder}/third-party-licences.txt"),
        third_party.as_bytes(),
        0o644,
    )?;
    write_file(
        &top,
        &format!("{licences_folder}/copyright"),
        &read_source("packaging/linux/copyright")?,
        0o644,
    )?;
    match format {
        PackageFormat::Deb => write_file(
            &top,
            "usr/share/doc/reperes/changelog.gz",
            &gzip("packaging/linux/changelog")?,
            0o644,
        )?,
        PackageFormat::Rpm => {
            for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
                write_file(&top, &format!("{licences_folder}/{name}"), &read_source(name)?, 0o644)?;
            }
        }
    }
    normalise_metadata(&top, release::source_date_epoch()?)?;
    Ok(top)
}

/// Every file below a folder by its relative path, sorted.
pub(crate) fn files(top: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    walk(top, &mut |path| {
        if !path.is_dir() {
            found.push(path.strip_prefix(top)?.to_string_lossy().into_owned());
        }
        Ok(())
    })?;
    found.sort();
    Ok(found)
}

fn write_file(top: &Path, place: &str, bytes: &[u8], mode: u32) -> Result<()> {
    let path = top.join(place);
    fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
    fs::write(&path, bytes)?;
    cmd::set_mode(&path, mode)
}

fn read_source(place: &str) -> Result<Vec<u8>> {
    fs::read(cmd::root().join(place)).with_context(|| place.to_owned())
}

/// Compresses without name and time, which would differ between machines.
fn gzip(place: &str) -> Result<Vec<u8>> {
    let out =
        cmd::program("gzip", &["-9", "--no-name", "--stdout", place]).output().context("gzip")?;
    anyhow::ensure!(out.status.success(), "gzip {place}");
    Ok(out.stdout)
}

/// Sets one date for all entries, and the mode of the folders whatever the umask.
fn normalise_metadata(top: &Path, seconds: u64) -> Result<()> {
    walk(top, &mut |path| {
        if path.is_dir() {
            cmd::set_mode(path, 0o755)?;
        }
        Ok(File::open(path)?.set_modified(UNIX_EPOCH + Duration::from_secs(seconds))?)
    })
}

/// Calls `each` for every entry. The entries of a folder come before the folder.
fn walk(path: &Path, each: &mut dyn FnMut(&Path) -> Result<()>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            walk(&entry?.path(), each)?;
        }
    }
    each(path)
}
