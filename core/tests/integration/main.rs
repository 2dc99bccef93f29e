//! The integration tests of the core, in one program so that it is linked once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
#![allow(clippy::print_stdout, reason = "a test that measures tells its figures")]

mod content;
mod crisis;
mod engine;
mod knowledge;
mod laws;
mod looks;
mod measured;
mod measured_search;
mod oracles;
mod outlooks;
mod phrases;
mod search;
mod spelling;
mod status_at;
mod support;
mod tuned_search;
