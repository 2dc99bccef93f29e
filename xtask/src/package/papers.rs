//! What accompanies a release: the list of its parts (CycloneDX) and the sums of its files, and what it must not contain.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use serde_json::json;

use super::release;
use crate::licences::{self, Part, Platform};
use crate::shell;

/// The parts of the program on one system, as a CycloneDX list beside the packages.
pub(crate) fn list_parts(platform: Platform) -> Result<()> {
    let parts: Vec<_> = licences::parts(platform)?.iter().map(component).collect();
    let list = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": { "type": "application", "name": "reperes", "version": release::VERSION } },
        "components": parts,
    });
    let name = format!("reperes-{}-{}.cdx.json", release::VERSION, format!("{platform:?}").to_lowercase());
    fs::create_dir_all(release::folder())?;
    Ok(fs::write(release::folder().join(name), serde_json::to_string_pretty(&list)?)?)
}

/// `SHA256SUMS` over everything that a release publishes.
pub(crate) fn sums() -> Result<()> {
    let mut files: Vec<PathBuf> = fs::read_dir(release::folder())?.flatten().map(|entry| entry.path()).collect();
    let published = ["deb", "rpm", "exe", "zip", "json"];
    files.retain(|path| {
        let ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("reperes"));
        ours && path.extension().is_some_and(|end| published.iter().any(|one| end == *one))
    });
    files.sort();
    let mut tool = shell::program("sha256sum", &["--"]);
    tool.args(files.iter().filter_map(|path| path.file_name())).current_dir(release::folder());
    let sums = shell::capture(tool)?;
    print!("{sums}");
    Ok(fs::write(release::folder().join("SHA256SUMS"), sums)?)
}

/// No folder of the builder, no note of unfinished work, no developer tools, no hook of the tests.
pub(crate) fn is_clean(program: &Path) -> Result<()> {
    let bytes = fs::read(program)?;
    let home = std::env::home_dir().unwrap_or_default();
    // With the slash, or a word such as "/rooted" of somebody's text would count.
    let folders = [shell::root(), home].map(|path| format!("{}/", path.display()));
    let folders = folders.iter().map(String::as_str).filter(|folder| folder.len() > 2);
    for unwanted in folders.chain(["TODO", "FIXME", "REPERES_TEST_"]) {
        let found = bytes.windows(unwanted.len()).any(|window| window == unwanted.as_bytes());
        ensure!(!found, "{} contains {unwanted:?}", program.display());
    }
    let tree = shell::cargo(&["tree", "--locked", "--package", "reperes", "--edges", "normal,features", "--target", "all"]);
    let tree = shell::capture(tree)?;
    ensure!(tree.contains("tauri feature"), "cargo tree names no features");
    ensure!(!tree.contains("feature \"devtools\""), "developer tools are compiled in");
    Ok(())
}

fn component(part: &Part) -> serde_json::Value {
    let kind = if part.is_of_the_page() { "npm" } else { "cargo" };
    let purl = format!("pkg:{kind}/{}@{}", part.name.replace('@', "%40"), part.version);
    let licence = licences::spdx(&part.licence);
    json!({ "type": "library", "name": part.name, "version": part.version, "purl": purl, "licenses": [{ "expression": licence }] })
}
