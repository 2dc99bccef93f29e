//! The events that the app sends to screen readers on the accessibility bus.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::{Session, wait_until};

const LOG: &str = "heard.log";
/// The name of the app on the accessibility bus.
const APP_NAME: &str = "reperes";

/// An announcement, or a change of the focus.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AccessibilityEvent {
    /// `announcement` or `focus`.
    pub kind: String,
    /// The AT-SPI role of the source.
    pub role: String,
    /// The announcement, or the name of the element that takes the focus.
    pub text: String,
}

impl Session {
    /// Starts a program that records the events on the bus, and waits until it listens.
    ///
    /// # Errors
    /// Fails if it cannot be started.
    pub(crate) fn start_event_listener(&mut self) -> Result<()> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/scripts/accessible_events.py");
        wait_until("the launcher of the accessibility bus", || {
            self.bus_name_is_owned("org.a11y.Bus")
        })?;
        // Debian's Python has the AT-SPI bindings.
        self.spawn(
            "/usr/bin/python3",
            &[script.to_str().context("a path that is no text")?, APP_NAME],
            LOG,
        )?;
        wait_until("the listener", || Ok(!self.event_lines().is_empty()))
            .with_context(|| self.log(LOG))
    }

    /// The events so far, in order.
    #[must_use]
    pub fn accessibility_events(&self) -> Vec<AccessibilityEvent> {
        self.event_lines().into_iter().filter(|event| event.kind != "listening").collect()
    }

    /// The announcements so far.
    #[must_use]
    pub fn announcements(&self) -> Vec<String> {
        self.accessibility_events()
            .into_iter()
            .filter(|event| event.kind == "announcement")
            .map(|event| event.text)
            .collect()
    }

    /// The latest change of the focus.
    #[must_use]
    pub fn last_focus(&self) -> Option<AccessibilityEvent> {
        self.accessibility_events().into_iter().rfind(|event| event.kind == "focus")
    }

    fn event_lines(&self) -> Vec<AccessibilityEvent> {
        // The last line may be incomplete.
        self.log(LOG).lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }
}
