//! What changes with time: the clock and the state of every channel.

use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

/// The state of a channel, as it is shown. "Closes soon" is an open state that ends within half an
/// hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum State {
    Open,
    ClosingSoon,
    Closed,
    Unknown,
}

/// A part of the Paris day, in minutes since midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct DaySpan {
    pub(crate) from: u16,
    pub(crate) to: u16,
}

/// A label under the 24-hour bar. `local` is set if the computer shows another time than Paris.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Tick {
    pub(crate) minute: u16,
    pub(crate) paris: String,
    pub(crate) local: Option<String>,
}

/// What changes with time, for one channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChannelMoment {
    pub(crate) id: String,
    pub(crate) state: State,
    /// The state in a word.
    pub(crate) label: String,
    /// Until when, or why it is not known.
    pub(crate) detail: String,
    /// When a channel that is not open certainly opens, with its date; absent where no opening is certain.
    pub(crate) opens: Option<String>,
    pub(crate) today: Vec<DaySpan>,
    pub(crate) always: bool,
    pub(crate) to_confirm: bool,
}

/// What changes with time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Moment {
    /// The day in Paris; when it differs from that of the page, the page is to be read again.
    pub(crate) day: String,
    pub(crate) paris: String,
    pub(crate) local: Option<String>,
    /// What is to be said when the computer's clock is certainly wrong: then no state that hangs on it is told.
    pub(crate) clock: Option<String>,
    /// Minutes since midnight in Paris.
    pub(crate) now: u16,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) channels: Vec<ChannelMoment>,
    /// The channels whose opening the user wants to hear of.
    pub(crate) awaited: Vec<String>,
    /// What the user has to hear of a reminder that could not be shown in time.
    pub(crate) missed: Option<String>,
}
