//! The facts of the app: the helplines, the hours of each channel, the content and its sources, the
//! search in it, and the recognition of danger in what is typed.
//!
//! The crate is pure. An instant is always an argument: it reads no clock. Texts are handed in: it
//! reads no disk. It opens no network connection and no window. The shell chooses the words that
//! are shown to a person, `ui/` draws them.

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
pub mod looks;
mod outlooks;
pub mod route;
pub mod search;
pub mod source;
pub mod status;
pub mod toml_fields;
pub mod typography;
mod web_address;
pub mod week;
pub mod zone;

pub use clock::ClockVerdict;
pub use crisis::{Crisis, CrisisRecogniser};
pub use embedded::embedded_files;
pub use error::{ContentError, ContentErrors};
pub use helpline::{Channel, ChannelKind, Group, Helpline, Language};
pub use hours::{Hours, Schedule};
pub use knowledge::Knowledge;
pub use library::Library;
pub use outlooks::Outlooks;
pub use source::{Provenance, Source};
pub use status::{Outlook, Status, UnknownReason};
pub use zone::PARIS;
