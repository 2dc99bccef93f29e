//! What the page gets back when a person uses a channel.

use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

/// What a click on a button has led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    Launched,
    NoHandler,
    Failed,
    Copied,
    Shown,
}

/// A QR code: the modules per side, and the dark modules as an SVG path in module units. The quiet
/// zone is not part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Qr {
    pub(crate) size: u16,
    pub(crate) path: String,
}

/// The answer to a click on a button of a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct ContactReply {
    pub(crate) outcome: Outcome,
    pub(crate) qr: Option<Qr>,
}
