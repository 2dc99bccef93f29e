//! The lockdown of WebKitGTK.

use gtk::gdk::WindowState;
use gtk::prelude::{Cast as _, GtkWindowExt as _, WidgetExt as _};
use tauri::webview::PlatformWebview;
use webkit2gtk::{
    FileChooserRequestExt as _, LoadEvent, PermissionRequestExt as _, SettingsExt as _, WebView,
    WebViewExt,
};

use crate::window::navigation::{is_own_page_address, scheme_and_host};

pub(super) fn harden(webview: &PlatformWebview) -> Result<(), String> {
    let webview = webview.inner();
    let window = webview
        .toplevel()
        .and_then(|top| top.downcast::<gtk::Window>().ok())
        .ok_or("the page has no window")?;
    keep_fullscreen(&window);
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
    // Otherwise the error page of the engine would replace the app's page.
    webview.connect_load_failed(|_, _, _, _| true);
    webview.connect_script_dialog(|_, _| true);
    webview.connect_show_notification(|_, _| true);
    webview.connect_zoom_level_notify(|webview| {
        if webview.zoom_level() != 1.0 {
            webview.set_zoom_level(1.0);
        }
    });
    webview.connect_load_changed(|webview, event| {
        if event == LoadEvent::Started {
            clear_selections();
        }
        stop_foreign_load(webview);
    });
    if settings.enables_developer_extras() {
        return Err("the inspector stays open".to_owned());
    }
    Ok(())
}

/// Makes the window fullscreen again whenever it is no longer: a desktop has keys and menus for
/// that, and other programs can ask the window manager for it.
fn keep_fullscreen(window: &gtk::Window) {
    window.connect_window_state_event(|window, event| {
        let now = event.new_window_state();
        if now.contains(WindowState::ICONIFIED) {
            window.deiconify();
        }
        if event.changed_mask().contains(WindowState::FULLSCREEN)
            && !now.contains(WindowState::FULLSCREEN)
        {
            window.fullscreen();
        }
        gtk::glib::Propagation::Proceed
    });
}

/// Clears what this program holds of the clipboard and of the selection, with each new page. From
/// version 2.54 on WebKitGTK lets a script copy after a touch, whatever its settings say. What
/// other programs hold stays.
fn clear_selections() {
    for selection in [gtk::gdk::SELECTION_CLIPBOARD, gtk::gdk::SELECTION_PRIMARY] {
        gtk::Clipboard::get(&selection).clear();
    }
}

/// Stops a load of anything but the app's own page and loads that page instead. The check of each
/// navigation does not see an address that no parser accepts.
fn stop_foreign_load(webview: &WebView) {
    let Some(address) = webview.uri().filter(|address| !is_own_page_address(address)) else {
        return;
    };
    log::warn!("refused: {}", scheme_and_host(&address));
    webview.stop_loading();
    if webview.uri().is_none_or(|address| !is_own_page_address(&address)) {
        webview.load_uri("tauri://localhost");
    }
}
