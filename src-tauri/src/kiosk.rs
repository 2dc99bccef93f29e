//! What only a kiosk has: which commands its page may call, how its window is locked down, how an adult leaves it.

pub(crate) mod check;
pub(crate) mod code;
pub(crate) mod commands;
pub(crate) mod environment;
pub(crate) mod harden;
pub(crate) mod leave;
pub(crate) mod machine;
pub(crate) mod menu;
pub(crate) mod night;
