//! The one place that reads the computer's clock and its zone.

use chrono::{DateTime, Utc};

use crate::zone::Zone;

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

/// The computer's zone: what `TZ` says where it is set, else what the system says. `None` when that cannot be told; then nobody may
/// take it for Paris.
pub(crate) fn computer_zone() -> Option<Zone> {
    #[cfg(feature = "test-hooks")]
    if let Some(zone) = crate::hooks::zone() {
        return Some(zone.into());
    }
    of_system()
}

#[cfg(unix)]
fn of_system() -> Option<Zone> {
    crate::zone::system::Computer::this().zone()
}

#[cfg(windows)]
fn of_system() -> Option<Zone> {
    match std::env::var_os("TZ").filter(|variable| !variable.is_empty()) {
        Some(variable) => Zone::spelt(variable.to_str()?.trim_start_matches(':')),
        None => Zone::spelt(&iana_time_zone::get_timezone().ok()?),
    }
}
