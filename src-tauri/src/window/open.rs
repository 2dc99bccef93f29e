//! Makes the window, with all that protects it, and shows it.

use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::window::Color;
use tauri::{AppHandle, Manager as _, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use super::actions::{set_activation_token, set_zoom};
use super::bounds::{self, SizeBounds};
use super::document::DocumentInjector;
use super::error::WindowError;
use super::geometry;
use super::navigation::{is_own_page, scheme_and_host};
use super::page_watchdog::start_page_watchdog;
use crate::config::preferences::{Preferences, Theme};
use crate::state::app_state::AppState;

const BACKGROUND_LIGHT: Color = Color(0xfb, 0xf8, 0xf3, 0xff);
const BACKGROUND_DARK: Color = Color(0x14, 0x17, 0x1f, 0xff);

/// The lockdown of a kiosk: removes from the window whatever leads out of it.
pub(crate) type LockDown = fn(&WebviewWindow) -> Result<(), WindowError>;

/// Makes the window, at an address of `reperes_core::route` or at the start screen, and shows it as
/// soon as everything that protects it is in place.
///
/// The window is shown before its page: mapping it overlaps with the start of the web engine. Until
/// the page is drawn, it has the background colour of the page. `token` is the activation token, if
/// the desktop gave one.
///
/// # Errors
/// Returns an error if the web engine is missing or refuses, or if the lockdown of a kiosk fails.
pub(crate) fn open(
    app: &AppHandle,
    route: Option<&str>,
    token: Option<&str>,
    lock_down: Option<LockDown>,
) -> Result<(), WindowError> {
    #[cfg(feature = "test-hooks")]
    if crate::platform::test_hooks::no_webview() {
        return Err(WindowError::NoWebview);
    }
    let (handle, injector) = (app.clone(), DocumentInjector::new(app, route.is_none()));
    let address = route.map_or_else(WebviewUrl::default, |route| {
        WebviewUrl::App(format!("index.html#{route}").into())
    });
    let stored_size = app.state::<AppState>().settings.load().window;
    let preferences = app.state::<AppState>().preferences();
    let is_kiosk = app.state::<AppState>().mode.kiosk().is_some();
    let area = if is_kiosk { geometry::whole_screen(app) } else { geometry::work_area(app) };
    let bounds = SizeBounds::of(area, !is_kiosk);
    // GTK lays out a window that cannot be resized at the size of its creation, until the desktop
    // has made it full screen and whenever it no longer is. So a kiosk window has the screen's
    // size.
    let size = bounds.clamp(if is_kiosk {
        area.unwrap_or(bounds::DEFAULT_SIZE)
    } else {
        stored_size.map_or(bounds::DEFAULT_SIZE, bounds::from_settings)
    });
    let builder = WebviewWindowBuilder::new(app, app.state::<AppState>().mode.label(), address)
        .title("Repères")
        .inner_size(size.0, size.1)
        .maximized(stored_size.is_some_and(|size| size.maximised))
        .prevent_overflow()
        .min_inner_size(bounds.min.0, bounds.min.1)
        .center()
        .visible(false)
        .background_color(if is_dark(preferences.theme) {
            BACKGROUND_DARK
        } else {
            BACKGROUND_LIGHT
        })
        .devtools(false)
        .general_autofill_enabled(false)
        .on_navigation(move |address| {
            let is_own = is_own_page(address);
            // In the log file of a person, an address would tell what was clicked.
            if is_kiosk && !is_own {
                log::warn!("refused: {}", scheme_and_host(address.as_str()));
            }
            is_own
        })
        // Screen readers say a changed title.
        .on_document_title_changed(|window, title| {
            if let Err(error) = window.set_title(&title) {
                log::error!("the window keeps its title: {error}");
            }
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .on_web_resource_request(move |request, response| {
            injector.inject(&handle, &request, response)
        });
    let builder = if is_kiosk {
        builder
            .fullscreen(true)
            .decorations(false)
            .resizable(false)
            .closable(false)
            .minimizable(false)
    } else {
        builder
    };
    let window = private_session(builder).build()?;
    match lock_down {
        Some(lock_down) => lock_down(&window)?,
        // A kiosk without a lockdown is refused.
        None if is_kiosk => {
            return Err(WindowError::LockdownFailed("nothing locks it down".to_owned()));
        }
        None => {}
    }
    #[cfg(target_os = "linux")]
    super::webkitgtk::watch_web_process(&window)?;
    #[cfg(windows)]
    super::webview2::watch_web_process(&window)?;
    if preferences != Preferences::default() {
        set_zoom(&window, preferences.zoom());
    }
    start_page_watchdog(app, None);
    set_activation_token(&window, token);
    if let Err(error) = window.show().and_then(|()| window.set_focus()) {
        log::error!("the window cannot be shown: {error}");
    }
    Ok(())
}

/// Makes the web session private. WebDriver cannot drive a private one, so the test build gives the
/// engine a folder that is deleted afterwards.
fn private_session<'a, M: tauri::Manager<tauri::Wry>>(
    builder: WebviewWindowBuilder<'a, tauri::Wry, M>,
) -> WebviewWindowBuilder<'a, tauri::Wry, M> {
    #[cfg(feature = "test-hooks")]
    if let Some(folder) = crate::platform::test_hooks::webview_data_dir() {
        return builder.data_directory(folder);
    }
    // Tauri prepares a lasting context beside the private one, and WebKitGTK fills its folder at
    // once. `/dev/null` exists and can hold nothing.
    #[cfg(target_os = "linux")]
    let builder = builder.data_directory("/dev/null".into());
    builder.incognito(true)
}

/// Whether the page will use the dark theme.
fn is_dark(theme: Theme) -> bool {
    match theme {
        Theme::System => prefers_dark(),
        Theme::Light => false,
        Theme::Dark => true,
    }
}

#[cfg(target_os = "linux")]
fn prefers_dark() -> bool {
    super::webkitgtk::prefers_dark()
}

#[cfg(not(target_os = "linux"))]
fn prefers_dark() -> bool {
    false
}
