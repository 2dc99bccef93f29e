//! What a screen reader should hear without a change of focus. WebKitGTK 2.50 tells AT-SPI of no change in a live region, so the
//! announcement is sent from the window itself. Orca 48 speaks it; Orca 43 does not know it.

use gtk::glib::subclass::SignalId;
use gtk::prelude::{ObjectExt as _, StaticType as _, WidgetExt as _};
use tauri::WebviewWindow;

/// In ATK since 2.46.
const SIGNAL: &str = "announcement";
/// Longer than anything that the app announces, in characters.
const LONGEST: usize = 500;

/// Sends a text to whoever listens, and nowhere else. From any thread.
pub(super) fn send(window: &WebviewWindow, text: &str) {
    let text: String = text.chars().take(LONGEST).collect();
    let sender = window.clone();
    let sent = window.run_on_main_thread(move || {
        let Some(accessible) = sender.gtk_window().ok().and_then(|window| window.accessible()) else { return };
        // An unknown signal would end the process.
        if SignalId::lookup(SIGNAL, gtk::atk::Object::static_type()).is_some() {
            accessible.emit_by_name::<()>(SIGNAL, &[&text]);
        }
    });
    if let Err(error) = sent {
        log::error!("the main thread is gone: {error}");
    }
}
