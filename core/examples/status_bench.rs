//! Measures `status_at` and prints one JSON line. Use a release build.
#![expect(clippy::print_stdout, clippy::expect_used, reason = "a tool")]

use std::hint::black_box;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use reperes_core::{Channel, Library, embedded_files};

const ROUNDS: usize = 100_000;
const LINES: usize = 10_000;

fn main() {
    let library =
        Library::read(&embedded_files()).expect("the embedded content is proven by a test");
    let channels: Vec<&Channel> =
        library.helplines.iter().flat_map(|line| &line.channels).collect();
    let start: DateTime<Utc> = DateTime::from_timestamp(1_792_800_000, 0).expect("in range");
    let instant =
        |index: usize| start + TimeDelta::seconds(i64::try_from(index).unwrap_or(0) * 317);

    let phone = library.channel("3018-phone").expect("3018 is embedded").1;
    let timer = Instant::now();
    for index in 0..ROUNDS {
        black_box(phone.hours.status_at(black_box(instant(index))));
    }
    let weekly = timer.elapsed().as_nanos() / ROUNDS as u128;

    let timer = Instant::now();
    for index in 0..ROUNDS {
        for channel in &channels {
            black_box(channel.hours.status_at(black_box(instant(index))));
        }
    }
    let mean = timer.elapsed().as_nanos() / (ROUNDS * channels.len()) as u128;

    let weekly_only: Vec<&Channel> =
        channels.iter().copied().filter(|channel| channel.hours.schedule().is_some()).collect();
    let directory: Vec<Channel> =
        weekly_only.iter().cycle().take(LINES).map(|channel| (*channel).clone()).collect();
    let timer = Instant::now();
    for channel in &directory {
        black_box(channel.hours.status_at(black_box(start)));
    }
    let ten_thousand = timer.elapsed();
    println!(
        "{{\"ns_per_weekly_channel\":{weekly},\"ns_per_channel\":{mean},\"ten_thousand_lines_ms\":{:.3}}}",
        ten_thousand.as_secs_f64() * 1000.0
    );
}
