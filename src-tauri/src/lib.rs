//! The desktop shell of Repères. This file only joins the parts.

mod autostart;
#[cfg(target_os = "linux")]
mod bus;
mod choices;
mod cli;
mod clock;
#[cfg(target_os = "linux")]
mod color_scheme;
mod columns;
mod command_guard;
mod commands;
mod companion;
mod console;
mod contact;
mod content;
mod desktop;
mod diagnose;
mod entries;
mod exit_codes;
#[cfg(feature = "test-hooks")]
mod hooks;
mod journal;
mod kiosk;
mod kiosk_view;
mod language;
mod life;
mod lookup;
mod main_thread;
mod mode;
mod notices;
mod notification_server;
mod notify;
mod page_feed;
mod parts;
mod patience;
mod phrase;
mod plain;
mod policy;
mod policy_notes;
mod policy_report;
mod preferences;
mod present;
#[cfg(target_os = "linux")]
mod program;
mod qr;
mod reference;
mod report;
mod rescue;
#[cfg(target_os = "linux")]
mod screen_reader;
mod second_instance;
mod settings;
mod shell;
mod staying;
mod storage;
#[cfg(target_os = "linux")]
mod supervisor;
mod sync;
mod ticker;
mod trust;
mod view;
mod watch;
#[cfg(target_os = "linux")]
mod webkit_env;
mod window;
mod words;
mod zone;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use reperes_core::{ClockVerdict, Language};

use cli::{Task, UsageError};
use clock::Clock;
use companion::again::Memory;
use console::complain;
use content::Content;
use desktop::Desktop;
use exit_codes::WRONG_ARGUMENTS;
use life::{Start, open_window};
use mode::Mode;
use notices::Notices;
use present::Presenter;
use settings::{FileSettings, MemorySettings, SettingsStore};
use shell::Shell;
use trust::Trust;
use words::Words;

