//! An app for tests, and its entries: the content in the program, a clock that stands still, nothing
//! stored.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, Utc};
use reperes_core::{ClockVerdict, Language};

use super::AppState;
use crate::config::settings::MemorySettings;
use crate::platform::clock::Clock;
use crate::platform::desktop::recording::DesktopSpy;
use crate::platform::storage::SystemFs;
use crate::state::clock_check::ClockCheck;
use crate::state::content::Content;
use crate::state::mode::Mode;
use crate::view::entries::EntryPresenter;
use crate::view::helplines::Presenter;
use crate::view::messages::Messages;
use crate::view::snapshot::Snapshot;

/// A clock that stands still and counts how often it is read.
pub(crate) struct CountingClock {
    now: DateTime<Utc>,
    readings: Arc<AtomicUsize>,
}

impl Clock for CountingClock {
    fn now(&self) -> DateTime<Utc> {
        self.readings.fetch_add(1, Ordering::Relaxed);
        self.now
    }
}

/// An app at `now`. Its program was built at the beginning of November 2026.
pub(crate) fn app_state(language: Language, now: &str) -> AppState {
    counting_app_state(language, now).0
}

/// The same, with the count of the readings of its clock.
pub(crate) fn counting_app_state(language: Language, now: &str) -> (AppState, Arc<AtomicUsize>) {
    let readings = Arc::new(AtomicUsize::new(0));
    let clock = CountingClock { now: now.parse().unwrap(), readings: Arc::clone(&readings) };
    let built = "2026-11-01T00:00:00Z".parse().unwrap();
    let app_state = AppState::new(
        Content::embedded(),
        language,
        Box::new(clock),
        Box::<DesktopSpy>::default(),
        Box::<MemorySettings>::default(),
        ClockCheck::open(Box::new(SystemFs), None, built),
        Mode::Window,
    );
    (app_state, readings)
}

/// Calls `read` with the entries in the program, at `now`.
pub(crate) fn with_entries<T>(
    language: Language,
    now: &str,
    clock: ClockVerdict,
    read: impl FnOnce(&EntryPresenter<'_>) -> T,
) -> T {
    let content = Content::embedded();
    let snapshot = Snapshot::test(&content.library, now, clock);
    let lines = Presenter {
        library: &content.library,
        messages: &Messages::new(language),
        snapshot: &snapshot,
    };
    read(&content.entry_presenter(lines, &[]))
}
