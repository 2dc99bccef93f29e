//! Waits with a timeout. The timeouts are generous: they end a hang and measure nothing.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// The time after which a wait fails. It is longer than any step takes on a slow, busy machine.
pub const TIMEOUT: Duration = Duration::from_secs(60);

const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// Waits until `probe` gives a value. If the timeout passes, the last error of the probe is given.
///
/// # Errors
/// Fails if `timeout` passes.
pub fn wait_for<T>(
    what: &str,
    timeout: Duration,
    mut probe: impl FnMut() -> Result<Option<T>>,
) -> Result<T> {
    let end = Instant::now() + timeout;
    loop {
        let last = match probe() {
            Ok(Some(value)) => return Ok(value),
            Ok(None) => None,
            Err(error) => Some(error),
        };
        if Instant::now() >= end {
            let message = format!("waited {} s in vain: {what}", timeout.as_secs());
            return match last {
                Some(error) => Err(error).context(message),
                None => bail!(message),
            };
        }
        sleep(POLL_INTERVAL);
    }
}

/// Waits until `probe` gives true.
///
/// # Errors
/// Fails if [`TIMEOUT`] passes.
pub fn wait_until(what: &str, mut probe: impl FnMut() -> Result<bool>) -> Result<()> {
    wait_for(what, TIMEOUT, || Ok(probe()?.then_some(())))
}
