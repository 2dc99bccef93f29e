//! Reads TOML records one field at a time. Each mistake is recorded with its line and with what to
//! write instead.
//!
//! Reading continues after a mistake, with a harmless value in place of the field, so that one run
//! reports all mistakes. The modules that ask for a field know what it means.

mod context;
mod document;
mod record;
mod values;

pub(crate) use document::Document;
pub(crate) use record::Record;
