//! The policy: what the administrator of the computer has decided for all its users, in one file
//! that users cannot change. `file.rs` decides how far that file is trusted. The settings that a
//! policy may give are in the table of `../settings_table.rs`, the keys of a school or a kiosk
//! alone in `sections.rs` and `kiosk_section.rs`.

mod diagnostic;
#[cfg(test)]
mod every_key_cases;
#[cfg(test)]
mod every_key_tests;
mod field_reader;
mod file;
mod from_values;
mod kiosk_section;
mod load;
#[cfg(any(target_os = "macos", test))]
mod managed_preferences;
mod model;
mod parse;
mod policy_document;
mod recover;
#[cfg(windows)]
mod registry;
#[cfg(any(windows, test))]
mod registry_answer;
mod sections;
#[cfg(test)]
mod template_writer;
#[cfg(test)]
mod templates;
mod typo_tolerance;
#[cfg(any(windows, target_os = "macos", test))]
mod values;

pub(crate) use diagnostic::{DiagnosticKind, PolicyDiagnostic};
#[cfg(all(test, unix))]
pub(crate) use file::{another_user, current_user};
pub(crate) use kiosk_section::KioskPolicy;
#[cfg(all(test, unix))]
pub(crate) use load::load_from;
pub(crate) use load::{file_text, load, path, resolved_path};
pub(crate) use model::{LoadedPolicy, Mandatory, Policy};
pub(crate) use parse::parse;
