//! The MSI: made by wixl, completed by msibuild with what wixl does not support, checked by
//! msiinfo.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::release;
use super::windows::{SigningKey, unsigned_suffix};
use crate::cmd;

/// The AppUserModelID, the same as in `reperes.nsi` and `tauri.conf.json`. Without it Windows drops
/// toasts.
const IDENTIFIER: &str = "fr.reperes.desktop";
const TABLES: &[&str] = &[
    "File",
    "Shortcut",
    "MsiShortcutProperty",
    "CustomAction",
    "InstallExecuteSequence",
    "LaunchCondition",
    "Property",
];

/// Packs the folder and returns the MSI.
pub(super) fn pack(folder: &Path) -> Result<PathBuf> {
    let key = SigningKey::from_env();
    let output = release::folder().join(format!(
        "reperes-{}-windows-x64{}.msi",
        release::VERSION,
        unsigned_suffix(key.as_ref())
    ));
    let _absent = fs::remove_file(&output);
    let work = folder.parent().unwrap_or(folder);
    fs::copy(cmd::root().join("icons/icon.ico"), work.join("icon.ico"))?;
    let product = stable_guid(&format!("product {}", release::VERSION))?;
    let mut tool = cmd::program(
        "wixl",
        &["--arch", "x64", "-D", &format!("VERSION={}", release::VERSION), "-D"],
    );
    tool.arg(format!("PRODUCT={product}")).arg("-o").arg(&output);
    // wixl looks for files relative to the current folder, and accepts no absolute path.
    tool.arg(cmd::root().join("packaging/windows/reperes.wxs")).current_dir(work);
    cmd::run(tool)?;
    patch_tables(folder, &output)?;
    if let Some(key) = key {
        key.sign(&output)?;
    }
    Ok(output)
}

fn patch_tables(folder: &Path, output: &Path) -> Result<()> {
    let mut statements = vec![
        "CREATE TABLE `MsiShortcutProperty` (`MsiShortcutProperty` CHAR(72) NOT NULL, `Shortcut_` CHAR(72) NOT NULL, \
         `PropertyKey` CHAR(255) NOT NULL, `PropVariantValue` CHAR(255) NOT NULL PRIMARY KEY `MsiShortcutProperty`)"
            .to_owned(),
        format!(
            "INSERT INTO `MsiShortcutProperty` (`MsiShortcutProperty`, `Shortcut_`, `PropertyKey`, `PropVariantValue`) \
             VALUES ('Identifier', 'Menu', 'System.AppUserModel.ID', '{IDENTIFIER}')"
        ),
        // 6.3 is the number by which Windows Installer knows Windows 10 and 11.
        "INSERT INTO `LaunchCondition` (`Condition`, `Description`) VALUES ('Installed OR VersionNT64 >= 603', \
         'Repères demande Windows 10 ou plus récent, en 64 bits.')"
            .to_owned(),
        // Each user chooses whether the app starts with the session. This action removes the choice
        // of the user who uninstalls; there may be none. Its type: a program (2) in a folder (32),
        // deferred (1024), with any exit code (64).
        "INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('ForgetStart', 1122, 'INSTALLDIR', \
         '\"[System64Folder]reg.exe\" delete HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v reperes /f')"
            .to_owned(),
        "INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('ForgetStart', \
         'REMOVE=\"ALL\" AND NOT UPGRADINGPRODUCTCODE', 3300)"
            .to_owned(),
    ];
    // Windows Installer takes a file without a version to be older than the installed one, and an
    // update would skip it.
    for name in ["reperes.exe", "WebView2Loader.dll"] {
        let version = file_version(&folder.join(name))?;
        statements.push(format!(
            "UPDATE `File` SET `Version` = '{version}', `Language` = '0' WHERE `File` = '{name}'"
        ));
    }
    for statement in statements {
        let mut tool = cmd::program("msibuild", &[]);
        tool.arg(output).args(["-q", &statement]);
        cmd::capture(tool)?;
    }
    let contents = cmd::capture({
        let mut tool = cmd::program("sha256sum", &[]);
        tool.arg(output);
        tool
    })?;
    let mut summary = cmd::program("msibuild", &[]);
    summary.arg(output).args([
        "-s",
        "Reperes",
        "The Reperes contributors",
        "x64;1036",
        &stable_guid(&contents)?,
    ]);
    cmd::capture(summary)?;
    Ok(())
}

/// Checks the contents of the MSI with msiinfo.
pub(super) fn check(package: &Path, folder: &Path) -> Result<()> {
    let read = |what: &[&str]| {
        let mut tool = cmd::program("msiinfo", &what[..1]);
        tool.arg(package).args(&what[1..]);
        cmd::capture(tool)
    };
    let summary = read(&["suminfo"])?;
    ensure!(
        summary.contains("Template: x64;1036") && summary.contains("Version: 500"),
        "{summary}"
    );
    let mut all = String::new();
    for table in TABLES {
        all.push_str(&read(&["export", table])?);
    }
    for wanted in [
        "ProductName\tRepères",
        "ALLUSERS\t1",
        "ARPNOMODIFY\t1",
        &format!("ProductVersion\t{}", release::VERSION),
        &format!("Identifier\tMenu\tSystem.AppUserModel.ID\t{IDENTIFIER}"),
        "Menu\tProgramMenuFolder\tRepères\tMenu\t[INSTALLDIR]reperes.exe",
        "ForgetStart\tREMOVE=\"ALL\" AND NOT UPGRADINGPRODUCTCODE\t3300",
        // An update removes the previous program before it installs the new one.
        "RemoveExistingProducts\t\t1401",
    ] {
        ensure!(all.contains(wanted), "{wanted:?} is not in the MSI:\n{all}");
    }
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        ensure!(all.contains(&format!("{name}\t")), "{name} is not in the MSI");
    }
    Ok(())
}

/// The version of a Windows program: the fixed part of its version resource, which begins with a
/// signature.
fn file_version(program: &Path) -> Result<String> {
    const MARK: [u8; 4] = 0xFEEF_04BD_u32.to_le_bytes();
    let bytes = fs::read(program)?;
    let start = bytes
        .windows(4)
        .rposition(|window| window == MARK)
        .with_context(|| format!("{} bears no version", program.display()))?;
    let word = |place: usize| {
        bytes
            .get(start + place..start + place + 2)
            .map_or(0, |two| u16::from_le_bytes([two[0], two[1]]))
    };
    Ok(format!("{}.{}.{}.{}", word(10), word(8), word(14), word(12)))
}

/// A GUID derived from a name, so that each build has the same.
fn stable_guid(name: &str) -> Result<String> {
    let work = release::folder().join("windows/name");
    fs::write(&work, format!("reperes {name}"))?;
    let mut tool = cmd::program("sha256sum", &[]);
    tool.arg(work);
    let sum = cmd::capture(tool)?.to_uppercase();
    let part = |from: usize, to: usize| sum.get(from..to).unwrap_or_default();
    Ok(format!(
        "{{{}-{}-5{}-A{}-{}}}",
        part(0, 8),
        part(8, 12),
        part(13, 16),
        part(17, 20),
        part(20, 32)
    ))
}
