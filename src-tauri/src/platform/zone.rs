//! The zone of this computer, and the wall clock in it.

mod current;
mod rule;
#[cfg(unix)]
pub(crate) mod system;
mod value;

pub(crate) use current::computer_zone;
pub(crate) use value::Zone;
