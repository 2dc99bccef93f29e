//! What only minutes of use can show. These run beside all other tests, from the start to the end.

mod kiosk_no_side_effects;
mod orca_silence;
mod soak;
