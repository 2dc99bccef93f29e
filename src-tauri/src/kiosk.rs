//! What only a kiosk has: the commands that its page may call, the lockdown of its window, the code
//! that an adult leaves with, the restart at night, the probe of the computer.
//!
//! Imports `window` and the layers below it. What its page shows is in `view::kiosk`.

pub(crate) mod commands;
pub(crate) mod exit_code;
pub(crate) mod lockdown;
pub(crate) mod nightly_restart;
pub(crate) mod probe;
