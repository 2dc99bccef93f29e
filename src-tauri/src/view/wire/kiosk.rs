//! What the page of a kiosk shows besides the lines, and the answer to an exit code.

use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

use super::contact::Qr;
use super::entry::Entry;

/// A person at the school, and where to find that person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct KioskContact {
    pub(crate) name: String,
    pub(crate) place: String,
}

/// The QR code of a channel, readable from a metre away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[cfg_attr(test, ts(rename = "KioskCode"))]
pub(crate) struct KioskQr {
    pub(crate) channel: String,
    pub(crate) qr: Qr,
}

/// What a kiosk shows besides the lines, and the seconds without a touch after which it asks
/// whether the person is still there (`warning`) and returns to its start (`reset`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Kiosk {
    /// The topic that it opens with, if not its start.
    pub(crate) start: Option<String>,
    pub(crate) warning: u16,
    pub(crate) reset: u16,
    pub(crate) school: Option<String>,
    pub(crate) room: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) contacts: Vec<KioskContact>,
    pub(crate) codes: Vec<KioskQr>,
    pub(crate) topics: Vec<Entry>,
    /// Whether a code has been set to leave with.
    pub(crate) leaves: bool,
    /// The line of the policy in which a code stands that cannot be read.
    pub(crate) code_line: Option<u32>,
}

/// The result of an exit code that a person typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Leave {
    Left,
    Wrong,
    Wait,
    NoCode,
}

/// The answer to an exit code, and the seconds until the app accepts the next one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct LeaveReply {
    pub(crate) outcome: Leave,
    pub(crate) seconds: u32,
}
