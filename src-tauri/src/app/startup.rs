//! Everything between the start of the process and its window, or its answer on the command line.

use std::ffi::OsString;
use std::process::ExitCode;

use reperes_core::Language;

use super::run::{WindowStart, run_window};
use crate::background::relaunch::Handover;
use crate::cli::args::{self, Task, UsageError};
use crate::cli::{self, refuse};
use crate::config::policy::{self, LoadedPolicy};
use crate::config::settings::{FileSettings, MemorySettings, SettingsStore};
use crate::kiosk::lockdown::environment;
use crate::platform::clock::{Clock, SystemClock};
use crate::platform::console::print_error;
use crate::platform::desktop::{self, Desktop};
#[cfg(target_os = "linux")]
use crate::platform::executable;
use crate::platform::exit_codes::{KIOSK_FAILED, WRONG_ARGUMENTS};
use crate::platform::{locale, log_file, storage};
use crate::state::app_state::{AppState, settings_warning};
use crate::state::clock_check::{self, ClockCheck};
use crate::state::content::Content;
use crate::state::mode::Mode;
use crate::state::reminders::Reminders;
use crate::view::messages::Messages;
use crate::view::policy_diagnostics::startup_report;

/// Runs the program: opens the window or the kiosk, or answers on the command line.
pub(crate) fn start() -> ExitCode {
    let webdriver_requested = environment::is_webdriver_requested();
    let handover = prepare();
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let (content, mistakes) = Content::load(&mut arguments);
    if let Some(mistakes) = &mistakes {
        print_error(mistakes);
    }
    let invocation = match args::parse(arguments, &content.library) {
        Ok(invocation) => invocation,
        Err(UsageError(text)) => return refuse(&text),
    };
    // What was asked for must not stay in the list of processes. A window first hands its arguments to
    // a copy that runs already.
    #[cfg(target_os = "linux")]
    if matches!(invocation.task, Task::Search { .. } | Task::Show { .. } | Task::Status { .. }) {
        executable::erase_arguments();
    }
    let loaded = policy::load();
    let opens_window = matches!(invocation.task, Task::Window { .. });
    if invocation.task == Task::Kiosk || opens_window && loaded.policy.mandatory.kiosk {
        return open_kiosk(content, loaded, invocation.language, webdriver_requested);
    }
    if opens_window {
        log_file::enable_file();
    }
    let settings = settings();
    // The window speaks the language of the policy; a terminal speaks the language of `--lang`.
    let requested_language = loaded
        .policy
        .mandatory
        .choices
        .language
        .filter(|_| opens_window)
        .or(invocation.language)
        .or(handover.language());
    let effective_settings = loaded.policy.effective_settings(&settings.load());
    let language = locale::resolve(requested_language, effective_settings.language.value);
    let clock_check =
        ClockCheck::open(storage::system_fs(), storage::data_dir(), clock_check::build_time());
    let Task::Window { route, hidden } = invocation.task else {
        // Mistakes in the content end a command. A window opens all the same: the built-in content
        // still names whom to call.
        if mistakes.is_some() {
            return ExitCode::from(WRONG_ARGUMENTS);
        }
        if let Some(trouble) = settings.take_problem() {
            print_error(&settings_warning(trouble, &Messages::new(language)));
        }
        let (clock, desktop) = (clock(), desktop());
        let context = cli::Context {
            content: &content,
            language,
            clock: clock.as_ref(),
            desktop: desktop.as_ref(),
            settings: settings.as_ref(),
            clock_check: &clock_check,
            loaded: &loaded,
            webdriver_requested,
        };
        return cli::run(invocation.task, &context).unwrap_or(ExitCode::FAILURE);
    };
    if let Some(route) = &route
        && (loaded.policy.hides(route) || !content.has_route(route))
    {
        return refuse(&args::unknown_route(route, &Messages::new(language)));
    }
    for text in startup_report(&loaded, &Messages::new(language)) {
        print_error(&text);
        log_file::record_warning(&text);
    }
    let app_state =
        AppState::new(content, language, clock(), desktop(), settings, clock_check, Mode::Window)
            .with_policy(loaded);
    let start = WindowStart {
        route,
        hidden,
        relaunched: handover.language().is_some(),
        last_route: handover.route,
        inherited_pids: handover.inherited_pids,
        activation_token: handover.token,
    };
    run_window(app_state.with_reminders(Reminders::from_handover(handover.notices)), start)
}

