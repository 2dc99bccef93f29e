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
const LIMIT: Duration = Duration::from_secs(2);

/// A page asks each half minute, and each question wakes a thread; somebody who travels sees the new zone soon enough.
#[cfg(unix)]
const FRESH: Duration = Duration::from_secs(120);

/// The computer's zone: what `TZ` says where it is set, else what the system says. `None` when that cannot be told; then nobody may
/// take it for Paris.
pub(crate) fn computer_zone() -> Option<Zone> {
    #[cfg(feature = "test-hooks")]
    if let Some(zone) = crate::platform::test_hooks::zone() {
        return Some(zone.into());
    }
    of_system()
}

/// The zone is told by files, and their disk may stop answering. Once it has, it is asked no more, and the zone is unknown.
#[cfg(unix)]
fn of_system() -> Option<Zone> {
    static ANSWER: Mutex<Answer> = Mutex::new(Answer::Never);
    let mut answer = lock(&ANSWER);
    match *answer {
        Answer::Stuck => None,
        Answer::At(then, zone) if then.elapsed() < FRESH => zone,
        Answer::Never | Answer::At(..) => {
            let zone = within(LIMIT, || unix::Computer::this().zone());
            *answer = zone.map_or(Answer::Stuck, |zone| Answer::At(Instant::now(), zone));
            zone.flatten()
        }
    }
}

/// What the system said of its zone.
#[cfg(unix)]
enum Answer {
    Never,
    At(Instant, Option<Zone>),
    Stuck,
}

#[cfg(windows)]
fn of_system() -> Option<Zone> {
    match std::env::var_os("TZ").filter(|variable| !variable.is_empty()) {
        Some(variable) => Zone::spelt(variable.to_str()?.trim_start_matches(':')),
        None => Zone::spelt(&iana_time_zone::get_timezone().ok()?),
    }
}
