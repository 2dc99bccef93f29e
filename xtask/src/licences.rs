//! Whose work the program contains: the crates that it links and the packages that its page bundles, read from the real
//! dependency tree, with their licences in full.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::shell;

/// The systems that the program is made for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Platform {
    Linux,
    Windows,
    Macos,
}

impl Platform {
    pub(crate) const ALL: [Self; 3] = [Self::Linux, Self::Windows, Self::Macos];

    /// The target that stands for it.
    pub(crate) fn triple(self) -> &'static str {
        match self {
            Self::Linux => "x86_64-unknown-linux-gnu",
            Self::Windows => "x86_64-pc-windows-gnu",
            Self::Macos => "aarch64-apple-darwin",
        }
    }
}

/// What the page imports; what these need comes with them.
const PAGE: &[&str] = &["svelte", "@fluent/bundle", "@tauri-apps/api"];

/// One foreign part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) licence: String,
    pub(crate) address: String,
    folder: std::path::PathBuf,
}

impl Part {
    /// Whether it is bundled with the page, not linked with the shell.
    pub(crate) fn is_of_the_page(&self) -> bool {
        self.folder.starts_with(shell::root().join("ui/node_modules"))
    }
}

/// What the page holds besides packages: fonts and the paths of icons; each with its licence and where that stands.
pub(crate) const ASSETS: &[(&str, &str, &str)] = &[
    ("Atkinson Hyperlegible Next (font)", "OFL-1.1", "ui/src/fonts/OFL.txt"),
    ("OpenDyslexic (font, as Repères Facile)", "OFL-1.1", "ui/src/fonts/OFL-OpenDyslexic.txt"),
    ("Lucide (icons)", "ISC", "packaging/LICENSE-lucide"),
];

/// The page of licences: the table first, then each text once, under the parts that bear it.
pub(crate) fn texts(platform: Platform) -> Result<String> {
    let parts = parts(platform)?;
    let mut out = String::from("Third-party software in Repères\n\n");
    for part in &parts {
        let _ = writeln!(out, "{} {}: {} {}", part.name, part.version, part.licence, part.address);
    }
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for part in &parts {
        for text in files(&part.folder)? {
            by_text.entry(text).or_default().push(format!("{} {}", part.name, part.version));
        }
    }
    for (name, _, place) in ASSETS {
        let text =
            fs::read_to_string(shell::root().join(place)).with_context(|| (*place).to_owned())?;
        by_text.entry(text.trim_end().to_owned()).or_default().push((*name).to_owned());
    }
    for (text, names) in by_text {
        let _ = write!(out, "\n{}\n{}\n\n{}\n", "=".repeat(72), names.join(", "), text);
    }
    Ok(out)
}

/// The table that the program shows: every part on any of the systems.
const TABLE: &str = "src-tauri/src/parts.tsv";

/// Writes the table anew.
pub(crate) fn write_table() -> Result<()> {
    Ok(fs::write(shell::root().join(TABLE), table()?)?)
}

/// The table in the checkout is what the tree says.
pub(crate) fn table_is_current() -> Result<()> {
    let there = fs::read_to_string(shell::root().join(TABLE)).unwrap_or_default();
    ensure!(
        there.replace("\r\n", "\n") == table()?,
        "{TABLE} is not current: cargo xtask licences"
    );
    Ok(())
}

fn table() -> Result<String> {
    let mut all = BTreeSet::new();
    for platform in Platform::ALL {
        all.extend(parts(platform)?);
    }
    let mut text = String::new();
    for Part { name, version, licence, .. } in all {
        let _ = writeln!(text, "{name}\t{version}\t{}", spdx(&licence));
    }
    Ok(text)
}

/// The slash of old manifests, as SPDX writes it.
pub(crate) fn spdx(licence: &str) -> String {
    licence.replace(" / ", " OR ").replace('/', " OR ")
}

/// Every part of the program on one system, sorted by name.
pub(crate) fn parts(platform: Platform) -> Result<Vec<Part>> {
    let mut found: BTreeSet<Part> = crates(platform)?;
    found.extend(page()?);
    ensure!(found.len() > 50, "the dependency tree names {} parts only", found.len());
    Ok(found.into_iter().collect())
}

/// What cargo knows of the workspace; for one system, or for all.
pub(crate) fn metadata(platform: Option<Platform>) -> Result<Value> {
    let mut tool = shell::cargo(&["metadata", "--format-version", "1", "--locked"]);
    if let Some(platform) = platform {
        tool.args(["--filter-platform", platform.triple()]);
    }
    serde_json::from_str(&shell::capture(tool)?).context("cargo metadata")
}

/// The crates that are linked: neither those of tests and build scripts nor macros, which leave no code of their own.
fn crates(platform: Platform) -> Result<BTreeSet<Part>> {
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
        .map(crate_part)
        .collect())
}

fn crate_part(package: &Value) -> Part {
    let manifest = Path::new(text(&package["manifest_path"]));
    Part {
        name: text(&package["name"]).to_owned(),
        version: text(&package["version"]).to_owned(),
        licence: text(&package["license"]).to_owned(),
        address: text(&package["repository"]).to_owned(),
        folder: manifest.parent().unwrap_or(manifest).to_owned(),
    }
}

/// The packages of the page, and what they depend on.
fn page() -> Result<Vec<Part>> {
    let lock = lock()?;
    let (mut seen, mut queue) =
        (BTreeSet::new(), PAGE.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    while let Some(name) = queue.pop() {
        let entry = &lock["packages"][format!("node_modules/{name}")];
        if entry.is_null() || !seen.insert(name) {
            continue;
        }
        queue.extend(
            entry["dependencies"].as_object().into_iter().flatten().map(|(name, _)| name.clone()),
        );
    }
    let part = |name: String| {
        let entry = &lock["packages"][format!("node_modules/{name}")];
        Part {
            version: text(&entry["version"]).to_owned(),
            licence: text(&entry["license"]).to_owned(),
            address: String::new(),
            folder: shell::root().join("ui/node_modules").join(&name),
            name,
        }
    };
    Ok(seen.into_iter().map(part).collect())
}

/// The lock file of the page.
pub(crate) fn lock() -> Result<Value> {
    let text = fs::read_to_string(shell::root().join("ui/package-lock.json"))?;
    serde_json::from_str(&text).context("ui/package-lock.json")
}

/// The licence files of a part, by what they say.
fn files(folder: &Path) -> Result<Vec<String>> {
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