/// Does what has to be done before a second thread starts. Returns what the process before a
/// relaunch has handed over.
fn prepare() -> Handover {
    #[cfg(windows)]
    desktop::attach_console();
    // Otherwise Tauri would let WebDriver into a release build too.
    #[cfg(not(feature = "test-hooks"))]
    #[expect(unsafe_code, reason = "first thing in main, while there is one thread")]
    // SAFETY: no other thread can read the environment yet.
    unsafe {
        std::env::remove_var(environment::WEBDRIVER_VARIABLE);
    }
    if let Err(error) = log_file::init() {
        print_error(&error.to_string());
    }
    #[cfg(unix)]
    disable_core_dumps();
    Handover::take().unwrap_or_default().with_activation_token()
}

/// Disables core dumps of this process and of the engine's processes: what a user has read must not
/// stay in the image of a crashed process.
///
/// Linux ignores a limit of 0 if a program takes the dumps (`|` in `core_pattern`), and starts no
/// such program at a limit of 1. A dump of one byte is written nowhere.
#[cfg(unix)]
fn disable_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit =
        |bytes| setrlimit(Resource::Core, Rlimit { current: Some(bytes), maximum: Some(bytes) });
    // A parent process may have lowered the hard limit to 0, which only root can raise.
    if let Err(error) = limit(1).or_else(|_| limit(0)) {
        log::warn!("a crash may leave an image of the process: {error}");
    }
}

fn clock() -> Box<dyn Clock> {
    #[cfg(feature = "test-hooks")]
    if let Some(clock) = crate::platform::test_hooks::clock() {
        return clock;
    }
    Box::new(SystemClock)
}

fn desktop() -> Box<dyn Desktop> {
    #[cfg(feature = "test-hooks")]
    if let Some(desktop) = crate::platform::test_hooks::desktop() {
        return desktop;
    }
    Box::new(desktop::SystemDesktop)
}

/// The settings of this user, or settings in memory if there is no folder to store them in.
fn settings() -> Box<dyn SettingsStore> {
    match storage::data_dir() {
        Some(folder) => Box::new(FileSettings::open(storage::system_fs(), folder)),
        None => Box::<MemorySettings>::default(),
    }
}

/// Opens the kiosk. It follows the policy, ignores the settings of this user, and has no folder to
/// write to.
fn open_kiosk(
    content: Content,
    loaded: LoadedPolicy,
    requested_language: Option<Language>,
    webdriver_requested: bool,
) -> ExitCode {
    log_file::enable_kiosk_terminal();
    let language = loaded.policy.kiosk.language.or(requested_language).unwrap_or(Language::French);
    let messages = Messages::new(language);
    if webdriver_requested && !cfg!(feature = "test-hooks") {
        print_error(&messages.get("kiosk-driven"));
        return ExitCode::from(KIOSK_FAILED);
    }
    // Only the build for tests gets here under WebDriver, which needs one of these variables.
    if !webdriver_requested && let Err(error) = environment::remove_unsafe_variables() {
        print_error(
            &messages.format("kiosk-not-closed", &[("step", &format!("environment: {error}"))]),
        );
        return ExitCode::from(KIOSK_FAILED);
    }
    startup_report(&loaded, &messages).for_each(|text| print_error(&text));
    let clock_check = ClockCheck::open(storage::system_fs(), None, clock_check::build_time());
    let mode = Mode::of_kiosk(loaded.policy.kiosk, language);
    let app_state = AppState::new(
        content,
        language,
        clock(),
        desktop(),
        Box::<MemorySettings>::default(),
        clock_check,
        mode,
    );
    run_window(app_state, WindowStart::default())
}
