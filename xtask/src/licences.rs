//! The third-party code in the program, with its licences: the linked crates and the bundled npm
//! packages, read from the dependency trees.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::cmd;

/// The systems that the program is made for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Platform {
    Linux,
    Windows,
    Macos,
}

impl Platform {
    pub(crate) const ALL: [Self; 3] = [Self::Linux, Self::Windows, Self::Macos];

    /// The Rust target that the checks use for it.
    pub(crate) fn triple(self) -> &'static str {
        match self {
            Self::Linux => "x86_64-unknown-linux-gnu",
            Self::Windows => "x86_64-pc-windows-gnu",
            Self::Macos => "aarch64-apple-darwin",
        }
    }
}

/// The npm packages that the interface imports. Their dependencies are added.
const NPM_ROOTS: &[&str] = &["svelte", "@fluent/bundle", "@tauri-apps/api"];

/// A third-party crate or npm package.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) licence: String,
    pub(crate) address: String,
    folder: std::path::PathBuf,
}

impl Dependency {
    /// Whether it is an npm package, bundled with the interface, and not a linked crate.
    pub(crate) fn is_npm(&self) -> bool {
        self.folder.starts_with(cmd::root().join("ui/node_modules"))
    }
}

/// Third-party fonts and icon paths in the interface: name, licence, file with the licence.
pub(crate) const ASSETS: &[(&str, &str, &str)] = &[
    ("Atkinson Hyperlegible Next (font)", "OFL-1.1", "ui/src/fonts/OFL.txt"),
    ("OpenDyslexic (font, as Repères Facile)", "OFL-1.1", "ui/src/fonts/OFL-OpenDyslexic.txt"),
    ("Lucide (icons)", "ISC", "packaging/LICENSE-lucide"),
];

/// The text of all licences: first a table, then each text once, under the names that it applies
/// to.
pub(crate) fn notices(platform: Platform) -> Result<String> {
    let dependencies = dependencies(platform)?;
    let mut out = String::from("Third-party software in Repères\n\n");
    for dependency in &dependencies {
        let _ = writeln!(
            out,
            "{} {}: {} {}",
            dependency.name, dependency.version, dependency.licence, dependency.address
        );
    }
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for dependency in &dependencies {
        for text in licence_texts(&dependency.folder)? {
            by_text
                .entry(text)
                .or_default()
                .push(format!("{} {}", dependency.name, dependency.version));
        }
    }
    for (name, _, place) in ASSETS {
        let text =
            fs::read_to_string(cmd::root().join(place)).with_context(|| (*place).to_owned())?;
        by_text.entry(text.trim_end().to_owned()).or_default().push((*name).to_owned());
    }
    for (text, names) in by_text {
        let _ = write!(out, "\n{}\n{}\n\n{}\n", "=".repeat(72), names.join(", "), text);
    }
    Ok(out)
}

/// The table that the program shows: every dependency on any of the systems.
const TABLE: &str = "src-tauri/src/view/third_party.tsv";

/// Writes the table.
pub(crate) fn write_table() -> Result<()> {
    Ok(fs::write(cmd::root().join(TABLE), table()?)?)
}

/// Checks that the table is up to date.
pub(crate) fn check_table() -> Result<()> {
    let there = fs::read_to_string(cmd::root().join(TABLE)).unwrap_or_default();
    ensure!(
        there.replace("\r\n", "\n") == table()?,
        "{TABLE} is not current: cargo xtask licences"
    );
    Ok(())
}

fn table() -> Result<String> {
    let mut all = BTreeSet::new();
    for platform in Platform::ALL {
        all.extend(dependencies(platform)?);
    }
    let mut text = String::new();
    for Dependency { name, version, licence, .. } in all {
        let _ = writeln!(text, "{name}\t{version}\t{}", spdx(&licence));
    }
    Ok(text)
}

/// The licence of an old manifest in SPDX, which writes OR for a slash.
pub(crate) fn spdx(licence: &str) -> String {
    licence.replace(" / ", " OR ").replace('/', " OR ")
}

