//! The page's update channel, and a condition variable that forces an update now.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

use tauri::ipc::Channel;

use super::moment_filter::Watch;
use crate::platform::sync::lock;
use crate::view::wire::Moment;

/// The page that follows the time, and a bell to look at once.
#[derive(Default)]
pub(crate) struct PageFeed {
    inner: Mutex<Inner>,
    bell: Condvar,
}

#[derive(Default)]
struct Inner {
    watch: Watch,
    page: Option<Channel<Moment>>,
    rung: bool,
}

impl PageFeed {
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
    pub(crate) fn tell(&self, moment: Moment, visible: bool) -> bool {
        let mut inner = lock(&self.inner);
        let Some(page) = inner.page.clone() else { return false };
        let Some(moment) = inner.watch.look(moment, visible) else { return false };
        if let Err(error) = page.send(moment) {
            log::warn!("the page did not hear of a change: {error}");
        }
        true
    }

    pub(crate) fn sleep(&self, duration: Duration) {
        let inner = lock(&self.inner);
        let unrung = |inner: &mut Inner| !inner.rung;
        let (mut inner, _) = self
            .bell
            .wait_timeout_while(inner, duration, unrung)
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        inner.rung = false;
    }
}
