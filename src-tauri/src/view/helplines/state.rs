//! The state of a channel in words, or its hours if the clock cannot be believed.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use reperes_core::{Channel, ChannelKind, ClockVerdict, Outlook, PARIS};

use super::Presenter;
use crate::view::messages::Messages;
use crate::view::time_text::{self, Viewpoint};
use crate::view::wire::State;

/// A function that puts an outlook into words, as it is seen from somewhere.
type Describe = fn(&Messages, Outlook, &Viewpoint) -> String;

impl Presenter<'_> {
    /// The warning that stands in for the states, if the clock cannot be believed.
    pub(crate) fn clock_warning(&self) -> Option<String> {
        let doubted = self.snapshot.outlooks.clock != ClockVerdict::Plausible;
        doubted.then(|| self.messages.get("clock-wrong"))
    }

    /// The outlook of a channel; `None` if it depends on a clock that cannot be believed.
    pub(crate) fn outlook(&self, channel: &Channel) -> Option<Outlook> {
        self.snapshot.outlooks.of(&channel.id)
    }

    /// The state of a channel, as it is shown.
    pub(crate) fn display_state(&self, channel: &Channel) -> State {
        self.outlook(channel)
            .map_or(State::Unknown, |outlook| State::of(outlook, self.snapshot.now()))
    }

    /// The certain opening of a channel that is not open, with its date.
    pub(super) fn opening_with_date(&self, channel: &Channel) -> Option<String> {
        self.outlook(channel)?.opens.map(|opens| self.with_date(channel, opens))
    }

    /// An instant of a channel, with its date.
    pub(crate) fn with_date(&self, channel: &Channel, then: DateTime<Utc>) -> String {
        time_text::with_date(self.messages, then, zone_of(channel), self.snapshot.computer)
    }

    /// The state of a channel in a word.
    pub(crate) fn state_word(&self, channel: &Channel) -> String {
        match self.outlook(channel) {
            Some(outlook) => State::of(outlook, self.snapshot.now()).word(self.messages),
            None => self.messages.get("state-clock"),
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
        self.describe(channel, time_text::detail)
    }

    /// When the state changes next, without a number of minutes; or why that is not known.
    pub(crate) fn next_change(&self, channel: &Channel) -> String {
        self.describe(channel, time_text::next_change)
    }

    /// The outlook of a channel in words; its hours, if the outlook depends on a clock that cannot
    /// be believed.
    fn describe(&self, channel: &Channel, describe: Describe) -> String {
        let Some(outlook) = self.outlook(channel) else {
            return self.hours(channel).unwrap_or_default();
        };
        let (now, computer) = (self.snapshot.now(), self.snapshot.computer);
        describe(self.messages, outlook, &Viewpoint { now, zone: zone_of(channel), computer })
    }
}

/// The zone of the hours of a channel; Paris for a channel without a schedule.
fn zone_of(channel: &Channel) -> Tz {
    channel.hours.schedule().map_or(PARIS, |schedule| schedule.zone)
}
