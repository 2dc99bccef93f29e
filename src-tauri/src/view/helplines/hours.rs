//! The hours of a channel: the usual ones in a sentence, and a week day by day.

use reperes_core::hours::{Hours, Schedule, Window};
use reperes_core::week::{self, DaySpan};
use reperes_core::{Channel, ChannelKind, PARIS};

use super::Presenter;
use crate::view::{time_text, wire};

impl Presenter<'_> {
    /// The usual hours in one sentence; `None` for a page, a form or an app that is always open.
    pub(crate) fn hours(&self, channel: &Channel) -> Option<String> {
        match &channel.hours {
            Hours::Always
                if matches!(
                    channel.kind,
                    ChannelKind::Site | ChannelKind::App | ChannelKind::Form
                ) =>
            {
                None
            }
            Hours::Always => Some(self.messages.get("hours-always")),
            Hours::Weekly(schedule) | Hours::Unverified(schedule) => {
                Some(self.usual_hours(schedule))
            }
            Hours::Unstated | Hours::Malformed => Some(self.messages.get("hours-unstated")),
        }
    }

    fn usual_hours(&self, schedule: &Schedule) -> String {
        let mut groups: Vec<(Vec<String>, &[Window])> = Vec::new();
        for day in schedule.week_containing(self.snapshot.now()) {
            let (name, windows) =
                (time_text::weekday_short(self.messages, day.date), schedule.usual(day.date));
            match groups.iter_mut().find(|(_, known)| *known == windows) {
                Some((names, _)) => names.push(name),
                None => groups.push((vec![name], windows)),
            }
        }
        let hours = match groups.as_slice() {
            [(_, windows)] => self.messages.format(
                "hours-every-day",
                &[("windows", &time_text::windows(self.messages, windows))],
            ),
            groups => {
                let open = groups.iter().filter(|(_, windows)| !windows.is_empty());
                open.map(|(days, windows)| {
                    self.messages.format(
                        "hours-days",
                        &[
                            ("days", &days.join(", ")),
                            ("windows", &time_text::windows(self.messages, windows)),
                        ],
                    )
                })
                .collect::<Vec<_>>()
                .join(" · ")
            }
        };
        match (schedule.zone, schedule.zone_stated) {
            (PARIS, true) => self.messages.format("hours-in-paris", &[("hours", &hours)]),
            (PARIS, false) => self.messages.format("hours-in-paris-assumed", &[("hours", &hours)]),
            (zone, _) => {
                self.messages.format("hours-in-zone", &[("hours", &hours), ("zone", zone.name())])
            }
        }
    }

    pub(super) fn week(&self, schedule: &Schedule) -> Vec<wire::Day> {
        let today = schedule.date_at(self.snapshot.now());
        let day = |day: week::Day| wire::Day {
            name: time_text::weekday(self.messages, day.date),
            short: time_text::weekday_short(self.messages, day.date),
            hours: day.windows.as_deref().map_or_else(
                || self.messages.get("hours-unknown"),
                |windows| time_text::windows(self.messages, windows),
            ),
            spans: spans(&day.spans),
            today: day.date == today,
            note: match (day.holiday, day.exceptional) {
                (true, _) => Some(self.messages.get("day-holiday")),
                (false, true) => Some(self.messages.get("day-exception")),
                (false, false) => None,
            },
        };
        schedule.week_containing(self.snapshot.now()).into_iter().map(day).collect()
    }
}

/// The open parts of a day, as the page draws them.
pub(super) fn spans(spans: &[DaySpan]) -> Vec<wire::DaySpan> {
    spans.iter().map(|span| wire::DaySpan { from: span.from, to: span.to }).collect()
}
