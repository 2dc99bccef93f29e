//! WebView2. Tauri leaves its context menu and its browser keys (print, find, reload, back) on, and has no option for them.

use tauri::webview::PlatformWebview;
use webview2_com::Microsoft::Web::WebView2::Win32::{ICoreWebView2Settings3, ICoreWebView2Settings5, ICoreWebView2Settings6};
use windows_core::Interface as _;

pub(super) fn harden(webview: &PlatformWebview) -> Result<(), String> {
    #[expect(unsafe_code, reason = "every call to WebView2 is one")]
    // SAFETY: the controller is that of the window, on its own thread.
    let hardened = unsafe {
        (|| {
            let settings = webview.controller().CoreWebView2()?.Settings()?;
            settings.SetAreDefaultContextMenusEnabled(false)?;
            settings.SetAreDefaultScriptDialogsEnabled(false)?;
            settings.SetAreDevToolsEnabled(false)?;
            settings.SetIsStatusBarEnabled(false)?;
            settings.SetIsZoomControlEnabled(false)?;
            settings.SetIsBuiltInErrorPageEnabled(false)?;
            settings.cast::<ICoreWebView2Settings3>()?.SetAreBrowserAcceleratorKeysEnabled(false)?;
            settings.cast::<ICoreWebView2Settings5>()?.SetIsPinchZoomEnabled(false)?;
            settings.cast::<ICoreWebView2Settings6>()?.SetIsSwipeNavigationEnabled(false)
        })()
    };
    hardened.map_err(|error: windows_core::Error| error.to_string())
}
