//! Cycles of files that import each other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

use super::edges::Edge;

/// Files each of which imports all the others, directly or indirectly.
#[derive(Debug)]
pub(crate) struct Cycle<'a> {
    pub(crate) files: BTreeSet<&'a Path>,
    /// The edges of the shortest cycle.
    pub(crate) shortest: Vec<&'a Edge>,
}

impl Cycle<'_> {
    /// Whether both ends of an edge are in the cycle.
    pub(crate) fn contains(&self, edge: &Edge) -> bool {
        self.files.contains(edge.file.as_path()) && self.files.contains(edge.target.as_path())
    }
}

/// The strongly connected components of more than one file.
pub(crate) fn cycles(edges: &[Edge]) -> Vec<Cycle<'_>> {
    let mut next: BTreeMap<&Path, Vec<&Edge>> = BTreeMap::new();
    for edge in edges {
        next.entry(&edge.file).or_default().push(edge);
    }
    let reached: BTreeMap<&Path, BTreeSet<&Path>> =
        next.keys().map(|file| (*file, reach(&next, file))).collect();
    let mut done: BTreeSet<&Path> = BTreeSet::new();
    let mut cycles = Vec::new();
    for (file, all) in &reached {
        if !all.contains(file) || done.contains(file) {
            continue;
        }
        let back = |other: &&Path| reached.get(other).is_some_and(|others| others.contains(file));
        let files: BTreeSet<&Path> = all.iter().copied().filter(back).collect();
        done.extend(&files);
        let rounds = files.iter().filter_map(|file| shortest(&next, file));
        let shortest = rounds.min_by_key(Vec::len).unwrap_or_default();
        cycles.push(Cycle { files, shortest });
    }
    cycles
}

fn reach<'a>(next: &BTreeMap<&'a Path, Vec<&'a Edge>>, from: &Path) -> BTreeSet<&'a Path> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        for edge in next.get(file).into_iter().flatten() {
            if reached.insert(edge.target.as_path()) {
                open.push(&edge.target);
            }
        }
    }
    reached
}

/// The shortest cycle through a file.
fn shortest<'a>(next: &BTreeMap<&'a Path, Vec<&'a Edge>>, start: &Path) -> Option<Vec<&'a Edge>> {
    let mut came: BTreeMap<&PathBuf, &Edge> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(file) = open.pop_front() {
        for edge in next.get(file).into_iter().flatten() {
            if came.contains_key(&edge.target) {
                continue;
            }
            came.insert(&edge.target, edge);
            if edge.target == start {
                let mut way = vec![*edge];
                while let Some(last) = way.last()
                    && last.file != start
                {
                    way.push(came[&last.file]);
                }
                way.reverse();
                return Some(way);
            }
            open.push_back(&edge.target);
        }
    }
    None
}
