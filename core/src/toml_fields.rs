//! Reads TOML records one field at a time and remembers, for each mistake, the line and what to write instead.
//!
//! It goes on after a mistake, with a harmless value in its place, so that one reading names them all. What the fields mean
//! belongs to the modules that ask for them.

mod context;
mod document;
mod record;
mod values;

pub(crate) use document::Document;
pub(crate) use record::Record;
