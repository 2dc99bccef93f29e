//! The command line: arguments in, text or JSON out. Opens no window.
//!
//! Imports every layer below it. The window and the kiosk are opened by `app`.

pub(crate) mod args;
mod diagnose;
mod kiosk_check;
mod kiosk_code;
mod output;
pub(crate) mod policy;
mod run;
mod search;
mod status;

pub(crate) use output::refuse;
pub(crate) use run::{Context, run};
