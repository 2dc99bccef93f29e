//! The wire types: what the page receives, already decided and put into words.
//! `ui/src/backend/generated.ts` is generated from those that a command takes or returns, comments of
//! fields included.

mod contact;
mod entry;
mod error;
mod helplines;
mod kiosk;
mod moment;
mod page;
mod search;
mod sources;

pub(crate) use contact::*;
pub(crate) use entry::*;
pub(crate) use error::*;
pub(crate) use helplines::*;
pub(crate) use kiosk::*;
pub(crate) use moment::*;
pub(crate) use page::*;
pub(crate) use search::*;
pub(crate) use sources::*;
