//! Reads the arguments one by one: the command, its options, the words that it works on.

use std::ffi::OsString;

use chrono::{DateTime, Datelike as _, Utc};
use lexopt::{Arg, Parser, ValueExt as _};
use reperes_core::{Language, Library, letters};

use super::complaint::{Complaint, unknown_line, unknown_option};
use super::task::{Invocation, Task};
use crate::platform::locale;
use crate::view::messages::Messages;

/// The years that `--at` takes. Before and after them an instant may have no form that other
/// programs read.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2200;

/// A command of the command line. Without one, the program opens its window.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Command {
    #[default]
    Window,
    Help,
    Status,
    Search,
    Show,
    KioskCode,
    KioskCheck,
    Diagnose,
    Policy,
}

/// The words that name a command.
pub(super) const COMMANDS: [(&str, Command); 8] = [
    ("status", Command::Status),
    ("search", Command::Search),
    ("show", Command::Show),
    ("kiosk-code", Command::KioskCode),
    ("kiosk-check", Command::KioskCheck),
    ("diagnose", Command::Diagnose),
    ("policy", Command::Policy),
    ("help", Command::Help),
];

impl Command {
    /// Whether the command has an option.
    fn takes(self, option: &str) -> bool {
        match option {
            "json" => matches!(self, Self::Status | Self::Search | Self::Show),
            "at" => self == Self::Status,
            "explain" => self == Self::Search,
            "route" | "hidden" | "kiosk" => self == Self::Window,
            _ => true,
        }
    }
}

/// The arguments that have been read.
#[derive(Default)]
struct ParsedArguments {
    command: Command,
    /// The words without a dash that the command works on.
    operands: Vec<String>,
    /// The options that only some commands have, in the order of the line.
    options: Vec<&'static str>,
    about: Option<&'static str>,
    at: Option<DateTime<Utc>>,
    route: Option<String>,
}

/// Reads the arguments. `--help` answers in the language of the messages.
pub(super) fn read(
    arguments: Vec<OsString>,
    library: &Library,
    words: &Messages,
) -> Result<Invocation, Complaint> {
    let mut parser = Parser::from_args(arguments);
    let (mut parsed, mut language) = (ParsedArguments::default(), None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => {
                let task = Task::Help { about: None };
                return Ok(Invocation { task, language: Some(words.language) });
            }
            Arg::Long("version") | Arg::Short('V') => {
                return Ok(Invocation { task: Task::Version, language: None });
            }
            Arg::Long("lang") => language = Some(read_language(&parser.value()?.string()?)?),
            Arg::Long("json") => parsed.options.push("json"),
            Arg::Long("explain") => parsed.options.push("explain"),
            Arg::Long("at") => {
                parsed.at = Some(read_instant(&parser.value()?.string()?)?);
                parsed.options.push("at");
            }
            Arg::Long("route") if parsed.may_open_window() => {
                parsed.route = Some(read_route(parser.value()?.string()?));
                parsed.options.push("route");
            }
            Arg::Long("hidden") if parsed.may_open_window() => parsed.options.push("hidden"),
            Arg::Long("kiosk") if parsed.may_open_kiosk() => parsed.options.push("kiosk"),
            Arg::Value(value) => parsed.read_value(value.string()?, library)?,
            Arg::Long(name) => return Err(unknown_option(&format!("--{name}"))),
            Arg::Short(letter) => return Err(unknown_option(&format!("-{letter}"))),
        }
    }
    Ok(Invocation { task: parsed.into_task()?, language })
}

impl ParsedArguments {
    fn has(&self, option: &str) -> bool {
        self.options.contains(&option)
    }

    fn may_open_window(&self) -> bool {
        self.command == Command::Window && !self.has("kiosk")
    }

    fn may_open_kiosk(&self) -> bool {
        self.command == Command::Window && !self.has("route") && !self.has("hidden")
    }

    /// Reads a word without a dash: the command, or an operand of it.
    fn read_value(&mut self, value: String, library: &Library) -> Result<(), Complaint> {
        let unknown = || Complaint::with_value("cli-argument-unknown", &value);
        let named = || COMMANDS.iter().find(|(name, _)| *name == value).ok_or_else(unknown);
        match self.command {
            Command::Window if self.may_open_window() && self.may_open_kiosk() => {
                self.command = named()?.1;
            }
            Command::Help if self.about.is_none() => self.about = Some(named()?.0),
            Command::Status if library.helpline(&letters::fold_case(&value)).is_none() => {
                return Err(unknown_line(&value, library));
            }
            Command::Status => self.operands.push(letters::fold_case(&value)),
            Command::Show if self.operands.is_empty() => {
                self.operands.push(letters::fold_case(&value));
            }
            Command::Search => self.operands.push(value),
            Command::Window
            | Command::Help
            | Command::Show
            | Command::KioskCode
            | Command::KioskCheck
            | Command::Diagnose
            | Command::Policy => return Err(unknown()),
        }
        Ok(())
    }

    /// An option may come before its command, so whether the command has it is known only here.
    fn into_task(self) -> Result<Task, Complaint> {
        if let Some(option) = self.options.iter().find(|option| !self.command.takes(option)) {
            return Err(unknown_option(&format!("--{option}")));
        }
        let (json, explain) = (self.has("json"), self.has("explain"));
        Ok(match self.command {
            Command::Window if self.has("kiosk") => Task::Kiosk,
            Command::Window => Task::Window { hidden: self.has("hidden"), route: self.route },
            Command::Status => Task::Status { ids: self.operands, json, at: self.at },
            Command::Help => Task::Help { about: self.about },
            Command::KioskCode => Task::KioskCode,
            Command::KioskCheck => Task::KioskCheck,
            Command::Diagnose => Task::Diagnose,
            Command::Policy => Task::Policy,
            Command::Search if self.operands.is_empty() => {
                return Err(Complaint::new("cli-search-what"));
            }
            Command::Search => Task::Search { query: self.operands.join(" "), json, explain },
            Command::Show => {
                let id = self.operands.into_iter().next();
                Task::Show { id: id.ok_or_else(|| Complaint::new("cli-show-what"))?, json }
            }
        })
    }
}

/// The address without the "#" with which the window shows it.
fn read_route(text: String) -> String {
    text.strip_prefix('#').map(str::to_owned).unwrap_or(text)
}

fn read_language(code: &str) -> Result<Language, Complaint> {
    locale::from_flag(code).ok_or_else(|| Complaint::with_value("cli-lang-unknown", code))
}

fn read_instant(text: &str) -> Result<DateTime<Utc>, Complaint> {
    let instant = DateTime::parse_from_rfc3339(text).ok().map(|instant| instant.to_utc());
    // A leap second would be written in a form that no other program reads.
    let in_range = instant.filter(|instant| {
        YEARS.contains(&instant.year()) && instant.timestamp_subsec_nanos() < 1_000_000_000
    });
    in_range.ok_or_else(|| Complaint::with_value("cli-at-malformed", text))
}