/// The program: a window, or an answer on the command line.
pub fn main() -> ExitCode {
    let driven = kiosk::environment::is_driven();
    let memory = prepare();
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let (content, mistakes) = Content::load(&mut arguments);
    if let Some(mistakes) = &mistakes {
        complain(mistakes);
    }
    let invocation = match cli::parse(arguments, &content.library) {
        Ok(invocation) => invocation,
        Err(UsageError(text)) => return refuse(&text),
    };
    let laid_down = policy::load();
    let opens = matches!(invocation.task, Task::Window { .. });
    if invocation.task == Task::Kiosk || opens && laid_down.policy.mandatory.kiosk {
        return open_kiosk(content, laid_down, invocation.language, driven);
    }
    if opens {
        journal::keep();
    }
    let policy = &laid_down.policy;
    let settings = settings();
    // A terminal answers as it was asked to; the window speaks as the school says.
    let asked = policy
        .mandatory
        .choices
        .language
        .filter(|_| opens)
        .or(invocation.language)
        .or(memory.language());
    let language = language::choose(asked, policy.in_force(&settings.load()).language.value);
    let trust = Trust::open(storage::disk(), storage::root(), trust::built());
    // A window opens all the same: what is built in still tells whom to call.
    if mistakes.is_some() && !matches!(invocation.task, Task::Window { .. }) {
        return ExitCode::from(WRONG_ARGUMENTS);
    }
    if !matches!(invocation.task, Task::Window { .. })
        && let Some(trouble) = settings.take_trouble()
    {
        complain(&shell::say(trouble, &Words::new(language)));
    }
    match invocation.task {
        Task::Help { about } => print(language, |output, words| {
            let help = words.say("cli-help");
            writeln!(
                output,
                "{}",
                about.map_or_else(|| help.clone(), |command| cli::help_about(&help, command))
            )
        }),
        Task::Version => {
            print(language, |output, _| writeln!(output, "reperes {}", env!("CARGO_PKG_VERSION")))
        }
        Task::Status { ids, json, at } => print(language, |output, words| {
            let now = at.unwrap_or_else(|| clock().now());
            // An instant that is asked about is no clock's.
            let clock = if at.is_some() { ClockVerdict::Plausible } else { trust.verdict(now) };
            report::write(
                output,
                &content.library,
                words,
                report::Request {
                    ids: &ids,
                    json,
                    now,
                    computer: zone::computer_zone(),
                    clock,
                    width: columns::of_terminal(),
                },
            )
        }),
        Task::Search { query, explain: true, .. } => print(language, |output, words| {
            lookup::explain(
                output,
                &content,
                &content.librarian(words, clock().now(), &policy.mandatory.hidden),
                &query,
            )
        }),
        Task::Search { query, json, .. } => print(language, |output, words| {
            lookup::search(
                output,
                &content,
                &content.librarian(words, clock().now(), &policy.mandatory.hidden),
                &query,
                json,
            )
        }),
        Task::Show { id, json } => {
            let words = Words::new(language);
            let now = clock().now();
            let librarian = content.librarian(&words, now, &policy.mandatory.hidden);
            let computer = zone::computer_zone();
            let presenter = Presenter {
                library: &content.library,
                words: &words,
                now,
                computer,
                clock: trust.verdict(now),
            };
            match lookup::find(&librarian, &presenter, &id, json) {
                Some(text) => print(language, |output, _| write!(output, "{text}")),
                None => refuse(&cli::unknown_id(&id, &words)),
            }
        }
        Task::Window { route: Some(route), .. }
            if policy.hides(&route) || !content.leads_somewhere(&route) =>
        {
            refuse(&cli::unknown_route(&route, &Words::new(language)))
        }
        Task::Window { route, hidden } => {
            for text in policy_notes::first_complaints(&laid_down, &Words::new(language)) {
                complain(&text);
                journal::note(&text);
            }
            let shell =
                Shell::new(content, language, clock(), desktop(), settings, trust, Mode::Window)
                    .under(laid_down);
            let start = Start {
                route,
                hidden,
                over: memory.language().is_some(),
                back_at: memory.route,
                heirs: memory.heirs,
                token: memory.token,
            };
            open_window(shell.awaiting(Notices::of(memory.notices)), start)
        }
        Task::KioskCode => set_kiosk_code(language),
        Task::KioskCheck => check_kiosk(&laid_down, language, driven),
        Task::Policy => {
            let report = policy_report::Report {
                laid_down: &laid_down,
                settings: &settings.load(),
                autostart: autostart::is_on(),
            };
            let printed = print(language, |output, words| report.write(output, words));
            if laid_down.notes.is_empty() { printed } else { ExitCode::FAILURE }
        }
        Task::Diagnose => print(language, |output, words| {
            let now = clock().now();
            let desktop = desktop();
            let (clock, policy) = (trust.verdict(now), laid_down.place.as_str());
            let computer = diagnose::Computer {
                now,
                clock,
                desktop: desktop.as_ref(),
                settings: settings.as_ref(),
                policy,
            };
            diagnose::write(output, words, &computer)
        }),
        // Opened above, before anything of this user was read.
        Task::Kiosk => ExitCode::FAILURE,
    }
}

/// Says what is wrong with the arguments.
fn refuse(text: &str) -> ExitCode {
    complain(text);
    ExitCode::from(WRONG_ARGUMENTS)
}

/// What has to be in place before a second thread starts, and what a former life of the process left.
fn prepare() -> Memory {
    #[cfg(windows)]
    desktop::attach_console();
    // Tauri would let WebDriver into a release build too.
    #[cfg(not(feature = "test-hooks"))]
    #[expect(unsafe_code, reason = "first thing in main, while there is one thread")]
    // SAFETY: no other thread can read the environment yet.
    unsafe {
        std::env::remove_var("TAURI_WEBVIEW_AUTOMATION");
    }
    if let Err(error) = journal::open() {
        complain(&error.to_string());
    }
    #[cfg(unix)]
    keep_out_of_dumps();
    Memory::take().unwrap_or_default().entitled()
}

/// What was read must not be found in the image of a process that has crashed, the engine's own included.
#[cfg(unix)]
fn keep_out_of_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    if let Err(error) = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }) {
        log::warn!("a crash may leave an image of the process: {error}");
    }
}

