//! The app opened, used and hidden every ten seconds for many minutes: `cargo xtask soak` starts this.

#![expect(clippy::print_stdout, reason = "a command line speaks on stdout")]

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::{Trend, soak, trends};

fn main() -> Result<()> {
    let minutes: u64 =
        std::env::args().nth(1).context("how many minutes?")?.parse().context("minutes")?;
    ensure!(minutes > 0, "at least one minute");
    println!("{:>8} {:>12} {:>6} {:>8}", "minute", "private, MiB", "files", "threads");
    let mut told = 0.0;
    let points = soak(Duration::from_secs(minutes * 60), |point| {
        // Each minute once.
        if point.hours * 60.0 >= told {
            println!(
                "{:>8.1} {:>12.1} {:>6} {:>8}",
                point.hours * 60.0,
                point.private_mib,
                point.files,
                point.threads
            );
            told += 1.0;
        }
    })?;
    println!(
        "\n{:<34} {:>10} {:>10} {:>9}  aim",
        format!("{} times hidden", points.len()),
        "first",
        "last",
        "figure"
    );
    let trends = trends(&points);
    for trend in &trends {
        let (first, last, figure) = (trend.first, trend.last, trend.figure);
        let word = if trend.is_met() { "met" } else { "MISSED" };
        println!(
            "{:<34} {first:>10.1} {last:>10.1} {figure:>9.2}  ≤ {}{}: {word}",
            trend.name, trend.aim, trend.unit
        );
    }
    ensure!(trends.iter().all(Trend::is_met), "it grows");
    Ok(())
}
