//! Three minutes of `cargo xtask soak`, and a test of its trends.

use std::io::Write as _;
use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::{SoakSample, Trend, soak, trends};

/// The app does not grow while it is opened, used and hidden for three minutes.
#[test]
fn three_minutes_of_use_do_not_grow() -> Result<()> {
    let points = soak(Duration::from_secs(180), |_| {})?;
    for trend in trends(&points) {
        // On stderr itself: the output of a test that passes is not shown.
        writeln!(std::io::stderr(), "{}: {:.1}, later {:.1}", trend.name, trend.first, trend.last)?;
        ensure!(trend.is_met(), "{trend:?} in {points:?}");
    }
    Ok(())
}

/// The trends report a leaked resource, and not one that is open for a moment.
#[test]
fn trends_report_a_leak_and_not_a_short_use() {
    let run = |files: fn(u32) -> u32| -> Vec<SoakSample> {
        let point = |turn| SoakSample {
            hours: f64::from(turn) / 360.0,
            private_mib: 20.0,
            files: f64::from(files(turn)),
            threads: 6.0,
            processes: 1.0,
        };
        (1..=18).map(point).collect()
    };
    for (files, grows) in [
        ((|_| 12) as fn(u32) -> u32, false),
        (|turn| 12 + turn, true),
        // One leaked file every fourth time is enough.
        (|turn| 12 + turn / 4, true),
        (|turn| if turn == 17 { 13 } else { 12 }, false),
    ] {
        let missed: Vec<&str> = trends(&run(files))
            .iter()
            .filter(|trend| !trend.is_met())
            .map(|trend| trend.name)
            .collect();
        assert_eq!(!missed.is_empty(), grows, "{missed:?}");
    }
    assert!(!trends(&[]).iter().all(Trend::is_met), "no look at all is no proof");
}
