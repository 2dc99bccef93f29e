//! The zone of this computer, asked of the system at most every two minutes.

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
use crate::platform::timeout::within;

/// Longer than a disk that answers ever takes.
#[cfg(unix)]
const TIMEOUT: Duration = Duration::from_secs(2);

/// A page asks each half minute, and each question wakes a thread; somebody who travels sees the new zone soon enough.
#[cfg(unix)]
const CACHE_LIFETIME: Duration = Duration::from_secs(120);

/// The computer's zone: what `TZ` says where it is set, else what the system says. `None` when that cannot be told; then nobody may
/// take it for Paris.
pub(crate) fn computer_zone() -> Option<Zone> {
    #[cfg(feature = "test-hooks")]
    if let Some(zone) = crate::platform::test_hooks::zone() {
        return Some(zone.into());
    }
    system_zone()
}

/// The zone is told by files, and their disk may stop answering. Once it has, it is asked no more, and the zone is unknown.
#[cfg(unix)]
fn system_zone() -> Option<Zone> {
    static CACHE: Mutex<CachedZone> = Mutex::new(CachedZone::Empty);
    let mut cached = lock(&CACHE);
    match *cached {
        CachedZone::Unresponsive => None,
        CachedZone::Read(read_at, zone) if read_at.elapsed() < CACHE_LIFETIME => zone,
        CachedZone::Empty | CachedZone::Read(..) => {
            let zone = within(TIMEOUT, || unix::ZoneSource::this().zone());
            *cached = zone
                .map_or(CachedZone::Unresponsive, |zone| CachedZone::Read(Instant::now(), zone));
            zone.flatten()
        }
    }
}

/// What the system said of its zone.
#[cfg(unix)]
enum CachedZone {
    Empty,
    Read(Instant, Option<Zone>),
    Unresponsive,
}

#[cfg(windows)]
fn system_zone() -> Option<Zone> {
    match std::env::var_os("TZ").filter(|variable| !variable.is_empty()) {
        Some(variable) => Zone::spelt(variable.to_str()?.trim_start_matches(':')),
        None => Zone::spelt(&iana_time_zone::get_timezone().ok()?),
    }
}
