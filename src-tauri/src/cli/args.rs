//! The command line: what was asked, or one clear line on what is wrong with it.

use std::ffi::OsString;

use chrono::{DateTime, Datelike as _, Utc};
use lexopt::{Arg, Parser, ValueExt as _};
use reperes_core::{Language, Library, letters};

use crate::platform::locale;
use crate::view::messages::Words;

/// The years that can be asked about: before and after them an instant may have no form that others read.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2200;

/// What the command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Task {
    /// Open the window, at an address of `reperes_core::route` or at the start.
    Window { route: Option<String>, hidden: bool },
    /// Open the screen that nobody watches over.
    Kiosk,
    /// Make the line of the policy that holds a code to leave the kiosk with.
    KioskCode,
    /// Print what this computer leaves open to those who want out of a kiosk.
    KioskCheck,
    /// Print what holds on this computer, who said it, and every mistake in what is laid down.
    Policy,
    /// Print what a person who helps has to know of this computer.
    Diagnose,
    /// Print the state of these lines, or of all when none is named.
    Status { ids: Vec<String>, json: bool, at: Option<DateTime<Utc>> },
    /// Print what these words find.
    Search { query: String, json: bool, explain: bool },
    /// Print the entry or the line with this id.
    Show { id: String, json: bool },
    /// Print how to use the program, or one command.
    Help { about: Option<&'static str> },
    /// Print the version.
    Version,
}

/// A command line that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Invocation {
    pub(crate) task: Task,
    pub(crate) language: Option<Language>,
}

/// A command line that was not: in words for the user, in the language as far as it was known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UsageError(pub(crate) String);

/// Reads the arguments, the name of the program left out.
///
/// # Errors
/// Anything that the program does not know, or cannot read.
pub(crate) fn parse(arguments: Vec<OsString>, library: &Library) -> Result<Invocation, UsageError> {
    // The complaint has to come in the language that a later --lang asks for.
    let words = Words::new(locale::choose(language_among(&arguments), None));
    read(arguments, library, &words).map_err(|problem| UsageError(problem.say(&words)))
}

enum Problem {
    Filled(&'static str, Vec<(&'static str, String)>),
    Lexopt(lexopt::Error),
}

impl From<lexopt::Error> for Problem {
    fn from(error: lexopt::Error) -> Self {
        Self::Lexopt(error)
    }
}

impl Problem {
    fn with_value(id: &'static str, value: &str) -> Self {
        // A very long value would bury the message.
        Self::Filled(
            id,
            vec![("value", value.chars().take(80).collect::<String>().escape_debug().to_string())],
        )
    }

