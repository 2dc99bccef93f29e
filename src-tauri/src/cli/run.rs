//! Runs the commands that open no window.

use std::io::Write as _;
use std::process::ExitCode;

use reperes_core::{ClockVerdict, Language};

use super::args::{self, Task};
use super::output::{print, refuse};
use super::{diagnose, kiosk_check, kiosk_code, policy, search, status};
use crate::config::policy::LoadedPolicy;
use crate::config::settings::SettingsStore;
use crate::kiosk::probe::Machine;
use crate::platform::clock::Clock;
use crate::platform::console::print_error;
use crate::platform::desktop::Desktop;
use crate::platform::{autostart, terminal_width};
use crate::state::clock_check::ClockCheck;
use crate::state::content::Content;
use crate::view::helplines::Presenter;
use crate::view::messages::Messages;
use crate::view::policy_diagnostics::startup_report;
use crate::view::snapshot::Snapshot;

/// What the commands read.
pub(crate) struct Context<'a> {
    pub(crate) content: &'a Content,
    pub(crate) language: Language,
    pub(crate) clock: &'a dyn Clock,
    pub(crate) desktop: &'a dyn Desktop,
    pub(crate) settings: &'a dyn SettingsStore,
    pub(crate) clock_check: &'a ClockCheck,
    pub(crate) loaded: &'a LoadedPolicy,
    pub(crate) webdriver_requested: bool,
}

impl Context<'_> {
    /// What is true now.
    fn snapshot(&self) -> Snapshot {
        let now = self.clock.now();
        Snapshot::at(&self.content.library, now, self.clock_check.verdict(now))
    }
}

/// Runs a command; `None` for a task that opens a window.
pub(crate) fn run(task: Task, context: &Context<'_>) -> Option<ExitCode> {
    let language = context.language;
    Some(match task {
        Task::Window { .. } | Task::Kiosk => return None,
        Task::Help { about } => print(language, |output, messages| {
            let help = messages.get("cli-help");
            writeln!(
                output,
                "{}",
                about.map_or_else(|| help.clone(), |command| args::help_about(&help, command))
            )
        }),
        Task::Version => {
            print(language, |output, _| writeln!(output, "reperes {}", env!("CARGO_PKG_VERSION")))
        }
        Task::Status { ids, json, at } => print(language, |output, messages| {
            let library = &context.content.library;
            // A given instant does not come from the clock, so the clock's verdict does not matter.
            let snapshot = at.map_or_else(
                || context.snapshot(),
                |at| Snapshot::at(library, at, ClockVerdict::Plausible),
            );
            let lines = Presenter { library, messages, snapshot: &snapshot };
            status::write(output, &lines, &ids, json, terminal_width::columns())
        }),
        Task::Search { query, json, explain } => print(language, |output, messages| {
            let (library, snapshot) = (&context.content.library, context.snapshot());
            let lines = Presenter { library, messages, snapshot: &snapshot };
            let hidden = &context.loaded.policy.mandatory.hidden;
            let entries = context.content.entry_presenter(lines, hidden);
            if explain {
                search::explain(output, context.content, &entries, &query)
            } else {
                search::search(output, context.content, &entries, &query, json)
            }
        }),
        Task::Show { id, json } => show(context, &id, json),
        Task::KioskCode => set_kiosk_code(language),
        Task::KioskCheck => check_kiosk(context),
        Task::Policy => {
            let report = policy::PolicyReport {
                loaded: context.loaded,
                settings: &context.settings.load(),
                autostart: autostart::is_enabled(),
            };
            let printed = print(language, |output, messages| report.write(output, messages));
            if context.loaded.diagnostics.is_empty() { printed } else { ExitCode::FAILURE }
        }
        Task::Diagnose => print(language, |output, messages| {
            let now = context.clock.now();
            let input = diagnose::DiagnoseInput {
                now,
                clock: context.clock_check.verdict(now),
                desktop: context.desktop,
                settings: context.settings,
                policy: context.loaded.place.as_str(),
            };
            diagnose::write(output, messages, &input)
        }),
    })
}

/// Prints one line or one entry.
fn show(context: &Context<'_>, id: &str, json: bool) -> ExitCode {
    let messages = Messages::new(context.language);
    let snapshot = context.snapshot();
    let lines =
        Presenter { library: &context.content.library, messages: &messages, snapshot: &snapshot };
    let hidden = &context.loaded.policy.mandatory.hidden;
    match search::show(&context.content.entry_presenter(lines, hidden), id, json) {
        Some(text) => print(context.language, |output, _| write!(output, "{text}")),
        None => refuse(&args::unknown_id(id, &messages)),
    }
}

/// Puts a code into the policy, or prints the line for a person with the right to do so.
fn set_kiosk_code(language: Language) -> ExitCode {
    match kiosk_code::set_code(&Messages::new(language)) {
        Ok(kiosk_code::NewCode::Written(text)) => {
            print(language, |output, _| writeln!(output, "{text}"))
        }
        Ok(kiosk_code::NewCode::ToPaste { line, why }) => {
            print_error(&why);
            print(language, |output, _| writeln!(output, "{line}"))
        }
        Err(kiosk_code::CodeError::Code(text)) => refuse(&text),
        Err(kiosk_code::CodeError::File(text)) => {
            print_error(&text);
            ExitCode::FAILURE
        }
    }
}

/// Prints whether this computer is suitable for a kiosk. Mistakes in the policy are reported as the
/// kiosk itself reports them.
fn check_kiosk(context: &Context<'_>) -> ExitCode {
    let language = context.language;
    let rows = kiosk_check::judge(&Machine::probe(context.webdriver_requested, context.loaded));
    startup_report(context.loaded, &Messages::new(language)).for_each(|text| print_error(&text));
    let printed = print(language, |output, messages| kiosk_check::write(output, messages, &rows));
    if kiosk_check::is_suitable(&rows) { printed } else { ExitCode::FAILURE }
}
