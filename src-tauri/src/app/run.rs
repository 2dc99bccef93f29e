//! Runs the window until the program ends: what is set up before it, the commands of its page, what
//! ends it.

use std::process::ExitCode;

use tauri::{AppHandle, Builder, Manager as _, RunEvent, WindowEvent, Wry};

use super::{command_guard, second_instance, ticker};
#[cfg(target_os = "linux")]
use crate::background::activation_token;
#[cfg(target_os = "macos")]
use crate::background::instance_socket::is_usable as is_instance_socket_usable;
use crate::background::lifecycle::{self, BackgroundState};
use crate::background::relaunch;
#[cfg(target_os = "linux")]
use crate::background::single_instance;
#[cfg(target_os = "linux")]
use crate::background::single_instance::ClaimOutcome;
use crate::kiosk::exit_code::ExitCodeCheck;
use crate::kiosk::lockdown;
use crate::platform::autostart;
#[cfg(target_os = "linux")]
use crate::platform::color_scheme;
use crate::platform::console::print_error;
#[cfg(target_os = "linux")]
use crate::platform::dbus;
#[cfg(target_os = "linux")]
use crate::platform::executable;
use crate::platform::log_file;
#[cfg(target_os = "linux")]
use crate::platform::webkit_env;
use crate::state::app_state::AppState;
use crate::state::mode::KIOSK_LABEL;
use crate::window::{self, WindowError, fallback_dialog};

/// The name of `packaging/linux/reperes.desktop`, which is also its `StartupWMClass`.
#[cfg(target_os = "linux")]
const DESKTOP_ENTRY: &str = "reperes";

/// How the window starts. The default is a visible window at the start screen.
#[derive(Default)]
pub(super) struct WindowStart {
    /// The address at which the window opens.
    pub(super) route: Option<String>,
    /// Whether the app starts without its window.
    pub(super) hidden: bool,
    /// Whether the process has relaunched itself.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "the process relaunches itself on Linux only")
    )]
    pub(super) relaunched: bool,
    /// The address at which the window was before the relaunch.
    pub(super) last_route: Option<String>,
    /// The child processes that were started before the relaunch.
    pub(super) inherited_pids: Vec<i32>,
    /// The token of the desktop with which the window may take the focus.
    pub(super) activation_token: Option<String>,
}

