//! What is true: which lines exist, when each channel answers, where a fact comes from.
//!
//! Pure on purpose. No clock (an instant is always an argument), no disk (texts are handed in), no network, no window.
//! What is said to a person in which words belongs to the shell; what is drawn belongs to `ui/`.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod clock;
pub mod contact;
pub mod crisis;
mod embedded;
mod error;
mod flat;
mod hash;
pub mod helpline;
pub mod holidays;
pub mod hours;
pub mod knowledge;
mod language;
pub mod letters;
pub mod library;
mod localized;
pub mod route;
pub mod search;
pub mod source;
pub mod status;
mod toml_fields;
pub mod typography;
mod web_address;
pub mod week;
pub mod zone;

pub use clock::ClockVerdict;
pub use crisis::{Crises, Crisis};
pub use embedded::embedded_files;
pub use error::{ContentError, ContentErrors};
pub use helpline::{Channel, ChannelKind, Group, Helpline, Language};
pub use hours::{Hours, Schedule};
pub use knowledge::Knowledge;
pub use library::Library;
pub use source::{Provenance, Source};
pub use status::{Outlook, Status, UnknownReason};
pub use zone::PARIS;
