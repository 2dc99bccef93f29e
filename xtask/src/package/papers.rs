//! What accompanies a release: the list of its parts (CycloneDX) and the sums of its files, and what it must not contain.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
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
    let published = ["deb", "rpm", "exe", "msi", "zip", "json"];
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

/// No folder of the builder, no note of unfinished work, no developer tools, no hook of the tests; in the program, and in the page,
/// which lies compressed in it.
pub(crate) fn is_clean(program: &Path) -> Result<()> {
    let home = std::env::home_dir().unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from).unwrap_or_default();
    let page = shell::root().join("ui/dist");
    let page: Vec<PathBuf> = super::tree::files(&page)?.iter().map(|place| page.join(place)).collect();
    ensure!(!page.is_empty(), "the page was not built");
    for file in page.iter().map(PathBuf::as_path).chain([program]) {
        if let Some(found) = unwanted(&fs::read(file)?, &[shell::root(), home.clone(), cargo.clone()]) {
            bail!("{} contains {found:?}", file.display());
        }
        ensure!(file.extension().is_none_or(|end| end != "map"), "{} shows the sources", file.display());
    }
    let tree = shell::cargo(&["tree", "--locked", "--package", "reperes", "--edges", "normal,features", "--target", "all"]);
    let tree = shell::capture(tree)?;
    ensure!(tree.contains("tauri feature"), "cargo tree names no features");
    ensure!(!tree.contains("feature \"devtools\""), "developer tools are compiled in");
    Ok(())
}

/// What must not be published and stands in these bytes.
fn unwanted(bytes: &[u8], folders: &[PathBuf]) -> Option<String> {
    // With the slash, or a word such as "/rooted" of somebody's text would count.
    let folders = folders.iter().map(|folder| format!("{}/", folder.display())).filter(|folder| folder.len() > 2);
    let notes = ["TODO", "FIXME", "REPERES_TEST_"].map(str::to_owned);
    folders.chain(notes).find(|one| bytes.windows(one.len()).any(|window| window == one.as_bytes()))
}

fn component(part: &Part) -> serde_json::Value {
    let kind = if part.is_of_the_page() { "npm" } else { "cargo" };
    let purl = format!("pkg:{kind}/{}@{}", part.name.replace('@', "%40"), part.version);
    let licence = licences::spdx(&part.licence);
    json!({ "type": "library", "name": part.name, "version": part.version, "purl": purl, "licenses": [{ "expression": licence }] })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::unwanted;

    #[test]
    fn what_a_builder_leaves_behind_is_found_and_what_only_looks_like_it_is_not() {
        let folders = [PathBuf::from("/home/builder/reperes"), PathBuf::from("/root"), PathBuf::new()];
        for (bytes, found) in [
            (&b"\0/home/builder/reperes/core/src/lib.rs\0"[..], Some("/home/builder/reperes/")),
            (b"/root/.cargo/registry", Some("/root/")),
            (b"// TODO later", Some("TODO")),
            (b"FIXME", Some("FIXME")),
            (b"REPERES_TEST_NOW", Some("REPERES_TEST_")),
            (b"/reperes/core/src/lib.rs, /rooted, a todo list, /", None),
        ] {
            assert_eq!(unwanted(bytes, &folders).as_deref(), found);
        }
    }
}
