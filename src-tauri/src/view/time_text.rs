//! Times, durations and states in words. Decides nothing: `reperes_core::status` says what is open.

mod format;
mod state;
mod when;

pub(crate) use format::{
    date, minute_of_day, publication_date, spoken, time, weekday, weekday_short, windows,
};
pub(crate) use state::{detail, next_change};
pub(crate) use when::{Viewpoint, times_differ, with_date};

#[cfg(test)]
#[path = "time_text_tests.rs"]
mod tests;
