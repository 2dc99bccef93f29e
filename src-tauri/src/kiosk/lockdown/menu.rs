//! The menu bar of macOS, whose usual one has "quit", "hide" and "services", and their keys.

use tauri::{Builder, Wry};

/// A bar with the name of the app, and nothing under it.
#[cfg(target_os = "macos")]
pub(crate) fn close(builder: Builder<Wry>) -> Builder<Wry> {
    use tauri::menu::{Menu, Submenu};
    builder
        .enable_macos_default_menu(false)
        .menu(|app| Menu::with_items(app, &[&Submenu::new(app, "Repères", true)?]))
}

/// No other system has a bar of its own.
#[cfg(not(target_os = "macos"))]
pub(crate) fn close(builder: Builder<Wry>) -> Builder<Wry> {
    builder
}
