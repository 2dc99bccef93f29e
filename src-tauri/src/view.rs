//! Turns facts into texts and into the types that the page receives.
//!
//! Imports `config` and `platform`. Keeps no state and decides nothing.

pub(crate) mod catalogue;
pub(crate) mod entries;
pub(crate) mod helplines;
pub(crate) mod kiosk;
pub(crate) mod messages;
pub(crate) mod plain_text;
pub(crate) mod policy_diagnostics;
pub(crate) mod qr;
pub(crate) mod snapshot;
pub(crate) mod third_party;
pub(crate) mod time_text;
pub(crate) mod wire;
