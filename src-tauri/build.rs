//! Generates the permissions of our own commands: a window may only call those that its capability names.

/// The whole IPC surface. A test compares it with the handler in `src/app/run.rs`.
const COMMANDS: &[&str] = &[
    "page_ready",
    "read_page",
    "follow_time",
    "choose_language",
    "choose_audience",
    "choose_preferences",
    "end_welcome",
    "trust_clock",
    "open_folder",
    "erase_all",
    "contact",
    "read_place",
    "read_sources",
    "remind",
    "read_staying",
    "choose_staying",
    "choose_notices",
    "choose_autostart",
    "end_window",
    "keep_window",
    "read_parts",
    "search",
    "sum_up",
    "copy_entry",
    "copy_noted",
    "open_help",
    "print_page",
    "announce",
    "restart_kiosk",
    "leave_kiosk",
];

/// When the program is built, in seconds since 1970: what the builder says, else the computer's clock.
fn built() -> u64 {
    let said = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = || {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| since.as_secs())
    };
    said.unwrap_or_else(now)
}

#[expect(clippy::expect_used, reason = "a build that cannot generate its permissions must stop")]
fn main() {
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    println!("cargo::rustc-env=REPERES_BUILT={}", built());
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("tauri.conf.json is sound");
}
