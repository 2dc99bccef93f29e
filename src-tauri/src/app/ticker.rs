//! Keeps a visible page true: one thread waits, reads the clock and pushes what has changed.
//! `state::moment_filter` decides when it reads the clock next, and whether it pushes.

use std::time::Duration;

use chrono::TimeDelta;
use reperes_core::PARIS;
use tauri::{AppHandle, Manager as _};

use crate::background::{lifecycle, notification};
use crate::kiosk::nightly_restart::NightlyRestart;
use crate::platform::zone::computer_zone;
use crate::state::app_state::Shell;
use crate::state::moment_filter::{LONGEST, wait};
use crate::window;

/// Starts the thread, which ends with the process.
pub(crate) fn start(app: &AppHandle) -> std::io::Result<()> {
    let app = app.clone();
    std::thread::Builder::new().name("time".to_owned()).spawn(move || {
        let _abort = AbortOnPanic;
        let shell = app.state::<Shell>();
        let (mut nightly_restart, mut starting) = (NightlyRestart::default(), true);
        let longest = longest_wait();
        loop {
            let now = shell.clock.now();
            // The policy names an hour and no zone: the zone of the computer counts. Where that one
            // is unknown, the zone of the helplines does.
            if let Some(kiosk) = shell.mode.kiosk()
                && nightly_restart.is_due(
                    now,
                    computer_zone().unwrap_or(PARIS.into()),
                    kiosk.policy.restart_hour,
                    starting,
                )
            {
                window::renew(&app);
            }
            starting = false;
            shell.trust.pass(now);
            if shell.mode.kiosk().is_none() {
                lifecycle::tick(&app);
                notification::tell(&app);
            }
            if shell.live.tell(shell.moment(now), window::is_seen(&app)) {
                window::ask_page(&app);
            }
            shell.live.sleep(
                wait(now, shell.next_change(now), longest)
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
    LONGEST
}
