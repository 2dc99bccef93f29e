//! WebView2: what to do when one of its processes fails. Written from Microsoft's documentation, never run.

use std::cell::RefCell;
use std::time::Instant;

use tauri::webview::PlatformWebview;
use tauri::{Manager as _, WebviewWindow};
use webview2_com::Microsoft::Web::WebView2::Win32::{
    COREWEBVIEW2_PROCESS_FAILED_KIND, COREWEBVIEW2_PROCESS_FAILED_KIND_BROWSER_PROCESS_EXITED,
    COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED,
    COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_UNRESPONSIVE,
};
use webview2_com::ProcessFailedEventHandler;

use super::fallback_dialog;
use super::process_failures::{Failed, Failures, Remedy};
use super::reload::renew;
use crate::state::mode::KIOSK_LABEL;

/// Has the page loaded again, or the numbers shown without it, whenever a process fails.
pub(super) fn attend(window: &WebviewWindow) -> tauri::Result<()> {
    let attended = window.clone();
    window.with_webview(move |webview| {
        #[expect(unsafe_code, reason = "every call to WebView2 is one")]
        // SAFETY: the controller is that of the window, on its own thread.
        if let Err(error) = unsafe { listen(&webview, attended) } {
            log::error!("nobody hears of a process that fails: {error}");
        }
    })
}

#[expect(unsafe_code, reason = "every call to WebView2 is one")]
unsafe fn listen(webview: &PlatformWebview, window: WebviewWindow) -> windows_core::Result<()> {
    let is_kiosk = window.label() == KIOSK_LABEL;
    let failures = RefCell::new(Failures::default());
    let heard = ProcessFailedEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        let mut kind = COREWEBVIEW2_PROCESS_FAILED_KIND::default();
        // SAFETY: the arguments are those of the event that is being handled.
        unsafe { args.ProcessFailedKind(&raw mut kind)? };
        log::error!("a process of the engine failed: {}", kind.0);
        match failures.borrow_mut().remedy(failed(kind), is_kiosk, Instant::now()) {
            Remedy::Nothing => {}
            Remedy::LoadAgain => renew(window.app_handle()),
            Remedy::LastResort => fallback_dialog::show_soon(window.app_handle()),
        }
        Ok(())
    }));
    let mut token = 0;
    // SAFETY: as the caller says; the handler lives as long as the view.
    unsafe { webview.controller().CoreWebView2()?.add_ProcessFailed(&heard, &raw mut token) }
}

fn failed(kind: COREWEBVIEW2_PROCESS_FAILED_KIND) -> Failed {
    match kind {
        COREWEBVIEW2_PROCESS_FAILED_KIND_BROWSER_PROCESS_EXITED => Failed::Engine,
        COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED
        | COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_UNRESPONSIVE => Failed::Page,
        _ => Failed::Helper,
    }
}
