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
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
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
    /// Whether the command has an option. The option may come before the command.
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
    /// The words without a dash that the command works on.
    operands: Vec<String>,
    /// The options that only some commands have, in the order of the line.
    options: Vec<&'static str>,
    about: Option<&'static str>,
    json: bool,
    explain: bool,
    at: Option<DateTime<Utc>>,
    route: Option<String>,
    hidden: bool,
    language: Option<Language>,
    kiosk: bool,
}

/// Reads the arguments. `--help` answers in the language of the messages.
pub(super) fn read(
    arguments: Vec<OsString>,
    library: &Library,
    words: &Messages,
) -> Result<Invocation, Complaint> {
    let mut parser = Parser::from_args(arguments);
    let (mut command, mut parsed) = (Command::Window, ParsedArguments::default());
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => {
                return Ok(Invocation {
                    task: Task::Help { about: None },
                    language: Some(words.language),
                });
            }
            Arg::Long("version") | Arg::Short('V') => {
                return Ok(Invocation { task: Task::Version, language: None });
            }
            Arg::Long("lang") => parsed.language = Some(read_language(&parser.value()?.string()?)?),
            Arg::Long("json") => {
                parsed.json = true;
                parsed.options.push("json");
            }
            Arg::Long("explain") => {
                parsed.explain = true;
                parsed.options.push("explain");
            }
            Arg::Long("at") => {
                // Whether the command has this option is checked once the command is known.
                parsed.at = Some(read_instant(&parser.value()?.string()?)?);
                parsed.options.push("at");
            }
            Arg::Long("route") if command == Command::Window && !parsed.kiosk => {
                parsed.route = Some(read_route(parser.value()?.string()?));
                parsed.options.push("route");
            }
            Arg::Long("hidden") if command == Command::Window && !parsed.kiosk => {
                parsed.hidden = true;
                parsed.options.push("hidden");
            }
            Arg::Long("kiosk")
                if command == Command::Window && parsed.route.is_none() && !parsed.hidden =>
            {
                parsed.kiosk = true;
                parsed.options.push("kiosk");
            }
            Arg::Value(value) => read_value(value.string()?, &mut command, &mut parsed, library)?,
            Arg::Long(name) => return Err(unknown_option(&format!("--{name}"))),
            Arg::Short(letter) => return Err(unknown_option(&format!("-{letter}"))),
        }
    }
    if let Some(option) = parsed.options.iter().find(|option| !command.takes(option)) {
        return Err(unknown_option(&format!("--{option}")));
    }
    let ParsedArguments {
        operands, json, explain, at, route, hidden, language, kiosk, about, ..
    } = parsed;
    let task = match command {
        Command::Window if kiosk => Task::Kiosk,
        Command::Window => Task::Window { route, hidden },
        Command::Status => Task::Status { ids: operands, json, at },
        Command::Help => Task::Help { about },
        Command::KioskCode => Task::KioskCode,
        Command::KioskCheck => Task::KioskCheck,
        Command::Diagnose => Task::Diagnose,
        Command::Policy => Task::Policy,
        Command::Search if operands.is_empty() => {
            return Err(Complaint::new("cli-search-what"));
        }
        Command::Search => Task::Search { query: operands.join(" "), json, explain },
        Command::Show => match operands.into_iter().next() {
            Some(id) => Task::Show { id, json },
            None => return Err(Complaint::new("cli-show-what")),
        },
    };
    Ok(Invocation { task, language })
}

/// Reads a word without a dash: the command, or an operand of it.
fn read_value(
    value: String,
    command: &mut Command,
    parsed: &mut ParsedArguments,
    library: &Library,
) -> Result<(), Complaint> {
    match command {
        Command::Window if parsed.route.is_none() && !parsed.hidden && !parsed.kiosk => {
            let known = COMMANDS.iter().find(|(name, _)| *name == value);
            *command =
                known.ok_or_else(|| Complaint::with_value("cli-argument-unknown", &value))?.1;
            return Ok(());
        }
        Command::Window
        | Command::KioskCode
        | Command::KioskCheck
        | Command::Diagnose
        | Command::Policy => {
            return Err(Complaint::with_value("cli-argument-unknown", &value));
        }
        Command::Help if parsed.about.is_none() => {
            let known = COMMANDS.iter().find(|(name, _)| *name == value);
            parsed.about =
                Some(known.ok_or_else(|| Complaint::with_value("cli-argument-unknown", &value))?.0);
        }
        Command::Help => return Err(Complaint::with_value("cli-argument-unknown", &value)),
        Command::Status if library.helpline(&letters::fold_case(&value)).is_none() => {
            return Err(unknown_line(&value, library));
        }
        Command::Status => parsed.operands.push(letters::fold_case(&value)),
        Command::Show if !parsed.operands.is_empty() => {
            return Err(Complaint::with_value("cli-argument-unknown", &value));
        }
        Command::Show => parsed.operands.push(letters::fold_case(&value)),
        Command::Search => parsed.operands.push(value),
    }
    Ok(())
}

/// The address without the "#" with which the window shows it.
fn read_route(text: String) -> String {
    text.strip_prefix('#').map_or(text.clone(), str::to_owned)
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
