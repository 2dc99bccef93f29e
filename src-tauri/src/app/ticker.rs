//! Keeps a visible page true: one thread waits, reads the clock and pushes what has changed.
//! `state::moment_filter` decides when it reads the clock next, and whether it pushes.

use std::time::Duration;

use chrono::TimeDelta;
use reperes_core::PARIS;
use tauri::{AppHandle, Manager as _};

use crate::background::{lifecycle, notification};
use crate::kiosk::nightly_restart::NightlyRestart;
use crate::state::app_state::AppState;
use crate::state::moment_filter::{MAX_WAIT, wait_time};
use crate::window;

/// Starts the thread, which ends with the process.
pub(crate) fn start(app: &AppHandle) -> std::io::Result<()> {
    let app = app.clone();
    std::thread::Builder::new().name("time".to_owned()).spawn(move || {
        let _abort = AbortOnPanic;
        let app_state = app.state::<AppState>();
        let (mut nightly_restart, mut starting) = (NightlyRestart::default(), true);
        let longest = longest_wait();
        loop {
            // The write may take long and changes what the clock is compared with, so the snapshot
            // comes after it.
            app_state.clock_check.record_if_due(app_state.clock.now());
            let snapshot = app_state.snapshot();
            let now = snapshot.now();
            // The policy names an hour and no zone: the zone of the computer counts. Where that one
            // is unknown, the zone of the helplines does.
            if let Some(kiosk) = app_state.mode.kiosk()
                && nightly_restart.take_due(
                    now,
                    snapshot.computer.unwrap_or(PARIS.into()),
                    kiosk.policy.restart_hour,
                    starting,
                )
            {
                window::restart_web_process(&app);
            }
            starting = false;
            if app_state.mode.kiosk().is_none() {
                lifecycle::relaunch_if_due(&app);
                lifecycle::refresh_tray(&app, &snapshot);
                notification::show_due(&app, &snapshot);
            }
            let moment = app_state.moment(&snapshot);
            if app_state.page_feed.send_if_changed(moment, window::is_visible(&app)) {
                window::ping_page(&app);
            }
            app_state.page_feed.wait(
                wait_time(now, snapshot.outlooks.next_display_change(), longest)
                    .to_std()
                    .unwrap_or(Duration::from_secs(1)),
            );
        }
    })?;
    Ok(())
}

/// Aborts the process if the thread panics, in any build: without it the window would show states
/// that are no longer true.
struct AbortOnPanic;

impl Drop for AbortOnPanic {
    fn drop(&mut self) {
        if std::thread::panicking() {
            std::process::abort();
        }
    }
}

/// The longest time between two readings of the clock. The build for tests can set a shorter one.
fn longest_wait() -> TimeDelta {
    #[cfg(feature = "test-hooks")]
    if let Some(shorter) = crate::platform::test_hooks::longest_wait() {
        return shorter;
    }
    MAX_WAIT
}
