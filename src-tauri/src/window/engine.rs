//! WebKitGTK: which renderer to start with, and what to do when the web process ends. When it stands still, see `liveness.rs`.

use std::cell::RefCell;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use gtk::prelude::GtkSettingsExt as _;
use tauri::{Manager as _, WebviewWindow};
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt as _, WebViewExt};

use super::failures::{Failed, Failures, Remedy};
use crate::rescue;

/// Read by WebKit at start; set by us only where it makes the window faster and lighter.
pub(crate) const RENDERER_VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// A new process that shows no page by then is asked once more.
const SECOND_TRY: Duration = Duration::from_secs(4);

static CHOSE: AtomicBool = AtomicBool::new(false);

/// On a computer without a graphics device, drawing through shared graphics buffers only costs time and memory. What the user
/// has set wins. To be called before any other thread exists.
pub(crate) fn choose_renderer() {
    if std::env::var_os(RENDERER_VARIABLE).is_some() || has_graphics_device(Path::new("/dev/dri")) {
        return;
    }
    #[expect(unsafe_code, reason = "called first thing in main, while there is one thread")]
    // SAFETY: no other thread can read the environment yet.
    unsafe {
        std::env::set_var(RENDERER_VARIABLE, "1");
    }
    CHOSE.store(true, Ordering::Relaxed);
}

/// Whether the renderer was chosen by us, not by the user.
pub(crate) fn chose_renderer() -> bool {
    CHOSE.load(Ordering::Relaxed)
}

fn has_graphics_device(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.file_name().as_encoded_bytes().starts_with(b"renderD"))
}

/// WebKitGTK follows the GTK theme, so the background that shows first does too.
pub(crate) fn prefers_dark() -> bool {
    let Some(settings) = gtk::Settings::default() else { return false };
    let dark_theme =
        settings.gtk_theme_name().is_some_and(|name| name.to_lowercase().ends_with("-dark"));
    dark_theme || settings.is_gtk_application_prefer_dark_theme()
}

/// Reloads the page, with a fresh state, whenever its process dies.
pub(super) fn attend(window: &WebviewWindow) -> tauri::Result<()> {
    let app = window.app_handle().clone();
    let is_kiosk = window.label() == crate::kiosk::KIOSK;
    window.with_webview(move |webview| {
        let webview = webview.inner();
        if chose_renderer()
            && let Some(settings) = WebViewExt::settings(&webview)
        {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
        super::liveness::attend(&webview, move || {
            if is_kiosk {
                crate::kiosk::supervisor::is_alive();
            }
        });
        let failures = RefCell::new(Failures::default());
        webview.connect_web_process_terminated(move |webview, reason| {
            log::error!("the web process ended: {reason:?}");
            if failures.borrow_mut().remedy(Failed::Page, is_kiosk, Instant::now())
                != Remedy::LoadAgain
            {
                return rescue::show_soon(&app);
            }
            crate::kiosk::forget(&app.state::<crate::shell::Shell>());
            // A reload needs a page that was loaded once; an address also serves a process that died before that.
            match webview.uri() {
                Some(address) => webview.load_uri(&address),
                None => webview.reload(),
            }
            super::expect_page(&app, Some(SECOND_TRY));
        });
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_render_node_is_a_graphics_device_and_a_card_alone_is_not() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_graphics_device(&folder.path().join("none")));
        std::fs::write(folder.path().join("card0"), "").unwrap();
        assert!(!has_graphics_device(folder.path()));
        std::fs::write(folder.path().join("renderD128"), "").unwrap();
        assert!(has_graphics_device(folder.path()));
    }
}
