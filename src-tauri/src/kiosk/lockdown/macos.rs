//! The lockdown of WKWebView. `menu.rs` removes the default menu.

use objc2_web_kit::WKWebView;
use tauri::webview::PlatformWebview;

pub(super) fn harden(webview: &PlatformWebview) -> Result<(), String> {
    #[expect(unsafe_code, reason = "the view is only known by its address")]
    // SAFETY: Tauri hands out the view of the window that it holds, on the main thread.
    unsafe {
        let view: &WKWebView =
            webview.inner().cast::<WKWebView>().as_ref().ok_or("there is no view")?;
        view.setAllowsBackForwardNavigationGestures(false);
        view.setAllowsMagnification(false);
        view.setAllowsLinkPreview(false);
    }
    Ok(())
}