/// Runs the app, with its window or hidden, until it ends. Returns the exit code of the process.
pub(super) fn run_window(app_state: AppState, start: WindowStart) -> ExitCode {
    let no_display = no_display_message(&app_state);
    match run(app_state, start) {
        Ok(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        #[cfg(target_os = "linux")]
        Err(WindowError::NoDisplay) => {
            print_error(&no_display);
            ExitCode::FAILURE
        }
        Err(error) => {
            log::error!("{error}");
            print_error(&no_display);
            ExitCode::FAILURE
        }
    }
}

fn run(app_state: AppState, mut start: WindowStart) -> Result<i32, WindowError> {
    let context = tauri::generate_context!();
    #[cfg(target_os = "linux")]
    let without_session_bus;
    #[cfg(target_os = "linux")]
    {
        webkit_env::set_variables();
        let deadline = dbus::Deadline::new();
        let arguments = (!start.relaunched)
            .then(|| activation_token::args_with_token(start.activation_token.as_deref()));
        if start.route.is_some() {
            executable::erase_arguments();
        }
        // A kiosk is no second instance of the app, and takes no arguments from one.
        if app_state.mode.kiosk().is_none()
            && single_instance::claim(&context.config().identifier, arguments.as_deref(), deadline)
                == ClaimOutcome::HandedOver
        {
            return Ok(0);
        }
        without_session_bus = dbus::disable_unresponsive_buses(deadline);
        // The desktop finds the entry of a window by this name, whatever the executable is called.
        gtk::glib::set_prgname(Some(DESKTOP_ENTRY));
        gtk::init().map_err(|_| WindowError::NoDisplay)?;
        color_scheme::follow(deadline);
    }
    let builder = Builder::default();
    let builder = if app_state.mode.kiosk().is_some() {
        lockdown::menu::remove_default(builder)
    } else {
        with_single_instance(builder, &context.config().identifier)
    };
    let app = builder
        .manage(app_state)
        .manage(BackgroundState::with_last_route(start.last_route.take()))
        .manage(ExitCodeCheck::new())
        .invoke_handler(command_guard::guarded(include!(concat!(env!("OUT_DIR"), "/handler.rs"))))
        .on_window_event(on_window_event)
        .setup(move |app| set_up(app.handle(), &start))
        .build(context)?;
    #[cfg(target_os = "linux")]
    drop(without_session_bus);
    Ok(app.run_return(|app, event| on_run_event(app, &event)))
}

/// A kiosk cannot be closed. The main window stores its size; the lifecycle may keep it open.
fn on_window_event(window: &tauri::Window, event: &WindowEvent) {
    if let WindowEvent::Focused(true) = event {
        window.state::<AppState>().page_feed.wake();
    } else if let WindowEvent::CloseRequested { api, .. } = event {
        if window.label() == KIOSK_LABEL {
            api.prevent_close();
            return;
        }
        window::remember_size(window);
        if !lifecycle::window_should_close(window.app_handle()) {
            api.prevent_close();
        }
    }
}

/// Opens the window, or stays hidden, and starts the ticker.
fn set_up(app: &AppHandle, start: &WindowStart) -> Result<(), Box<dyn std::error::Error>> {
    let app_state = app.state::<AppState>();
    if app_state.mode.kiosk().is_none()
        && let Some(wanted) = app_state.effective_settings().autostart.requested_by_policy()
    {
        autostart::apply(wanted);
    }
    #[cfg(target_os = "linux")]
    if app_state.mode.kiosk().is_none() {
        single_instance::listen(
            app,
            &app.config().identifier,
            second_instance::handle,
            lifecycle::ensure_tray,
        );
    }
    log_file::record_start(if start.hidden { "hidden" } else { "with a window" });
    relaunch::reap_children(&start.inherited_pids);
    let lock_down =
        app_state.mode.kiosk().is_some().then_some(lockdown::harden as window::LockDown);
    if start.hidden {
        lifecycle::ensure_tray(app);
        lifecycle::schedule_memory_trim(app);
    } else if let Err(error) =
        window::open(app, start.route.as_deref(), start.activation_token.as_deref(), lock_down)
    {
        if let WindowError::LockdownFailed(step) = &error {
            let messages = app_state.messages();
            print_error(&messages.format("kiosk-not-closed", &[("step", step)]));
        } else {
            log::error!("no window: {error}");
        }
        fallback_dialog::show(app);
    }
    Ok(ticker::start(app)?)
}

/// Keeps the app running after its last window has closed, if it has a tray icon. Stores the last
/// plausible time at the end.
fn on_run_event(app: &AppHandle, event: &RunEvent) {
    if let RunEvent::ExitRequested { code: None, api, .. } = event {
        if app.state::<BackgroundState>().is_icon_shown() {
            api.prevent_exit();
        }
    } else if let RunEvent::Exit = event {
        let app_state = app.state::<AppState>();
        app_state.clock_check.record_on_exit(app_state.clock.now());
    }
}

/// Adds the plugin that allows one instance per session.
#[cfg(not(target_os = "linux"))]
fn with_single_instance(builder: Builder<Wry>, identifier: &str) -> Builder<Wry> {
    if !is_instance_socket_usable(identifier) {
        log::warn!("another account owns the socket of the first copy");
        return builder;
    }
    builder.plugin(tauri_plugin_single_instance::init(|app, arguments, _folder| {
        second_instance::handle(app, arguments)
    }))
}

/// On Windows the plugin uses no socket.
#[cfg(windows)]
fn is_instance_socket_usable(_: &str) -> bool {
    true
}

/// `single_instance::claim` has done that already.
#[cfg(target_os = "linux")]
fn with_single_instance(builder: Builder<Wry>, _: &str) -> Builder<Wry> {
    builder
}

/// The message for a session without a display: the state of both lines, and how to ask for more.
fn no_display_message(app_state: &AppState) -> String {
    app_state.with_helplines(&app_state.snapshot(), |lines| {
        let state = |id| {
            lines
                .library
                .channel(id)
                .map_or_else(String::new, |(_, channel)| lines.state_word(channel).to_lowercase())
        };
        lines.messages.format(
            "cli-no-display",
            &[("state-3018", &state("3018-phone")), ("state-3114", &state("3114-phone"))],
        )
    })
}
