//! The tests of the project, read from its sources without a build.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{Suite, Target};
use crate::cmd;

/// A test, as it is found in the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundTest {
    pub(super) suite: Suite,
    /// The program, then the modules or the file of an interface test, then the name:
    /// `e2e::kiosk::screen_size::…`, `interface::search::…`.
    pub(super) path: String,
    /// The name of the function, or the title.
    pub(super) leaf: String,
    pub(super) file: PathBuf,
}

/// Every test of the project.
pub(super) fn all() -> Result<Vec<FoundTest>> {
    let root = cmd::root();
    let mut found = Vec::new();
    for (package, folder, target) in [
        ("reperes-core", "core/src", Target::Lib),
        ("reperes", "src-tauri/src", Target::Lib),
        ("xtask", "xtask/src", Target::Bin),
    ] {
        rust_folder(&root.join(folder), &Suite::Rust(package, target), &[], &mut found)?;
    }
    for (package, folder) in [("reperes-core", "core/tests"), ("reperes", "src-tauri/tests")] {
        for entry in fs::read_dir(root.join(folder))?.flatten() {
            let path = entry.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if path.extension().is_some_and(|end| end == "rs") {
                let suite = Suite::Rust(package, Target::Test(name.clone()));
                rust_file(&path, &suite, &[], &mut found)?;
                let modules = path.with_extension("");
                if modules.is_dir() {
                    rust_folder(&modules, &suite, &[], &mut found)?;
                }
            } else if path.join("main.rs").is_file() {
                rust_folder(&path, &Suite::Rust(package, Target::Test(name)), &[], &mut found)?;
            }
        }
    }
    rust_folder(&root.join("e2e/tests/window"), &Suite::Window, &[], &mut found)?;
    interface_folder(&root.join("ui/tests"), &mut found)?;
    Ok(found)
}

fn rust_folder(
    folder: &Path,
    suite: &Suite,
    modules: &[String],
    found: &mut Vec<FoundTest>,
) -> Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let below = if matches!(name.as_str(), "lib" | "main" | "mod") {
            modules.to_vec()
        } else {
            [modules, &[name]].concat()
        };
        if path.is_dir() {
            rust_folder(&path, suite, &below, found)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            rust_file(&path, suite, &below, found)?;
        }
    }
    Ok(())
}

fn rust_file(
    path: &Path,
    suite: &Suite,
    modules: &[String],
    found: &mut Vec<FoundTest>,
) -> Result<()> {
    for (inside, leaf) in rust_tests(&fs::read_to_string(path)?) {
        let program = suite.program();
        let path_of = [&[program.to_owned()], modules, &inside, std::slice::from_ref(&leaf)]
            .concat()
            .join("::");
        found.push(FoundTest { suite: suite.clone(), path: path_of, leaf, file: path.to_owned() });
    }
    Ok(())
}

/// The tests in a formatted file, each with its inline modules.
fn rust_tests(text: &str) -> Vec<(Vec<String>, String)> {
    let mut open: Vec<(usize, String)> = Vec::new();
    let (mut marked, mut tests) = (false, Vec::new());
    for line in text.lines() {
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        if trimmed.starts_with('}') {
            open.retain(|(outer, _)| *outer < indent);
        }
        let words = trimmed.trim_start_matches("pub ").trim_start_matches("async ");
        if let Some(name) = words.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(" {")) {
            open.push((indent, name.to_owned()));
        }
        if trimmed.starts_with("#[test]") {
            marked = true;
        } else if let Some(rest) = words.strip_prefix("fn ") {
            if marked {
                let name: String = rest
                    .chars()
                    .take_while(|sign| sign.is_alphanumeric() || *sign == '_')
                    .collect();
                tests.push((open.iter().map(|(_, module)| module.clone()).collect(), name));
            }
            marked = false;
        }
    }
    tests
}

fn interface_folder(folder: &Path, found: &mut Vec<FoundTest>) -> Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            interface_folder(&path, found)?;
            continue;
        }
        let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".test.ts"))
        else {
            continue;
        };
        for leaf in titles(&fs::read_to_string(&path)?) {
            found.push(FoundTest {
                suite: Suite::Interface,
                path: format!("interface::{name}::{leaf}"),
                leaf,
                file: path.clone(),
            });
        }
    }
    Ok(())
}

/// The titles of tests and groups: the first string after `test(`, `it(`, `describe(` or after an
/// `each`.
fn titles(text: &str) -> Vec<String> {
    let mut titles = Vec::new();
    for (at, _) in text.match_indices('(') {
        let before = text[..at].trim_end();
        let opens = ["test", "it", "describe"].iter().any(|word| {
            before.strip_suffix(word).is_some_and(|rest| {
                !rest.ends_with(|sign: char| sign.is_alphanumeric() || "._$".contains(sign))
            })
        });
        let after = text[at + 1..].trim_start();
        let Some(quote) = after.chars().next().filter(|sign| matches!(sign, '"' | '\'' | '`'))
        else {
            continue;
        };
        if (opens || before.ends_with(')'))
            && let Some(end) = after[1..].find(quote)
        {
            titles.push(after[1..=end].to_owned());
        }
    }
    titles
}

#[cfg(test)]
mod tests {
    use super::{rust_tests, titles};

    /// Tests are found with their inline modules.
    #[test]
    fn tests_are_found_with_the_modules_around_them() {
        let text = "#[test]\nfn top() {\n    let f = 1;\n}\nfn helper() {}\nmod tests {\n    #[test]\n    #[ignore]\n    fn inside() {}\n    proptest! {\n        #[test]\n        fn law(x in 0..1) {}\n    }\n}\n#[test]\nfn end() {}\n";
        let found: Vec<String> = rust_tests(text)
            .into_iter()
            .map(|(modules, name)| [modules, vec![name]].concat().join("::"))
            .collect();
        assert_eq!(found, ["top", "tests::inside", "tests::law", "end"]);
    }

    /// Titles are found in each form in which they can be written.
    #[test]
    fn titles_are_found_in_each_way_of_writing_them() {
        let text = "describe(\"a group\", () => {\n  test('one', () => {});\n  it(\n    `two`,\n  );\n  test.each([1])(\"three %s\", x => {});\n  expect(f(\"no\"));\n});";
        assert_eq!(titles(text), ["a group", "one", "two", "three %s"]);
    }
}