/// Every dependency of the program on one system, sorted by name.
pub(crate) fn dependencies(platform: Platform) -> Result<Vec<Dependency>> {
    let mut found: BTreeSet<Dependency> = crates(platform)?;
    found.extend(npm_packages()?);
    ensure!(found.len() > 50, "the dependency tree names {} dependencies only", found.len());
    Ok(found.into_iter().collect())
}

/// The output of `cargo metadata`, for one system or for all.
pub(crate) fn metadata(platform: Option<Platform>) -> Result<Value> {
    let mut tool = cmd::cargo(&["metadata", "--format-version", "1", "--locked"]);
    if let Some(platform) = platform {
        tool.args(["--filter-platform", platform.triple()]);
    }
    serde_json::from_str(&cmd::capture(tool)?).context("cargo metadata")
}

/// The linked crates. Dependencies of tests and build scripts are left out, and macros, which leave
/// no code of their own in the program.
fn crates(platform: Platform) -> Result<BTreeSet<Dependency>> {
    let all = metadata(Some(platform))?;
    let packages: BTreeMap<&str, &Value> =
        list(&all["packages"]).map(|package| (text(&package["id"]), package)).collect();
    let nodes: BTreeMap<&str, &Value> =
        list(&all["resolve"]["nodes"]).map(|node| (text(&node["id"]), node)).collect();
    let start = packages
        .iter()
        .find(|(_, package)| text(&package["name"]) == "reperes")
        .context("no reperes")?
        .0;
    let (mut seen, mut queue) = (BTreeSet::new(), vec![*start]);
    while let Some(id) = queue.pop() {
        let is_macro = list(&packages[id]["targets"])
            .any(|target| list(&target["kind"]).any(|kind| text(kind) == "proc-macro"));
        if is_macro || !seen.insert(id) {
            continue;
        }
        let linked = |link: &&Value| list(&link["dep_kinds"]).any(|kind| kind["kind"].is_null());
        queue.extend(list(&nodes[id]["deps"]).filter(linked).map(|link| text(&link["pkg"])));
    }
    Ok(seen
        .into_iter()
        .map(|id| packages[id])
        .filter(|package| !package["source"].is_null())
        .map(crate_dependency)
        .collect())
}

fn crate_dependency(package: &Value) -> Dependency {
    let manifest = Path::new(text(&package["manifest_path"]));
    Dependency {
        name: text(&package["name"]).to_owned(),
        version: text(&package["version"]).to_owned(),
        licence: text(&package["license"]).to_owned(),
        address: text(&package["repository"]).to_owned(),
        folder: manifest.parent().unwrap_or(manifest).to_owned(),
    }
}

/// The npm packages of the interface, with their dependencies.
fn npm_packages() -> Result<Vec<Dependency>> {
    let lock = lock()?;
    let (mut seen, mut queue) =
        (BTreeSet::new(), NPM_ROOTS.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    while let Some(name) = queue.pop() {
        let entry = &lock["packages"][format!("node_modules/{name}")];
        if entry.is_null() || !seen.insert(name) {
            continue;
        }
        queue.extend(
            entry["dependencies"].as_object().into_iter().flatten().map(|(name, _)| name.clone()),
        );
    }
    let dependency = |name: String| {
        let entry = &lock["packages"][format!("node_modules/{name}")];
        Dependency {
            version: text(&entry["version"]).to_owned(),
            licence: text(&entry["license"]).to_owned(),
            address: String::new(),
            folder: cmd::root().join("ui/node_modules").join(&name),
            name,
        }
    };
    Ok(seen.into_iter().map(dependency).collect())
}

/// The lock file of the interface.
pub(crate) fn lock() -> Result<Value> {
    let text = fs::read_to_string(cmd::root().join("ui/package-lock.json"))?;
    serde_json::from_str(&text).context("ui/package-lock.json")
}

/// The texts of the licence files in a folder, sorted.
fn licence_texts(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        let bears = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"]
            .iter()
            .any(|start| name.starts_with(start));
        if bears && path.is_file() {
            found.push(
                String::from_utf8_lossy(&fs::read(path)?)
                    .replace("\r\n", "\n")
                    .trim_end()
                    .to_owned(),
            );
        }
    }
    found.sort();
    Ok(found)
}

pub(crate) fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
