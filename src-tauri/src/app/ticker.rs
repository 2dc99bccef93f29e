//! Keeps a visible page true: one thread that waits, looks at the clock and pushes what changed. When to look and whether to
//! push is decided in `watch`.

use std::time::Duration;

use chrono::TimeDelta;
use reperes_core::PARIS;
use tauri::{AppHandle, Manager as _};

use crate::background::{lifecycle, notification};
use crate::kiosk::nightly_restart::Night;
use crate::platform::zone::computer_zone;
use crate::state::app_state::Shell;
use crate::state::moment_filter::{LONGEST, wait};
use crate::window;

/// Starts the thread. It ends with the process.
pub(crate) fn start(app: &AppHandle) -> std::io::Result<()> {
    let app = app.clone();
    std::thread::Builder::new().name("time".to_owned()).spawn(move || {
        let _end = EndsTheProcess;
        let shell = app.state::<Shell>();
        let (mut night, mut starting) = (Night::default(), true);
        let longest = longest_wait();
        loop {
            let now = shell.clock.now();
            // The policy names an hour, and no zone. Where that of the computer is unknown, the night of the lines counts.
            if let Some(kiosk) = shell.mode.kiosk()
                && night.falls(
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

/// A window whose states stand still would lie: without this thread there is no app, in any build.
struct EndsTheProcess;

impl Drop for EndsTheProcess {
    fn drop(&mut self) {
        if std::thread::panicking() {
            std::process::abort();
        }
    }
}

/// The longest time between two looks; the build for tests can be told a shorter one.
fn longest_wait() -> TimeDelta {
    #[cfg(feature = "test-hooks")]
    if let Some(shorter) = crate::platform::test_hooks::longest_wait() {
        return shorter;
    }
    LONGEST
}
