//! A time zone: one with a name, or only a rule that gives its offset.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use reperes_core::hours;

use super::posix_rule::PosixRule;

/// A time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// A zone of the time zone database.
    Named(Tz),
    /// A rule as in `TZ=CET-1CEST,M3.5.0,M10.5.0/3`.
    Rule(PosixRule),
}

impl Zone {
    /// The wall clock at `now`.
    pub(crate) fn local(self, now: DateTime<Utc>) -> NaiveDateTime {
        match self {
            Self::Named(zone) => hours::local(zone, now),
            Self::Rule(rule) => rule.local(now),
        }
    }

    /// The zone that the text of `TZ` gives without a file: a name, with or without the prefix of a
    /// variant, or a rule.
    pub(crate) fn from_tz(text: &str) -> Option<Self> {
        zone_named(text).map(Self::Named).or_else(|| PosixRule::parse(text).map(Self::Rule))
    }
}

/// The zone with this name. `posix/` and `right/` are variants of the same zones.
pub(super) fn zone_named(name: &str) -> Option<Tz> {
    let plain =
        ["posix/", "right/"].iter().find_map(|variant| name.strip_prefix(variant)).unwrap_or(name);
    plain.parse().ok()
}

impl From<Tz> for Zone {
    fn from(zone: Tz) -> Self {
        Self::Named(zone)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(zone) => f.write_str(zone.name()),
            Self::Rule(rule) => rule.fmt(f),
        }
    }
}
