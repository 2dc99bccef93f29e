//! A test double of the desktop: it opens and copies nothing, and records each request.

use super::{Desktop, DesktopError};
use crate::platform::sync::lock;
use std::sync::Mutex;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DesktopRequest {
    Opened(String),
    Copied(String),
}

#[derive(Debug, Default)]
pub(crate) struct DesktopSpy {
    pub(crate) schemes: Vec<&'static str>,
    pub(crate) broken: bool,
    pub(crate) log: Mutex<Vec<DesktopRequest>>,
}

impl DesktopSpy {
    pub(crate) fn seen(&self) -> Vec<DesktopRequest> {
        lock(&self.log).clone()
    }

    fn record(&self, seen: DesktopRequest) -> Result<(), DesktopError> {
        if self.broken {
            return Err(DesktopError("broken on purpose".to_owned()));
        }
        lock(&self.log).push(seen);
        Ok(())
    }
}

impl Desktop for DesktopSpy {
    fn handles(&self, scheme: &str) -> bool {
        self.schemes.contains(&scheme)
    }

    fn open(&self, uri: &str) -> Result<(), DesktopError> {
        self.record(DesktopRequest::Opened(uri.to_owned()))
    }

    fn copy(&self, text: &str) -> Result<(), DesktopError> {
        self.record(DesktopRequest::Copied(text.to_owned()))
    }
}
