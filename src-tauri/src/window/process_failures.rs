//! What is done when a process of the web engine fails. The engines differ in how they tell; what follows does not.

use std::time::{Duration, Instant};

/// So many failures of the page within [`CRASH_PERIOD`], and it is given up for the native message.
const CRASH_LIMIT: usize = 4;
const CRASH_PERIOD: Duration = Duration::from_secs(60);

/// What has failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FailedProcess {
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
pub(super) enum Recovery {
    Ignore,
    /// The page is loaded again, with a fresh state.
    Reload,
    /// The native message shows the numbers; a kiosk ends, and whoever supervises it starts it again.
    ShowFallback,
}

/// The failures of the page so far.
#[derive(Debug, Default)]
pub(super) struct FailureHistory(Vec<Instant>);

impl FailureHistory {
    /// `is_kiosk`: nobody is there to read a message, so that the page is tried again without an end.
    pub(super) fn recovery_after(
        &mut self,
        failed: FailedProcess,
        is_kiosk: bool,
        now: Instant,
    ) -> Recovery {
        match failed {
            FailedProcess::Helper => Recovery::Ignore,
            FailedProcess::Engine => Recovery::ShowFallback,
            FailedProcess::Page => {
                self.0.retain(|failure| now.duration_since(*failure) < CRASH_PERIOD);
                self.0.push(now);
                if self.0.len() < CRASH_LIMIT || is_kiosk {
                    Recovery::Reload
                } else {
                    Recovery::ShowFallback
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use FailedProcess::{Engine, Helper, Page};

    /// A page is loaded again until it fails four times within a minute.
    #[test]
    fn page_reloads_until_four_failures_a_minute() {
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        for (label, is_kiosk, failures, expected) in [
            ("once", false, &[(Page, 0)][..], Recovery::Reload),
            ("three times", false, &[(Page, 0), (Page, 1), (Page, 2)], Recovery::Reload),
            (
                "four times",
                false,
                &[(Page, 0), (Page, 1), (Page, 2), (Page, 59)],
                Recovery::ShowFallback,
            ),
            (
                "the first is forgotten",
                false,
                &[(Page, 0), (Page, 1), (Page, 2), (Page, 60)],
                Recovery::Reload,
            ),
            ("a kiosk", true, &[(Page, 0), (Page, 1), (Page, 2), (Page, 3)], Recovery::Reload),
            ("the engine", false, &[(Engine, 0)], Recovery::ShowFallback),
            ("the engine of a kiosk", true, &[(Engine, 0)], Recovery::ShowFallback),
            ("a helper", false, &[(Helper, 0)], Recovery::Ignore),
            (
                "helpers do not count",
                false,
                &[(Helper, 0), (Helper, 1), (Helper, 2), (Page, 3)],
                Recovery::Reload,
            ),
        ] {
            let mut history = FailureHistory::default();
            let last = failures
                .iter()
                .map(|(failed, seconds)| history.recovery_after(*failed, is_kiosk, after(*seconds)))
                .last();
            assert_eq!(last, Some(expected), "{label}");
        }
    }
}
