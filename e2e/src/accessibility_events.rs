//! What a screen reader is event by the app, as the accessibility bus carries it.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::{Session, wait_until};

const LOG: &str = "heard.log";
/// The name of the app on the bus.
const APP: &str = "reperes";

/// One thing that a screen reader is event.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AccessibilityEvent {
    /// `announcement` or `focus`.
    pub kind: String,
    /// Of what takes the focus, as AT-SPI names it.
    pub role: String,
    /// The announcement, or the name of what takes the focus.
    pub text: String,
}

impl Session {
    /// Starts a program that listens on the accessibility bus, and waits until it does.
    ///
    /// # Errors
    /// Fails if it cannot be started.
    pub(crate) fn start_event_listener(&mut self) -> Result<()> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/scripts/accessible_events.py");
        wait_until("the launcher of the accessibility bus", || {
            self.bus_name_is_owned("org.a11y.Bus")
        })?;
        // Debian's own Python has the bindings.
        self.spawn(
            "/usr/bin/python3",
            &[script.to_str().context("a path that is no text")?, APP],
            LOG,
        )?;
        wait_until("the listener", || Ok(!self.event_lines().is_empty()))
            .with_context(|| self.log(LOG))
    }

    /// All that a screen reader has been event so far, in order.
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

    /// What has the focus, as far as a screen reader was event.
    #[must_use]
    pub fn last_focus(&self) -> Option<AccessibilityEvent> {
        self.accessibility_events().into_iter().rfind(|event| event.kind == "focus")
    }

    fn event_lines(&self) -> Vec<AccessibilityEvent> {
        // The last line may be half written.
        self.log(LOG).lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }
}
