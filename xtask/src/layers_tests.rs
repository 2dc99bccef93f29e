//! Tests of the import check, on small crates made of strings.

#[path = "layers/edges_tests.rs"]
mod edges_tests;
#[path = "layers/module_files_tests.rs"]
mod module_files_tests;

use std::path::{Path, PathBuf};

use super::{Crate, Edge, SourceFiles, edges, forbidden_cycles, forbidden_imports, unplaced};

const TWO_LAYERS: &[&str] = &["low", "high"];

/// The edges of a crate whose `low.rs` has this text. The crate also has `high` and its child.
fn of_low(text: &str) -> Vec<Edge> {
    edges_of(&[("lib.rs", "mod high; mod low; fn helper() {}"), ("low.rs", text)])
}

/// The edges of a crate of these files, `high.rs` and `high/child.rs`.
fn edges_of(files: &[(&str, &str)]) -> Vec<Edge> {
    let fixed = [
        ("high.rs", "pub mod child; pub use child::Shown; pub struct Item; pub fn call() {}"),
        ("high/child.rs", "pub struct Inner; pub struct Shown;"),
    ];
    read(&[&fixed, files].concat()).expect("the crate is read")
}

fn read(files: &[(&str, &str)]) -> anyhow::Result<Vec<Edge>> {
    Ok(edges::edges(&Crate::read(&source_files(files))?))
}

fn source_files(files: &[(&str, &str)]) -> SourceFiles {
    files.iter().map(|(name, text)| (PathBuf::from(name), (*text).to_owned())).collect()
}

/// The edges that start in a file, each as `line item file`.
fn from(file: &str, edges: &[Edge]) -> Vec<String> {
    let edges = edges.iter().filter(|edge| edge.file == Path::new(file));
    edges
        .map(|edge| format!("{} {} {}", edge.line, edge.item.join("::"), edge.target.display()))
        .collect()
}

fn assert_low(text: &str, expected: &[&str]) {
    assert_eq!(from("low.rs", &of_low(text)), expected, "{text}");
}

/// A layer may import itself and those below it, and `lib.rs` all. No module imports `lib.rs`.
#[test]
fn layers_against_order_violation() {
    let edges = edges_of(&[
        ("lib.rs", "mod high; mod low; mod odd;\nuse high::Item; fn helper() {}"),
        ("low.rs", "mod deep;\nuse deep::Down;\nuse crate::high::Item;\nuse crate::helper;"),
        ("low/deep.rs", "use crate::high::Item; pub struct Down;"),
        ("odd.rs", "use crate::low::X;"),
    ]);
    let found = forbidden_imports("src", TWO_LAYERS, &edges);
    assert_eq!(
        found,
        [
            "src/low/deep.rs:1 → high::Item in high.rs (layer low may not import high)",
            "src/low.rs:3 → high::Item in high.rs (layer low may not import high)",
            "src/low.rs:4 → helper in lib.rs (no module may import from lib.rs)",
        ]
    );
}

/// A top-level module without a layer is a violation, even if it imports nothing. A crate without
/// layers has no such violation.
#[test]
fn layers_unplaced_module_violation() {
    let files = [("lib.rs", "mod low; mod odd;"), ("low.rs", "mod x {}"), ("odd.rs", "")];
    let krate = Crate::read(&source_files(&files)).unwrap();
    assert_eq!(unplaced("src", TWO_LAYERS, &krate), ["src/odd.rs: belongs to no layer"]);
    assert_eq!(unplaced("src", &[], &krate), [] as [&str; 0]);
}

/// The shortest cycle of a component is printed, with the line of each import.
#[test]
fn cycle_long_and_short_shortest_shown() {
    let edges = read(&[
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "use crate::b::B; pub struct A;"),
        ("b.rs", "use crate::c::C;\nuse crate::d::D; pub struct B;"),
        ("c.rs", "use crate::a::A; pub struct C;"),
        ("d.rs", "\n\nuse crate::b::B; pub struct D;"),
    ])
    .unwrap();
    let found = forbidden_cycles("src", &edges, false);
    assert_eq!(
        found,
        ["src: 4 files import each other: a.rs, b.rs, c.rs, d.rs\n  shortest cycle:\n    \
         src/b.rs:2 → d::D in d.rs\n    src/d.rs:3 → b::B in b.rs"]
    );
    assert_eq!(forbidden_cycles("src", &edges, true)[0].lines().count(), 10);
}

/// Imports in one direction are no cycle.
#[test]
fn cycle_one_direction_none() {
    let edges = edges_of(&[
        ("lib.rs", "mod high; mod low;\nuse low::X;"),
        ("low.rs", "use crate::high::{Item, Shown, child::Inner};"),
    ]);
    assert_eq!(forbidden_cycles("src", &edges, false), Vec::<String>::new());
}
