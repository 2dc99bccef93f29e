//! Decides how to recover when a process of the web engine fails. Each engine reports a failure in
//! its own way; the decision is the same for all.

use std::time::{Duration, Instant};

/// After so many failures of the page within [`CRASH_PERIOD`], the fallback dialog replaces it.
const CRASH_LIMIT: usize = 4;
const CRASH_PERIOD: Duration = Duration::from_secs(60);

/// The process that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FailedProcess {
    /// The page's process: it ended or hangs.
    Page,
    /// The process of the engine itself. Every page ends with it.
    #[cfg_attr(not(windows), allow(dead_code, reason = "WebKit reports the page only"))]
    Engine,
    /// A helper process, which the engine restarts by itself.
    #[cfg_attr(not(windows), allow(dead_code, reason = "WebKit reports the page only"))]
    Helper,
}

/// How to recover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recovery {
    Ignore,
    /// Load the page again, with a fresh state.
    Reload,
    /// Show the numbers in the fallback dialog. A kiosk exits instead, and its supervisor restarts
    /// it.
    ShowFallback,
}

/// The recent failures of the page.
#[derive(Debug, Default)]
pub(super) struct FailureHistory(Vec<Instant>);

impl FailureHistory {
    /// Records a failure and returns the recovery. A kiosk has no person to read a dialog, so there
    /// the page is loaded again without a limit.
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
