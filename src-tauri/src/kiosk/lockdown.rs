//! Closes a kiosk's window off before it is shown. All of it holds, or there is no kiosk.

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

/// The engine answers at once or never.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where a test says that a step shall fail.
#[cfg(feature = "test-hooks")]
fn last_step() -> Result<(), String> {
    crate::platform::test_hooks::failing_step().map_or(Ok(()), Err)
}

#[cfg(not(feature = "test-hooks"))]
fn last_step() -> Result<(), String> {
    Ok(())
}

/// Takes from the engine whatever leads out of the page: menus, printing, files, permissions, inspectors, zoom.
///
/// # Errors
/// A step that the engine refused, or did not get to.
pub(crate) fn harden(window: &WebviewWindow) -> Result<(), WindowError> {
    let (done, outcome) = mpsc::channel();
    window.with_webview(move |webview| {
        // Nobody waits any longer when the answer is late.
        let _ = done.send(system::harden(&webview).and_then(|()| last_step()));
    })?;
    match outcome.recv_timeout(PATIENCE) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(step)) => Err(WindowError::NotHardened(step)),
        Err(_) => Err(WindowError::NotHardened("the engine did not answer".to_owned())),
    }
}
