//! The state of a channel in words, or its hours if the clock cannot be believed.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use reperes_core::{Channel, ChannelKind, ClockVerdict, Outlook, PARIS, Status};

use super::Presenter;
use crate::view::time_text::{self, DisplayState};

impl Presenter<'_> {
    /// The warning that stands in for the states, if the clock cannot be believed.
    pub(crate) fn clock_warning(&self) -> Option<String> {
        match self.clock {
            ClockVerdict::Plausible => None,
            ClockVerdict::BeforeBuild | ClockVerdict::WentBack | ClockVerdict::FarAhead => {
                Some(self.messages.get("clock-wrong"))
            }
        }
    }

    /// Whether the state of a channel depends on a clock that cannot be believed. A channel that is
    /// always open does not depend on the clock.
    pub(crate) fn depends_on_wrong_clock(&self, channel: &Channel) -> bool {
        self.clock != ClockVerdict::Plausible
            && !channel.always_open()
            && !matches!(channel.status_at(self.now), Status::Unknown { .. })
    }

    /// The state of a channel, as it is shown.
    pub(crate) fn display_state(&self, channel: &Channel) -> DisplayState {
        if self.depends_on_wrong_clock(channel) {
            DisplayState::Unknown
        } else {
            DisplayState::of(channel.outlook_at(self.now), self.now)
        }
    }

    /// The outlook of a channel; `None` if it depends on a clock that cannot be believed.
    pub(crate) fn outlook(&self, channel: &Channel) -> Option<Outlook> {
        (!self.depends_on_wrong_clock(channel)).then(|| channel.outlook_at(self.now))
    }

    /// The certain opening of a channel that is not open, with its date.
    pub(super) fn opening_with_date(&self, channel: &Channel) -> Option<String> {
        self.outlook(channel)?.opens.map(|opens| self.with_date(channel, opens))
    }

    /// An instant of a channel, with its date.
    pub(crate) fn with_date(&self, channel: &Channel, then: DateTime<Utc>) -> String {
        time_text::with_date(self.messages, then, zone_of(channel), self.computer)
    }

    /// The state of a channel in a word.
    pub(crate) fn state_word(&self, channel: &Channel) -> String {
        if self.depends_on_wrong_clock(channel) {
            self.messages.get("state-clock")
        } else {
            self.display_state(channel).word(self.messages)
        }
    }

    /// The state of a channel in a word, and what follows it; `None` for a page, a form or an app
    /// that is always open.
    pub(crate) fn state(&self, channel: &Channel) -> Option<String> {
        let has_state = !channel.always_open()
            || !matches!(channel.kind, ChannelKind::Site | ChannelKind::Form | ChannelKind::App);
        has_state.then(|| format!("{} · {}", self.state_word(channel), self.detail(channel)))
    }

    /// Until when, or why it is not known.
    pub(crate) fn detail(&self, channel: &Channel) -> String {
        if self.depends_on_wrong_clock(channel) {
            return self.hours(channel).unwrap_or_default();
        }
        time_text::detail(
            self.messages,
            channel.outlook_at(self.now),
            self.now,
            zone_of(channel),
            self.computer,
        )
    }

    /// When the state changes next, without a number of minutes; or why that is not known.
    pub(crate) fn next_change(&self, channel: &Channel) -> String {
        if self.depends_on_wrong_clock(channel) {
            return self.hours(channel).unwrap_or_default();
        }
        time_text::next_change(
            self.messages,
            channel.outlook_at(self.now),
            self.now,
            zone_of(channel),
            self.computer,
        )
    }
}

/// The zone of the hours of a channel; Paris for a channel without a schedule.
fn zone_of(channel: &Channel) -> Tz {
    channel.hours.schedule().map_or(PARIS, |schedule| schedule.zone)
}
