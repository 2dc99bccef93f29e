//! The imports between the files of a crate, as edges of a graph.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::sources::{Crate, Meaning, Mention, MentionKind, ModuleId, ROOT};

/// An item of one file that another file mentions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Edge {
    pub(crate) file: PathBuf,
    pub(crate) line: usize,
    /// The module that mentions the item.
    pub(crate) module: Vec<String>,
    /// The file that defines the item.
    pub(crate) target: PathBuf,
    /// The path of the module, then the name of the item: `kiosk::Mode`.
    pub(crate) item: Vec<String>,
}

/// All edges of a crate: the first mention of each item in each file, ordered.
///
/// An edge ends in the file that defines the item. A path through a re-export is also an edge to
/// the file that re-exports, unless that file is an ancestor of the item: an ancestor only makes
/// the items of its children visible. For the same reason the re-export of a child is no edge.
pub(crate) fn edges(krate: &Crate) -> Vec<Edge> {
    let mut found = Vec::new();
    for (id, module) in krate.modules.iter().enumerate() {
        for mention in &module.mentions {
            for (target, name) in ends(krate, id, mention) {
                let end = &krate.modules[target];
                let is_shown = is_reexport(mention.kind) && krate.lies_in(target, id);
                if end.file == module.file || is_shown {
                    continue;
                }
                let mut item = end.path.clone();
                item.push(name);
                found.push(Edge {
                    file: module.file.clone(),
                    line: mention.line,
                    module: module.path.clone(),
                    target: end.file.clone(),
                    item,
                });
            }
        }
    }
    found.sort();
    let mut seen = BTreeSet::new();
    found.retain(|edge| seen.insert((edge.file.clone(), edge.target.clone(), edge.item.clone())));
    found
}

fn is_reexport(kind: MentionKind) -> bool {
    matches!(kind, MentionKind::Reexport | MentionKind::ReexportGlob)
}

/// The modules in which a mention ends, each with the name there.
fn ends(krate: &Crate, module: ModuleId, mention: &Mention) -> Vec<(ModuleId, String)> {
    let found = Search::new(krate).path(module, &mention.path);
    let is_glob = matches!(mention.kind, MentionKind::Glob | MentionKind::ReexportGlob);
    // If a name is both a module and a function, a `use` may mean either, and a word alone is most
    // often a variable. Items that are used from the module are mentioned elsewhere.
    let may_be_module = mention.kind != MentionKind::Code || mention.path.len() == 1;
    let is_module = found.iter().any(|found| matches!(found.end, End::Module(_)));
    let mut ends = Vec::new();
    for found in found {
        if may_be_module && is_module && matches!(found.end, End::Item(..)) {
            continue;
        }
        let (target, name) = match found.end {
            End::Item(target, name) => (target, name),
            End::Module(target) if is_glob => (target, "*".to_owned()),
            // Naming a module uses nothing of it.
            End::Module(_) => continue,
        };
        let reexports = found.through.into_iter().filter(|file| !krate.lies_in(target, *file));
        ends.extend(reexports.map(|file| (file, name.clone())));
        ends.push((target, name));
    }
    if ends.is_empty()
        && mention.kind == MentionKind::MacroCall
        && let [name] = mention.path.as_slice()
        && let Some(defining) = krate.macros.get(name)
    {
        ends.extend(defining.iter().map(|target| (*target, name.clone())));
    }
    ends
}

/// The meaning of a path.
#[derive(Clone, Debug)]
struct Found {
    end: End,
    /// The modules whose imports the path goes through.
    through: Vec<ModuleId>,
}

#[derive(Clone, Debug)]
enum End {
    Module(ModuleId),
    Item(ModuleId, String),
}

/// A module and a function can share a name. Before `::` the name means the module.
fn prefixes(found: Vec<Found>, rest: &[String]) -> impl Iterator<Item = Found> {
    let is_module = |found: &Found| matches!(found.end, End::Module(_));
    let only_modules = !rest.is_empty() && found.iter().any(is_module);
    found.into_iter().filter(move |found| !only_modules || is_module(found))
}

/// Follows one path. It records the names on the way, because imports can refer to each other.
struct Search<'a> {
    krate: &'a Crate,
    visited: BTreeSet<(ModuleId, String)>,
}

impl<'a> Search<'a> {
    fn new(krate: &'a Crate) -> Self {
        Self { krate, visited: BTreeSet::new() }
    }

    /// The meanings of a path in a module: none if it leads into another crate.
    fn path(&mut self, module: ModuleId, path: &[String]) -> Vec<Found> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let starts = match first.as_str() {
            "crate" => vec![Found { end: End::Module(ROOT), through: Vec::new() }],
            "self" => vec![Found { end: End::Module(module), through: Vec::new() }],
            "super" => {
                let Some(parent) = self.krate.modules[module].parent else { return Vec::new() };
                vec![Found { end: End::Module(parent), through: Vec::new() }]
            }
            name => {
                let mut starts = self.name(module, name);
                // An import of the same module is no re-export.
                starts.iter_mut().for_each(|found| found.through.retain(|id| *id != module));
                starts
            }
        };
        prefixes(starts, rest).flat_map(|found| self.follow(found, rest)).collect()
    }

    fn follow(&mut self, found: Found, rest: &[String]) -> Vec<Found> {
        let End::Module(module) = found.end else { return vec![found] };
        let Some((name, rest)) = rest.split_first() else { return vec![found] };
        if name == "super" {
            let Some(parent) = self.krate.modules[module].parent else { return Vec::new() };
            return self.follow(Found { end: End::Module(parent), ..found }, rest);
        }
        if name == "self" {
            return self.follow(found, rest);
        }
        let mut next = self.name(module, name);
        if next.is_empty() {
            // A macro makes the item, or the module imports it from another crate: either way the
            // path depends on the module.
            next.push(Found { end: End::Item(module, name.clone()), through: Vec::new() });
        }
        let mut all = Vec::new();
        for mut step in prefixes(next, rest) {
            step.through.extend(&found.through);
            all.extend(self.follow(step, rest));
        }
        all
    }

    /// The meanings of a name in a module.
    fn name(&mut self, module: ModuleId, name: &str) -> Vec<Found> {
        if !self.visited.insert((module, name.to_owned())) {
            return Vec::new();
        }
        let krate = self.krate;
        let here = &krate.modules[module];
        let mut found = Vec::new();
        for meaning in here.names.get(name).into_iter().flatten() {
            match meaning {
                Meaning::Item => found
                    .push(Found { end: End::Item(module, name.to_owned()), through: Vec::new() }),
                Meaning::Module(child) => {
                    found.push(Found { end: End::Module(*child), through: Vec::new() });
                }
                Meaning::Import(path) => found.extend(self.through(module, path)),
            }
        }
        if found.is_empty() {
            for glob in &here.globs {
                for source in self.through(module, glob) {
                    if let End::Module(target) = source.end {
                        for mut step in self.name(target, name) {
                            step.through.extend(&source.through);
                            found.push(step);
                        }
                    }
                }
            }
        }
        self.visited.remove(&(module, name.to_owned()));
        found
    }

    fn through(&mut self, module: ModuleId, path: &[String]) -> Vec<Found> {
        let mut found = self.path(module, path);
        found.iter_mut().for_each(|found| found.through.push(module));
        found
    }
}
