//! `cargo xtask layers`: the imports that run against the layers of the app, and the files that
//! need each other.
//!
//! The modules of the app lie in rooms. A room may import itself and each room before it. `lib.rs`
//! may import all of them, and no module may import from `lib.rs`.

mod arrows;
mod cycles;
#[cfg(test)]
#[path = "layers_tests.rs"]
mod layers_tests;
mod sources;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::{repository, shell};
use arrows::Arrow;
use sources::{Crate, Files};

/// A room, and the modules in it beside the one that has its name.
#[derive(Debug)]
struct Room {
    name: &'static str,
    /// A module, with all that lies below it unless that has a room of its own. Items can be named
    /// too: what imports them imports the room of the item.
    modules: &'static [&'static str],
}

/// The rooms of the app, lowest first.
const ROOMS: &[Room] = &[
    Room {
        name: "platform",
        modules: &[
            "autostart",
            "bus",
            "clock",
            "columns",
            "desktop",
            "hooks",
            "journal",
            "language",
            "patience",
            "program",
            "storage",
            "zone",
        ],
    },
    Room { name: "config", modules: &["choices", "policy", "settings"] },
    Room {
        name: "view",
        modules: &[
            "entries",
            "parts",
            "phrase",
            "plain",
            "present",
            "qr",
            "reference",
            "route",
            "words",
        ],
    },
    Room { name: "state", modules: &["content", "notices", "shell", "staying", "trust", "watch"] },
    Room { name: "window", modules: &["rescue"] },
    Room { name: "background", modules: &["companion", "notify"] },
    Room { name: "kiosk", modules: &[] },
    Room {
        name: "cli",
        modules: &["diagnose", "kiosk::check", "kiosk::code", "lookup", "policy::report", "report"],
    },
    Room {
        name: "app",
        modules: &["commands", "companion::instance", "contact", "error", "life", "live"],
    },
];
/// The source folders, each with its rooms.
const CRATES: &[(&str, &[Room])] = &[("core/src", &[]), ("src-tauri/src", ROOMS)];

/// Prints what is wrong, and how many arrows were looked at. `all` adds each arrow within a cycle.
pub(crate) fn run(all: bool) -> Result<ExitCode> {
    let mut is_clean = true;
    for (folder, rooms) in CRATES {
        let arrows = read(&shell::root().join(folder))?;
        let complaints = complaints(folder, rooms, &arrows, all);
        is_clean &= complaints.is_empty();
        complaints.iter().for_each(|complaint| println!("{complaint}"));
        println!("{folder}: {} imports, {} complaints\n", arrows.len(), complaints.len());
    }
    Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read(folder: &Path) -> Result<Vec<Arrow>> {
    let mut files = Files::new();
    for path in repository::rust_files(folder) {
        let text = fs::read_to_string(&path)?;
        files.insert(path.strip_prefix(folder)?.to_owned(), text);
    }
    let krate = Crate::read(&files).with_context(|| folder.display().to_string())?;
    Ok(arrows::arrows(&krate))
}

/// What is wrong: first the imports that no room allows, then the cycles.
fn complaints(folder: &str, rooms: &[Room], arrows: &[Arrow], all: bool) -> Vec<String> {
    let mut complaints = Vec::new();
    for arrow in arrows {
        if let Some(why) = forbidden(rooms, arrow) {
            complaints.push(format!("{} ({why})", told(folder, arrow)));
        }
    }
    for cycle in cycles::cycles(arrows) {
        let files: Vec<String> =
            cycle.files.iter().map(|file| file.display().to_string()).collect();
        let mut text = format!(
            "{folder}: {} files need each other: {}\n  the shortest way round:",
            files.len(),
            files.join(", ")
        );
        for arrow in cycle.shortest {
            text.push_str(&format!("\n    {}", told(folder, arrow)));
        }
        if all {
            text.push_str("\n  all imports among them:");
            let is_inside = |arrow: &&Arrow| {
                cycle.files.contains(arrow.file.as_path())
                    && cycle.files.contains(arrow.target.as_path())
            };
            for arrow in arrows.iter().filter(is_inside) {
                text.push_str(&format!("\n    {}", told(folder, arrow)));
            }
        }
        complaints.push(text);
    }
    complaints
}

fn told(folder: &str, arrow: &Arrow) -> String {
    let Arrow { file, line, item, target, .. } = arrow;
    format!("{folder}/{}:{line} → {} in {}", file.display(), item.join("::"), target.display())
}

/// Why an import is forbidden.
fn forbidden(rooms: &[Room], arrow: &Arrow) -> Option<String> {
    if rooms.is_empty() || arrow.module.is_empty() {
        return None;
    }
    if arrow.item.len() == 1 {
        return Some("no module may import from lib.rs".to_owned());
    }
    let place =
        |path: &[String]| room(rooms, path).ok_or_else(|| format!("{} lies in no room", path[0]));
    match (place(&arrow.module), place(&arrow.item)) {
        (Err(why), _) | (_, Err(why)) => Some(why),
        (Ok(from), Ok(to)) if from < to => {
            Some(format!("room {} may not import {}", rooms[from].name, rooms[to].name))
        }
        (Ok(_), Ok(_)) => None,
    }
}

/// The room of a module or an item: the longest entry that it begins with.
fn room(rooms: &[Room], path: &[String]) -> Option<usize> {
    let path = path.join("::");
    let begins = |entry: &str| {
        path.strip_prefix(entry).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let entries = rooms.iter().enumerate().flat_map(|(place, room)| {
        room.modules.iter().chain([&room.name]).map(move |entry| (place, *entry))
    });
    entries
        .filter(|(_, entry)| begins(entry))
        .max_by_key(|(_, entry)| entry.len())
        .map(|(place, _)| place)
}
