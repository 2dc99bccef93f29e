//! The channel over which the page receives each change, and the signal that forces an update.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

use tauri::ipc::Channel;

use super::moment_filter::MomentFilter;
use crate::platform::sync::lock;
use crate::view::wire::Moment;

/// The channel to the page, and the signal that ends the wait of the ticker.
#[derive(Default)]
pub(crate) struct PageFeed {
    feed: Mutex<Feed>,
    wake_signal: Condvar,
}

#[derive(Default)]
struct Feed {
    filter: MomentFilter,
    page: Option<Channel<Moment>>,
    /// Whether the next wait ends at once.
    is_woken: bool,
}

impl PageFeed {
    /// Subscribes a page that has just loaded to every change from now on.
    pub(crate) fn subscribe(&self, page: Channel<Moment>) {
        let mut feed = lock(&self.feed);
        feed.page = Some(page);
        feed.filter.reset();
        drop(feed);
        self.wake();
    }

    /// Makes the ticker read the clock at once, as when the window gets the focus or the computer
    /// may have slept.
    pub(crate) fn wake(&self) {
        lock(&self.feed).is_woken = true;
        self.wake_signal.notify_all();
    }

    /// Sends the moment to the page if it has changed and the window is visible. Returns whether it
    /// was to be sent.
    pub(crate) fn send_if_changed(&self, moment: Moment, visible: bool) -> bool {
        let mut feed = lock(&self.feed);
        let Some(page) = feed.page.clone() else { return false };
        let Some(moment) = feed.filter.take_changed(moment, visible) else { return false };
        if let Err(error) = page.send(moment) {
            log::warn!("the page did not hear of a change: {error}");
        }
        true
    }

    /// Waits for `duration`, or until the ticker is woken.
    pub(crate) fn wait(&self, duration: Duration) {
        let feed = lock(&self.feed);
        let is_asleep = |feed: &mut Feed| !feed.is_woken;
        let (mut feed, _) = self
            .wake_signal
            .wait_timeout_while(feed, duration, is_asleep)
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        feed.is_woken = false;
    }
}
