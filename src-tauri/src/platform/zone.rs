//! The time zone of this computer and the wall clock in it.

mod current;
mod posix_rule;
#[cfg(unix)]
mod unix;
mod value;

pub(crate) use current::computer_zone;
pub(crate) use value::Zone;
