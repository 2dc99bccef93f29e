//! Time limits for calls that may never return: a network disk, a bus, another program.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, Weak};
use std::thread;
use std::time::Duration;

use super::sync::lock;

/// Runs `work` on a thread of its own and waits for it for at most `limit`. `None` if it takes
/// longer: the thread then ends with the work or with the process. Also `None` if no thread can be
/// started or the work panics.
///
/// Neither case is logged here, because the log file calls this function too.
pub(crate) fn with_timeout<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    start(work).ok()?.recv_timeout(limit).ok()
}

/// Runs `work` on a thread of its own. The receiver gets its result, or is disconnected if it
/// panics.
///
/// # Errors
/// No thread can be started.
fn start<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> io::Result<Receiver<T>> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new().name("patience".to_owned()).spawn(move || {
        // The receiver may no longer exist.
        let _ = sender.send(work());
    })?;
    Ok(receiver)
}

/// The calls to one thing, such as a disk, that have not returned in time. While there is one, no
/// other is started: each would be waited for again, and would leave another thread behind.
#[derive(Debug, Default)]
pub(crate) struct StuckCalls(Mutex<Vec<Weak<()>>>);

impl StuckCalls {
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// Runs `call` on a thread of its own and waits for it for at most `limit`. Nothing is logged
    /// here, because the log file calls this function too.
    ///
    /// # Errors
    /// The error of the call; `TimedOut` if it, or an earlier one, has not returned; that of the
    /// system if no thread can be started, which says nothing about later calls.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        limit: Duration,
        call: impl FnOnce() -> io::Result<T> + Send + 'static,
    ) -> io::Result<T> {
        if self.is_any_left() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        // The thread holds it until the call has returned, or has panicked.
        let running = Arc::new(());
        let weak = Arc::downgrade(&running);
        let started = start(move || {
            let result = call();
            drop(running);
            result
        });
        self.wait(started, weak, limit)
    }

    fn wait<T>(
        &self,
        started: io::Result<Receiver<io::Result<T>>>,
        running: Weak<()>,
        limit: Duration,
    ) -> io::Result<T> {
        match started?.recv_timeout(limit) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => {
                lock(&self.0).push(running);
                Err(io::ErrorKind::TimedOut.into())
            }
            Err(RecvTimeoutError::Disconnected) => Err(io::Error::other("the call has panicked")),
        }
    }

    fn is_any_left(&self) -> bool {
        let mut calls = lock(&self.0);
        calls.retain(|call| call.strong_count() > 0);
        !calls.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A result within the limit is returned; other work is abandoned.
    #[test]
    fn result_is_returned_or_abandoned() {
        const LONG: Duration = Duration::from_secs(60);
        assert_eq!(with_timeout(LONG, || 3018), Some(3018));
        let (never, end) = mpsc::channel::<()>();
        assert_eq!(with_timeout(Duration::from_millis(1), move || end.recv()), None);
        drop(never);
    }

    /// After a call that could not be started, or that panicked, the next one is made.
    #[test]
    fn passing_error_is_not_a_stuck_call() {
        const LONG: Duration = Duration::from_secs(60);
        let calls = StuckCalls::new();
        let no_thread = io::Error::from(io::ErrorKind::WouldBlock);
        let failed = calls.wait::<u16>(Err(no_thread), Weak::new(), LONG);
        assert_eq!(failed.unwrap_err().kind(), io::ErrorKind::WouldBlock);
        let failed = calls.run(LONG, || -> io::Result<u16> { panic!("as on a broken disk") });
        assert_eq!(failed.unwrap_err().kind(), io::ErrorKind::Other);
        assert_eq!(calls.run(LONG, || Ok(3018)).unwrap(), 3018);
    }

    /// The wait ends when the work panics.
    #[test]
    fn panic_ends_the_wait() {
        assert_eq!(
            with_timeout(Duration::from_secs(600), || -> u16 { panic!("as on a broken disk") }),
            None
        );
    }
}
