//! Which files belong to a crate, and which code is compiled for tests alone.

use super::{assert_low, edges_of, from, read};

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
