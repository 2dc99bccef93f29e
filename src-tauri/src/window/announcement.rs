//! Announcements to screen readers, without a change of focus.
//!
//! WebKitGTK 2.50 reports no change of a live region to AT-SPI, so the shell sends the text itself.
//! AT-SPI has two ways to do so. A screen reader that knows both would say a text twice, so only
//! one of them is used.

use std::cell::RefCell;
use std::collections::VecDeque;

use gtk::atk;
use gtk::glib::translate::IntoGlib as _;
use gtk::prelude::{AtkObjectExt as _, ObjectExt as _, WidgetExt as _};
use tauri::WebviewWindow;

use crate::platform::screen_reader::{ANNOUNCEMENT, speaks_announcements};

/// Limit of a text, in characters. No announcement of the app is as long.
const MAX_CHARS: usize = 500;
/// Number of announcements whose text a busy screen reader can still read.
const NOTIFICATION_COUNT: usize = 4;

/// Sends a text to the screen readers that listen. Callable from any thread.
pub(super) fn send(window: &WebviewWindow, text: &str) {
    let text: String = text.chars().take(MAX_CHARS).collect();
    let sender = window.clone();
    let sent = window.run_on_main_thread(move || {
        let Some(accessible) = sender.gtk_window().ok().and_then(|window| window.accessible())
        else {
            return;
        };
        if speaks_announcements() {
            accessible.emit_by_name::<()>(ANNOUNCEMENT, &[&text]);
        } else {
            show_notification(&accessible, &text);
        }
    });
    if let Err(error) = sent {
        log::error!("the main thread is gone: {error}");
    }
}

/// Announces a text as a notification object that comes into view, which Orca 43 reads.
///
/// Each object is a child of the window and is never drawn. A busy screen reader reads the text
/// later, so the next announcement uses another object.
fn show_notification(window: &atk::Object, text: &str) {
    thread_local! {
        static NOTIFICATIONS: RefCell<VecDeque<gtk::DrawingArea>> = RefCell::new(
            (0..NOTIFICATION_COUNT).map(|_| gtk::DrawingArea::new()).collect()
        );
    }
    let next = NOTIFICATIONS.with_borrow_mut(|notifications| {
        notifications.rotate_left(1);
        notifications.front().and_then(|notification| notification.accessible())
    });
    let Some(notification) = next else { return };
    notification.set_role(atk::Role::Notification);
    notification.set_parent(window);
    notification.set_name(text);
    if let Ok(showing) = atk::State::try_from(atk::StateType::Showing.into_glib()) {
        notification.notify_state_change(showing, true);
    }
}
