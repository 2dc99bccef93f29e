//! Time limits for calls that may never return: a network disk, a bus, another program.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Runs `work` on a thread of its own and waits for it for at most `limit`. `None` if it takes
/// longer: the thread then ends with the work or with the process. Also `None` if no thread can be
/// started or the work panics.
///
/// Neither case is logged here, because the log file calls this function too.
pub(crate) fn with_timeout<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::Builder::new().name("patience".to_owned()).spawn(move || {
        // The receiver may no longer exist.
        let _ = sender.send(work());
    });
    thread.ok()?;
    receiver.recv_timeout(limit).ok()
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

    /// The wait ends when the work panics.
    #[test]
    fn panic_ends_the_wait() {
        assert_eq!(
            with_timeout(Duration::from_secs(600), || -> u16 { panic!("as on a broken disk") }),
            None
        );
    }
}
