//! WebKitGTK: the renderer, the background before the page, and the recovery when the web process
//! ends. `liveness.rs` detects a web process that hangs.

use std::cell::RefCell;
use std::time::Instant;

use gtk::prelude::GtkSettingsExt as _;
use tauri::{Manager as _, WebviewWindow};
use webkit2gtk::{
    HardwareAccelerationPolicy, SettingsExt as _, WebProcessTerminationReason, WebViewExt,
};

use super::fallback_dialog;
use super::process_failures::{FailedProcess, FailureHistory, Recovery};
use super::reload::load_and_watch;
use crate::platform::{systemd_watchdog, webkit_env};
use crate::state::app_state::AppState;
use crate::state::mode::KIOSK_LABEL;

/// Whether the GTK theme is dark. WebKitGTK follows it, and the background before the page does
/// too.
pub(super) fn prefers_dark() -> bool {
    let Some(settings) = gtk::Settings::default() else { return false };
    let dark_theme =
        settings.gtk_theme_name().is_some_and(|name| name.to_lowercase().ends_with("-dark"));
    dark_theme || settings.is_gtk_application_prefer_dark_theme()
}

/// Recovers whenever the web process ends, by a reload with a fresh state or by the fallback
/// dialog, and pings the page.
pub(super) fn watch_web_process(window: &WebviewWindow) -> tauri::Result<()> {
    let app = window.app_handle().clone();
    let is_kiosk = window.label() == KIOSK_LABEL;
    window.with_webview(move |webview| {
        let webview = webview.inner();
        if webkit_env::has_set_renderer()
            && let Some(settings) = WebViewExt::settings(&webview)
        {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
        super::liveness::watch(&webview, move || {
            if is_kiosk {
                systemd_watchdog::notify_alive();
            }
        });
        let failures = RefCell::new(FailureHistory::default());
        webview.connect_web_process_terminated(move |webview, reason| {
            // What ends it on purpose says so itself, if there is anything to say.
            if reason != WebProcessTerminationReason::TerminatedByApi {
                log::error!("the web process ended: {reason:?}");
            }
            if failures.borrow_mut().recovery_after(FailedProcess::Page, is_kiosk, Instant::now())
                != Recovery::Reload
            {
                return fallback_dialog::show_from_any_thread(&app);
            }
            app.state::<AppState>().reset_kiosk_language();
            // A reload needs a page that was loaded once. Loading the address also works if the
            // process ended before that.
            load_and_watch(&app, || match webview.uri() {
                Some(address) => webview.load_uri(&address),
                None => webview.reload(),
            });
        });
    })
}
