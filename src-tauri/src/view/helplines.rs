//! Turns what is true at an instant into what the page shows. Decides nothing; composes words.

use chrono::{DateTime, Timelike, Utc};
use chrono_tz::Tz;
use reperes_core::helpline::{Claim, Reach};
use reperes_core::hours::{Hours, Schedule, local};
use reperes_core::{
    self as core, Channel, ChannelKind, ClockVerdict, Group, Helpline, Library, Outlook,
    Provenance, Status,
};

use super::messages::Words;
use super::time_text::{self, Shown};
use super::wire;
use crate::config::preferences::{Audience, Preferences};
use crate::platform::zone::Zone;
use reperes_core::PARIS;
use reperes_core::contact::actions;

/// One reading of the library: at an instant, in a language, for a computer somewhere.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Presenter<'a> {
    pub(crate) library: &'a Library,
    pub(crate) words: &'a Words,
    pub(crate) now: DateTime<Utc>,
    /// The zone of the computer, where it is known.
    pub(crate) computer: Option<Zone>,
    /// Whether `now` can be believed.
    pub(crate) clock: ClockVerdict,
}

/// How a screen reader hears what has changed.
#[cfg(target_os = "linux")]
fn hearing() -> wire::Hearing {
    if crate::platform::screen_reader::speaks_announcements() {
        wire::Hearing::Announcements
    } else {
        wire::Hearing::Notifications
    }
}

/// From live regions.
#[cfg(not(target_os = "linux"))]
fn hearing() -> wire::Hearing {
    wire::Hearing::Regions
}

