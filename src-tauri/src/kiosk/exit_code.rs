//! The exit code of a kiosk, which an adult types: its form, its hash, its check, and the back-off
//! after a wrong one.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordVerifier as _};

use crate::platform::sync::lock;
use crate::view::wire::{Leave, LeaveReply};

/// The number of digits. The keypad on the screen has no other keys.
const CODE_LENGTH: std::ops::RangeInclusive<usize> = 4..=12;
const MAX_WAIT: Duration = Duration::from_secs(60);

/// Checks the exit codes that are typed into this kiosk. One per process.
pub(crate) struct ExitCodeCheck {
    backoff: Mutex<Backoff>,
    started: Instant,
}

impl ExitCodeCheck {
    pub(crate) fn new() -> Self {
        Self { backoff: Mutex::default(), started: Instant::now() }
    }

    /// Checks a code against the hash of the policy. Only the right one ends the kiosk; a wrong one
    /// delays the next check.
    pub(crate) fn attempt(&self, hash: Option<&str>, code: &str) -> LeaveReply {
        let checked = lock(&self.backoff).check(hash, code, self.started.elapsed());
        let (outcome, wait) = match checked {
            Checked::Right => (Leave::Left, Duration::ZERO),
            Checked::Wrong(wait) => (Leave::Wrong, wait),
            Checked::TooEarly(wait) => (Leave::Wait, wait),
            Checked::NoCode => (Leave::NoCode, Duration::ZERO),
        };
        LeaveReply { outcome, seconds: whole_seconds(wait) }
    }
}

/// The result of one check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Checked {
    Right,
    /// The wait until the next code is checked.
    Wrong(Duration),
    /// The code was not checked; the remaining wait.
    TooEarly(Duration),
    /// The policy has no code.
    NoCode,
}

/// The delay after wrong codes. Time is counted from the start of the kiosk.
#[derive(Debug, Default)]
struct Backoff {
    wrong: u32,
    /// No code is checked before this time.
    until: Duration,
}

impl Backoff {
    fn check(&mut self, hash: Option<&str>, code: &str, now: Duration) -> Checked {
        let Some(hash) = hash else { return Checked::NoCode };
        if now < self.until {
            return Checked::TooEarly(self.until - now);
        }
        if matches_hash(hash, code) {
            *self = Self::default();
            return Checked::Right;
        }
        // 1, 2, 4 … 60 s, and never longer: an adult who mistypes must not be locked out.
        let wait = MAX_WAIT.min(Duration::from_secs(1 << self.wrong.min(6)));
        self.wrong = self.wrong.saturating_add(1);
        self.until = now + wait;
        Checked::Wrong(wait)
    }
}

/// Whole seconds, rounded up.
fn whole_seconds(wait: Duration) -> u32 {
    u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}

/// Whether the code has the right form: 4 to 12 digits, which the keypad can type.
pub(crate) fn is_well_formed(code: &str) -> bool {
    CODE_LENGTH.contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// The Argon2 hash of a code, for the policy file.
pub(crate) fn hash(code: &str) -> Option<String> {
    use argon2::PasswordHasher as _;
    Argon2::default().hash_password(code.as_bytes()).ok().map(|hash| hash.to_string())
}

fn matches_hash(hash: &str, code: &str) -> bool {
    is_well_formed(code)
        && PasswordHash::new(hash)
            .is_ok_and(|hash| Argon2::default().verify_password(code.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only the right code ends the kiosk, and the hash does not contain it.
    #[test]
    fn only_the_right_code_is_right() {
        let hash = hash("271828").unwrap();
        assert!(hash.starts_with("$argon2id$") && !hash.contains("271828"));
        for (code, expected) in
            [("271828", Checked::Right), ("271829", Checked::Wrong(Duration::from_secs(1)))]
        {
            assert_eq!(
                Backoff::default().check(Some(&hash), code, Duration::ZERO),
                expected,
                "{code}"
            );
        }
        for code in ["", "2718280", "271828 ", &"2".repeat(1 << 20)] {
            assert_ne!(Backoff::default().check(Some(&hash), code, Duration::ZERO), Checked::Right);
        }
        assert_eq!(Backoff::default().check(None, "271828", Duration::ZERO), Checked::NoCode);
    }

    /// The wait doubles with each wrong code up to a minute, and the right code still ends the
    /// kiosk afterwards.
    #[test]
    fn wait_doubles_up_to_a_minute() {
        let hash = hash("271828").unwrap();
        let (mut backoff, mut now, mut waits) = (Backoff::default(), Duration::ZERO, Vec::new());
        for _ in 0..9 {
            // A code of the wrong form is wrong before any hashing.
            let Checked::Wrong(wait) = backoff.check(Some(&hash), "x", now) else {
                panic!("not refused")
            };
            waits.push(wait.as_secs());
            let early = now + wait - Duration::from_millis(1);
            assert_eq!(
                backoff.check(Some(&hash), "271828", early),
                Checked::TooEarly(Duration::from_millis(1))
            );
            now += wait;
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(backoff.check(Some(&hash), "271828", now), Checked::Right);
    }
}
