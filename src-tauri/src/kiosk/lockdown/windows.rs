//! The lockdown of WebView2. Tauri leaves its context menu and its browser keys (print, find,
//! reload, back) enabled, and has no option for them.

use tauri::webview::PlatformWebview;
use webview2_com::Microsoft::Web::WebView2::Win32::{
    ICoreWebView2Controller4, ICoreWebView2Settings, ICoreWebView2Settings3,
    ICoreWebView2Settings4, ICoreWebView2Settings5, ICoreWebView2Settings6,
};
use webview2_com::{NavigationStartingEventHandler, take_pwstr};
use windows_core::{Interface as _, PWSTR};

use crate::window::navigation;

pub(super) fn harden(webview: &PlatformWebview) -> Result<(), String> {
    #[expect(unsafe_code, reason = "every call to WebView2 is one")]
    // SAFETY: the controller is that of the window, on its own thread.
    let hardened =
        unsafe { disable_features(webview).and_then(|()| cancel_foreign_navigation(webview)) };
    hardened.map_err(|error| error.to_string())
}

/// Disables what leads out of the page. Fails where WebView2 is too old for one of the settings:
/// then there is no kiosk.
#[expect(unsafe_code, reason = "every call to WebView2 is one")]
unsafe fn disable_features(webview: &PlatformWebview) -> windows_core::Result<()> {
    let controller = webview.controller();
    // SAFETY: as the caller says.
    unsafe {
        controller.cast::<ICoreWebView2Controller4>()?.SetAllowExternalDrop(false)?;
        let settings: ICoreWebView2Settings = controller.CoreWebView2()?.Settings()?;
        settings.SetAreDefaultContextMenusEnabled(false)?;
        settings.SetAreDefaultScriptDialogsEnabled(false)?;
        settings.SetAreDevToolsEnabled(false)?;
        settings.SetAreHostObjectsAllowed(false)?;
        settings.SetIsStatusBarEnabled(false)?;
        settings.SetIsZoomControlEnabled(false)?;
        settings.SetIsBuiltInErrorPageEnabled(false)?;
        settings.cast::<ICoreWebView2Settings3>()?.SetAreBrowserAcceleratorKeysEnabled(false)?;
        let forms = settings.cast::<ICoreWebView2Settings4>()?;
        forms.SetIsGeneralAutofillEnabled(false)?;
        forms.SetIsPasswordAutosaveEnabled(false)?;
        settings.cast::<ICoreWebView2Settings5>()?.SetIsPinchZoomEnabled(false)?;
        settings.cast::<ICoreWebView2Settings6>()?.SetIsSwipeNavigationEnabled(false)
    }
}

/// Cancels each navigation to a foreign address. Tauri does not ask the app about an address that
/// it cannot parse.
#[expect(unsafe_code, reason = "every call to WebView2 is one")]
unsafe fn cancel_foreign_navigation(webview: &PlatformWebview) -> windows_core::Result<()> {
    let handler = NavigationStartingEventHandler::create(Box::new(|_, args| {
        let Some(args) = args else { return Ok(()) };
        let mut address = PWSTR::null();
        // SAFETY: WebView2 hands out a string that the caller frees, as `take_pwstr` does.
        let address = unsafe {
            args.Uri(&raw mut address)?;
            take_pwstr(address)
        };
        if navigation::is_own_page_address(&address) {
            return Ok(());
        }
        log::warn!("refused: {}", navigation::scheme_and_host(&address));
        // SAFETY: the arguments are those of the event that is being handled.
        unsafe { args.SetCancel(true) }
    }));
    let mut token = 0;
    // SAFETY: as the caller says; the handler lives as long as the view.
    unsafe { webview.controller().CoreWebView2()?.add_NavigationStarting(&handler, &raw mut token) }
}
