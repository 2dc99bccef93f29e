//! When a kiosk replaces its web process: once a night, because the memory of a web engine grows
//! over weeks.

use chrono::{DateTime, NaiveDate, Timelike as _, Utc};

use crate::platform::zone::Zone;

/// The schedule of the nightly restart. Holds the local date of the last one.
#[derive(Debug, Default)]
pub(crate) struct NightlyRestart(Option<NaiveDate>);

impl NightlyRestart {
    /// Whether the web process is due for replacement: once in the given hour of the local day. The
    /// night then counts as done, so a second call returns false. A kiosk that starts within that
    /// hour has a fresh process, so that night counts as done too.
    pub(crate) fn take_due(
        &mut self,
        now: DateTime<Utc>,
        zone: Zone,
        hour: u16,
        starting: bool,
    ) -> bool {
        let local = zone.local(now);
        if local.hour() != u32::from(hour) || self.0 == Some(local.date()) {
            return false;
        }
        self.0 = Some(local.date());
        !starting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The restart is due once a day, in its hour, and not at the start of the kiosk.
    #[test]
    fn due_once_a_day_in_its_hour_not_at_start() {
        let mut restart = NightlyRestart::default();
        let mut at = |text: &str, starting| {
            restart.take_due(text.parse().unwrap(), reperes_core::PARIS.into(), 4, starting)
        };
        assert!(!at("2026-11-24T03:10:00Z", true), "the kiosk was started in that hour");
        assert!(!at("2026-11-24T03:30:00Z", false));
        assert!(!at("2026-11-25T02:59:59Z", false));
        assert!(at("2026-11-25T03:00:00Z", false));
        assert!(!at("2026-11-25T03:00:30Z", false));
        assert!(!at("2026-11-25T04:00:00Z", false));
        assert!(at("2026-11-26T03:59:59Z", false), "the computer slept through most of the hour");
    }
}
