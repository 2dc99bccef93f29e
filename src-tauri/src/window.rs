//! The window: how it is made, what it may load, when it is shown, and how it recovers when its web
//! process ends or hangs.
//!
//! Imports `state` and the layers below it. The caller hands in what a kiosk adds.

mod actions;
#[cfg(target_os = "linux")]
mod announcement;
mod bounds;
mod current;
mod document;
mod error;
pub(crate) mod fallback_dialog;
mod geometry;
#[cfg(target_os = "linux")]
mod liveness;
pub(crate) mod navigation;
mod open;
mod page_watchdog;
#[cfg(target_os = "linux")]
mod prerender;
#[cfg(target_os = "linux")]
mod print;
#[cfg(any(target_os = "linux", windows))]
mod process_failures;
mod reload;
#[cfg(target_os = "linux")]
mod webkitgtk;
#[cfg(windows)]
mod webview2;

pub(crate) use actions::{
    announce, ask_about_closing, focus, navigate, print, set_activation_token, set_zoom,
};
pub(crate) use current::{current_route, is_visible};
pub(crate) use error::WindowError;
pub(crate) use geometry::remember_size;
pub(crate) use open::{LockDown, open};
pub(crate) use page_watchdog::mark_ready;
pub(crate) use reload::{ping_page, reload_from_start, restart_web_process};
