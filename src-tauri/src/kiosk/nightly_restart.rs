//! Once a night the page gets a new process, because a web engine that runs for weeks grows.

use chrono::{DateTime, NaiveDate, Timelike as _, Utc};

use crate::platform::zone::Zone;

/// Remembers the night that was last seen to.
#[derive(Debug, Default)]
pub(crate) struct Night(Option<NaiveDate>);

impl Night {
    /// Whether the page is to be replaced now: in the given hour of the computer's day, once. A start within that hour is fresh.
    pub(crate) fn falls(
        &mut self,
        now: DateTime<Utc>,
        zone: Zone,
        hour: u16,
        starting: bool,
    ) -> bool {
        let here = zone.local(now);
        if here.hour() != u32::from(hour) || self.0 == Some(here.date()) {
            return false;
        }
        self.0 = Some(here.date());
        !starting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_falls_once_a_day_in_its_hour_and_not_at_the_start() {
        let mut night = Night::default();
        let mut at = |text: &str, starting| {
            night.falls(text.parse().unwrap(), reperes_core::PARIS.into(), 4, starting)
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
