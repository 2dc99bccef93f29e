//! Waiting for something to become true. Time-outs are generous: they end a hang, they measure nothing.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long anything may take on a slow, busy machine before it counts as never.
pub const TIMEOUT: Duration = Duration::from_secs(60);

const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// Waits until `probe` gives a value; errors of the probe are remembered and told at the end.
///
/// # Errors
/// Fails if `timeout` runs out.
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

/// Waits until `probe` says yes.
///
/// # Errors
/// Fails if [`TIMEOUT`] runs out.
pub fn wait_until(what: &str, mut probe: impl FnMut() -> Result<bool>) -> Result<()> {
    wait_for(what, TIMEOUT, || Ok(probe()?.then_some(())))
}
