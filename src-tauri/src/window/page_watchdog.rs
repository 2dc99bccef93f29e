//! The page watchdog: it waits until the page reports that it is drawn, and acts if that fails.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tauri::AppHandle;

use super::current::current;
use super::fallback_dialog;

/// Time after which the fallback dialog shows the numbers without the page.
const PAGE_TIMEOUT: Duration = Duration::from_secs(10);

/// The number of pages requested so far, and the number of the last one that was ready. A page that
/// never was ready leaves a gap.
static PAGES_REQUESTED: AtomicU32 = AtomicU32::new(0);
static LAST_READY_PAGE: AtomicU32 = AtomicU32::new(0);

/// Whether the page that was requested last is drawn.
pub(super) fn is_ready() -> bool {
    LAST_READY_PAGE.load(Ordering::Relaxed) == PAGES_REQUESTED.load(Ordering::Relaxed)
}

/// Records that the page is drawn. The page reports it by a command.
pub(crate) fn mark_ready() {
    LAST_READY_PAGE.store(PAGES_REQUESTED.load(Ordering::Relaxed), Ordering::Relaxed);
    log::debug!("the page is ready");
}

/// Starts to wait for a page. If it is not ready after `retry_after`, it is loaded again; if it is
/// still not ready after [`PAGE_TIMEOUT`] more, the fallback dialog appears.
pub(super) fn start_page_watchdog(app: &AppHandle, retry_after: Option<Duration>) {
    let page = PAGES_REQUESTED.fetch_add(1, Ordering::Relaxed) + 1;
    let is_missing = move || {
        PAGES_REQUESTED.load(Ordering::Relaxed) == page
            && LAST_READY_PAGE.load(Ordering::Relaxed) < page
    };
    let app = app.clone();
    let waiter = std::thread::Builder::new().name("patience".to_owned()).spawn(move || {
        if let Some(retry_after) = retry_after {
            std::thread::sleep(retry_after);
            if is_missing() && current(&app).is_some_and(|window| window.reload().is_err()) {
                log::error!("the page cannot be asked for again");
            }
        }
        std::thread::sleep(PAGE_TIMEOUT);
        if is_missing() {
            log::error!("the page did not appear within {} s", PAGE_TIMEOUT.as_secs());
            fallback_dialog::show_from_any_thread(&app);
        }
    });
    if let Err(error) = waiter {
        log::error!("nobody waits for the page: {error}");
    }
}
