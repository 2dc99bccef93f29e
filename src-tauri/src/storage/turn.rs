//! One writer at a time, among all copies of the app of this user.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// A lock is held for some milliseconds; whoever holds one for longer has stopped.
const TRIES: u32 = 100;
const BETWEEN: Duration = Duration::from_millis(10);

/// The right to write. The system takes it back when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Turn(#[expect(dead_code, reason = "held, and let go when dropped")] File);

impl Turn {
    /// Waits for the right to write, at most one second.
    ///
    /// # Errors
    /// The lock's file cannot be made, or another copy does not let go.
    pub(crate) fn take(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Self(file)),
                Err(TryLockError::WouldBlock) => sleep(BETWEEN),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::Error::new(io::ErrorKind::WouldBlock, "another copy does not let go"))
    }
}
