//! Makes the window.

use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::window::Color;
use tauri::{AppHandle, Manager as _, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use super::actions::{enlarge, set_activation_token};
use super::bounds::{self, Bounds};
use super::document::DocumentInjector;
use super::error::WindowError;
use super::geometry;
use super::navigation::is_own_page;
use super::page_watchdog::start_page_watchdog;
use crate::config::preferences::{Preferences, Theme};
use crate::state::app_state::Shell;

const BACKGROUND_LIGHT: Color = Color(0xfb, 0xf8, 0xf3, 0xff);
const BACKGROUND_DARK: Color = Color(0x14, 0x17, 0x1f, 0xff);

/// Takes from the window whatever leads out of a kiosk.
pub(crate) type LockDown = fn(&WebviewWindow) -> Result<(), WindowError>;

/// Makes the window, at an address of `reperes_core::route` or at the start, and shows it once all that protects it is in place: over its
/// empty paper while the engine is still starting, because the one takes as long as a part of the other. `token` is the right to
/// come to the front, where the desktop has given us one.
///
/// # Errors
/// The web engine is missing or refuses.
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
    let stored_size = app.state::<Shell>().settings.load().window;
    let preferences = app.state::<Shell>().preferences();
    let is_kiosk = app.state::<Shell>().mode.kiosk().is_some();
    let area = if is_kiosk { geometry::whole_screen(app) } else { geometry::work_area(app) };
    let bounds = Bounds::of(area, !is_kiosk);
    // GTK lays a window that cannot be resized out at the size that it was made with, until the desktop has made it full screen and
    // whenever it is no more.
    let size = bounds.clamp(if is_kiosk {
        area.unwrap_or(bounds::DEFAULT_SIZE)
    } else {
        stored_size.map_or(bounds::DEFAULT_SIZE, bounds::from_settings)
    });
    let builder = WebviewWindowBuilder::new(app, app.state::<Shell>().mode.label(), address)
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
        .on_navigation(is_own_page)
        // A screen reader says a title that changes.
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
        // A kiosk that nothing locks down is refused rather than opened.
        None if is_kiosk => {
            return Err(WindowError::NotHardened("nothing locks it down".to_owned()));
        }
        None => {}
    }
    #[cfg(target_os = "linux")]
    super::webkitgtk::watch_web_process(&window)?;
    #[cfg(windows)]
    super::webview2::watch_web_process(&window)?;
    if preferences != Preferences::default() {
        enlarge(&window, preferences.zoom());
    }
    start_page_watchdog(app, None);
    set_activation_token(&window, token);
    if let Err(error) = window.show().and_then(|()| window.set_focus()) {
        log::error!("the window cannot be shown: {error}");
    }
    Ok(())
}

/// A private window. WebDriver cannot drive one, so the test build gives the engine a folder to throw away instead.
fn private_session<'a, M: tauri::Manager<tauri::Wry>>(
    builder: WebviewWindowBuilder<'a, tauri::Wry, M>,
) -> WebviewWindowBuilder<'a, tauri::Wry, M> {
    #[cfg(feature = "test-hooks")]
    if let Some(folder) = crate::platform::test_hooks::data_folder() {
        return builder.data_directory(folder);
    }
    // Tauri prepares a lasting context beside the private one, and WebKitGTK fills its folder at once: so it gets a place that
    // exists and can hold nothing.
    #[cfg(target_os = "linux")]
    let builder = builder.data_directory("/dev/null".into());
    builder.incognito(true)
}

/// Whether the page will be dark.
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
