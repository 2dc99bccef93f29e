//! Makes of the list of commands what Tauri needs of it: the handler, one permission for each
//! command, and a capability for each window. Also records the time of the build.

#[path = "src/app/commands/permissions.rs"]
mod permissions;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The time of the build in seconds since 1970: `SOURCE_DATE_EPOCH`, else the computer's clock.
fn build_time() -> u64 {
    let given = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = || {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| since.as_secs())
    };
    given.unwrap_or_else(now)
}

/// Writes the handler, which `src/app/run.rs` includes.
fn write_handler(folder: &Path) -> io::Result<()> {
    let paths: Vec<String> = permissions::COMMANDS
        .iter()
        .map(|(name, _)| format!("crate::app::commands::{name}"))
        .collect();
    let handler = format!("tauri::generate_handler![\n{}\n]\n", paths.join(",\n"));
    fs::write(folder.join("handler.rs"), handler)
}

/// Writes the capability of a window: the commands that are listed for it and nothing else.
fn write_capability(folder: &Path, window: &str) -> io::Result<()> {
    let permissions: Vec<String> = permissions::commands_of(window)
        .map(|command| format!("\"allow-{}\"", command.replace('_', "-")))
        .collect();
    let capability = format!(
        r#"{{ "identifier": "{window}", "windows": ["{window}"], "permissions": [{}] }}"#,
        permissions.join(", ")
    );
    fs::write(folder.join(format!("{window}.json")), capability)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    println!("cargo::rustc-env=REPERES_BUILT={}", build_time());
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let capabilities = out.join("capability-files");
    fs::create_dir_all(&capabilities)?;
    write_handler(&out)?;
    write_capability(&capabilities, "main")?;
    write_capability(&capabilities, "kiosk")?;
    // Tauri takes both lists as static: the build script leaks them.
    let names: Vec<&str> = permissions::COMMANDS.iter().map(|(name, _)| *name).collect();
    // The folder may contain characters that mean something in a pattern.
    let escape = |character: char| match character {
        '?' | '*' | '[' | ']' => format!("[{character}]"),
        _ => character.to_string(),
    };
    let folder: String = capabilities.display().to_string().chars().map(escape).collect();
    let pattern = format!("{folder}/*.json");
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(names.leak()))
        .capabilities_path_pattern(pattern.leak());
    Ok(tauri_build::try_build(attributes)?)
}
