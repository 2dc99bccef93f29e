//! Runs the commands that open no window.

use std::io::Write as _;
use std::process::ExitCode;

use reperes_core::{ClockVerdict, Language};

use super::args::{self, Task};
use super::output::{print, refuse};
use super::{diagnose, kiosk_check, kiosk_code, policy, search, status};
use crate::config::policy::Loaded;
use crate::config::settings::SettingsStore;
use crate::kiosk::probe::Machine;
use crate::platform::clock::Clock;
use crate::platform::console::complain;
use crate::platform::desktop::Desktop;
use crate::platform::{autostart, terminal_width, zone};
use crate::state::clock_check::Trust;
use crate::state::content::Content;
use crate::view::helplines::Presenter;
use crate::view::messages::Words;
use crate::view::policy_diagnostics::first_complaints;

/// What the commands read.
pub(crate) struct Context<'a> {
    pub(crate) content: &'a Content,
    pub(crate) language: Language,
    pub(crate) clock: &'a dyn Clock,
    pub(crate) desktop: &'a dyn Desktop,
    pub(crate) settings: &'a dyn SettingsStore,
    pub(crate) trust: &'a Trust,
    pub(crate) loaded: &'a Loaded,
    pub(crate) webdriver_requested: bool,
}

/// Runs a command; `None` for a task that opens a window.
pub(crate) fn run(task: Task, context: &Context<'_>) -> Option<ExitCode> {
    let language = context.language;
    Some(match task {
        Task::Window { .. } | Task::Kiosk => return None,
        Task::Help { about } => print(language, |output, words| {
            let help = words.say("cli-help");
            writeln!(
                output,
                "{}",
                about.map_or_else(|| help.clone(), |command| args::help_about(&help, command))
            )
        }),
        Task::Version => {
            print(language, |output, _| writeln!(output, "reperes {}", env!("CARGO_PKG_VERSION")))
        }
        Task::Status { ids, json, at } => print(language, |output, words| {
            let now = at.unwrap_or_else(|| context.clock.now());
            // A given instant does not come from the clock, so the clock's verdict does not matter.
            let clock =
                if at.is_some() { ClockVerdict::Plausible } else { context.trust.verdict(now) };
            status::write(
                output,
                &context.content.library,
                words,
                status::StatusRequest {
                    ids: &ids,
                    json,
                    now,
                    computer: zone::computer_zone(),
                    clock,
                    width: terminal_width::of_terminal(),
                },
            )
        }),
        Task::Search { query, json, explain } => print(language, |output, words| {
            let hidden = &context.loaded.policy.mandatory.hidden;
            let librarian = context.content.librarian(words, context.clock.now(), hidden);
            if explain {
                search::explain(output, context.content, &librarian, &query)
            } else {
                search::search(output, context.content, &librarian, &query, json)
            }
        }),
        Task::Show { id, json } => show(context, &id, json),
        Task::KioskCode => set_kiosk_code(language),
        Task::KioskCheck => check_kiosk(context),
        Task::Policy => {
            let report = policy::Report {
                laid_down: context.loaded,
                settings: &context.settings.load(),
                autostart: autostart::is_on(),
            };
            let printed = print(language, |output, words| report.write(output, words));
            if context.loaded.notes.is_empty() { printed } else { ExitCode::FAILURE }
        }
        Task::Diagnose => print(language, |output, words| {
            let now = context.clock.now();
            let input = diagnose::DiagnoseInput {
                now,
                clock: context.trust.verdict(now),
                desktop: context.desktop,
                settings: context.settings,
                policy: context.loaded.place.as_str(),
            };
            diagnose::write(output, words, &input)
        }),
    })
}

/// Prints one line or one entry.
fn show(context: &Context<'_>, id: &str, json: bool) -> ExitCode {
    let words = Words::new(context.language);
    let now = context.clock.now();
    let hidden = &context.loaded.policy.mandatory.hidden;
    let librarian = context.content.librarian(&words, now, hidden);
    let presenter = Presenter {
        library: &context.content.library,
        words: &words,
        now,
        computer: zone::computer_zone(),
        clock: context.trust.verdict(now),
    };
    match search::show(&librarian, &presenter, id, json) {
        Some(text) => print(context.language, |output, _| write!(output, "{text}")),
        None => refuse(&args::unknown_id(id, &words)),
    }
}

/// Puts a code into the policy, or prints the line for a person with the right to do so.
fn set_kiosk_code(language: Language) -> ExitCode {
    match kiosk_code::set_code(&Words::new(language)) {
        Ok(kiosk_code::NewCode::Written(text)) => {
            print(language, |output, _| writeln!(output, "{text}"))
        }
        Ok(kiosk_code::NewCode::ToPaste { line, why }) => {
            complain(&why);
            print(language, |output, _| writeln!(output, "{line}"))
        }
        Err(kiosk_code::CodeError::Code(text)) => refuse(&text),
        Err(kiosk_code::CodeError::File(text)) => {
            complain(&text);
            ExitCode::FAILURE
        }
    }
}

/// Prints whether this computer is suitable for a kiosk. Mistakes in the policy are reported as the
/// kiosk itself reports them.
fn check_kiosk(context: &Context<'_>) -> ExitCode {
    let language = context.language;
    let rows = kiosk_check::judge(&Machine::probe(context.webdriver_requested, context.loaded));
    first_complaints(context.loaded, &Words::new(language)).for_each(|text| complain(&text));
    let printed = print(language, |output, words| kiosk_check::write(output, words, &rows));
    if kiosk_check::is_suitable(&rows) { printed } else { ExitCode::FAILURE }
}
