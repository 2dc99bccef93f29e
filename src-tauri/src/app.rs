//! The composition root: what starts and in which order, what runs until the end, and the commands
//! of the page.
//!
//! May import every other layer; no other layer imports it.

mod command_guard;
mod commands;
mod run;
mod second_instance;
mod startup;
mod ticker;

pub(crate) use startup::start;
