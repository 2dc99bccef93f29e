//! WebKitGTK.

use tauri::webview::PlatformWebview;
use webkit2gtk::{FileChooserRequestExt as _, PermissionRequestExt as _, SettingsExt as _, WebViewExt};

pub(super) fn harden(webview: &PlatformWebview) -> Result<(), String> {
    let webview = webview.inner();
    let settings = WebViewExt::settings(&webview).ok_or("the engine has no settings")?;
    settings.set_enable_developer_extras(false);
    settings.set_enable_back_forward_navigation_gestures(false);
    settings.set_enable_caret_browsing(false);
    settings.set_enable_fullscreen(false);
    settings.set_javascript_can_access_clipboard(false);
    settings.set_javascript_can_open_windows_automatically(false);
    webview.connect_context_menu(|_, _, _, _| true);
    webview.connect_print(|_, _| true);
    webview.connect_run_file_chooser(|_, request| {
        request.cancel();
        true
    });
    webview.connect_permission_request(|_, request| {
        request.deny();
        true
    });
    webview.connect_script_dialog(|_, _| true);
    webview.connect_show_notification(|_, _| true);
    webview.connect_zoom_level_notify(|webview| {
        if webview.zoom_level() != 1.0 {
            webview.set_zoom_level(1.0);
        }
    });
    if settings.enables_developer_extras() {
        return Err("the inspector stays open".to_owned());
    }
    Ok(())
}
