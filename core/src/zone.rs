//! The zone that the lines live by.

use chrono_tz::Tz;

/// The zone of the wall clock that the app shows: the hours of the lines are published in it.
pub const PARIS: Tz = Tz::Europe__Paris;
