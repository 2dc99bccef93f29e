//! Measures the release app and a bare Tauri window from outside. `cargo xtask bench` runs it.
//!
//! Both use the same display, which is warmed first. They run in turn and never together, because
//! memory that two programs share counts half for each. `measure` holds the measurements, `table`
//! their presentation.

#![expect(clippy::print_stdout, reason = "a command line speaks on stdout")]

mod hidden;
mod measure;
mod search;
mod sizes;
mod table;

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use e2e::{SETTINGS, Session, program};
use measure::{Plan, Subject};
use serde_json::{Value, json};

const FULL: Plan = Plan { runs: 9, idle_runs: 3, idle_seconds: 60 };
const QUICK: Plan = Plan { runs: 3, idle_runs: 1, idle_seconds: 20 };

fn main() -> Result<()> {
    let (plan, status) = arguments()?;
    let mut subjects = vec![
        Subject::new("bare", program("REPERES_BARE_BIN")?),
        Subject::new("app", program("REPERES_PLAIN_BIN")?),
    ];
    // An earlier build, to compare with in the same run.
    if std::env::var_os("REPERES_BEFORE_BIN").is_some() {
        subjects.push(Subject::new("before", program("REPERES_BEFORE_BIN")?));
    }
    let mut session = Session::open(1200, 900)?;
    // The usual start is not the first one of a user.
    session.write_file(SETTINGS, r#"{"schema":1,"welcomed":true}"#)?;
    println!("Warming the display.");
    for subject in &subjects {
        measure::warm(&mut session, subject)?;
    }
    for run in 0..plan.runs {
        println!("Run {} of {}.", run + 1, plan.runs);
        let idle = (run < plan.idle_runs).then_some(plan.idle_seconds);
        // The order alternates, so that no program always follows the same other one.
        let first = run % subjects.len();
        subjects.rotate_left(first);
        for subject in &mut subjects {
            measure::once(&mut session, subject, idle)?;
        }
        subjects.rotate_right(first);
    }
    drop(session);
    println!("Searching, key by key.");
    let search = search::measure()?;
    let [bare, app, before @ ..] = subjects.as_slice() else { bail!("two programs are needed") };
    println!("Hidden in the tray.");
    let hidden = hidden::measure(app.binary.to_str().context("a path that is no text")?, plan)?;
    let report = json!({
        "machine": machine(),
        "plan": plan.to_json(),
        "bare": bare.to_json(),
        "app": app.to_json(),
        "before": before.first().map(Subject::to_json),
        "sizes": sizes::measure(&app.binary, &bare.binary)?,
        "status_at": status,
        "search": search,
        "hidden": hidden,
    });
    let folder = Path::new("target/bench");
    std::fs::create_dir_all(folder)?;
    for subject in &subjects {
        for (picture, kind) in [(&subject.picture, ""), (&subject.legible_picture, "-legible")] {
            if let Some(picture) = picture {
                picture.save(&folder.join(format!("{}{kind}.png", subject.name)))?;
            }
        }
    }
    std::fs::write(folder.join("report.json"), serde_json::to_string_pretty(&report)?)?;
    table::print(&report);
    println!(
        "\ntarget/bench/report.json holds every single measurement, app.png what was painted."
    );
    Ok(())
}

fn arguments() -> Result<(Plan, Value)> {
    let mut plan = FULL;
    let mut status = Value::Null;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--quick" => plan = QUICK,
            "--status" => {
                let line = args.next().context("--status needs the line of status_bench")?;
                status = serde_json::from_str(&line).context("the line of status_bench")?;
            }
            _ => bail!("unknown: {arg}"),
        }
    }
    ensure!(Path::new("ui/dist").is_dir(), "start this from the root, with the interface built");
    Ok((plan, status))
}

fn machine() -> Value {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let render_node = std::fs::read_dir("/dev/dri").is_ok_and(|mut folder| {
        folder.any(|entry| {
            entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
        })
    });
    json!({ "cores": cores, "render_node": render_node })
}
