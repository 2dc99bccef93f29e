//! The composition root: what starts, in which order, and what the page may ask for.
//!
//! May import every other layer; no layer imports it.

mod command_guard;
mod commands;
mod contact;
mod run;
mod second_instance;
mod startup;
mod ticker;

pub(crate) use startup::start;
