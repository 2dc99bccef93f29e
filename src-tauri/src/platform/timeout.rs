//! What may never come back is waited for with a limit: a disk of another computer, a bus, another program.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Does `work` on a thread of its own. `None` where it takes longer than `limit`; then its thread is left behind, and ends with the
/// work or with the process. Also `None` where no thread can be had; it says nothing about either, because the journal asks here too.
pub(crate) fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::Builder::new().name("patience".to_owned()).spawn(move || {
        // Whoever waited may have gone.
        let _ = sender.send(work());
    });
    thread.ok()?;
    receiver.recv_timeout(limit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_back_is_given_and_what_does_not_is_left() {
        const LONG: Duration = Duration::from_secs(60);
        assert_eq!(within(LONG, || 3018), Some(3018));
        let (never, end) = mpsc::channel::<()>();
        assert_eq!(within(Duration::from_millis(1), move || end.recv()), None);
        drop(never);
    }

    #[test]
    fn work_that_panics_is_not_waited_for() {
        assert_eq!(
            within(Duration::from_secs(600), || -> u16 { panic!("as on a broken disk") }),
            None
        );
    }
}
