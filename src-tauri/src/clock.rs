//! The one place that reads the computer's clock and its zone.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

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

/// The computer's time zone: `TZ` where it is set, else what the system says. `None` when neither names an IANA zone.
pub(crate) fn computer_zone() -> Option<Tz> {
    #[cfg(feature = "test-hooks")]
    if let Some(zone) = crate::hooks::zone() {
        return Some(zone);
    }
    zone_from(std::env::var("TZ").ok().as_deref(), || iana_time_zone::get_timezone().ok())
}

fn zone_from(variable: Option<&str>, system: impl FnOnce() -> Option<String>) -> Option<Tz> {
    match variable.map(|name| name.trim_start_matches(':')) {
        Some(name) if !name.is_empty() => name.parse().ok(),
        Some(_) | None => system()?.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_of_the_environment_rules_and_an_unknown_one_is_no_zone() {
        let system = || Some("Europe/Paris".to_owned());
        assert_eq!(zone_from(None, system), Some(chrono_tz::Europe::Paris));
        assert_eq!(zone_from(Some(""), system), Some(chrono_tz::Europe::Paris));
        assert_eq!(zone_from(Some("Pacific/Noumea"), system), Some(chrono_tz::Pacific::Noumea));
        assert_eq!(zone_from(Some(":Indian/Reunion"), system), Some(chrono_tz::Indian::Reunion));
        assert_eq!(zone_from(Some("Foo/Bar"), system), None);
        assert_eq!(zone_from(None, || Some("garbage".to_owned())), None);
    }
}
