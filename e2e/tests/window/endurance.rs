//! What only minutes of use can show. These run beside all other tests, from the start to the end.

mod heard_quiet;
mod kiosk_quiet;
mod soak;
