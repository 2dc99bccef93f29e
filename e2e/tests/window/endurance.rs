//! Tests that need minutes of use. They run beside all other tests, from the beginning to the end.

mod kiosk_no_side_effects;
mod orca_silence;
mod soak;
