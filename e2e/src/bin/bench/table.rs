//! The printed table of a report: one line for each figure, with its target.

use serde_json::Value;

/// Prints the table of a report.
pub(crate) fn print(report: &Value) {
    println!("\n{:<34} {:>10} {:>10} {:>9}  aim", "", "bare", "app", "figure");
    compared(report, "numbers legible, ms", "legible_ms", 0, 0.42);
    compared(report, "first complete paint, ms", "first_paint_ms", 0, 1.00);
    compared(report, "memory of all processes (PSS), MiB", "pss_mib", 1, 0.79);
    compared(report, "their private memory, MiB", "private_mib", 1, 0.73);
    before(report);
    let idle = |who: &str| report[who]["idle_cpu_percent"]["median"].as_f64();
    let (bare, app) = (idle("bare"), idle("app"));
    row("processor when idle, %", cell(bare, 2), cell(app, 2), app, 2, 0.2, "%");
    let size = |name: &str| report["sizes"][name].as_f64().map(|bytes| bytes / 1e6);
    let (bare, app) = (cell(size("bare_bytes"), 2), cell(size("app_bytes"), 2));
    println!("{:<34} {bare:>10} {app:>10}", "program, MB");
    let interface = report["sizes"]["interface_gzip_bytes"]["sum"].as_f64().map(|b| b / 1e3);
    row("script and style, gzip", String::new(), String::new(), interface, 1, 110.0, " kB");
    let hidden = &report["hidden"];
    let bare = report["bare"]["pss_mib"]["median"].as_f64();
    for (name, key, aim) in [
        ("hidden after use (PSS), MiB", "hidden_after_use_mib", 0.4),
        ("never shown (PSS), MiB", "never_shown_mib", 0.2),
    ] {
        let own = hidden[key].as_f64();
        let figure = own.zip(bare).map(|(own, bare)| own / bare);
        row(name, cell(bare, 1), cell(own, 1), figure, 3, aim, "");
    }
    row(
        "processor when hidden, %",
        String::new(),
        String::new(),
        hidden["idle_cpu_percent"].as_f64(),
        3,
        0.05,
        "%",
    );
    let all = format!("all: {}", cell(hidden["wake_ups_per_minute"].as_f64(), 1));
    row(
        "own wake-ups when hidden, a minute",
        String::new(),
        all,
        hidden["own_wake_ups_per_minute"].as_f64(),
        1,
        4.0,
        "",
    );
    let (cold, again) =
        (hidden["cold_start_ms"]["median"].as_f64(), hidden["shown_again_ms"]["median"].as_f64());
    let ratio = cold.zip(again).map(|(cold, again)| again / cold);
    row("shown again, to its own start, ms", cell(cold, 0), cell(again, 0), ratio, 3, 1.0, "");
    let status = &report["status_at"];
    let each = status["ns_per_channel"].as_f64();
    row("status of one channel", String::new(), String::new(), each, 0, 1000.0, " ns");
    let many = status["ten_thousand_lines_ms"].as_f64();
    row("status of 10,000 lines", String::new(), String::new(), many, 2, 10.0, " ms");
    let search = &report["search"];
    let (usual, slow) = (search["median_ms"].as_f64(), search["p99_ms"].as_f64());
    row("search at a key in the window, p99", String::new(), cell(usual, 0), slow, 0, 5.0, " ms");
    let render = report["machine"]["render_node"] == true;
    let graphics = if render { "with a render node" } else { "without a render node (software)" };
    println!("\nOn {} cores, {graphics}; medians.", report["machine"]["cores"]);
}

/// The same figures of an earlier build, if one was measured in this run.
fn before(report: &Value) {
    if report["before"].is_null() {
        return;
    }
    for (name, key, digits) in [
        ("legible, of the earlier build, ms", "legible_ms", 0),
        ("complete, of the earlier build, ms", "first_paint_ms", 0),
        ("PSS of the earlier build, MiB", "pss_mib", 1),
        ("private, of the earlier build, MiB", "private_mib", 1),
    ] {
        let median = |who: &str| report[who][key]["median"].as_f64();
        let ratio = median("app").zip(median("before")).map(|(app, before)| app / before);
        let (before, ratio) = (cell(median("before"), digits), cell(ratio, 3));
        println!("{name:<34} {before:>10} {:>10} {ratio:>9}  app ÷ before", "");
    }
}

fn compared(report: &Value, name: &str, key: &str, digits: usize, aim: f64) {
    let median = |who: &str| report[who][key]["median"].as_f64();
    let (bare, app) = (median("bare"), median("app"));
    let ratio = bare.zip(app).map(|(bare, app)| app / bare);
    row(name, cell(bare, digits), cell(app, digits), ratio, 3, aim, "");
}

fn row(
    name: &str,
    bare: String,
    app: String,
    figure: Option<f64>,
    digits: usize,
    aim: f64,
    unit: &str,
) {
    let verdict = match figure {
        Some(value) if value <= aim => "met",
        Some(_) => "MISSED",
        None => "not measured",
    };
    let figure = format!("{}{unit}", cell(figure, digits));
    println!("{name:<34} {bare:>10} {app:>10} {figure:>9}  ≤ {aim}{unit}: {verdict}");
}

fn cell(value: Option<f64>, digits: usize) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.digits$}"))
}
