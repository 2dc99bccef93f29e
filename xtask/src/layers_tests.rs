//! Tests of the import check, on small crates made of strings.

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

/// Each leaf of nested braces, `self` included, is an edge with its own line.
#[test]
fn use_nested_braces_edge_per_leaf() {
    assert_low(
        "use crate::{\n  high::{Item, child::{self, Inner}},\n};\nfn f() { child::Other; }",
        &[
            "2 high::child::Inner high/child.rs",
            "2 high::Item high.rs",
            "4 high::child::Other high/child.rs",
        ],
    );
}

/// A renamed import is an edge to the item. A path through a renamed module is followed.
#[test]
fn use_renamed_edge_to_original() {
    assert_low("use crate::high::Item as Thing;", &["1 high::Item high.rs"]);
    assert_low("use crate::high as h;\nfn f() { h::call(); }", &["2 high::call high.rs"]);
}

/// `super`, also in a row, starts at the parent, and `self` at the module itself.
#[test]
fn use_super_and_self_resolved() {
    assert_low("use super::high::Item;", &["1 high::Item high.rs"]);
    assert_low("mod inner { use super::super::high::Item; }", &["1 high::Item high.rs"]);
    assert_low(
        "use self::inner::X; mod inner { pub use crate::high::Item as X; }",
        &["1 high::Item high.rs"],
    );
}

/// `*` is an edge to the module. A name that it imports is an edge to the file of the item.
#[test]
fn use_glob_edge() {
    assert_low(
        "use crate::high::*;\nfn f(_: Shown) {}",
        &["1 high::* high.rs", "2 high::child::Shown high/child.rs"],
    );
}

/// A chain of re-exports across files is an edge to each of them.
#[test]
fn reexport_by_other_file_edge_to_both() {
    let edges = edges_of(&[
        ("lib.rs", "mod high; mod low; mod middle;"),
        ("middle.rs", "pub use crate::high::Item as Passed;"),
        ("low.rs", "use crate::middle::Passed;"),
    ]);
    assert_eq!(from("low.rs", &edges), ["1 high::Item high.rs", "1 middle::Item middle.rs"]);
    assert_eq!(from("middle.rs", &edges), ["1 high::Item high.rs"]);
}

/// A re-export by an ancestor adds no edge to the ancestor, and is none by itself.
#[test]
fn reexport_by_ancestor_edge_to_child_only() {
    assert_low("use crate::high::Shown;", &["1 high::child::Shown high/child.rs"]);
    assert_eq!(from("high.rs", &of_low("")), Vec::<String>::new());
}

/// An ancestor that uses an item that it re-exports has an edge to it.
#[test]
fn reexport_used_by_ancestor_edge() {
    let edges = read(&[
        ("lib.rs", "mod a;"),
        ("a.rs", "mod b;\npub use b::B;\nfn f() -> B { B }"),
        ("a/b.rs", "pub struct B;"),
    ]);
    assert_eq!(from("a.rs", &edges.unwrap()), ["3 a::b::B a/b.rs"]);
}

/// An item that `lib.rs` defines is an edge to `lib.rs`.
#[test]
fn root_item_edge_to_lib() {
    assert_low("use crate::helper;", &["1 helper lib.rs"]);
}

/// A path in an expression, type, bound, pattern, `impl` or attribute is an edge without a `use`.
#[test]
fn body_path_edge() {
    for text in [
        "fn f() { crate::high::call(); }",
        "fn f() { let _ = super::high::call; }",
        "fn f(_: Vec<Option<&crate::high::call>>) {}",
        "fn f<T: crate::high::call>() {}",
        "fn f(x: u8) { match x { crate::high::call => {} } }",
        "impl crate::high::call for u8 {}",
        "const X: u8 = { { crate::high::call } };",
        "#[derive(crate::high::call)] struct S;",
        "fn f() { use crate::high; high::call() }",
    ] {
        assert_low(text, &["1 high::call high.rs"]);
    }
    let edges = read(&[
        ("lib.rs", "mod a;"),
        ("a.rs", "mod b;\nfn f() { b::call::<u8>() }"),
        ("a/b.rs", "pub fn call<T>() {}"),
    ]);
    assert_eq!(from("a.rs", &edges.unwrap()), ["2 a::b::call a/b.rs"]);
}

/// A path in the arguments or the body of a macro is an edge, and so is the name of the macro.
#[test]
fn macro_path_in_tokens_edge() {
    for text in [
        "fn f() { format!(\"{}\", crate::high::call()); }",
        "fn f() { vec![(1, [super::high::call])]; }",
        "use crate::high; fn f() { println!(\"{}\", high::call::<u8>()); }",
        "macro_rules! m { () => { $crate::high::call() } }",
        "macro_rules! m { () => { use crate::high::{call}; } }",
        "fn f() { crate::high::call!(); }",
        "fn f() { (0..crate::high::call(), vec![0..crate::high::call()]); }",
    ] {
        assert_low(text, &["1 high::call high.rs"]);
    }
}

/// A macro without a path is an edge to the file that defines it. Its arguments can define items.
#[test]
fn macro_textual_scope_edge_to_definition() {
    let edges = read(&[
        ("lib.rs", "#[macro_use] mod a; mod b;"),
        ("a.rs", "macro_rules! made { ($($t:tt)*) => { $($t)* } }"),
        ("b.rs", "mod c;\npub use c::Made;\nmade! { pub struct Own; }\nfn f(_: c::Gone) {}"),
        ("b/c.rs", "made! { pub struct Made; }\nfn f(_: super::Made, _: super::Own) {}"),
    ])
    .unwrap();
    assert_eq!(
        from("b.rs", &edges),
        ["3 made a.rs", "4 b::c::Gone b/c.rs"].map(|line| { line.replace(" made", " a::made") })
    );
    assert_eq!(from("b/c.rs", &edges), ["1 a::made a.rs", "2 b::Own b.rs"]);
}

