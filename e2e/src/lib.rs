//! The real window, driven: what the end-to-end tests, the gallery and the bench share.
//!
//! It owns the stage (a private display, session bus, window manager and home folder) and the ways to
//! look at the app from outside. What the app must show is said in `tests/`, not here.

mod axe;
mod clipboard;
mod compare;
mod desk;
mod drop;
mod exclusive;
mod folders;
mod frames;
mod heard;
mod keyboard;
mod manager;
mod monkey;
mod page;
mod picture;
mod pointer;
mod processes;
mod reader;
mod screen;
mod setup;
mod soak;
mod speech;
mod stage;
mod toasts;
mod tour;
mod trace;
mod wait;

pub use axe::{Finding, Verdict};
pub use compare::Difference;
pub use desk::{Desk, Message, Mute, Stalling};
pub use drop::Dropped;
pub use exclusive::Exclusive;
pub use folders::Vigil;
pub use frames::{Frame, Watcher, first_complete};
pub use heard::Told;
pub use monkey::{Monkey, Presses};
pub use page::Page;
pub use picture::Picture;
pub use processes::{
    Work, cpu_ticks, kill, named_in_tree, names, output, private_kib, pss_kib, resume, stop, tree,
    work,
};
pub use reader::has_newer_orca;
pub use screen::Screen;
pub use setup::{Driven, Plain, Setup, program};
pub use soak::{Point, Trend, soak, trends};
pub use speech::Speech;
pub use stage::{SETTINGS, Stage};
pub use toasts::Toasts;
pub use tour::VIEWS;
pub use trace::Trace;
pub use wait::{PATIENCE, wait_for, wait_until};
