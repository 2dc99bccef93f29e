//! The sizes of the programs, and of the JavaScript and style sheets of the interface (gzip).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// Measures both programs and the interface in bytes.
pub(crate) fn measure(app: &Path, bare: &Path) -> Result<Value> {
    let script = gzip(&files("ui/dist".as_ref(), "js"))?;
    let style = gzip(&files("ui/dist".as_ref(), "css"))?;
    ensure!(script > 0, "ui/dist holds no script");
    Ok(json!({
        "app_bytes": fs::metadata(app)?.len(),
        "bare_bytes": fs::metadata(bare)?.len(),
        "interface_gzip_bytes": { "js": script, "css": style, "sum": script + style },
    }))
}

fn gzip(files: &[PathBuf]) -> Result<usize> {
    let sizes = files.iter().map(|file| {
        let out = Command::new("gzip").args(["-9", "-c"]).arg(file).output().context("gzip")?;
        ensure!(out.status.success(), "gzip failed on {}", file.display());
        Ok(out.stdout.len())
    });
    sizes.sum()
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found
}
