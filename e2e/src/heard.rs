//! What a screen reader is told by the app, as the accessibility bus carries it.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::{Stage, wait_until};

const LOG: &str = "heard.log";
/// The name of the app on the bus.
const APP: &str = "reperes";

/// One thing that a screen reader is told.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Told {
    /// `announcement` or `focus`.
    pub kind: String,
    /// Of what takes the focus, as AT-SPI names it.
    pub role: String,
    /// The announcement, or the name of what takes the focus.
    pub text: String,
}

impl Stage {
    /// Starts a program that listens on the accessibility bus, and waits until it does.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn listen(&mut self) -> Result<()> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/scripts/accessible_events.py");
        wait_until("the launcher of the accessibility bus", || self.owns("org.a11y.Bus"))?;
        // Debian's own Python has the bindings.
        self.spawn(
            "/usr/bin/python3",
            &[script.to_str().context("a path that is no text")?, APP],
            LOG,
        )?;
        wait_until("the listener", || Ok(!self.told_lines().is_empty()))
            .with_context(|| self.log(LOG))
    }

    /// All that a screen reader has been told so far, in order.
    #[must_use]
    pub fn told(&self) -> Vec<Told> {
        self.told_lines().into_iter().filter(|told| told.kind != "listening").collect()
    }

    /// The announcements so far.
    #[must_use]
    pub fn announcements(&self) -> Vec<String> {
        self.told()
            .into_iter()
            .filter(|told| told.kind == "announcement")
            .map(|told| told.text)
            .collect()
    }

    /// What has the focus, as far as a screen reader was told.
    #[must_use]
    pub fn focused(&self) -> Option<Told> {
        self.told().into_iter().rfind(|told| told.kind == "focus")
    }

    fn told_lines(&self) -> Vec<Told> {
        // The last line may be half written.
        self.log(LOG).lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }
}
