//! What is true at one instant on this computer. Made once for each tick and each command, so that
//! page, tray, notices and command line cannot disagree.

use chrono::{DateTime, Utc};
use reperes_core::{ClockVerdict, Library, Outlooks};

use crate::platform::zone::{Zone, computer_zone};

/// What is true at one instant on this computer.
#[derive(Debug, Clone)]
pub(crate) struct Snapshot {
    /// The instant, whether it can be believed, and the outlook of every channel.
    pub(crate) outlooks: Outlooks,
    /// The zone of the computer, if it is known.
    pub(crate) computer: Option<Zone>,
}

impl Snapshot {
    /// Evaluates every channel at `now` and reads the zone of the computer.
    pub(crate) fn at(library: &Library, now: DateTime<Utc>, clock: ClockVerdict) -> Self {
        Self { outlooks: Outlooks::at(library, now, clock), computer: computer_zone() }
    }

    /// The instant.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.outlooks.now
    }
}

#[cfg(test)]
impl Snapshot {
    /// The state at `now` of a computer whose zone is not known.
    pub(crate) fn test(library: &Library, now: &str, clock: ClockVerdict) -> Self {
        Self { outlooks: Outlooks::at(library, now.parse().unwrap(), clock), computer: None }
    }
}
