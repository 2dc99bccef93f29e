//! The commands of the page: the whole surface between it and the shell. A command takes ids, never
//! addresses. `permissions.rs` says which window may call which command.
//!
//! The calls of the page in `ui/src/backend/generated.ts` are generated from the signatures and the
//! comments of these functions.

mod background;
mod contact;
#[cfg(test)]
mod hidden_tests;
mod kiosk;
mod knowledge;
mod page;
pub(super) mod permissions;
mod settings;
#[cfg(test)]
mod typescript_tests;

pub(super) use background::*;
pub(super) use contact::*;
pub(super) use kiosk::*;
pub(super) use knowledge::*;
pub(super) use page::*;
pub(super) use settings::*;
