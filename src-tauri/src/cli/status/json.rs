//! The report as programs read it.

use chrono::{DateTime, SecondsFormat, TimeZone as _, Utc};
use reperes_core::{Channel, ChannelKind, ClockVerdict, Helpline, PARIS, Status};
use serde::Serialize;

use crate::view::helplines::Presenter;

/// The whole report.
#[derive(Serialize)]
pub(super) struct StatusReport<'a> {
    at: String,
    paris: String,
    /// Whether the clock is plausible: `plausible`, or the reason why not.
    clock: &'static str,
    helplines: Vec<LineReport<'a>>,
}

/// A line with its channels.
#[derive(Serialize)]
struct LineReport<'a> {
    id: &'a str,
    name: &'a str,
    channels: Vec<ChannelReport<'a>>,
}

/// A channel of a line.
#[derive(Serialize)]
pub(crate) struct ChannelReport<'a> {
    id: &'a str,
    kind: &'static str,
    value: &'a str,
    state: &'static str,
    /// The next change to any state.
    until: Option<String>,
    /// The first certain opening of a channel that is not open.
    opens: Option<String>,
    /// Whether no uncertain state comes before `opens`.
    opens_certain: bool,
    always: bool,
    seen_on: String,
    verified_on: Option<String>,
    to_confirm: bool,
}

impl<'a> ChannelReport<'a> {
    /// The channel at the instant of the presenter.
    pub(crate) fn of(presenter: &Presenter<'_>, channel: &'a Channel) -> Self {
        // There is no outlook if it depends on a clock that is wrong.
        let outlook = presenter.outlook(channel);
        let status = outlook.map(|outlook| outlook.status);
        Self {
            id: &channel.id,
            kind: kind(channel.kind),
            value: &channel.value,
            state: match status {
                Some(Status::Open { .. }) => "open",
                Some(Status::Closed { .. }) => "closed",
                Some(Status::Unknown { .. }) | None => "unknown",
            },
            until: status.and_then(|status| status.until()).map(utc),
            opens: outlook.and_then(|outlook| outlook.opens).map(utc),
            opens_certain: outlook.is_some_and(|outlook| outlook.opens_certain()),
            always: channel.always_open(),
            seen_on: channel.provenance.seen_on.to_string(),
            verified_on: channel.provenance.verified_on.map(|day| day.to_string()),
            to_confirm: channel.to_confirm(presenter.snapshot.now()),
        }
    }
}

fn utc(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The state of these lines at the instant of the presenter.
pub(super) fn report<'a>(presenter: &Presenter<'a>, lines: &[&'a Helpline]) -> StatusReport<'a> {
    let now = presenter.snapshot.now();
    let line = |line: &&'a Helpline| LineReport {
        id: &line.id,
        name: &line.words.get(presenter.messages.language).name,
        channels: line
            .channels
            .iter()
            .map(|channel| ChannelReport::of(presenter, channel))
            .collect(),
    };
    StatusReport {
        at: utc(now),
        paris: PARIS
            .from_utc_datetime(&now.naive_utc())
            .to_rfc3339_opts(SecondsFormat::Secs, false),
        clock: match presenter.snapshot.outlooks.clock {
            ClockVerdict::Plausible => "plausible",
            ClockVerdict::BeforeBuild => "before_build",
            ClockVerdict::WentBack => "went_back",
            ClockVerdict::FarAhead => "far_ahead",
        },
        helplines: lines.iter().map(line).collect(),
    }
}

fn kind(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::Phone => "phone",
        ChannelKind::Sms => "sms",
        ChannelKind::Chat => "chat",
        ChannelKind::Site => "site",
        ChannelKind::Form => "form",
        ChannelKind::App => "app",
    }
}
