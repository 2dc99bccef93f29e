//! The time zone of this computer, asked of the system at most every two minutes.

#[cfg(unix)]
use std::sync::Mutex;
#[cfg(unix)]
use std::time::{Duration, Instant};

#[cfg(unix)]
use super::unix;
use super::value::Zone;
#[cfg(unix)]
use crate::platform::sync::lock;
#[cfg(unix)]
use crate::platform::timeout::with_timeout;

/// The time limit of one reading: longer than a disk that answers ever takes.
#[cfg(unix)]
const TIMEOUT: Duration = Duration::from_secs(2);

/// The lifetime of an answer. A page asks each half minute, and each reading starts a thread; a
/// traveller sees the new zone soon enough.
#[cfg(unix)]
const CACHE_LIFETIME: Duration = Duration::from_secs(120);

/// The computer's zone: what `TZ` says if it is set, else what the system says. `None` if the zone
/// is unknown; a caller must not take it for Paris.
pub(crate) fn computer_zone() -> Option<Zone> {
    #[cfg(feature = "test-hooks")]
    if let Some(zone) = crate::platform::test_hooks::zone() {
        return Some(zone.into());
    }
    system_zone()
}

/// Reads the zone from files, whose disk may stop answering. After one timeout the files are not
/// read again, and the zone is unknown.
#[cfg(unix)]
fn system_zone() -> Option<Zone> {
    static CACHE: Mutex<CachedZone> = Mutex::new(CachedZone::Empty);
    let mut cached = lock(&CACHE);
    match *cached {
        CachedZone::Unresponsive => None,
        CachedZone::Read(read_at, zone) if read_at.elapsed() < CACHE_LIFETIME => zone,
        CachedZone::Empty | CachedZone::Read(..) => {
            let zone = with_timeout(TIMEOUT, || unix::ZoneSource::this().zone());
            *cached = zone
                .map_or(CachedZone::Unresponsive, |zone| CachedZone::Read(Instant::now(), zone));
            zone.flatten()
        }
    }
}

/// The last answer of the system.
#[cfg(unix)]
enum CachedZone {
    Empty,
    Read(Instant, Option<Zone>),
    Unresponsive,
}

#[cfg(windows)]
fn system_zone() -> Option<Zone> {
    match std::env::var_os("TZ").filter(|variable| !variable.is_empty()) {
        Some(variable) => Zone::from_tz(variable.to_str()?.trim_start_matches(':')),
        None => Zone::from_tz(&iana_time_zone::get_timezone().ok()?),
    }
}
