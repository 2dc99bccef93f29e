//! The adult's code: how it is hashed, checked, and how long a wrong one makes everybody wait.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordVerifier as _};

use crate::platform::sync::lock;
use crate::view::wire::{Leave, LeaveReply};

/// Digits, because the keypad on the screen has no other keys.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=12;
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The codes that were tried in this process. One per kiosk.
pub(crate) struct ExitCodes {
    backoff: Mutex<Backoff>,
    started: Instant,
}

impl ExitCodes {
    pub(crate) fn new() -> Self {
        Self { backoff: Mutex::default(), started: Instant::now() }
    }

    /// Backoff a code against the hash of the policy. Only a right one ends the kiosk; a wrong one
    /// makes the next one wait.
    pub(crate) fn attempt(&self, hash: Option<&str>, code: &str) -> LeaveReply {
        let answer = lock(&self.backoff).answer(hash, code, self.started.elapsed());
        let (outcome, wait) = match answer {
            Answer::Right => (Leave::Left, Duration::ZERO),
            Answer::Wrong(wait) => (Leave::Wrong, wait),
            Answer::Wait(wait) => (Leave::Wait, wait),
            Answer::NoCode => (Leave::NoCode, Duration::ZERO),
        };
        LeaveReply { outcome, seconds: whole_seconds(wait) }
    }
}

/// What became of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Right,
    /// So long until the next one is looked at.
    Wrong(Duration),
    /// It was not even looked at.
    Wait(Duration),
    NoCode,
}

/// The wrong codes so far. Time is counted from the start of the kiosk.
#[derive(Debug, Default)]
struct Backoff {
    wrong: u32,
    until: Duration,
}

impl Backoff {
    fn answer(&mut self, hash: Option<&str>, code: &str, now: Duration) -> Answer {
        let Some(hash) = hash else { return Answer::NoCode };
        if now < self.until {
            return Answer::Wait(self.until - now);
        }
        if is_right(hash, code) {
            *self = Self::default();
            return Answer::Right;
        }
        // 1, 2, 4 … 60 s, and never longer: an adult who errs must not be kept out.
        let wait = LONGEST_WAIT.min(Duration::from_secs(1 << self.wrong.min(6)));
        self.wrong = self.wrong.saturating_add(1);
        self.until = now + wait;
        Answer::Wrong(wait)
    }
}

/// Whole seconds, rounded up.
fn whole_seconds(wait: Duration) -> u32 {
    u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}

/// Whether the keypad can type it.
pub(crate) fn is_code(code: &str) -> bool {
    LENGTH.contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// The hash of a code, for the policy file.
pub(crate) fn hash(code: &str) -> Option<String> {
    use argon2::PasswordHasher as _;
    Argon2::default().hash_password(code.as_bytes()).ok().map(|hash| hash.to_string())
}

fn is_right(hash: &str, code: &str) -> bool {
    is_code(code)
        && PasswordHash::new(hash)
            .is_ok_and(|hash| Argon2::default().verify_password(code.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_code_leaves_and_no_other_does() {
        let hash = hash("271828").unwrap();
        assert!(hash.starts_with("$argon2id$") && !hash.contains("271828"));
        for (code, answer) in
            [("271828", Answer::Right), ("271829", Answer::Wrong(Duration::from_secs(1)))]
        {
            assert_eq!(
                Backoff::default().answer(Some(&hash), code, Duration::ZERO),
                answer,
                "{code}"
            );
        }
        for code in ["", "2718280", "271828 ", &"2".repeat(1 << 20)] {
            assert_ne!(Backoff::default().answer(Some(&hash), code, Duration::ZERO), Answer::Right);
        }
        assert_eq!(Backoff::default().answer(None, "271828", Duration::ZERO), Answer::NoCode);
    }

    #[test]
    fn wrong_codes_wait_longer_and_longer_up_to_a_minute_and_the_right_one_still_leaves() {
        let hash = hash("271828").unwrap();
        let (mut tries, mut now, mut waits) = (Backoff::default(), Duration::ZERO, Vec::new());
        for _ in 0..9 {
            // A code that is no code is wrong before any hashing.
            let Answer::Wrong(wait) = tries.answer(Some(&hash), "x", now) else {
                panic!("not refused")
            };
            waits.push(wait.as_secs());
            let early = now + wait - Duration::from_millis(1);
            assert_eq!(
                tries.answer(Some(&hash), "271828", early),
                Answer::Wait(Duration::from_millis(1))
            );
            now += wait;
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(tries.answer(Some(&hash), "271828", now), Answer::Right);
    }
}
