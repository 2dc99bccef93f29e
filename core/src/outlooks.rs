//! The outlook of every channel at one instant: evaluated once, read by whoever shows, chooses or
//! announces.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::clock::ClockVerdict;
use crate::helpline::Channel;
use crate::library::Library;
use crate::status::{Outlook, Status};

/// The outlook of every channel at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlooks {
    /// The instant.
    pub now: DateTime<Utc>,
    /// Whether the clock that showed the instant can be believed.
    pub clock: ClockVerdict,
    by_channel: BTreeMap<String, Outlook>,
}

impl Outlooks {
    /// Evaluates every channel at `now`.
    #[must_use]
    pub fn at(library: &Library, now: DateTime<Utc>, clock: ClockVerdict) -> Self {
        Self::evaluated_by(library, now, clock, |channel| channel.hours.outlook_at(now))
    }

    /// Calls `evaluate` once for each channel. A channel whose state depends on a clock that cannot
    /// be believed is not evaluated.
    #[must_use]
    pub fn evaluated_by(
        library: &Library,
        now: DateTime<Utc>,
        clock: ClockVerdict,
        mut evaluate: impl FnMut(&Channel) -> Outlook,
    ) -> Self {
        let by_channel = library
            .channels()
            .filter(|channel| clock == ClockVerdict::Plausible || !channel.hours.depend_on_clock())
            .map(|channel| (channel.id.clone(), evaluate(channel)))
            .collect();
        Self { now, clock, by_channel }
    }

    /// The outlook of the channel with this id; `None` if it depends on a clock that cannot be
    /// believed.
    #[must_use]
    pub fn of(&self, channel: &str) -> Option<Outlook> {
        self.by_channel.get(channel).copied()
    }

    /// Whether a channel is certainly open now.
    #[must_use]
    pub fn is_open(&self, channel: &str) -> bool {
        matches!(self.of(channel), Some(Outlook { status: Status::Open { .. }, .. }))
    }

    /// The next instant at which any channel shows another state.
    #[must_use]
    pub fn next_display_change(&self) -> Option<DateTime<Utc>> {
        self.by_channel.values().filter_map(|outlook| outlook.next_display_change(self.now)).min()
    }
}
