//! The computer's clock. No other file reads it.

use chrono::{DateTime, Utc};

/// A source of the present instant.
pub(crate) trait Clock: Send + Sync {
    /// The present instant, as this computer has it.
    fn now(&self) -> DateTime<Utc>;
}

/// The computer's own clock.
#[derive(Debug)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "here alone the clock is read")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}
