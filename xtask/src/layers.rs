//! `cargo xtask layers`: imports that run against the layers of the app, and cycles of files.
//!
//! The modules of the app lie in layers. A layer may import itself and every layer below it.
//! `lib.rs` may import all of them, and no module may import from `lib.rs`.

mod cycles;
mod edges;
#[cfg(test)]
#[path = "layers_tests.rs"]
mod layers_tests;
mod sources;

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use crate::{cmd, repository};
use cycles::Cycle;
use edges::Edge;
use sources::{Crate, Module, SourceFiles};

/// The layers of the app, lowest first. Each is a top-level module and all that lies in it.
const LAYERS: &[&str] =
    &["platform", "config", "view", "state", "window", "background", "kiosk", "cli", "app"];

/// The source folders that are checked. `core` has no layers: only its cycles are reported.
const CRATES: &[(&str, &[&str])] = &[("core/src", &[]), ("src-tauri/src", LAYERS)];

/// The result of the check of one crate.
#[derive(Debug)]
struct Checked {
    imports: usize,
    violations: Vec<String>,
}

/// Prints the violations of each crate and the number of its imports. `all` adds each import
/// within a cycle. The exit code is 1 if there is any violation.
pub(crate) fn run(all: bool) -> Result<ExitCode> {
    let mut is_clean = true;
    for (folder, layers) in CRATES {
        let Checked { imports, violations } = check_crate(folder, layers, all)?;
        is_clean &= violations.is_empty();
        violations.iter().for_each(|violation| println!("{violation}"));
        println!("{folder}: {imports} imports, {} violations\n", violations.len());
    }
    Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Fails if there is any violation.
pub(crate) fn check() -> Result<()> {
    let mut violations = Vec::new();
    for (folder, layers) in CRATES {
        violations.extend(check_crate(folder, layers, false)?.violations);
    }
    ensure!(violations.is_empty(), "{} violations:\n{}", violations.len(), violations.join("\n"));
    Ok(())
}

fn check_crate(folder: &str, layers: &[&str], all: bool) -> Result<Checked> {
    let root = cmd::root().join(folder);
    let mut files = SourceFiles::new();
    for path in repository::rust_files(&root) {
        let text = fs::read_to_string(&path)?;
        files.insert(path.strip_prefix(&root)?.to_owned(), text);
    }
    let krate = Crate::read(&files).with_context(|| folder.to_owned())?;
    let edges = edges::edges(&krate);
    let mut violations = unplaced(folder, layers, &krate);
    violations.extend(forbidden_imports(folder, layers, &edges));
    violations.extend(forbidden_cycles(folder, &edges, all));
    Ok(Checked { imports: edges.len(), violations })
}

/// The top-level modules that belong to no layer.
fn unplaced(folder: &str, layers: &[&str], krate: &Crate) -> Vec<String> {
    let is_unplaced = |module: &&Module| {
        module.path.len() == 1 && !layers.is_empty() && layer(layers, &module.path).is_none()
    };
    let modules = krate.modules.iter().filter(is_unplaced);
    modules
        .map(|module| format!("{folder}/{}: belongs to no layer", module.file.display()))
        .collect()
}

fn forbidden_imports(folder: &str, layers: &[&str], edges: &[Edge]) -> Vec<String> {
    let reason = |edge| forbidden(layers, edge).map(|why| (edge, why));
    let forbidden = edges.iter().filter_map(reason);
    forbidden.map(|(edge, why)| format!("{} ({why})", describe(folder, edge))).collect()
}

/// Each group of files that import each other, with its shortest cycle. `all` adds each import
/// within the group.
fn forbidden_cycles(folder: &str, edges: &[Edge], all: bool) -> Vec<String> {
    let describe_group = |cycle: &Cycle<'_>| {
        let files: Vec<String> =
            cycle.files.iter().map(|file| file.display().to_string()).collect();
        let mut lines = vec![
            format!("{folder}: {} files import each other: {}", files.len(), files.join(", ")),
            "  shortest cycle:".to_owned(),
        ];
        let indented = |edge: &Edge| format!("    {}", describe(folder, edge));
        lines.extend(cycle.shortest.iter().copied().map(indented));
        if all {
            lines.push("  all imports within it:".to_owned());
            lines.extend(edges.iter().filter(|edge| cycle.contains(edge)).map(indented));
        }
        lines.join("\n")
    };
    cycles::cycles(edges).iter().map(describe_group).collect()
}

/// One line: file, line, item and the file that defines it.
fn describe(folder: &str, edge: &Edge) -> String {
    let Edge { file, line, item, target, .. } = edge;
    format!("{folder}/{}:{line} → {} in {}", file.display(), item.join("::"), target.display())
}

/// The reason why an import is forbidden, if it is.
fn forbidden(layers: &[&str], edge: &Edge) -> Option<String> {
    if layers.is_empty() || edge.module.is_empty() {
        return None;
    }
    if edge.item.len() == 1 {
        return Some("no module may import from lib.rs".to_owned());
    }
    // A module without a layer is reported by `unplaced`.
    let (from, to) = (layer(layers, &edge.module)?, layer(layers, &edge.item)?);
    (from < to).then(|| format!("layer {} may not import {}", layers[from], layers[to]))
}

/// The place in `layers` of a module or an item.
fn layer(layers: &[&str], path: &[String]) -> Option<usize> {
    let top = path.first()?;
    layers.iter().position(|layer| layer == top)
}
