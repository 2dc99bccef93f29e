//! The command line: arguments in, text or JSON out. Opens no window.
//!
//! Imports every layer below it. `app` opens the window and the kiosk.

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