    fn say(&self, words: &Words) -> String {
        match self {
            Self::Filled(id, values) => {
                let values: Vec<(&str, &str)> =
                    values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                words.fill(id, &values)
            }
            Self::Lexopt(lexopt::Error::MissingValue { option: Some(option) }) => {
                words.fill("cli-value-missing", &[("option", option)])
            }
            Self::Lexopt(lexopt::Error::UnexpectedValue { option, .. }) => {
                words.fill("cli-value-unexpected", &[("option", option)])
            }
            Self::Lexopt(_) => words.say("cli-argument-unreadable"),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Command {
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

const COMMANDS: [(&str, Command); 8] = [
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
    /// Whether an option belongs to this command, wherever it stands on the line.
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

/// What was read so far.
#[derive(Default)]
struct Draft {
    words: Vec<String>,
    /// The options that belong to some commands only, in order.
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

fn read(arguments: Vec<OsString>, library: &Library, words: &Words) -> Result<Invocation, Problem> {
    let mut parser = Parser::from_args(arguments);
    let (mut command, mut draft) = (Command::Window, Draft::default());
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
            Arg::Long("lang") => draft.language = Some(read_language(&parser.value()?.string()?)?),
            Arg::Long("json") => {
                draft.json = true;
                draft.options.push("json");
            }
            Arg::Long("explain") => {
                draft.explain = true;
                draft.options.push("explain");
            }
            Arg::Long("at") => {
                // Before its command, only the place of the option can be wrong.
                draft.at = Some(read_instant(&parser.value()?.string()?)?);
                draft.options.push("at");
            }
            Arg::Long("route") if command == Command::Window && !draft.kiosk => {
                draft.route = Some(read_route(parser.value()?.string()?));
                draft.options.push("route");
            }
            Arg::Long("hidden") if command == Command::Window && !draft.kiosk => {
                draft.hidden = true;
                draft.options.push("hidden");
            }
            Arg::Long("kiosk")
                if command == Command::Window && draft.route.is_none() && !draft.hidden =>
            {
                draft.kiosk = true;
                draft.options.push("kiosk");
            }
            Arg::Value(value) => read_value(value.string()?, &mut command, &mut draft, library)?,
            Arg::Long(name) => return Err(unknown_option(&format!("--{name}"))),
            Arg::Short(letter) => return Err(unknown_option(&format!("-{letter}"))),
        }
    }
    if let Some(option) = draft.options.iter().find(|option| !command.takes(option)) {
        return Err(unknown_option(&format!("--{option}")));
    }
    let Draft { words, json, explain, at, route, hidden, language, kiosk, about, .. } = draft;
    let task = match command {
        Command::Window if kiosk => Task::Kiosk,
        Command::Window => Task::Window { route, hidden },
        Command::Status => Task::Status { ids: words, json, at },
        Command::Help => Task::Help { about },
        Command::KioskCode => Task::KioskCode,
        Command::KioskCheck => Task::KioskCheck,
        Command::Diagnose => Task::Diagnose,
        Command::Policy => Task::Policy,
        Command::Search if words.is_empty() => {
            return Err(Problem::Filled("cli-search-what", vec![]));
        }
        Command::Search => Task::Search { query: words.join(" "), json, explain },
        Command::Show => match words.into_iter().next() {
            Some(id) => Task::Show { id, json },
            None => return Err(Problem::Filled("cli-show-what", vec![])),
        },
    };
    Ok(Invocation { task, language })
}

/// A word without a dash: the command, or what it works on.
fn read_value(
    value: String,
    command: &mut Command,
    draft: &mut Draft,
    library: &Library,
) -> Result<(), Problem> {
    match command {
        Command::Window if draft.route.is_none() && !draft.hidden && !draft.kiosk => {
            let known = COMMANDS.iter().find(|(name, _)| *name == value);
            *command = known.ok_or_else(|| Problem::with_value("cli-argument-unknown", &value))?.1;
            return Ok(());
        }
        Command::Window
        | Command::KioskCode
        | Command::KioskCheck
        | Command::Diagnose
        | Command::Policy => {
            return Err(Problem::with_value("cli-argument-unknown", &value));
        }
        Command::Help if draft.about.is_none() => {
            let known = COMMANDS.iter().find(|(name, _)| *name == value);
            draft.about =
                Some(known.ok_or_else(|| Problem::with_value("cli-argument-unknown", &value))?.0);
        }
        Command::Help => return Err(Problem::with_value("cli-argument-unknown", &value)),
        Command::Status if library.helpline(&letters::plain(&value)).is_none() => {
            return Err(unknown_line(&value, library));
        }
        Command::Status => draft.words.push(letters::plain(&value)),
        Command::Show if !draft.words.is_empty() => {
            return Err(Problem::with_value("cli-argument-unknown", &value));
        }
        Command::Show => draft.words.push(letters::plain(&value)),
        Command::Search => draft.words.push(value),
    }
    Ok(())
}

/// An address may be given as the window shows it, "#" included.
fn read_route(text: String) -> String {
    text.strip_prefix('#').map_or(text.clone(), str::to_owned)
}

/// How to use one command: its part of the whole help.
pub(crate) fn help_about(help: &str, command: &str) -> String {
    let begins = |line: &str| line.trim_start().starts_with("reperes");
    let lines = help
        .lines()
        .skip_while(|line| !begins(line) || line.split_whitespace().nth(1) != Some(command));
    let mut part: Vec<&str> = Vec::new();
    for line in lines {
        if !part.is_empty() && (begins(line) || line.is_empty()) {
            break;
        }
        part.push(line);
    }
    // Nothing is written about it there: the whole is.
    if part.is_empty() { help.to_owned() } else { part.join("\n") }
}

/// The complaint about an id that is neither an entry nor a line.
pub(crate) fn unknown_id(id: &str, words: &Words) -> String {
    Problem::with_value("cli-show-unknown", id).say(words)
}

/// The complaint about an address that leads nowhere.
pub(crate) fn unknown_route(route: &str, words: &Words) -> String {
    Problem::with_value("cli-route-unknown", route).say(words)
}

fn unknown_option(option: &str) -> Problem {
    Problem::Filled(
        "cli-option-unknown",
        vec![("option", option.chars().take(80).collect::<String>().escape_debug().to_string())],
    )
}

fn unknown_line(value: &str, library: &Library) -> Problem {
    let known =
        library.helplines.iter().map(|line| line.id.as_str()).collect::<Vec<_>>().join(", ");
    match Problem::with_value("cli-id-unknown", value) {
        Problem::Filled(id, mut values) => {
            values.push(("known", known));
            Problem::Filled(id, values)
        }
        problem @ Problem::Lexopt(_) => problem,
    }
}

fn read_language(code: &str) -> Result<Language, Problem> {
    locale::from_flag(code).ok_or_else(|| Problem::with_value("cli-lang-unknown", code))
}

fn read_instant(text: &str) -> Result<DateTime<Utc>, Problem> {
    let instant = DateTime::parse_from_rfc3339(text).ok().map(|instant| instant.to_utc());
    // A leap second is written back as no other program reads it.
    let sound = instant.filter(|instant| {
        YEARS.contains(&instant.year()) && instant.timestamp_subsec_nanos() < 1_000_000_000
    });
    sound.ok_or_else(|| Problem::with_value("cli-at-malformed", text))
}

/// The language that `--lang` names somewhere among the arguments, if it does.
fn language_among(arguments: &[OsString]) -> Option<Language> {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = texts
        .windows(2)
        .find(|pair| pair.first() == Some(&"--lang"))
        .and_then(|pair| pair.get(1).copied());
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    after.or(joined).and_then(locale::from_flag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reperes_core::embedded_files;

    fn run(arguments: &[&str]) -> Result<Invocation, String> {
        let library = Library::read(&embedded_files()).unwrap();
        let mut arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        if !arguments.iter().any(|argument| argument.to_string_lossy().starts_with("--lang")) {
            arguments.extend(["--lang".into(), "fr".into()]);
        }
        parse(arguments, &library).map_err(|UsageError(text)| text)
    }

    #[test]
    fn what_is_asked_is_understood() {
        let french = Some(Language::French);
        let status = |ids: &[&str], json, at: Option<&str>| Task::Status {
            ids: ids.iter().map(|id| (*id).to_owned()).collect(),
            json,
            at: at.map(|text| text.parse().unwrap()),
        };
        for (arguments, task) in [
            (&[][..], Task::Window { route: None, hidden: false }),
            (&["--kiosk"], Task::Kiosk),
            (&["kiosk-code"], Task::KioskCode),
            (&["kiosk-check"], Task::KioskCheck),
            (&["diagnose"], Task::Diagnose),
            (&["policy"], Task::Policy),
            (
                &["--route", "/lignes"],
                Task::Window { route: Some("/lignes".to_owned()), hidden: false },
            ),
            (
                &["--route=#/agir/tonight"],
                Task::Window { route: Some("/agir/tonight".to_owned()), hidden: false },
            ),
            (&["--hidden"], Task::Window { route: None, hidden: true }),
            (
                &["search", "photo", "nue"],
                Task::Search { query: "photo nue".to_owned(), json: false, explain: false },
            ),
            (&["show", "tonight", "--json"], Task::Show { id: "tonight".to_owned(), json: true }),
            (&["status"], status(&[], false, None)),
            (&["--json", "status"], status(&[], true, None)),
            (
                &["--at", "2026-11-23T21:30:00Z", "--json", "status", "3018"],
                status(&["3018"], true, Some("2026-11-23T21:30:00Z")),
            ),
            (
                &["--json", "search", "photo"],
                Task::Search { query: "photo".to_owned(), json: true, explain: false },
            ),
            (
                &["search", "--explain", "photo"],
                Task::Search { query: "photo".to_owned(), json: false, explain: true },
            ),
            (&["help"], Task::Help { about: None }),
            (&["help", "status"], Task::Help { about: Some("status") }),
            (&["help", "kiosk-check"], Task::Help { about: Some("kiosk-check") }),
            (&["status", "３０１８"], status(&["3018"], false, None)),
            (&["show", "Tonight"], Task::Show { id: "tonight".to_owned(), json: false }),
            (&["status", "--json"], status(&[], true, None)),
            (&["status", "3018", "3114", "--json"], status(&["3018", "3114"], true, None)),
            (
                &["status", "--at", "2026-11-23T22:30:00+01:00"],
                status(&[], false, Some("2026-11-23T21:30:00Z")),
            ),
            (
                &["status", "--at=2026-11-23T21:30:00Z"],
                status(&[], false, Some("2026-11-23T21:30:00Z")),
            ),
        ] {
            assert_eq!(run(arguments), Ok(Invocation { task, language: french }), "{arguments:?}");
        }
        assert_eq!(run(&["--version"]).unwrap().task, Task::Version);
        assert_eq!(run(&["status", "-h"]).unwrap().task, Task::Help { about: None });
    }

    #[test]
    fn what_is_wrong_is_named_in_one_line() {
        for (arguments, part) in [
            (&["status", "--at", "hier"][..], "« hier » n’est pas un instant"),
            (&["status", "--at", "2026-11-23"], "2026-11-23 »"),
            (&["status", "--at", "2026-02-30T00:00:00Z"], "2026-02-30"),
            (&["status", "--at", "2026-06-30T23:59:60Z"], "n’est pas un instant"),
            (&["status", "--at", "9999-12-31T23:59:59-23:59"], "n’est pas un instant"),
            (&["status", "--at", "2201-01-01T00:00:00Z"], "n’est pas un instant"),
            (&["status", "--at", "1969-12-31T23:59:59Z"], "n’est pas un instant"),
            (&["status", "--at", "0000-01-01T00:00:00Z"], "n’est pas un instant"),
            (&["status", "--at"], "n’est pas un instant"),
            (&["status", "--lang", "de"], "« de » n’est pas connu"),
            (&["status", "--lang"], "--lang : il manque une valeur"),
            (&["status", "--csv"], "--csv : option inconnue"),
            (&["-x"], "-x : option inconnue"),
            (&["--json"], "--json : option inconnue"),
            (&["status", "--json=1"], "--json : cette option ne prend pas de valeur"),
            (&["status", "3019"], "« 3019 » n’est pas une ligne connue"),
            (&["etat"], "« etat » : argument inconnu"),
            (&["help", "etat"], "« etat » : argument inconnu"),
            (&["help", "status", "show"], "« show » : argument inconnu"),
            (&["help", "--json"], "--json : option inconnue"),
            (&["--json", "diagnose"], "--json : option inconnue"),
            (&["--at", "2026-11-23T21:30:00Z", "search", "photo"], "--at : option inconnue"),
            (&["--at", "2026-11-23T21:30:00Z"], "--at : option inconnue"),
            (&["--hidden", "status"], "« status » : argument inconnu"),
            (&["status", "--explain"], "--explain : option inconnue"),
            (&["search"], "search : que cherchez-vous"),
            (&["show"], "show : quelle fiche"),
            (&["show", "a", "b"], "« b » : argument inconnu"),
            (&["--kiosk", "--route", "/"], "--route : option inconnue"),
            (&["--kiosk", "status"], "« status » : argument inconnu"),
            (&["kiosk-code", "1234"], "« 1234 » : argument inconnu"),
            (&["policy", "mandatory"], "« mandatory » : argument inconnu"),
            (&["diagnose", "--json"], "--json : option inconnue"),
            (&["status", "--kiosk"], "--kiosk : option inconnue"),
            (&["status", "--route", "/"], "--route : option inconnue"),
            (&["status", "status"], "« status » n’est pas une ligne connue"),
        ] {
            let text = run(arguments)
                .expect_err(&format!("{arguments:?}"))
                .replace(['\u{a0}', '\u{202f}'], " ");
            assert!(text.contains(part), "{arguments:?} gave {text:?}");
            assert_eq!(text.lines().count(), 1, "{text:?}");
        }
    }

    #[test]
    fn help_about_a_command_is_its_own_part_of_the_whole() {
        for language in [Language::French, Language::English] {
            let help = Words::new(language).say("cli-help");
            for (name, command) in COMMANDS {
                let part = help_about(&help, name);
                assert!(
                    part.trim_start().starts_with(&format!("reperes {name}")),
                    "{name}: {part}"
                );
                assert!(part.lines().count() >= 2 && part.lines().count() < 8, "{name}: {part}");
                assert!(command == Command::Help || !part.contains("reperes help"), "{part}");
            }
        }
    }

    #[test]
    fn a_complaint_comes_in_the_language_that_was_asked_for() {
        assert!(
            run(&["status", "--at", "x", "--lang", "en"]).unwrap_err().contains("is not an RFC")
        );
        assert!(run(&["status", "--at", "x", "--lang=en"]).unwrap_err().contains("is not an RFC"));
    }

    #[cfg(unix)]
    #[test]
    fn arguments_that_are_not_text_or_far_too_long_are_refused_too() {
        use std::os::unix::ffi::OsStringExt as _;
        let library = Library::read(&embedded_files()).unwrap();
        for arguments in [
            vec![OsString::from_vec(vec![0xff])],
            vec!["status".into(), "--at".into(), OsString::from_vec(vec![0xff])],
        ] {
            assert!(parse(arguments, &library).is_err());
        }
        let long = run(&["status", &"9".repeat(1_000_000)]).unwrap_err();
        assert!(long.len() < 600, "{} bytes", long.len());
        assert_eq!(run(&["a\nb"]).unwrap_err().lines().count(), 1);
    }
}
