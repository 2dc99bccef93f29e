//! Keeps a visible page true: one thread that waits, looks at the clock and pushes what changed. When to look and whether to
//! push is decided in `watch`.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager as _};

use crate::clock::computer_zone;
use crate::kiosk::night::Night;
use crate::present::PARIS;
use crate::settings::lock;
use crate::shell::Shell;
use crate::view::Moment;
use crate::watch::{LONGEST, Watch, wait};
use crate::window;
use crate::{companion, notify};

/// The page that follows the time, and a bell to look at once.
#[derive(Default)]
pub(crate) struct Live {
    inner: Mutex<Inner>,
    bell: Condvar,
}

#[derive(Default)]
struct Inner {
    watch: Watch,
    page: Option<Channel<Moment>>,
    rung: bool,
}

impl Live {
    /// A page that was just loaded wants to hear of every change from now on.
    pub(crate) fn follow(&self, page: Channel<Moment>) {
        let mut inner = lock(&self.inner);
        inner.page = Some(page);
        inner.watch.forget();
        drop(inner);
        self.ring();
    }

    /// Makes the thread look at once: the window got the focus, or the computer may have slept.
    pub(crate) fn ring(&self) {
        lock(&self.inner).rung = true;
        self.bell.notify_all();
    }

    /// Tells the page what has changed. Whether anything has.
    fn tell(&self, moment: Moment, visible: bool) -> bool {
        let mut inner = lock(&self.inner);
        let Some(page) = inner.page.clone() else { return false };
        let Some(moment) = inner.watch.look(moment, visible) else { return false };
        if let Err(error) = page.send(moment) {
            log::warn!("the page did not hear of a change: {error}");
        }
        true
    }

    fn sleep(&self, duration: Duration) {
        let inner = lock(&self.inner);
        let unrung = |inner: &mut Inner| !inner.rung;
        let (mut inner, _) = self
            .bell
            .wait_timeout_while(inner, duration, unrung)
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        inner.rung = false;
    }
}

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
                companion::tick(&app);
                notify::tell(&app);
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
    if let Some(shorter) = crate::hooks::longest_wait() {
        return shorter;
    }
    LONGEST
}
