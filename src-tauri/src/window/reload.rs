//! Loads the page again: for the next person at a kiosk, or because it hangs.

use std::time::Duration;

use tauri::{AppHandle, Manager as _, WebviewWindow};

use super::current::current;
#[cfg(target_os = "linux")]
use super::liveness;
#[cfg(not(target_os = "linux"))]
use super::page_watchdog::is_ready;
use super::page_watchdog::start_page_watchdog;
#[cfg(not(target_os = "linux"))]
use crate::state::app_state::AppState;
use crate::view::wire::CommandError;

/// Time after a reload until a page that is still missing is loaded once more.
const RETRY_DELAY: Duration = Duration::from_secs(4);

/// Loads the page again by `load`, and waits for it. A page that does not appear is loaded once
/// more; then the fallback dialog shows the numbers. Every reload goes through this function.
pub(super) fn load_and_watch<T>(app: &AppHandle, load: impl FnOnce() -> T) -> T {
    // The wait begins first: otherwise a fast page could report before anybody waits for it.
    start_page_watchdog(app, Some(RETRY_DELAY));
    load()
}

/// Clears the browsing data and loads the page from the start screen, with the present state.
///
/// # Errors
/// Returns an error if the engine does not load it.
pub(crate) fn reload_from_start(window: &WebviewWindow) -> Result<(), CommandError> {
    let load = || -> tauri::Result<()> {
        window.clear_all_browsing_data()?;
        let mut start = window.url()?;
        start.set_fragment(None);
        start.set_query(None);
        window.navigate(start)?;
        window.reload()
    };
    load_and_watch(window.app_handle(), load).map_err(|error| {
        log::error!("the kiosk does not start over: {error}");
        CommandError::internal("the kiosk does not start over")
    })
}

/// Restarts the web process on Linux, which loads the page again; other systems reload the page.
/// Either way the page gets a fresh state.
pub(crate) fn restart_web_process(app: &AppHandle) {
    let Some(window) = current(app) else { return };
    #[cfg(target_os = "linux")]
    let restarted = window
        .with_webview(|webview| webkit2gtk::WebViewExt::terminate_web_process(&webview.inner()));
    #[cfg(not(target_os = "linux"))]
    let restarted = {
        app.state::<AppState>().reset_kiosk_language();
        load_and_watch(app, || window.reload())
    };
    if let Err(error) = restarted {
        log::error!("the page is not renewed: {error}");
    }
}

/// Pings the page. If it does not answer, its web process is restarted. Callable from any thread.
#[cfg(target_os = "linux")]
pub(crate) fn ping_page(app: &AppHandle) {
    if let Err(error) = app.run_on_main_thread(liveness::ping) {
        log::error!("the main thread is gone: {error}");
    }
}

/// Pings the page through Tauri. If it does not answer, it is reloaded.
#[cfg(not(target_os = "linux"))]
pub(crate) fn ping_page(app: &AppHandle) {
    let Some(window) = current(app).filter(|_| is_ready()) else { return };
    let (sender, receiver) = std::sync::mpsc::channel();
    if window.eval_with_callback("1", move |_| sender.send(()).unwrap_or_default()).is_err() {
        return;
    }
    let app = app.clone();
    let waiter = std::thread::Builder::new().name("liveness".to_owned()).spawn(move || {
        if receiver.recv_timeout(Duration::from_secs(5)).is_err() {
            log::error!("the page does not answer: it is loaded again");
            restart_web_process(&app);
        }
    });
    if let Err(error) = waiter {
        log::error!("nobody waits for the page: {error}");
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    /// Each file that loads the page again waits for it. The watchdog itself is the exception.
    #[test]
    fn every_reload_is_watched() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/src/window");
        let mut unwatched = Vec::new();
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let source = fs::read_to_string(&path).unwrap();
            let code = source.split("#[cfg(test)]").next().unwrap();
            let reloads = [".reload()", ".load_uri(", "location.reload()"];
            if reloads.iter().any(|call| code.contains(call)) && !code.contains("load_and_watch(") {
                unwatched.push(path.file_name().unwrap().to_owned());
            }
        }
        assert_eq!(unwatched, ["page_watchdog.rs"]);
    }
}
