//! What several test files share: the embedded content, instants, schedules.

use chrono::{DateTime, Utc};
use reperes_core::hours::{HolidayRule, Hours, Schedule, Window};
use reperes_core::{Channel, Library, Status, embedded_files};

pub(crate) fn library() -> Library {
    Library::read(&embedded_files())
        .unwrap_or_else(|errors| panic!("the embedded content is wrong:\n{errors}"))
}

pub(crate) fn channel(id: &str) -> Channel {
    library().channel(id).unwrap().1.clone()
}

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(crate) fn is_open(hours: &Hours, now: DateTime<Utc>) -> bool {
    match hours.status_at(now) {
        Status::Open { .. } => true,
        Status::Closed { .. } => false,
        Status::Unknown { reason } => panic!("unknown at {now}: {reason:?}"),
    }
}

/// Windows in hours, Monday first.
pub(crate) fn schedule(zone: chrono_tz::Tz, week: [&[(u16, u16)]; 7]) -> Schedule {
    Schedule {
        zone,
        zone_stated: true,
        week: week.map(|day| {
            day.iter().map(|&(open, close)| Window::new(open * 60, close * 60).unwrap()).collect()
        }),
        holidays: HolidayRule::AsUsual,
        exceptions: Vec::new(),
    }
}

pub(crate) fn full_oracle() -> bool {
    std::env::var_os("REPERES_FULL_ORACLE").is_some()
}

pub(crate) fn knowledge() -> reperes_core::Knowledge {
    reperes_core::Knowledge::read(&embedded_files(), &library())
        .unwrap_or_else(|errors| panic!("the embedded content is wrong:\n{errors}"))
}
