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
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::{cmd, repository};
use edges::Edge;
use sources::{Crate, SourceFiles};

/// A layer and its modules. The module that has the name of the layer always belongs to it.
#[derive(Debug)]
struct Layer {
    name: &'static str,
    /// Paths of modules. An entry covers all that lies below it, except what a longer entry names.
    /// An entry can also be an item, `kiosk::Mode`: an import of that item is an import of the
    /// layer that lists it.
    modules: &'static [&'static str],
}

/// The layers of the app, lowest first.
const LAYERS: &[Layer] = &[
    Layer {
        name: "platform",
        modules: &[
            "autostart",
            "bus",
            "clock",
            "columns",
            "console",
            "desktop",
            "exit_codes",
            "hooks",
            "journal",
            "language",
            "main_thread",
            "notification_server",
            "patience",
            "program",
            "screen_reader",
            "storage",
            "supervisor",
            "sync",
            "webkit_env",
            "zone",
        ],
    },
    Layer { name: "config", modules: &["choices", "policy", "preferences", "settings"] },
    Layer {
        name: "view",
        modules: &[
            "entries",
            "kiosk_view",
            "parts",
            "phrase",
            "plain",
            "policy_notes",
            "present",
            "qr",
            "reference",
            "route",
            "words",
        ],
    },
    Layer {
        name: "state",
        modules: &["content", "mode", "notices", "page_feed", "shell", "trust", "watch"],
    },
    Layer { name: "window", modules: &["rescue"] },
    Layer { name: "background", modules: &["companion", "notify", "staying"] },
    Layer { name: "kiosk", modules: &[] },
    Layer {
        name: "cli",
        modules: &["diagnose", "kiosk::check", "kiosk::code", "lookup", "policy_report", "report"],
    },
    Layer {
        name: "app",
        modules: &[
            "command_guard",
            "commands",
            "contact",
            "error",
            "life",
            "live",
            "second_instance",
            "ticker",
        ],
    },
];

/// The source folders that are checked. `core` has no layers: only its cycles are reported.
const CRATES: &[(&str, &[Layer])] = &[("core/src", &[]), ("src-tauri/src", LAYERS)];

/// Prints the violations of each crate and the number of its imports. `all` adds each import
/// within a cycle. The exit code is 1 if there is any violation.
pub(crate) fn run(all: bool) -> Result<ExitCode> {
    let mut is_clean = true;
    for (folder, layers) in CRATES {
        let edges = read(&cmd::root().join(folder))?;
        let violations = violations(folder, layers, &edges, all);
        is_clean &= violations.is_empty();
        violations.iter().for_each(|violation| println!("{violation}"));
        println!("{folder}: {} imports, {} violations\n", edges.len(), violations.len());
    }
    Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read(folder: &Path) -> Result<Vec<Edge>> {
    let mut files = SourceFiles::new();
    for path in repository::rust_files(folder) {
        let text = fs::read_to_string(&path)?;
        files.insert(path.strip_prefix(folder)?.to_owned(), text);
    }
    let krate = Crate::read(&files).with_context(|| folder.display().to_string())?;
    Ok(edges::edges(&krate))
}

/// The forbidden imports, then the cycles.
fn violations(folder: &str, layers: &[Layer], edges: &[Edge], all: bool) -> Vec<String> {
    let mut violations = Vec::new();
    for edge in edges {
        if let Some(why) = forbidden(layers, edge) {
            violations.push(format!("{} ({why})", describe(folder, edge)));
        }
    }
    for cycle in cycles::cycles(edges) {
        let files: Vec<String> =
            cycle.files.iter().map(|file| file.display().to_string()).collect();
        let mut text = format!(
            "{folder}: {} files import each other: {}\n  shortest cycle:",
            files.len(),
            files.join(", ")
        );
        for edge in cycle.shortest {
            text.push_str(&format!("\n    {}", describe(folder, edge)));
        }
        if all {
            text.push_str("\n  all imports within it:");
            let is_inside = |edge: &&Edge| {
                cycle.files.contains(edge.file.as_path())
                    && cycle.files.contains(edge.target.as_path())
            };
            for edge in edges.iter().filter(is_inside) {
                text.push_str(&format!("\n    {}", describe(folder, edge)));
            }
        }
        violations.push(text);
    }
    violations
}

/// One line: file, line, item and the file that defines it.
fn describe(folder: &str, edge: &Edge) -> String {
    let Edge { file, line, item, target, .. } = edge;
    format!("{folder}/{}:{line} → {} in {}", file.display(), item.join("::"), target.display())
}

/// The reason why an import is forbidden, if it is.
fn forbidden(layers: &[Layer], edge: &Edge) -> Option<String> {
    if layers.is_empty() || edge.module.is_empty() {
        return None;
    }
    if edge.item.len() == 1 {
        return Some("no module may import from lib.rs".to_owned());
    }
    let place = |path: &[String]| {
        layer(layers, path).ok_or_else(|| format!("{} belongs to no layer", path[0]))
    };
    match (place(&edge.module), place(&edge.item)) {
        (Err(why), _) | (_, Err(why)) => Some(why),
        (Ok(from), Ok(to)) if from < to => {
            Some(format!("layer {} may not import {}", layers[from].name, layers[to].name))
        }
        (Ok(_), Ok(_)) => None,
    }
}

/// The place in `layers` of a module or an item. The longest entry decides.
fn layer(layers: &[Layer], path: &[String]) -> Option<usize> {
    let path = path.join("::");
    let begins = |entry: &str| {
        path.strip_prefix(entry).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let entries = layers.iter().enumerate().flat_map(|(place, layer)| {
        layer.modules.iter().chain([&layer.name]).map(move |entry| (place, *entry))
    });
    entries
        .filter(|(_, entry)| begins(entry))
        .max_by_key(|(_, entry)| entry.len())
        .map(|(place, _)| place)
}
