//! Which paths of a source are imports: each is an edge from a file to another.

use super::{assert_low, edges_of, from, of_low, read};

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
