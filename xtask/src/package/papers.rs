//! What accompanies a release: the list of its parts (CycloneDX) and the sums of its files, and what it must not contain.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};

use super::release;
use crate::licences::{self, Part, Platform};
use crate::shell;

/// The parts of the program on one system, as a CycloneDX list beside the packages; held to what cargo itself names.
pub(crate) fn list_parts(platform: Platform) -> Result<()> {
    let parts = licences::parts(platform)?;
    let mut components: Vec<Value> = parts.iter().map(component).collect();
    components.extend(
        licences::ASSETS.iter().map(|(name, licence, _)| json!({ "type": "data", "name": name, "licenses": [{ "expression": licence }] })),
    );
    let list = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "application", "name": "reperes", "version": release::VERSION, "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        } },
        "components": components,
    });
    let path = release::folder().join(format!(
        "reperes-{}-{}.cdx.json",
        release::VERSION,
        format!("{platform:?}").to_lowercase()
    ));
    fs::create_dir_all(release::folder())?;
    fs::write(&path, serde_json::to_string_pretty(&list)?)?;
    let linked = linked(platform)?;
    let missing = lacks(&serde_json::from_str(&fs::read_to_string(&path)?)?, &linked);
    ensure!(missing.is_empty(), "{}: {}", path.display(), missing.join(", "));
    println!(
        "{}: {} parts, with each of the {} crates that cargo tree names",
        path.display(),
        components.len(),
        linked.len()
    );
    Ok(())
}

/// The foreign crates that are linked on a system, as `cargo tree` names them: `name version`.
fn linked(platform: Platform) -> Result<BTreeSet<String>> {
    let mut tree = shell::cargo(&[
        "tree",
        "--locked",
        "--package",
        "reperes",
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
    ]);
    tree.args(["--format", "{p}", "--target", platform.triple()]);
    let said = shell::capture(tree)?;
    // Ours are followed by their folder.
    let foreign = said.lines().filter(|line| !line.contains(" (/"));
    let named = foreign.filter_map(|line| line.split_once(" v"));
    let linked: BTreeSet<String> = named
        .map(|(name, rest)| format!("{name} {}", rest.split(' ').next().unwrap_or_default()))
        .collect();
    ensure!(linked.len() > 50, "cargo tree names {} crates only", linked.len());
    Ok(linked)
}

/// What a list of parts lacks: a crate, or of one of its parts what it is, where it is from and under what terms.
fn lacks(list: &Value, linked: &BTreeSet<String>) -> Vec<String> {
    let text = licences::text;
    let mut lacks = Vec::new();
    let (mut named, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for part in licences::list(&list["components"]) {
        let (name, version, purl) =
            (text(&part["name"]), text(&part["version"]), text(&part["purl"]));
        let licensed = licences::list(&part["licenses"])
            .next()
            .is_some_and(|one| !text(&one["expression"]).is_empty());
        let known = text(&part["type"]) == "data"
            || purl.starts_with("pkg:")
                && purl.ends_with(&format!("@{version}"))
                && !version.is_empty();
        if name.is_empty() || !licensed || !known {
            lacks.push(format!("{name:?} is told in part only"));
        }
        if !seen.insert((name, version)) {
            lacks.push(format!("{name} {version} is told twice"));
        }
        named.insert(format!("{name} {version}"));
    }
    lacks.extend(linked.difference(&named).map(|one| format!("{one} is missing")));
    lacks
}

/// `SHA256SUMS` over everything that a release publishes.
pub(crate) fn sums() -> Result<()> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(release::folder())?.flatten().map(|entry| entry.path()).collect();
    let published = ["deb", "rpm", "exe", "msi", "zip", "json"];
    files.retain(|path| {
        let ours =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("reperes"));
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
    let page = shell::root().join("ui/dist");
    let page: Vec<PathBuf> =
        super::tree::files(&page)?.iter().map(|place| page.join(place)).collect();
    ensure!(!page.is_empty(), "the page was not built");
    for file in page.iter().map(PathBuf::as_path).chain([program]) {
        is_clean_file(file)?;
    }
    let tree = shell::cargo(&[
        "tree",
        "--locked",
        "--package",
        "reperes",
        "--edges",
        "normal,features",
        "--target",
        "all",
    ]);
    let tree = shell::capture(tree)?;
    ensure!(tree.contains("tauri feature"), "cargo tree names no features");
    ensure!(!tree.contains("feature \"devtools\""), "developer tools are compiled in");
    Ok(())
}

/// Likewise every file that is packed with the program.
pub(crate) fn is_clean_tree(top: &Path) -> Result<()> {
    let files = super::tree::files(top)?;
    ensure!(files.len() > 3, "{} holds {} files only", top.display(), files.len());
    files.iter().try_for_each(|place| is_clean_file(&top.join(place)))
}

fn is_clean_file(file: &Path) -> Result<()> {
    let home = std::env::home_dir().unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from).unwrap_or_default();
    let bytes = if file.extension().is_some_and(|end| end == "gz") {
        let out = shell::program("gzip", &["--decompress", "--stdout"]).arg(file).output()?;
        ensure!(out.status.success(), "gzip {}", file.display());
        out.stdout
    } else {
        fs::read(file)?
    };
    if let Some(found) = unwanted(&bytes, &[shell::root(), home, cargo]) {
        bail!("{} contains {found:?}", file.display());
    }
    ensure!(
        file.extension().is_none_or(|end| end != "map"),
        "{} shows the sources",
        file.display()
    );
    Ok(())
}

