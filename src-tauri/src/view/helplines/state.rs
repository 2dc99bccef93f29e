//! The state of a channel in words, or its hours if the clock cannot be believed.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use reperes_core::{Channel, ChannelKind, ClockVerdict, Outlook, PARIS, Status};

use super::Presenter;
use crate::view::time_text::{self, Shown};

impl Presenter<'_> {
    /// Why no state is told, when the clock cannot be believed.
    pub(crate) fn doubt(&self) -> Option<String> {
        match self.clock {
            ClockVerdict::Plausible => None,
            ClockVerdict::BeforeBuild | ClockVerdict::WentBack | ClockVerdict::FarAhead => {
                Some(self.words.say("clock-wrong"))
            }
        }
    }

    /// Whether the state of a channel hangs on a clock that cannot be believed. What is always open stays so.
    pub(crate) fn doubts(&self, channel: &Channel) -> bool {
        self.clock != ClockVerdict::Plausible
            && !channel.always_open()
            && !matches!(channel.status_at(self.now), Status::Unknown { .. })
    }

    /// How the state of a channel is shown.
    pub(crate) fn shown(&self, channel: &Channel) -> Shown {
        if self.doubts(channel) {
            Shown::Unknown
        } else {
            Shown::of(channel.outlook_at(self.now), self.now)
        }
    }

    /// What is known of the state of a channel: nothing, where it hangs on a clock that cannot be believed.
    pub(crate) fn outlook(&self, channel: &Channel) -> Option<Outlook> {
        (!self.doubts(channel)).then(|| channel.outlook_at(self.now))
    }

    /// When a channel that is not open certainly opens, with its date.
    pub(super) fn opens(&self, channel: &Channel) -> Option<String> {
        self.outlook(channel)?.opens.map(|opens| self.dated(channel, opens))
    }

    /// An instant of a channel, with its date.
    pub(crate) fn dated(&self, channel: &Channel, then: DateTime<Utc>) -> String {
        time_text::dated(self.words, then, zone_of(channel), self.computer)
    }

    /// The state of a channel in a word.
    pub(crate) fn state_word(&self, channel: &Channel) -> String {
        if self.doubts(channel) {
            self.words.say("state-clock")
        } else {
            self.shown(channel).word(self.words)
        }
    }

    /// The state of a channel in a word with what follows it; none for a page or an app that is always there.
    pub(crate) fn state(&self, channel: &Channel) -> Option<String> {
        let told = !channel.always_open()
            || !matches!(channel.kind, ChannelKind::Site | ChannelKind::Form | ChannelKind::App);
        told.then(|| format!("{} · {}", self.state_word(channel), self.detail(channel)))
    }

    /// Until when, or why it is not known.
    pub(crate) fn detail(&self, channel: &Channel) -> String {
        if self.doubts(channel) {
            return self.hours(channel).unwrap_or_default();
        }
        time_text::detail(
            self.words,
            channel.outlook_at(self.now),
            self.now,
            zone_of(channel),
            self.computer,
        )
    }

    /// When the state changes next, without counting minutes; or why that is not known.
    pub(crate) fn next(&self, channel: &Channel) -> String {
        if self.doubts(channel) {
            return self.hours(channel).unwrap_or_default();
        }
        time_text::next(
            self.words,
            channel.outlook_at(self.now),
            self.now,
            zone_of(channel),
            self.computer,
        )
    }
}

fn zone_of(channel: &Channel) -> Tz {
    channel.hours.schedule().map_or(PARIS, |schedule| schedule.zone)
}
