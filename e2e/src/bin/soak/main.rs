//! Opens, uses and hides the app every ten seconds for a number of minutes. `cargo xtask soak` runs
//! it.

#![expect(clippy::print_stdout, reason = "a command line speaks on stdout")]

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::{Trend, soak, trends};

fn main() -> Result<()> {
    let minutes: u64 =
        std::env::args().nth(1).context("how many minutes?")?.parse().context("minutes")?;
    ensure!(minutes > 0, "at least one minute");
    println!("{:>8} {:>12} {:>6} {:>8}", "minute", "private, MiB", "files", "threads");
    let mut next_minute = 0.0;
    let samples = soak(Duration::from_secs(minutes * 60), |sample| {
        // One line for each minute.
        if sample.hours * 60.0 >= next_minute {
            println!(
                "{:>8.1} {:>12.1} {:>6} {:>8}",
                sample.hours * 60.0,
                sample.private_mib,
                sample.files,
                sample.threads
            );
            next_minute += 1.0;
        }
    })?;
    println!(
        "\n{:<34} {:>10} {:>10} {:>9}  aim",
        format!("{} times hidden", samples.len()),
        "first",
        "last",
        "figure"
    );
    let trends = trends(&samples);
    for trend in &trends {
        let (first, last, figure) = (trend.first, trend.last, trend.figure);
        let word = if trend.is_met() { "met" } else { "MISSED" };
        println!(
            "{:<34} {first:>10.1} {last:>10.1} {figure:>9.2}  ≤ {}{}: {word}",
            trend.name, trend.limit, trend.unit
        );
    }
    ensure!(trends.iter().all(Trend::is_met), "it grows");
    Ok(())
}
