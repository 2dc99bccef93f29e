//! Generates the permissions of our own commands: a window may only call those that its capability names.

/// The whole IPC surface. A test compares it with the handler in `src/lib.rs`.
const COMMANDS: &[&str] = &[
    "page_ready",
    "read_page",
    "follow_time",
    "choose_language",
    "choose_audience",
    "choose_preferences",
    "end_welcome",
    "open_folder",
    "erase_all",
    "contact",
    "read_place",
    "read_sources",
    "search",
    "sum_up",
    "copy_entry",
    "copy_noted",
    "open_help",
    "print_page",
];

#[expect(clippy::expect_used, reason = "a build that cannot generate its permissions must stop")]
fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)).expect("tauri.conf.json is sound");
}
