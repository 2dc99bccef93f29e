//! Checks that no published file contains traces of the build machine or of unfinished work.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use super::staging;
use crate::cmd;

/// Checks the program and the interface, which is compressed in the program: no folder of the build
/// machine, no TODO, no developer tools, no test hook.
pub(crate) fn check_program(program: &Path) -> Result<()> {
    let page = cmd::root().join("ui/dist");
    let page: Vec<PathBuf> = staging::files(&page)?.iter().map(|place| page.join(place)).collect();
    ensure!(!page.is_empty(), "the page was not built");
    for file in page.iter().map(PathBuf::as_path).chain([program]) {
        check_file(file)?;
    }
    let tree = cmd::cargo(&[
        "tree",
        "--locked",
        "--package",
        "reperes",
        "--edges",
        "normal,features",
        "--target",
        "all",
    ]);
    let tree = cmd::capture(tree)?;
    ensure!(tree.contains("tauri feature"), "cargo tree names no features");
    ensure!(!tree.contains("feature \"devtools\""), "developer tools are compiled in");
    Ok(())
}

/// Checks every file of a staged package.
pub(crate) fn check_tree(top: &Path) -> Result<()> {
    let files = staging::files(top)?;
    ensure!(files.len() > 3, "{} holds {} files only", top.display(), files.len());
    files.iter().try_for_each(|place| check_file(&top.join(place)))
}

fn check_file(file: &Path) -> Result<()> {
    let home = std::env::home_dir().unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from).unwrap_or_default();
    let bytes = if file.extension().is_some_and(|end| end == "gz") {
        let out = cmd::program("gzip", &["--decompress", "--stdout"]).arg(file).output()?;
        ensure!(out.status.success(), "gzip {}", file.display());
        out.stdout
    } else {
        fs::read(file)?
    };
    if let Some(found) = unwanted(&bytes, &[cmd::root(), home, cargo]) {
        bail!("{} contains {found:?}", file.display());
    }
    ensure!(
        file.extension().is_none_or(|end| end != "map"),
        "{} shows the sources",
        file.display()
    );
    Ok(())
}

/// The first string in these bytes that must not be published.
fn unwanted(bytes: &[u8], folders: &[PathBuf]) -> Option<String> {
    // The slash excludes words such as "/rooted".
    let folders = folders
        .iter()
        .map(|folder| format!("{}/", folder.display()))
        .filter(|folder| folder.len() > 2);
    let notes = ["TODO", "FIXME", "REPERES_TEST_"].map(str::to_owned);
    folders.chain(notes).find(|one| bytes.windows(one.len()).any(|window| window == one.as_bytes()))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::unwanted;

    /// Traces of the build machine and of unfinished work are found; words that only resemble them
    /// are not.
    #[test]
    fn unwanted_finds_traces_not_lookalikes() {
        let folders =
            [PathBuf::from("/home/builder/reperes"), PathBuf::from("/root"), PathBuf::new()];
        for (bytes, found) in [
            (&b"\0/home/builder/reperes/core/src/lib.rs\0"[..], Some("/home/builder/reperes/")),
            (b"/root/.cargo/registry", Some("/root/")),
            (b"// TODO later", Some("TODO")),
            (b"FIXME", Some("FIXME")),
            (b"REPERES_TEST_NOW", Some("REPERES_TEST_")),
            (b"/reperes/core/src/lib.rs, /rooted, a todo list, /", None),
        ] {
            assert_eq!(unwanted(bytes, &folders).as_deref(), found);
        }
    }
}