impl Presenter<'_> {
    /// Everything for a page of somebody who has chosen nothing.
    pub(crate) fn page(&self) -> wire::Page {
        let moment = self.moment();
        wire::Page {
            language: match self.words.language {
                core::Language::French => wire::Language::Fr,
                core::Language::English => wire::Language::En,
            },
            version: env!("CARGO_PKG_VERSION").to_owned(),
            tzdb: chrono_tz::IANA_TZDB_VERSION.to_owned(),
            day: moment.day.clone(),
            lines: self.library.helplines.iter().map(|line| self.line(line)).collect(),
            sources: self.sources_of_lines(),
            audience: Audience::Parent,
            preferences: Preferences::default(),
            first_run: false,
            storage: wire::Storage { folder: None, lasts: false },
            notice: None,
            moment,
            managed: wire::Managed::default(),
            hearing: hearing(),
            kiosk: None,
        }
    }

    /// What changes with time.
    pub(crate) fn moment(&self) -> wire::Moment {
        let paris = local(PARIS, self.now);
        let minutes = paris.hour() * 60 + paris.minute();
        wire::Moment {
            day: paris.date().to_string(),
            paris: self.words.fill("paris-time", &[("time", &time_text::time(self.words, paris))]),
            local: self.local_time(),
            clock: self.doubt(),
            now: u16::try_from(minutes).unwrap_or(0),
            ticks: (0..=4).map(|quarter| self.tick(quarter * 360)).collect(),
            channels: self
                .library
                .helplines
                .iter()
                .flat_map(|line| &line.channels)
                .map(|channel| self.channel_moment(channel))
                .collect(),
            awaited: Vec::new(),
            missed: None,
        }
    }

    fn elsewhere(&self) -> Option<Zone> {
        self.computer.filter(|zone| time_text::elsewhere(self.now, PARIS, *zone))
    }

    fn local_time(&self) -> Option<String> {
        let here = self.elsewhere()?.local(self.now);
        let time = time_text::time(self.words, here);
        Some(if here.date() == local(PARIS, self.now).date() {
            self.words.fill("local-time", &[("time", &time)])
        } else {
            self.words.fill(
                "local-time-other-day",
                &[("time", &time), ("weekday", &time_text::weekday(self.words, here.date()))],
            )
        })
    }

    fn tick(&self, minute: u16) -> wire::Tick {
        let local_label = |zone: Zone| {
            let shift = (zone.local(self.now) - local(PARIS, self.now)).num_minutes();
            let shifted = (i64::from(minute) + shift).rem_euclid(1440);
            time_text::minute_of_day(self.words, u16::try_from(shifted).unwrap_or(0))
        };
        wire::Tick {
            minute,
            paris: time_text::minute_of_day(self.words, minute),
            local: self.elsewhere().map(local_label),
        }
    }

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
    fn opens(&self, channel: &Channel) -> Option<String> {
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

    fn channel_moment(&self, channel: &Channel) -> wire::ChannelMoment {
        let shown = self.shown(channel);
        let today = channel
            .hours
            .schedule()
            .map(|schedule| schedule.spans(schedule.date_at(self.now)))
            .unwrap_or_default();
        wire::ChannelMoment {
            id: channel.id.clone(),
            state: match shown {
                Shown::Open => wire::State::Open,
                Shown::ClosingSoon => wire::State::ClosingSoon,
                Shown::Closed => wire::State::Closed,
                Shown::Unknown => wire::State::Unknown,
            },
            label: self.state_word(channel),
            detail: self.detail(channel),
            opens: self.opens(channel),
            today: if channel.always_open() {
                vec![wire::Span { from: 0, to: 1440 }]
            } else {
                spans(&today)
            },
            always: channel.always_open(),
            to_confirm: channel.to_confirm(self.now),
        }
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

    /// One line of the directory.
    pub(crate) fn line(&self, line: &Helpline) -> wire::Line {
        let words = line.words.get(self.words.language);
        let emergency = line.group == Group::Emergency;
        let unless_obvious = |id: &str| if emergency { String::new() } else { self.words.say(id) };
        wire::Line {
            id: line.id.clone(),
            group: match line.group {
                Group::Featured => wire::Group::Featured,
                Group::Emergency => wire::Group::Emergency,
                Group::Help => wire::Group::Help,
                Group::Report => wire::Group::Report,
            },
            name: words.name.clone(),
            purpose: words.purpose.clone(),
            operator: line.operator.clone(),
            answered_by: words.answered_by.clone(),
            audience: words.audience.clone(),
            cost: match line.free {
                Claim::Yes => self.words.say("cost-free"),
                Claim::No => self.words.say("cost-paid"),
                Claim::Unstated => unless_obvious("cost-unstated"),
            },
            privacy: match (line.confidential, line.anonymous) {
                (Claim::Yes, Claim::Yes) => self.words.say("privacy-anonymous-confidential"),
                (Claim::Yes, Claim::No | Claim::Unstated) => self.words.say("privacy-confidential"),
                (Claim::No | Claim::Unstated, Claim::Yes) => self.words.say("privacy-anonymous"),
                (Claim::No | Claim::Unstated, Claim::No | Claim::Unstated) => {
                    unless_obvious("privacy-unstated")
                }
            },
            reach: words.overseas.clone().unwrap_or_else(|| match line.reach {
                Reach::Everywhere => self.words.say("reach-everywhere"),
                Reach::OtherNumber => self.words.say("reach-other-number"),
                Reach::Unstated => unless_obvious("reach-unstated"),
            }),
            notes: words.notes.clone(),
            channels: line.channels.iter().map(|channel| self.channel(line, channel)).collect(),
            primary: line.primary.clone(),
            site: line
                .channels
                .iter()
                .find(|channel| channel.kind == ChannelKind::Site)
                .map(|channel| channel.id.clone()),
            otherwise: line
                .otherwise
                .iter()
                .zip(&words.otherwise)
                .filter_map(|(id, text)| self.alternative(id, text))
                .collect(),
            sources: line.provenance.sources.clone(),
        }
    }

    fn alternative(&self, channel: &str, text: &str) -> Option<wire::Alternative> {
        let (line, _) = self.library.channel(channel)?;
        Some(wire::Alternative {
            line: line.id.clone(),
            channel: channel.to_owned(),
            text: text.to_owned(),
        })
    }

    fn channel(&self, line: &Helpline, channel: &Channel) -> wire::Channel {
        wire::Channel {
            id: channel.id.clone(),
            kind: match channel.kind {
                ChannelKind::Phone => wire::ChannelKind::Phone,
                ChannelKind::Sms => wire::ChannelKind::Sms,
                ChannelKind::Chat => wire::ChannelKind::Chat,
                ChannelKind::Site => wire::ChannelKind::Site,
                ChannelKind::Form => wire::ChannelKind::Form,
                ChannelKind::App => wire::ChannelKind::App,
            },
            label: self.label(channel),
            value: channel.value.clone(),
            display: channel.value.trim_start_matches("https://").to_owned(),
            spoken: time_text::spoken(self.words.language, &channel.value),
            overseas: channel.overseas_value.clone(),
            actions: actions(line, channel).iter().map(|action| (*action).into()).collect(),
            hours: self.hours(channel),
            hours_note: channel.words.get(self.words.language).note.clone(),
            week: channel.hours.schedule().map(|schedule| self.week(schedule)).unwrap_or_default(),
            provenance: self.provenance(&channel.provenance),
            verified: channel.provenance.verified_on.map_or_else(
                || self.words.say("not-verified"),
                |day| self.words.fill("verified", &[("date", &time_text::date(self.words, day))]),
            ),
        }
    }

    /// What the channel is called: by its own name, or by its kind.
    pub(crate) fn label(&self, channel: &Channel) -> String {
        let kind = || match channel.kind {
            ChannelKind::Phone => "kind-phone",
            ChannelKind::Sms => "kind-sms",
            ChannelKind::Chat => "kind-chat",
            ChannelKind::Site => "kind-site",
            ChannelKind::Form => "kind-form",
            ChannelKind::App => "kind-app",
        };
        channel
            .words
            .get(self.words.language)
            .label
            .clone()
            .unwrap_or_else(|| self.words.say(kind()))
    }

    /// The usual hours in one sentence; none for a page or an app that one can open at any time.
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
            Hours::Always => Some(self.words.say("hours-always")),
            Hours::Weekly(schedule) | Hours::Unverified(schedule) => {
                Some(self.usual_hours(schedule))
            }
            Hours::Unstated | Hours::Malformed => Some(self.words.say("hours-unstated")),
        }
    }

    fn usual_hours(&self, schedule: &Schedule) -> String {
        let mut groups: Vec<(Vec<String>, &[core::hours::Window])> = Vec::new();
        for day in schedule.week_at(self.now) {
            let (name, windows) =
                (time_text::weekday_short(self.words, day.date), schedule.usual(day.date));
            match groups.iter_mut().find(|(_, known)| *known == windows) {
                Some((names, _)) => names.push(name),
                None => groups.push((vec![name], windows)),
            }
        }
        let hours = match groups.as_slice() {
            [(_, windows)] => self
                .words
                .fill("hours-every-day", &[("windows", &time_text::windows(self.words, windows))]),
            groups => {
                let open = groups.iter().filter(|(_, windows)| !windows.is_empty());
                open.map(|(days, windows)| {
                    self.words.fill(
                        "hours-days",
                        &[
                            ("days", &days.join(", ")),
                            ("windows", &time_text::windows(self.words, windows)),
                        ],
                    )
                })
                .collect::<Vec<_>>()
                .join(" · ")
            }
        };
        match (schedule.zone, schedule.zone_stated) {
            (PARIS, true) => self.words.fill("hours-in-paris", &[("hours", &hours)]),
            (PARIS, false) => self.words.fill("hours-in-paris-assumed", &[("hours", &hours)]),
            (zone, _) => {
                self.words.fill("hours-in-zone", &[("hours", &hours), ("zone", zone.name())])
            }
        }
    }

    fn week(&self, schedule: &Schedule) -> Vec<wire::Day> {
        let today = schedule.date_at(self.now);
        let day = |day: core::week::Day| wire::Day {
            name: time_text::weekday(self.words, day.date),
            short: time_text::weekday_short(self.words, day.date),
            hours: day.windows.as_deref().map_or_else(
                || self.words.say("hours-unknown"),
                |windows| time_text::windows(self.words, windows),
            ),
            spans: spans(&day.spans),
            today: day.date == today,
            note: match (day.holiday, day.exceptional) {
                (true, _) => Some(self.words.say("day-holiday")),
                (false, true) => Some(self.words.say("day-exception")),
                (false, false) => None,
            },
        };
        schedule.week_at(self.now).into_iter().map(day).collect()
    }

    fn provenance(&self, provenance: &Provenance) -> String {
        let seen = time_text::date(self.words, provenance.seen_on);
        let Some(source) = provenance.sources.first().and_then(|id| self.library.source(id)) else {
            return String::new();
        };
        let publisher = self.publisher(source);
        match &source.published {
            Some(published) => {
                let published = time_text::published(self.words, published);
                self.words.fill(
                    "provenance-dated",
                    &[("publisher", &publisher), ("published", &published), ("date", &seen)],
                )
            }
            None => self.words.fill("provenance", &[("publisher", &publisher), ("date", &seen)]),
        }
    }

    fn publisher(&self, source: &core::Source) -> String {
        if source.copy {
            self.words.fill("publisher-copy", &[("publisher", &source.publisher)])
        } else {
            source.publisher.clone()
        }
    }

    /// The sources of the lines: those of the entries are read with them.
    fn sources_of_lines(&self) -> Vec<wire::Source> {
        let cited = |source: &&core::Source| {
            self.library.helplines.iter().any(|line| line.provenance.sources.contains(&source.id))
        };
        self.library.sources.iter().filter(cited).map(|source| self.source(source)).collect()
    }

    /// Where a fact comes from.
    pub(crate) fn source(&self, source: &core::Source) -> wire::Source {
        wire::Source {
            id: source.id.clone(),
            publisher: self.publisher(source),
            title: source.title.clone(),
            url: source.url.clone(),
            published: source
                .published
                .as_deref()
                .map(|text| time_text::published(self.words, text)),
            seen: time_text::date(self.words, source.seen_on),
        }
    }
}

fn zone_of(channel: &Channel) -> Tz {
    channel.hours.schedule().map_or(PARIS, |schedule| schedule.zone)
}

fn spans(spans: &[core::week::Span]) -> Vec<wire::Span> {
    spans.iter().map(|span| wire::Span { from: span.from, to: span.to }).collect()
}

#[cfg(test)]
#[path = "helplines_tests.rs"]
mod tests;