/// `#[path]` and `#[cfg_attr(…, path)]` give the file of a module. All versions of it count.
#[test]
fn path_attribute_both_systems_edges() {
    let edges = edges_of(&[
        ("lib.rs", "mod high; #[path = \"elsewhere/odd.rs\"] mod low;"),
        (
            "elsewhere/odd.rs",
            "#[cfg_attr(unix, path = \"a.rs\")]\n#[cfg_attr(windows, path = \"b.rs\")]\n\
             mod system;\nmod beside;\nfn f() { system::go(); }",
        ),
        ("elsewhere/a.rs", "use crate::high::Item; pub fn go() {}"),
        ("elsewhere/b.rs", "use super::super::high::call; pub fn go() {}"),
        ("elsewhere/beside.rs", ""),
    ]);
    assert_eq!(
        from("elsewhere/odd.rs", &edges),
        ["5 low::system::go elsewhere/a.rs", "5 low::system::go elsewhere/b.rs",]
    );
    assert_eq!(from("elsewhere/a.rs", &edges), ["1 high::Item high.rs"]);
    assert_eq!(from("elsewhere/b.rs", &edges), ["1 high::call high.rs"]);
}

/// Code that is compiled for tests alone adds no edge.
#[test]
fn tests_any_form_skipped() {
    for text in [
        "#[cfg(test)] mod tests { use crate::high::Item; }",
        "#[cfg(test)] use crate::high::Item;",
        "#[cfg(all(test, unix))] fn f() { crate::high::call(); }",
        "#[cfg(any(test, all(test, unix)))] const X: u8 = crate::high::X;",
        "#[test] fn f() { crate::high::call(); }",
        "struct S; impl S { #[cfg(test)] fn f() { crate::high::call(); } }",
        "struct S { #[cfg(test)] x: crate::high::Item }",
    ] {
        assert_low(text, &[]);
    }
    for declaration in [
        "#[cfg(test)] #[path = \"low_tests.rs\"] mod anything;",
        "#[path = \"low_tests.rs\"] mod anything;",
        "mod tests;",
    ] {
        let edges = edges_of(&[
            ("lib.rs", "mod high; mod low;"),
            ("low.rs", &format!("#[cfg(test)] mod helped; {declaration}")),
            ("low_tests.rs", "use crate::high::Item;"),
            ("low/tests.rs", "use crate::high::Item;"),
            ("low/helped.rs", "mod more; use crate::high::Item;"),
            ("low/helped/more.rs", "use crate::high::Item;"),
        ]);
        assert_eq!(edges, [], "{declaration}");
    }
}

/// Code whose condition can be met outside tests adds an edge.
#[test]
fn condition_not_only_test_edge() {
    for condition in ["any(test, feature = \"x\")", "not(test)", "unix", "feature = \"test\""] {
        assert_low(
            &format!("#[cfg({condition})] use crate::high::Item;"),
            &["1 high::Item high.rs"],
        );
    }
}

/// Comments, strings, paths of other crates, members and variables are no edges.
#[test]
fn lookalike_no_edge() {
    for text in [
        "// crate::high::Item\n/* use crate::high::Item; */ /// [`crate::high::Item`]\nfn f() {}",
        "const X: &str = \"crate::high::Item\"; const Y: &str = r#\"use crate::high::Item;\"#;",
        "fn f() { format!(\"crate::high::Item {}\", 1); }",
        "use ::high::Item;",
        "use other::high::Item;",
        "fn f() { x.high.call(); vec![x.call()]; }",
        "use crate::high; fn f(high: u8) -> u8 { high }",
        "pub(in crate::high) struct S;",
        "mod high { pub struct Item; } use self::high::Item;",
    ] {
        assert_low(text, &[]);
    }
}

/// If a function and a module share a name, it means the module before `::`, in a `use` and as a
/// word alone, and the function at the end of a longer path.
#[test]
fn name_module_and_function_distinguished() {
    let of = |text| {
        edges_of(&[
            ("lib.rs", "mod high; mod low; mod both; fn both() {}"),
            ("both.rs", "pub fn call() {}"),
            ("low.rs", text),
        ])
    };
    assert_eq!(from("low.rs", &of("use crate::both::call;")), ["1 both::call both.rs"]);
    assert!(of("use crate::both; fn f(both: u8) -> u8 { both }").is_empty());
    assert_eq!(from("low.rs", &of("fn f() { crate::both() }")), ["1 both lib.rs"]);
}

/// An import that refers to itself is no edge, and the search ends.
#[test]
fn import_names_itself_no_edge() {
    assert_low("use high::high; use a::b; use b::a;", &[]);
}

/// A file without a module and a module without a file are errors.
#[test]
fn file_without_module_error() {
    let stray = read(&[("lib.rs", ""), ("stray.rs", "")]);
    assert_eq!(stray.unwrap_err().to_string(), "stray.rs belongs to no module");
    let beside = read(&[
        ("lib.rs", "#[cfg(test)] #[path = \"odd.rs\"] mod t;"),
        ("odd.rs", ""),
        ("stray.rs", ""),
    ]);
    assert_eq!(beside.unwrap_err().to_string(), "stray.rs belongs to no module");
    let missing = read(&[("lib.rs", "mod gone;")]);
    assert_eq!(missing.unwrap_err().to_string(), "lib.rs: mod gone has no file");
    assert!(read(&[("lib.rs", "mod main_is_no_module {}"), ("main.rs", "")]).is_ok());
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
