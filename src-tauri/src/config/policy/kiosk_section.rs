//! The section `[kiosk]`: settings of a screen that no adult supervises.

use argon2::password_hash::phc::PasswordHash;
use reperes_core::Language;

use super::diagnostic::DiagnosticKind;
use super::field_reader::TableReader;

const IDLE_SECONDS: std::ops::RangeInclusive<u16> = 30..=600;
const MAX_CONTACTS: usize = 4;
const HOME: &str = "/";

/// The policy of a kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KioskPolicy {
    /// The address of the first screen: the start, or one of the topics.
    pub(crate) start: String,
    pub(crate) language: Option<Language>,
    /// Seconds without a touch before the kiosk asks whether the user is still there.
    pub(crate) idle_warning: u16,
    /// Seconds without a touch before everything returns to the start.
    pub(crate) idle_reset: u16,
    pub(crate) school: Option<String>,
    pub(crate) room: Option<String>,
    /// The people whom a pupil can go to.
    pub(crate) contacts: Vec<SchoolContact>,
    pub(crate) message: Option<String>,
    /// The hour, on the computer's clock, at which the page gets a new process.
    pub(crate) restart_hour: u16,
    /// The Argon2id hash of the code with which an adult leaves the kiosk. Without a code, the
    /// kiosk cannot be left from inside.
    pub(crate) code: Option<String>,
    /// The line of the policy with a code that cannot be read.
    pub(crate) code_line: Option<usize>,
}

/// A person at the school, and where to find them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SchoolContact {
    pub(crate) name: String,
    pub(crate) place: String,
}

impl Default for KioskPolicy {
    fn default() -> Self {
        Self {
            start: HOME.to_owned(),
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
pub(super) fn read(mut table: TableReader<'_>) -> KioskPolicy {
    let defaults = KioskPolicy::default();
    let (idle_warning, idle_reset) = read_idle_times(&mut table, &defaults);
    let policy = KioskPolicy {
        start: table.parsed("start", DiagnosticKind::Route, parse_route).unwrap_or(defaults.start),
        language: table.one_of("language", &Language::ALL, |language| language.code().into()),
        idle_warning,
        idle_reset,
        school: table.text("school", 80),
        room: table.text("room", 40),
        contacts: table
            .table_list("contacts", MAX_CONTACTS)
            .into_iter()
            .filter_map(read_contact)
            .collect(),
        message: table.text("message", 280),
        restart_hour: table.integer("restart_hour", 0..=23).unwrap_or(defaults.restart_hour),
        code: table.parsed("code", DiagnosticKind::Hash, parse_hash),
        code_line: None,
    };
    table.finish();
    policy
}

/// The two idle times. The warning comes before the reset, whatever is written.
fn read_idle_times(table: &mut TableReader<'_>, defaults: &KioskPolicy) -> (u16, u16) {
    let reset = table.integer("idle_reset", IDLE_SECONDS).unwrap_or(defaults.idle_reset);
    let default_warning = defaults.idle_warning.min(reset - reset / 4);
    match table.integer("idle_warning", IDLE_SECONDS) {
        Some(warning) if warning >= reset => {
            table.report("idle_warning", DiagnosticKind::Before { field: "idle_reset" });
            (default_warning, reset)
        }
        Some(warning) => (warning, reset),
        None => (default_warning, reset),
    }
}

/// Accepts the start, or the form of an address of a pupil's topic. Whether the topic exists is
/// checked where the content is known.
fn parse_route(text: &str) -> Option<String> {
    let is_slug = |id: &str| {
        !id.is_empty()
            && id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let topic = text
        .strip_prefix('/')
        .and_then(|rest| rest.split_once('/'))
        .is_some_and(|(section, id)| is_slug(section) && is_slug(id));
    (text == HOME || topic).then(|| text.to_owned())
}

/// Accepts only Argon2id: from a weaker hash, such a short code could be guessed.
fn parse_hash(text: &str) -> Option<String> {
    PasswordHash::new(text)
        .ok()
        .filter(|hash| hash.algorithm.as_str() == "argon2id" && hash.hash.is_some())?;
    Some(text.to_owned())
}

fn read_contact(mut table: TableReader<'_>) -> Option<SchoolContact> {
    let (name, place) = (table.required_text("name", 40), table.required_text("where", 60));
    table.finish();
    Some(SchoolContact { name: name?, place: place? })
}
