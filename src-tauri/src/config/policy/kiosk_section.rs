//! The section `[kiosk]`: a screen that nobody watches over.

use argon2::password_hash::phc::PasswordHash;
use reperes_core::Language;

use super::diagnostic::Remedy;
use super::field_reader::Table;
use super::value_names::LANGUAGES;

const IDLE: std::ops::RangeInclusive<u16> = 30..=600;
const CONTACTS: usize = 4;
const START: &str = "/";

/// What is laid down for the kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KioskPolicy {
    /// The address of the first screen: the start, or one of the topics.
    pub(crate) start: String,
    pub(crate) language: Option<Language>,
    /// Seconds without a touch before the kiosk asks whether somebody is there.
    pub(crate) idle_warning: u16,
    /// Seconds without a touch before everything returns to the start.
    pub(crate) idle_reset: u16,
    pub(crate) school: Option<String>,
    pub(crate) room: Option<String>,
    /// Whom a pupil can go and see.
    pub(crate) contacts: Vec<SchoolContact>,
    pub(crate) message: Option<String>,
    /// The hour, on the computer's clock, at which the page gets a new process.
    pub(crate) restart_hour: u16,
    /// The Argon2id hash of the code that an adult leaves with. Without one nobody leaves from inside.
    pub(crate) code: Option<String>,
    /// The line of the policy in which a code stands that cannot be read.
    pub(crate) code_line: Option<usize>,
}

/// Somebody at the school, and where to find them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SchoolContact {
    pub(crate) name: String,
    pub(crate) place: String,
}

impl Default for KioskPolicy {
    fn default() -> Self {
        Self {
            start: START.to_owned(),
            language: None,
            idle_warning: 90,
            idle_reset: 120,
            school: None,
            room: None,
            contacts: Vec::new(),
            message: None,
            restart_hour: 4,
            code: None,
            code_line: None,
        }
    }
}

/// Reads the section.
pub(super) fn read(mut table: Table<'_>) -> KioskPolicy {
    let usual = KioskPolicy::default();
    let (idle_warning, idle_reset) = idle(&mut table, &usual);
    let policy = KioskPolicy {
        start: table.understood("start", Remedy::Route, route).unwrap_or(usual.start),
        language: table.one_of("language", &LANGUAGES),
        idle_warning,
        idle_reset,
        school: table.text("school", 80),
        room: table.text("room", 40),
        contacts: table.sections("contacts", CONTACTS).into_iter().filter_map(contact).collect(),
        message: table.text("message", 280),
        restart_hour: table.whole("restart_hour", 0..=23).unwrap_or(usual.restart_hour),
        code: table.understood("code", Remedy::Hash, hash),
        code_line: None,
    };
    table.finish();
    policy
}

/// The warning comes before the reset, whatever was written.
fn idle(table: &mut Table<'_>, usual: &KioskPolicy) -> (u16, u16) {
    let reset = table.whole("idle_reset", IDLE).unwrap_or(usual.idle_reset);
    let early = usual.idle_warning.min(reset - reset / 4);
    match table.whole("idle_warning", IDLE) {
        Some(warning) if warning >= reset => {
            table.complain("idle_warning", Remedy::Before { field: "idle_reset" });
            (early, reset)
        }
        Some(warning) => (warning, reset),
        None => (early, reset),
    }
}

/// The start, or the address of a pupil's topic; whether that topic exists is known where the content is.
fn route(text: &str) -> Option<String> {
    let letters = |id: &str| {
        !id.is_empty()
            && id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let topic = text
        .strip_prefix('/')
        .and_then(|rest| rest.split_once('/'))
        .is_some_and(|(place, id)| letters(place) && letters(id));
    (text == START || topic).then(|| text.to_owned())
}

/// Only Argon2id: a weaker hash of so short a code could be guessed from the file.
fn hash(text: &str) -> Option<String> {
    PasswordHash::new(text)
        .ok()
        .filter(|hash| hash.algorithm.as_str() == "argon2id" && hash.hash.is_some())?;
    Some(text.to_owned())
}

fn contact(mut table: Table<'_>) -> Option<SchoolContact> {
    let (name, place) = (table.required_text("name", 40), table.required_text("where", 60));
    table.finish();
    Some(SchoolContact { name: name?, place: place? })
}
