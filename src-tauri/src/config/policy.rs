//! What the person who looks after the computer has laid down for everybody: one file that users cannot change. How far the file
//! itself is trusted is in `file.rs`.

#[cfg(test)]
mod every_key_tests;
mod file;
mod kiosk;
mod lenient;
mod levels;
mod load;
mod model;
mod names;
mod note;
mod parse;
#[cfg(any(target_os = "macos", test))]
mod preferences;
mod recover;
#[cfg(windows)]
mod registry;
mod table;
#[cfg(test)]
mod templates;
#[cfg(any(windows, target_os = "macos", test))]
mod values;

#[cfg(all(test, unix))]
pub(crate) use file::{of_this_user, somebody_else};
pub(crate) use kiosk::KioskPolicy;
#[cfg(all(test, unix))]
pub(crate) use load::load_from;
pub(crate) use load::{load, path, resolved_path, text};
pub(crate) use model::{Loaded, Mandatory, Policy};
pub(crate) use names::{AUDIENCES, THEMES};
pub(crate) use note::{Note, Remedy};
pub(crate) use parse::parse;
