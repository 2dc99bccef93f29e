//! What a screen reader should hear without a change of focus. WebKitGTK 2.50 tells AT-SPI of no change in a live region, so the shell
//! tells it. There are two ways, and a screen reader that knows both would say a text twice: one of them is taken.

use std::cell::RefCell;
use std::collections::VecDeque;

use gtk::atk;
use gtk::glib::translate::IntoGlib as _;
use gtk::prelude::{AtkObjectExt as _, ObjectExt as _, WidgetExt as _};
use tauri::WebviewWindow;

use crate::platform::screen_reader::{ANNOUNCEMENT, speaks_announcements};

/// Longer than anything that the app announces, in characters.
const LONGEST: usize = 500;
/// Announcements that a busy screen reader may still ask for.
const NOTES_AT_ONCE: usize = 4;

/// Sends a text to whoever listens, and nowhere else. From any thread.
pub(super) fn send(window: &WebviewWindow, text: &str) {
    let text: String = text.chars().take(LONGEST).collect();
    let sender = window.clone();
    let sent = window.run_on_main_thread(move || {
        let Some(accessible) = sender.gtk_window().ok().and_then(|window| window.accessible())
        else {
            return;
        };
        if speaks_announcements() {
            accessible.emit_by_name::<()>(ANNOUNCEMENT, &[&text]);
        } else {
            notify(&accessible, &text);
        }
    });
    if let Err(error) = sent {
        log::error!("the main thread is gone: {error}");
    }
}

/// As Orca 43 hears it: a notification that comes into view. Each belongs to the window and is never drawn. A busy screen reader asks for
/// the text later, so the next announcement is another notification.
fn notify(window: &atk::Object, text: &str) {
    thread_local! {
        static NOTES: RefCell<VecDeque<gtk::DrawingArea>> = RefCell::new((0..NOTES_AT_ONCE).map(|_| gtk::DrawingArea::new()).collect());
    }
    let next = NOTES.with_borrow_mut(|notes| {
        notes.rotate_left(1);
        notes.front().and_then(|note| note.accessible())
    });
    let Some(note) = next else { return };
    note.set_role(atk::Role::Notification);
    note.set_parent(window);
    note.set_name(text);
    if let Ok(showing) = atk::State::try_from(atk::StateType::Showing.into_glib()) {
        note.notify_state_change(showing, true);
    }
}
