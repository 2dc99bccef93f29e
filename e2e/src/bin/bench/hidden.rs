//! The app in the tray: what it keeps after its window was used and closed, and when it never had one; how soon it is back.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::{SETTINGS, Stage, pss_kib, tree, wait_until, work};
use serde_json::{Value, json};

use crate::measure::{Plan, first_paint, series};

/// Memory is read so long after the window has gone, or after the start.
const AFTER: Duration = Duration::from_secs(60);
const CPU: Duration = Duration::from_secs(120);
const VIEWS: [&str; 6] = ["/danger", "/reperer", "/agir", "/classe", "/lignes", "/reglages"];

/// Threads that are the app's own; the others belong to the toolkit and to the bus.
const OWN: [&str; 2] = ["time", "notice"];
/// A hidden app has come to rest.
const REST: Duration = Duration::from_secs(5);

/// Memory in MiB after use and without any, processor in per cent, wake-ups a minute, milliseconds until it is back.
pub(crate) fn told(binary: &str, plan: Plan) -> Result<Value> {
    let mut stage = Stage::open(1200, 900)?;
    stage.leave(SETTINGS, r#"{"schema":1,"welcomed":true,"stays":true}"#)?;
    stage.furnish()?;
    // A display that no program has used yet costs the first one more.
    let (warm, _) = start(&mut stage, binary, &["--hidden"])?;
    stage.end(warm)?;

    let (never, _) = start(&mut stage, binary, &["--hidden"])?;
    sleep(AFTER);
    ensure!(stage.screen()?.windows()?.is_empty(), "a window came up");
    let never_mib = mib(never)?;
    let rest = at_rest(
        never,
        if plan.idle_seconds > 30 { CPU } else { Duration::from_secs(plan.idle_seconds) },
    )?;
    stage.end(never)?;

    let (used, _) = start(&mut stage, binary, &[])?;
    let window = stage.screen()?.wait_window("Repères")?;
    for view in VIEWS {
        // A second start leads the first one there.
        ensure!(
            stage.command(binary).args(["--route", view]).output()?.status.success(),
            "{view} was refused"
        );
        sleep(Duration::from_millis(700));
    }
    let visible_mib = mib(used)?;
    stage.screen()?.close(window)?;
    wait_until("the window going away", || Ok(stage.screen()?.windows()?.is_empty()))?;
    sleep(AFTER);
    let hidden_mib = mib(used)?;
    stage.end(used)?;
    let (cold, again) = shown_again(&mut stage, binary, plan.runs)?;
    Ok(json!({
        "never_shown_mib": never_mib,
        "visible_mib": visible_mib,
        "hidden_after_use_mib": hidden_mib,
        "idle_cpu_percent": rest.processor,
        "wake_ups_per_minute": rest.woken,
        "own_wake_ups_per_minute": rest.own_woken,
        "cold_start_ms": series(&cold),
        "shown_again_ms": series(&again),
    }))
}

/// A process that nobody uses.
struct Rest {
    /// Per cent of one processor.
    processor: f64,
    /// Wake-ups a minute of all its threads, and of the app's own.
    woken: f64,
    own_woken: f64,
}

#[expect(clippy::cast_precision_loss, reason = "some minutes")]
fn at_rest(id: u32, time: Duration) -> Result<Rest> {
    ensure!(tree(id) == [id], "it is not alone");
    let (before, start) = (work(id, &OWN)?, Instant::now());
    sleep(time);
    let (after, seconds) = (work(id, &OWN)?, start.elapsed().as_secs_f64());
    let each_minute = |count: u64| count as f64 / seconds * 60.0;
    Ok(Rest {
        processor: (after.nanoseconds.saturating_sub(before.nanoseconds)) as f64 / 1e9 / seconds
            * 100.0,
        // A thread that has ended took its count with it.
        woken: each_minute(after.wake_ups.saturating_sub(before.wake_ups)),
        own_woken: each_minute(after.own_wake_ups.saturating_sub(before.own_wake_ups)),
    })
}

/// First complete paints in milliseconds: of a start from nothing, and of the same process called back from the tray.
fn shown_again(stage: &mut Stage, binary: &str, runs: usize) -> Result<(Vec<f64>, Vec<f64>)> {
    let (mut cold, mut again) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let (paint, id) =
            first_paint(stage, |stage| stage.spawn(binary, &["--lang", "fr"], "bench.log"))?;
        cold.push(paint.ms);
        stage.desk()?.menu()?;
        stage.screen()?.close(paint.window)?;
        wait_until("the end of the engine", || Ok(tree(id) == [id]))?;
        sleep(REST);
        let (paint, ()) = first_paint(stage, |stage| stage.desk()?.choose("Ouvrir"))?;
        again.push(paint.ms);
        stage.end(id)?;
        // Services that the program woke up go to sleep again.
        sleep(Duration::from_secs(1));
    }
    Ok((cold, again))
}

fn start(stage: &mut Stage, binary: &str, arguments: &[&str]) -> Result<(u32, usize)> {
    let id = stage.spawn(binary, arguments, "hidden.log")?;
    let entries = stage.desk()?.menu().with_context(|| stage.log("hidden.log"))?;
    Ok((id, entries.len()))
}

fn mib(id: u32) -> Result<f64> {
    // What has ended and was not asked for its result yet holds no memory, and no command line either.
    let living: Vec<u32> = tree(id)
        .into_iter()
        .filter(|pid| {
            std::fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| !line.is_empty())
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "mebibytes, not exact bytes")]
    Ok(pss_kib(&living)? as f64 / 1024.0)
}
