//! What is done when a process of the web engine fails. The engines differ in how they tell; what follows does not.

use std::time::{Duration, Instant};

/// So many failures of the page within [`PERIOD`], and it is given up for the native message.
const LIMIT: usize = 4;
const PERIOD: Duration = Duration::from_secs(60);

/// What has failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failed {
    /// The page's process: it ended, or stands still.
    Page,
    /// The engine itself, and with it every page.
    #[cfg_attr(not(windows), allow(dead_code, reason = "WebKit tells of the page only"))]
    Engine,
    /// A helper that the engine starts again by itself.
    #[cfg_attr(not(windows), allow(dead_code, reason = "WebKit tells of the page only"))]
    Helper,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remedy {
    Nothing,
    /// The page is loaded again, with a fresh state.
    LoadAgain,
    /// The native message shows the numbers; a kiosk ends, and whoever supervises it starts it again.
    LastResort,
}

/// The failures of the page so far.
#[derive(Debug, Default)]
pub(super) struct Failures(Vec<Instant>);

impl Failures {
    /// `is_kiosk`: nobody is there to read a message, so that the page is tried again without an end.
    pub(super) fn remedy(&mut self, failed: Failed, is_kiosk: bool, now: Instant) -> Remedy {
        match failed {
            Failed::Helper => Remedy::Nothing,
            Failed::Engine => Remedy::LastResort,
            Failed::Page => {
                self.0.retain(|failure| now.duration_since(*failure) < PERIOD);
                self.0.push(now);
                if self.0.len() < LIMIT || is_kiosk {
                    Remedy::LoadAgain
                } else {
                    Remedy::LastResort
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_loaded_again_until_it_fails_four_times_a_minute() {
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        for (label, is_kiosk, failures, expected) in [
            ("once", false, &[(Failed::Page, 0)][..], Remedy::LoadAgain),
            (
                "three times",
                false,
                &[(Failed::Page, 0), (Failed::Page, 1), (Failed::Page, 2)],
                Remedy::LoadAgain,
            ),
            (
                "four times",
                false,
                &[(Failed::Page, 0), (Failed::Page, 1), (Failed::Page, 2), (Failed::Page, 59)],
                Remedy::LastResort,
            ),
            (
                "the first is forgotten",
                false,
                &[(Failed::Page, 0), (Failed::Page, 1), (Failed::Page, 2), (Failed::Page, 60)],
                Remedy::LoadAgain,
            ),
            (
                "a kiosk",
                true,
                &[(Failed::Page, 0), (Failed::Page, 1), (Failed::Page, 2), (Failed::Page, 3)],
                Remedy::LoadAgain,
            ),
            ("the engine", false, &[(Failed::Engine, 0)], Remedy::LastResort),
            ("the engine of a kiosk", true, &[(Failed::Engine, 0)], Remedy::LastResort),
            ("a helper", false, &[(Failed::Helper, 0)], Remedy::Nothing),
            (
                "helpers do not count",
                false,
                &[(Failed::Helper, 0), (Failed::Helper, 1), (Failed::Helper, 2), (Failed::Page, 3)],
                Remedy::LoadAgain,
            ),
        ] {
            let mut known = Failures::default();
            let last = failures
                .iter()
                .map(|(failed, seconds)| known.remedy(*failed, is_kiosk, after(*seconds)))
                .last();
            assert_eq!(last, Some(expected), "{label}");
        }
    }
}
