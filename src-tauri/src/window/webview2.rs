//! WebView2: the recovery when one of its processes fails. Written from Microsoft's documentation;
//! it has never run.

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
use super::process_failures::{FailedProcess, FailureHistory, Recovery};
use super::reload::restart_web_process;
use crate::state::mode::KIOSK_LABEL;

/// Recovers whenever a process fails, by a reload or by the fallback dialog.
pub(super) fn watch_web_process(window: &WebviewWindow) -> tauri::Result<()> {
    let watched = window.clone();
    window.with_webview(move |webview| {
        #[expect(unsafe_code, reason = "every call to WebView2 is one")]
        // SAFETY: the controller is that of the window, on its own thread.
        if let Err(error) = unsafe { add_process_failed_handler(&webview, watched) } {
            log::error!("nobody hears of a process that fails: {error}");
        }
    })
}

#[expect(unsafe_code, reason = "every call to WebView2 is one")]
unsafe fn add_process_failed_handler(
    webview: &PlatformWebview,
    window: WebviewWindow,
) -> windows_core::Result<()> {
    let is_kiosk = window.label() == KIOSK_LABEL;
    let failures = RefCell::new(FailureHistory::default());
    let handler = ProcessFailedEventHandler::create(Box::new(move |_, args| {
        let Some(args) = args else { return Ok(()) };
        let mut kind = COREWEBVIEW2_PROCESS_FAILED_KIND::default();
        // SAFETY: the arguments are those of the event that is being handled.
        unsafe { args.ProcessFailedKind(&raw mut kind)? };
        log::error!("a process of the engine failed: {}", kind.0);
        match failures.borrow_mut().recovery_after(failed_process(kind), is_kiosk, Instant::now()) {
            Recovery::Ignore => {}
            Recovery::Reload => restart_web_process(window.app_handle()),
            Recovery::ShowFallback => fallback_dialog::show_from_any_thread(window.app_handle()),
        }
        Ok(())
    }));
    let mut token = 0;
    // SAFETY: as the caller says; the handler lives as long as the view.
    unsafe { webview.controller().CoreWebView2()?.add_ProcessFailed(&handler, &raw mut token) }
}

fn failed_process(kind: COREWEBVIEW2_PROCESS_FAILED_KIND) -> FailedProcess {
    match kind {
        COREWEBVIEW2_PROCESS_FAILED_KIND_BROWSER_PROCESS_EXITED => FailedProcess::Engine,
        COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED
        | COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_UNRESPONSIVE => FailedProcess::Page,
        _ => FailedProcess::Helper,
    }
}
