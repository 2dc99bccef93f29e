//! The app without its window: tray, notifications, single instance, relaunch, memory trim.
//!
//! Imports `window` and the layers below it. A kiosk uses none of it.

#[cfg(target_os = "linux")]
pub(crate) mod activation_token;
#[cfg(any(all(test, unix), target_os = "macos"))]
pub(crate) mod instance_socket;
pub(crate) mod lifecycle;
#[cfg(target_os = "linux")]
mod memory_trim;
pub(crate) mod notification;
pub(crate) mod relaunch;
#[cfg(target_os = "linux")]
pub(crate) mod single_instance;
pub(crate) mod status;
mod tray;
mod tray_icon;
