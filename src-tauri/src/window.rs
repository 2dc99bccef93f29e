//! The window: how it is made, what it may load, when it is shown, what happens when its web process dies.

#[cfg(target_os = "linux")]
mod announcement;
#[cfg(target_os = "linux")]
pub(crate) mod engine;
#[cfg(any(target_os = "linux", windows))]
mod failures;
pub(crate) mod guard;
#[cfg(target_os = "linux")]
mod light;
#[cfg(target_os = "linux")]
mod liveness;
#[cfg(target_os = "linux")]
mod paper;
mod size;
mod state;
#[cfg(windows)]
mod webview2;

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::window::Color;
use tauri::{AppHandle, Manager as _, Monitor, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use self::size::Bounds;
use crate::error::ShellError;
use crate::settings::WindowSize;
use crate::shell::Shell;
use crate::view::{CommandError, Hearing, Leave, Paper, Preferences, Theme};
use crate::{companion, kiosk, rescue};

/// The label of the only window; its capability in `tauri.conf.json` bears the same name.
pub(crate) const MAIN: &str = "main";

const PAPER: Color = Color(0xfb, 0xf8, 0xf3, 0xff);
const PAPER_DARK: Color = Color(0x14, 0x17, 0x1f, 0xff);
/// After this the page is taken for lost and the numbers are shown without it.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many pages were asked for, and the number of the last one that drew itself.
static ASKED: AtomicU32 = AtomicU32::new(0);
static DRAWN: AtomicU32 = AtomicU32::new(0);

/// Makes the window, at an address of `route.rs` or at the start, and shows it once all that protects it is in place: over its
/// empty paper while the engine is still starting, because the one takes as long as a part of the other. `token` is the right to
/// come to the front, where the desktop has given us one.
///
/// # Errors
/// The web engine is missing or refuses.
pub(crate) fn open(
    app: &AppHandle,
    route: Option<&str>,
    token: Option<&str>,
) -> Result<(), ShellError> {
    #[cfg(feature = "test-hooks")]
    if crate::hooks::no_webview() {
        return Err(ShellError::NoWebview);
    }
    let (asked, filler) = (app.clone(), state::Filler::new(app, route.is_none()));
    let address = route.map_or_else(WebviewUrl::default, |route| {
        WebviewUrl::App(format!("index.html#{route}").into())
    });
    let window = app.state::<Shell>().settings.load().window;
    let preferences = app.state::<Shell>().preferences();
    let kiosk = app.state::<Shell>().mode.kiosk().is_some();
    let screen = screen(app);
    let area = screen.as_ref().map(|screen| if kiosk { whole(screen) } else { work_area(screen) });
    let bounds = Bounds::of(area, !kiosk);
    // GTK lays a window that cannot be resized out at the size that it was made with, until the desktop has made it full screen and
    // whenever it is no more.
    let size = bounds.fit(if kiosk {
        area.unwrap_or(size::USUAL)
    } else {
        window.map_or(size::USUAL, size::stored)
    });
    let builder = WebviewWindowBuilder::new(app, app.state::<Shell>().mode.label(), address)
        .title("Repères")
        .inner_size(size.0, size.1)
        .maximized(window.is_some_and(|size| size.maximised))
        .prevent_overflow()
        .min_inner_size(bounds.smallest.0, bounds.smallest.1)
        .center()
        .visible(false)
        .background_color(if is_dark(preferences.theme) { PAPER_DARK } else { PAPER })
        .devtools(false)
        .general_autofill_enabled(false)
        .on_navigation(guard::is_own_page)
        // A screen reader says a title that changes.
        .on_document_title_changed(|window, title| {
            if let Err(error) = window.set_title(&title) {
                log::error!("the window keeps its title: {error}");
            }
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .on_web_resource_request(move |request, response| filler.fill(&asked, &request, response));
    let builder = if kiosk {
        builder
            .fullscreen(true)
            .decorations(false)
            .resizable(false)
            .closable(false)
            .minimizable(false)
    } else {
        builder
    };
    let window = leave_no_trace(builder).build()?;
    if kiosk {
        kiosk::harden::harden(&window)?;
    }
    #[cfg(target_os = "linux")]
    engine::attend(&window)?;
    #[cfg(windows)]
    webview2::attend(&window)?;
    if preferences != Preferences::default() {
        enlarge(&window, preferences.zoom());
    }
    expect_page(app, None);
    entitle(&window, token);
    if let Err(error) = window.show().and_then(|()| window.set_focus()) {
        log::error!("the window cannot be shown: {error}");
    }
    Ok(())
}

/// Gives the window the right to come to the front, where the desktop has given us one.
#[cfg(target_os = "linux")]
pub(crate) fn entitle(window: &WebviewWindow, token: Option<&str>) {
    use gtk::prelude::GtkWindowExt as _;
    if let (Some(token), Ok(window)) = (token, window.gtk_window()) {
        window.set_startup_id(token);
    }
}

/// Elsewhere nobody asks for it.
#[cfg(not(target_os = "linux"))]
pub(crate) fn entitle(_: &WebviewWindow, _: Option<&str>) {}

/// Has a screen reader say a text: WebKitGTK tells it of no live region.
#[cfg(target_os = "linux")]
pub(crate) fn announce(window: &WebviewWindow, text: &str) {
    announcement::send(window, text);
}

/// Elsewhere the page's own regions are heard.
#[cfg(not(target_os = "linux"))]
pub(crate) fn announce(_: &WebviewWindow, _: &str) {}

/// How a screen reader hears what has changed.
#[cfg(target_os = "linux")]
pub(crate) fn hearing() -> Hearing {
    if announcement::is_known() { Hearing::Announcements } else { Hearing::Notifications }
}

/// From live regions.
#[cfg(not(target_os = "linux"))]
pub(crate) fn hearing() -> Hearing {
    Hearing::Regions
}

/// Brings the window before the others.
pub(crate) fn raise(window: &WebviewWindow) {
    if let Err(error) =
        window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus())
    {
        log::error!("the window cannot be brought to the front: {error}");
    }
}

/// Leads the page to an address of `route.rs`, where one is given; `afresh` loads it again, as in another language.
pub(crate) fn lead(window: &WebviewWindow, route: Option<&str>, afresh: bool) {
    let to = route
        .map(|route| format!("location.hash = {};", serde_json::Value::from(format!("#{route}"))));
    // One script: a change of place after the order to load again would take that order back.
    let script = to.unwrap_or_default() + if afresh { "location.reload();" } else { "" };
    if !script.is_empty()
        && let Err(error) = window.eval(script)
    {
        log::error!("the page cannot be led: {error}");
    }
}

/// Lets the page ask what closing the window shall mean. Whether it can.
pub(crate) fn ask_about_closing(window: &WebviewWindow) -> bool {
    is_drawn() && window.eval("dispatchEvent(new Event('reperes-closing'))").is_ok()
}

/// Where the window is, as an address of `route.rs`.
pub(crate) fn place(window: &WebviewWindow) -> Option<String> {
    window.url().ok()?.fragment().map(str::to_owned)
}

fn is_drawn() -> bool {
    DRAWN.load(Ordering::Relaxed) == ASKED.load(Ordering::Relaxed)
}

/// The page has drawn itself.
pub(crate) fn settle(window: &WebviewWindow) {
    DRAWN.store(ASKED.load(Ordering::Relaxed), Ordering::Relaxed);
    if window.label() == MAIN {
        companion::settle(window.app_handle());
    }
}

/// Remembers how large the window is left. A maximised one keeps the size that it would return to.
pub(crate) fn remember_size(window: &tauri::Window) {
    let shell = window.state::<Shell>();
    let left = || -> tauri::Result<WindowSize> {
        let size = window.inner_size()?.to_logical::<u32>(window.scale_factor()?);
        Ok(WindowSize { width: size.width, height: size.height, maximised: window.is_maximized()? })
    };
    let Ok(left) = left() else { return };
    let known = shell.settings.load().window;
    // A screen that is smaller than the size in the file changes nothing in the file.
    let area = screen(window.app_handle()).as_ref().map(work_area);
    let (width, height) = Bounds::of(area, true).fit(known.map_or(size::USUAL, size::stored));
    let usual = WindowSize {
        width: width as u32,
        height: height as u32,
        maximised: known.is_some_and(|size| size.maximised),
    };
    let now = if left.maximised {
        WindowSize { maximised: true, ..known.unwrap_or(usual) }
    } else {
        left
    };
    if usual != now && known != Some(now) {
        // Nobody is left to hear that it could not be stored; the log has it.
        let _ = shell.settings.change(&|settings| settings.window = Some(now));
    }
}

/// The screen on which the window appears.
fn screen(app: &AppHandle) -> Option<Monitor> {
    app.primary_monitor()
        .ok()
        .flatten()
        .or_else(|| app.available_monitors().ok()?.into_iter().next())
}

fn whole(screen: &Monitor) -> size::Size {
    screen.size().to_logical::<f64>(screen.scale_factor()).into()
}

/// What panels and docks leave of it.
fn work_area(screen: &Monitor) -> size::Size {
    screen.work_area().size.to_logical::<f64>(screen.scale_factor()).into()
}

/// Enlarges the page: text and everything with it, so that the layout follows as in a smaller window.
pub(crate) fn enlarge(window: &WebviewWindow, zoom: f64) {
    if let Err(error) = window.set_zoom(zoom) {
        log::error!("the text size cannot be changed: {error}");
    }
}

/// Prints what the window shows: asks the person for a printer.
///
/// # Errors
/// The system cannot print.
pub(crate) fn print(window: &WebviewWindow, paper: Paper) -> Result<(), CommandError> {
    #[cfg(target_os = "linux")]
    let printed = paper::print(window, paper);
    #[cfg(not(target_os = "linux"))]
    let printed = {
        // The paper is chosen in the system's own dialog.
        let _ = paper;
        window.print()
    };
    printed.map_err(|error| {
        log::error!("printing: {error}");
        CommandError::internal("printing failed")
    })
}

/// The one window there is.
fn current(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(app.state::<Shell>().mode.label())
}

/// Loads the page anew, with the present state, over whatever the former one left in the engine.
///
/// # Errors
/// The engine does not load it.
pub(crate) fn start_over(window: &WebviewWindow) -> Result<(), CommandError> {
    let loaded = || -> tauri::Result<()> {
        window.clear_all_browsing_data()?;
        let mut start = window.url()?;
        start.set_fragment(None);
        start.set_query(None);
        window.navigate(start)?;
        window.reload()
    };
    loaded().map_err(|error| {
        log::error!("the kiosk does not start over: {error}");
        CommandError::internal("the kiosk does not start over")
    })
}

/// Ends the program once an adult has left the kiosk.
pub(crate) fn end_if_left(window: &WebviewWindow, outcome: Leave) {
    if outcome == Leave::Left {
        window.app_handle().exit(kiosk::LEFT.into());
    }
}

/// Gives the page a new process, where the engine lets us, and a fresh state everywhere.
pub(crate) fn renew(app: &AppHandle) {
    let Some(window) = current(app) else { return };
    #[cfg(target_os = "linux")]
    let renewed = window
        .with_webview(|webview| webkit2gtk::WebViewExt::terminate_web_process(&webview.inner()));
    #[cfg(not(target_os = "linux"))]
    let renewed = {
        kiosk::forget(&app.state::<Shell>());
        window.reload()
    };
    if let Err(error) = renewed {
        log::error!("the page is not renewed: {error}");
    }
}

/// Asks the page whether it is still there, and gives it a new process if it is not. From any thread.
#[cfg(target_os = "linux")]
pub(crate) fn ask_page(app: &AppHandle) {
    if let Err(error) = app.run_on_main_thread(liveness::ask) {
        log::error!("the main thread is gone: {error}");
    }
}

/// Elsewhere the engine is asked by way of Tauri, and loads the page again.
#[cfg(not(target_os = "linux"))]
pub(crate) fn ask_page(app: &AppHandle) {
    let Some(window) = current(app).filter(|_| is_drawn()) else { return };
    let (said, heard) = std::sync::mpsc::channel();
    if window.eval_with_callback("1", move |_| said.send(()).unwrap_or_default()).is_err() {
        return;
    }
    let app = app.clone();
    let waiter = std::thread::Builder::new().name("liveness".to_owned()).spawn(move || {
        if heard.recv_timeout(Duration::from_secs(5)).is_err() {
            log::error!("the page does not answer: it is loaded again");
            renew(&app);
        }
    });
    if let Err(error) = waiter {
        log::error!("nobody waits for the page: {error}");
    }
}

/// Whether somebody can see the window.
pub(crate) fn is_seen(app: &AppHandle) -> bool {
    let Some(window) = current(app) else { return false };
    window.is_visible().unwrap_or(false) && !window.is_minimized().unwrap_or(false)
}

/// A private window. WebDriver cannot drive one, so the test build gives the engine a folder to throw away instead.
fn leave_no_trace<'a, M: tauri::Manager<tauri::Wry>>(
    builder: WebviewWindowBuilder<'a, tauri::Wry, M>,
) -> WebviewWindowBuilder<'a, tauri::Wry, M> {
    #[cfg(feature = "test-hooks")]
    if let Some(folder) = crate::hooks::data_folder() {
        return builder.data_directory(folder);
    }
    // Tauri prepares a lasting context beside the private one, and WebKitGTK fills its folder at once: so it gets a place that
    // exists and can hold nothing.
    #[cfg(target_os = "linux")]
    let builder = builder.data_directory("/dev/null".into());
    builder.incognito(true)
}

/// If the page never reports, it is asked for `again` after that time, and in the end its numbers are shown without it.
fn expect_page(app: &AppHandle, again: Option<Duration>) {
    let turn = ASKED.fetch_add(1, Ordering::Relaxed) + 1;
    let missing =
        move || ASKED.load(Ordering::Relaxed) == turn && DRAWN.load(Ordering::Relaxed) < turn;
    let app = app.clone();
    let waiter = std::thread::Builder::new().name("patience".to_owned()).spawn(move || {
        if let Some(again) = again {
            std::thread::sleep(again);
            if missing() && current(&app).is_some_and(|window| window.reload().is_err()) {
                log::error!("the page cannot be asked for again");
            }
        }
        std::thread::sleep(PATIENCE);
        if missing() {
            log::error!("the page did not appear within {} s", PATIENCE.as_secs());
            rescue::show_soon(&app);
        }
    });
    if let Err(error) = waiter {
        log::error!("nobody waits for the page: {error}");
    }
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
    engine::prefers_dark()
}

#[cfg(not(target_os = "linux"))]
fn prefers_dark() -> bool {
    false
}
