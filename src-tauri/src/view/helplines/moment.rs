//! What changes with time, for the page: the clock in Paris and the state of every channel.

use chrono::Timelike as _;
use reperes_core::hours::local;
use reperes_core::{Channel, PARIS};

use super::Presenter;
use super::hours::spans;
use crate::platform::zone::Zone;
use crate::view::{time_text, wire};

impl Presenter<'_> {
    /// What changes with time. `awaited` and `missed` are about the reminders of the user.
    pub(crate) fn moment(&self, awaited: Vec<String>, missed: Option<String>) -> wire::Moment {
        let paris = local(PARIS, self.snapshot.now());
        let minutes = paris.hour() * 60 + paris.minute();
        wire::Moment {
            day: paris.date().to_string(),
            paris: self
                .messages
                .format("paris-time", &[("time", &time_text::time(self.messages, paris))]),
            local: self.local_time(),
            clock: self.clock_warning(),
            now: u16::try_from(minutes).unwrap_or(0),
            ticks: (0..=4).map(|quarter| self.tick(quarter * 360)).collect(),
            channels: self.library.channels().map(|channel| self.channel_moment(channel)).collect(),
            awaited,
            missed,
        }
    }

    fn channel_moment(&self, channel: &Channel) -> wire::ChannelMoment {
        let today = channel
            .hours
            .schedule()
            .map(|schedule| schedule.spans(schedule.date_at(self.snapshot.now())))
            .unwrap_or_default();
        wire::ChannelMoment {
            id: channel.id.clone(),
            state: self.display_state(channel),
            label: self.state_word(channel),
            detail: self.detail(channel),
            opens: self.opening_with_date(channel),
            today: if channel.always_open() {
                vec![wire::DaySpan { from: 0, to: 1440 }]
            } else {
                spans(&today)
            },
            always: channel.always_open(),
            to_confirm: channel.to_confirm(self.snapshot.now()),
        }
    }

    /// The zone of the computer, if it shows another time than Paris.
    fn other_zone(&self) -> Option<Zone> {
        self.snapshot
            .computer
            .filter(|zone| time_text::times_differ(self.snapshot.now(), PARIS, *zone))
    }

    fn local_time(&self) -> Option<String> {
        let here = self.other_zone()?.local(self.snapshot.now());
        let time = time_text::time(self.messages, here);
        Some(if here.date() == local(PARIS, self.snapshot.now()).date() {
            self.messages.format("local-time", &[("time", &time)])
        } else {
            self.messages.format(
                "local-time-other-day",
                &[("time", &time), ("weekday", &time_text::weekday(self.messages, here.date()))],
            )
        })
    }

    fn tick(&self, minute: u16) -> wire::Tick {
        let local_label = |zone: Zone| {
            let shift =
                (zone.local(self.snapshot.now()) - local(PARIS, self.snapshot.now())).num_minutes();
            let shifted = (i64::from(minute) + shift).rem_euclid(1440);
            time_text::minute_of_day(self.messages, u16::try_from(shifted).unwrap_or(0))
        };
        wire::Tick {
            minute,
            paris: time_text::minute_of_day(self.messages, minute),
            local: self.other_zone().map(local_label),
        }
    }
}
