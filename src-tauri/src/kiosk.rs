//! What only a kiosk has: the lockdown of its window, the exit code that an adult types, the nightly
//! restart of its web process, the probe of the computer. Which commands its page may call is in
//! `app::commands::permissions`.
//!
//! Imports `window` and the layers below it. What its page shows is in `view::kiosk`.

pub(crate) mod exit_code;
pub(crate) mod lockdown;
pub(crate) mod nightly_restart;
pub(crate) mod probe;