fn clock() -> Box<dyn Clock> {
    #[cfg(feature = "test-hooks")]
    if let Some(clock) = hooks::clock() {
        return clock;
    }
    Box::new(clock::SystemClock)
}

fn desktop() -> Box<dyn Desktop> {
    #[cfg(feature = "test-hooks")]
    if let Some(desktop) = hooks::desktop() {
        return desktop;
    }
    Box::new(desktop::SystemDesktop)
}

/// The settings of this user, or of this run where nothing can be stored.
fn settings() -> Box<dyn SettingsStore> {
    match storage::root() {
        Some(folder) => Box::new(FileSettings::open(storage::disk(), folder)),
        None => Box::<MemorySettings>::default(),
    }
}

/// Puts a code into the policy, or gives the line to whoever may put it there.
fn set_kiosk_code(language: Language) -> ExitCode {
    match kiosk::code::set(&Words::new(language)) {
        Ok(kiosk::code::Set::Written(text)) => {
            print(language, |output, _| writeln!(output, "{text}"))
        }
        Ok(kiosk::code::Set::ToPaste { line, why }) => {
            complain(&why);
            print(language, |output, _| writeln!(output, "{line}"))
        }
        Err(kiosk::code::Refusal::Code(text)) => refuse(&text),
        Err(kiosk::code::Refusal::File(text)) => {
            complain(&text);
            ExitCode::FAILURE
        }
    }
}

/// Whether this computer would hold a kiosk. Mistakes in the policy are named as the kiosk itself would name them.
fn check_kiosk(laid_down: &policy::Loaded, language: Language, driven: bool) -> ExitCode {
    let rows = kiosk::check::judge(&kiosk::machine::Machine::look(driven, laid_down));
    policy_notes::first_complaints(&laid_down, &Words::new(language))
        .for_each(|text| complain(&text));
    let printed = print(language, |output, words| kiosk::check::write(output, words, &rows));
    if kiosk::check::is_suitable(&rows) { printed } else { ExitCode::FAILURE }
}

/// A kiosk: as the policy says, whatever this user has chosen, and without a place to write anything.
fn open_kiosk(
    content: Content,
    laid_down: policy::Loaded,
    flag: Option<Language>,
    driven: bool,
) -> ExitCode {
    let language = laid_down.policy.kiosk.language.or(flag).unwrap_or(Language::French);
    let words = Words::new(language);
    if driven && !cfg!(feature = "test-hooks") {
        complain(&words.say("kiosk-driven"));
        return ExitCode::from(exit_codes::KIOSK_FAILED);
    }
    // Only a build for tests comes so far under a driver, which needs one of the doors.
    if !driven && let Err(error) = kiosk::environment::leave_out() {
        complain(&words.fill("kiosk-not-closed", &[("step", &format!("environment: {error}"))]));
        return ExitCode::from(exit_codes::KIOSK_FAILED);
    }
    policy_notes::first_complaints(&laid_down, &words).for_each(|text| complain(&text));
    let trust = Trust::open(storage::disk(), None, trust::built());
    let mode = Mode::of_kiosk(laid_down.policy.kiosk, language);
    let shell = Shell::new(
        content,
        language,
        clock(),
        desktop(),
        Box::<MemorySettings>::default(),
        trust,
        mode,
    );
    open_window(
        shell,
        Start {
            route: None,
            hidden: false,
            over: false,
            back_at: None,
            heirs: Vec::new(),
            token: None,
        },
    )
}

/// Writes to standard output. A reader that has gone away is no failure.
fn print(
    language: Language,
    write: impl FnOnce(&mut std::io::StdoutLock<'_>, &Words) -> std::io::Result<()>,
) -> ExitCode {
    let words = Words::new(language);
    let mut output = std::io::stdout().lock();
    match write(&mut output, &words).and_then(|()| output.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&words.fill("cli-output-failed", &[("error", &error.to_string())]));
            ExitCode::FAILURE
        }
    }
}
