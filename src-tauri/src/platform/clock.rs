//! The one place that reads the computer's clock.

use chrono::{DateTime, Utc};

/// Where the shell gets the time from.
pub(crate) trait Clock: Send + Sync {
    /// The instant, as this computer believes it.
    fn now(&self) -> DateTime<Utc>;
}

/// The computer's own clock.
#[derive(Debug)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}
