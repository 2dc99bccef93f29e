//! Runs closures on the main thread, which owns the window.

use tauri::AppHandle;

/// Runs `act` on the main thread. Can be called from any thread.
pub(crate) fn on_main_thread(app: &AppHandle, act: impl FnOnce(&AppHandle) + Send + 'static) {
    let handle = app.clone();
    if let Err(error) = app.run_on_main_thread(move || act(&handle)) {
        log::error!("the main thread is gone: {error}");
    }
}
