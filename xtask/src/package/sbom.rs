//! The software bill of materials of a release, in CycloneDX.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::release;
use crate::cmd;
use crate::licences::{self, Dependency, Platform};

/// Writes the list for one system beside the packages, and checks it against `cargo tree`.
pub(crate) fn write(platform: Platform) -> Result<()> {
    let dependencies = licences::dependencies(platform)?;
    let mut components: Vec<Value> = dependencies.iter().map(component).collect();
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
    let linked = linked_crates(platform)?;
    let missing = defects(&serde_json::from_str(&fs::read_to_string(&path)?)?, &linked);
    ensure!(missing.is_empty(), "{}: {}", path.display(), missing.join(", "));
    println!(
        "{}: {} parts, with each of the {} crates that cargo tree names",
        path.display(),
        components.len(),
        linked.len()
    );
    Ok(())
}

/// The third-party crates that are linked on a system, as `cargo tree` lists them: `name version`.
fn linked_crates(platform: Platform) -> Result<BTreeSet<String>> {
    let mut tree = cmd::cargo(&[
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
    let said = cmd::capture(tree)?;
    // Crates of the workspace are followed by their folder.
    let foreign = said.lines().filter(|line| !line.contains(" (/"));
    let named = foreign.filter_map(|line| line.split_once(" v"));
    let linked: BTreeSet<String> = named
        .map(|(name, rest)| format!("{name} {}", rest.split(' ').next().unwrap_or_default()))
        .collect();
    ensure!(linked.len() > 50, "cargo tree names {} crates only", linked.len());
    Ok(linked)
}

/// The defects of a list: missing crates, duplicates, components without name, version, origin or
/// licence.
fn defects(list: &Value, linked: &BTreeSet<String>) -> Vec<String> {
    let text = licences::text;
    let mut defects = Vec::new();
    let (mut named, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for dependency in licences::list(&list["components"]) {
        let (name, version, purl) =
            (text(&dependency["name"]), text(&dependency["version"]), text(&dependency["purl"]));
        let licensed = licences::list(&dependency["licenses"])
            .next()
            .is_some_and(|one| !text(&one["expression"]).is_empty());
        let known = text(&dependency["type"]) == "data"
            || purl.starts_with("pkg:")
                && purl.ends_with(&format!("@{version}"))
                && !version.is_empty();
        if name.is_empty() || !licensed || !known {
            defects.push(format!("{name:?} is incomplete"));
        }
        if !seen.insert((name, version)) {
            defects.push(format!("{name} {version} is listed twice"));
        }
        named.insert(format!("{name} {version}"));
    }
    defects.extend(linked.difference(&named).map(|one| format!("{one} is missing")));
    defects
}

fn component(dependency: &Dependency) -> Value {
    let kind = if dependency.is_npm() { "npm" } else { "cargo" };
    let purl = format!("pkg:{kind}/{}@{}", dependency.name.replace('@', "%40"), dependency.version);
    let licence = licences::spdx(&dependency.licence);
    json!({ "type": "library", "name": dependency.name, "version": dependency.version, "purl": purl, "licenses": [{ "expression": licence }] })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::defects;

    /// A missing crate, an incomplete component and a duplicate each count as a defect.
    #[test]
    fn defects_missing_partial_or_duplicate() {
        let dependency = |name: &str, version: &str, licence: &str| {
            let purl = format!("pkg:cargo/{name}@{version}");
            json!({ "type": "library", "name": name, "version": version, "purl": purl, "licenses": [{ "expression": licence }] })
        };
        let font =
            json!({ "type": "data", "name": "a font", "licenses": [{ "expression": "OFL-1.1" }] });
        let linked = ["serde 1.0.0", "tauri 2.0.0"].map(str::to_owned).into();
        let of = |components: &[serde_json::Value]| {
            defects(&json!({ "components": components }), &linked).len()
        };
        let (serde, tauri) =
            (dependency("serde", "1.0.0", "MIT"), dependency("tauri", "2.0.0", "MIT"));
        assert_eq!(of(&[serde.clone(), tauri.clone(), font.clone()]), 0);
        assert_eq!(of(&[serde.clone(), font]), 1, "a crate is missing");
        assert_eq!(of(&[serde.clone(), dependency("tauri", "2.0.1", "MIT")]), 1, "another version");
        assert_eq!(of(&[serde.clone(), dependency("tauri", "2.0.0", "")]), 1, "no licence");
        assert_eq!(of(&[serde.clone(), tauri.clone(), tauri]), 1, "listed twice");
        assert_eq!(
            of(&[
                serde,
                json!({ "type": "library", "name": "tauri", "version": "2.0.0", "licenses": [{ "expression": "MIT" }] })
            ]),
            1
        );
    }
}
