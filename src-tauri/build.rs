//! Generates one permission for each command of the app, so that a window can call only the
//! commands that its capability names. Also records the time of the build.

/// The whole IPC surface: each command of the handler in `src/app/run.rs`. The tests of
/// `src/kiosk/commands.rs` and of the kiosk's window read this list.
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

/// The time of the build in seconds since 1970: `SOURCE_DATE_EPOCH`, else the computer's clock.
fn build_time() -> u64 {
    let given = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = || {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| since.as_secs())
    };
    given.unwrap_or_else(now)
}

#[expect(clippy::expect_used, reason = "a build that cannot generate its permissions must stop")]
fn main() {
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    println!("cargo::rustc-env=REPERES_BUILT={}", build_time());
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("tauri.conf.json is sound");
}
