//! The window: how it is made, what it may load, when it is shown, what happens when its web process dies.

mod actions;
#[cfg(target_os = "linux")]
mod announcement;
mod current;
#[cfg(target_os = "linux")]
mod engine;
mod error;
#[cfg(any(target_os = "linux", windows))]
mod failures;
mod geometry;
pub(crate) mod guard;
#[cfg(target_os = "linux")]
mod light;
#[cfg(target_os = "linux")]
mod liveness;
mod open;
#[cfg(target_os = "linux")]
mod paper;
mod patience;
mod reload;
mod size;
mod state;
#[cfg(windows)]
mod webview2;

pub(crate) use actions::{announce, ask_about_closing, enlarge, entitle, lead, print, raise};
pub(crate) use current::{is_seen, place};
pub(crate) use error::WindowError;
pub(crate) use geometry::remember_size;
pub(crate) use open::{LockDown, open};
pub(crate) use patience::mark_ready;
pub(crate) use reload::{ask_page, renew, start_over};
