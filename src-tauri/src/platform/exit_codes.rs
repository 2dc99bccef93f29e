//! The exit codes of the program, apart from 0 and 1. `docs/kiosk.md` and the supervisor's unit
//! name them.

/// The arguments, or the content of `--content`, are wrong.
pub(crate) const WRONG_ARGUMENTS: u8 = 2;
/// The kiosk could not be locked down, or cannot show its page: the supervisor starts it again.
pub(crate) const KIOSK_FAILED: u8 = 3;
/// An adult left the kiosk with the code: the supervisor must not start it again (see
/// `RestartPreventExitStatus` in its unit).
pub(crate) const KIOSK_LEFT: u8 = 10;