/// What must not be published and stands in these bytes.
fn unwanted(bytes: &[u8], folders: &[PathBuf]) -> Option<String> {
    // With the slash, or a word such as "/rooted" of somebody's text would count.
    let folders = folders
        .iter()
        .map(|folder| format!("{}/", folder.display()))
        .filter(|folder| folder.len() > 2);
    let notes = ["TODO", "FIXME", "REPERES_TEST_"].map(str::to_owned);
    folders.chain(notes).find(|one| bytes.windows(one.len()).any(|window| window == one.as_bytes()))
}

fn component(part: &Part) -> Value {
    let kind = if part.is_of_the_page() { "npm" } else { "cargo" };
    let purl = format!("pkg:{kind}/{}@{}", part.name.replace('@', "%40"), part.version);
    let licence = licences::spdx(&part.licence);
    json!({ "type": "library", "name": part.name, "version": part.version, "purl": purl, "licenses": [{ "expression": licence }] })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use serde_json::json;

    use super::{lacks, unwanted};

    #[test]
    fn a_list_that_misses_a_crate_or_tells_half_of_one_is_noticed() {
        let part = |name: &str, version: &str, licence: &str| {
            let purl = format!("pkg:cargo/{name}@{version}");
            json!({ "type": "library", "name": name, "version": version, "purl": purl, "licenses": [{ "expression": licence }] })
        };
        let font =
            json!({ "type": "data", "name": "a font", "licenses": [{ "expression": "OFL-1.1" }] });
        let linked = ["serde 1.0.0", "tauri 2.0.0"].map(str::to_owned).into();
        let of = |components: &[serde_json::Value]| {
            lacks(&json!({ "components": components }), &linked).len()
        };
        let (serde, tauri) = (part("serde", "1.0.0", "MIT"), part("tauri", "2.0.0", "MIT"));
        assert_eq!(of(&[serde.clone(), tauri.clone(), font.clone()]), 0);
        assert_eq!(of(&[serde.clone(), font]), 1, "a crate is missing");
        assert_eq!(of(&[serde.clone(), part("tauri", "2.0.1", "MIT")]), 1, "another version");
        assert_eq!(of(&[serde.clone(), part("tauri", "2.0.0", "")]), 1, "no licence");
        assert_eq!(of(&[serde.clone(), tauri.clone(), tauri]), 1, "told twice");
        assert_eq!(
            of(&[
                serde,
                json!({ "type": "library", "name": "tauri", "version": "2.0.0", "licenses": [{ "expression": "MIT" }] })
            ]),
            1
        );
    }

    #[test]
    fn what_a_builder_leaves_behind_is_found_and_what_only_looks_like_it_is_not() {
        let folders =
            [PathBuf::from("/home/builder/reperes"), PathBuf::from("/root"), PathBuf::new()];
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
