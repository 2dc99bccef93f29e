//! The time of the search in the real window, key by key: from the request of the page to the
//! answer.

use anyhow::{Context, Result};
use e2e::Setup;
use serde_json::{Value, json};

/// Real queries. Each is typed letter by letter.
const QUERIES: &str = include_str!("../../../../core/tests/search/queries-fr.tsv");

/// The clock of the page counts whole milliseconds; it does not make a time shorter than it was.
const MEASURE_SCRIPT: &str = "(async () => {
    const invoke = window.__TAURI_INTERNALS__.invoke;
    const times = [];
    await invoke('search', { query: 'warm' });
    for (const query of args[0]) {
        for (let end = 1; end <= query.length; end += 1) {
            const start = performance.now();
            await invoke('search', { query: query.slice(0, end) });
            times.push(performance.now() - start);
        }
    }
    return times;
})()";

/// Measures the median, the 99th percentile and the maximum over all keys, in milliseconds.
pub(crate) fn measure() -> Result<Value> {
    let queries: Vec<&str> = QUERIES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .collect();
    let app = Setup::at("2026-11-23T13:32:00Z frozen").drive()?;
    let mut times = Vec::new();
    // In parts, so that no script exceeds the script timeout of WebDriver.
    for part in queries.chunks(20) {
        let answer = app.page.promise(MEASURE_SCRIPT, &[json!(part)])?;
        let part: Vec<f64> = serde_json::from_value(answer["ok"].clone()).context("the times")?;
        times.extend(part);
    }
    times.sort_by(f64::total_cmp);
    let at =
        |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1)));
    Ok(
        json!({ "keys": times.len(), "median_ms": at(50), "p99_ms": at(99), "max_ms": times.last() }),
    )
}
