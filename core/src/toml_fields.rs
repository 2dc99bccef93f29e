//! Reads TOML records one field at a time. Each mistake is recorded with its line and with what to
//! write instead.
//!
//! [`Fields`] reads a table of any text; the policy of the shell uses it too. `Record` adds what
//! the content files need.
//!
//! Reading continues after a mistake, with a harmless value in place of the field, so that one run
//! reports all mistakes. The modules that ask for a field know what it means.

mod context;
mod document;
mod fields;
mod record;
mod values;

pub(crate) use document::Document;
pub use fields::{Fields, Mistakes, number};
pub(crate) use record::Record;
