//! The menu bar of a kiosk on macOS. The default one has "quit", "hide" and "services", with their
//! keys.

use tauri::{Builder, Wry};

/// Replaces the default menu by an empty one with the name of the app.
#[cfg(target_os = "macos")]
pub(crate) fn remove_default(builder: Builder<Wry>) -> Builder<Wry> {
    use tauri::menu::{Menu, Submenu};
    builder
        .enable_macos_default_menu(false)
        .menu(|app| Menu::with_items(app, &[&Submenu::new(app, "Repères", true)?]))
}

/// Other systems have no menu bar of their own.
#[cfg(not(target_os = "macos"))]
pub(crate) fn remove_default(builder: Builder<Wry>) -> Builder<Wry> {
    builder
}
