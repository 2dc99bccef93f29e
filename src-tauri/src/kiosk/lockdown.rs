//! The lockdown of a kiosk's window, applied before the window is shown: the engine, menus and
//! variables. If a step fails, the kiosk does not start.
//!
//! The other things that a kiosk forbids: commands in `app/commands/permissions.rs`, addresses in
//! `window/navigation.rs`, closing and resizing in `window/open.rs`, keys in the page, in
//! `ui/src/kiosk/KioskRoot.svelte`.

pub(crate) mod environment;
pub(crate) mod menu;
#[cfg_attr(target_os = "linux", path = "lockdown/linux.rs")]
#[cfg_attr(windows, path = "lockdown/windows.rs")]
#[cfg_attr(target_os = "macos", path = "lockdown/macos.rs")]
mod system;

use std::sync::mpsc;
use std::time::Duration;

use tauri::WebviewWindow;

use crate::window::WindowError;

/// An engine that has not answered by then never does: it answers at once or not at all.
const ENGINE_TIMEOUT: Duration = Duration::from_secs(5);

/// A failure that a test asks for.
#[cfg(feature = "test-hooks")]
fn injected_failure() -> Result<(), String> {
    crate::platform::test_hooks::failing_lockdown_step().map_or(Ok(()), Err)
}

#[cfg(not(feature = "test-hooks"))]
fn injected_failure() -> Result<(), String> {
    Ok(())
}

/// Disables what leads out of the page in the engine: menus, printing, files, permissions, the
/// inspector, zoom.
///
/// # Errors
/// A step that the engine refused, or an engine that did not answer in time.
pub(crate) fn harden(window: &WebviewWindow) -> Result<(), WindowError> {
    let (done, outcome) = mpsc::channel();
    window.with_webview(move |webview| {
        // Sending fails if the answer is late: the receiver is gone by then.
        let _ = done.send(system::harden(&webview).and_then(|()| injected_failure()));
    })?;
    match outcome.recv_timeout(ENGINE_TIMEOUT) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(step)) => Err(WindowError::LockdownFailed(step)),
        Err(_) => Err(WindowError::LockdownFailed("the engine did not answer".to_owned())),
    }
}
