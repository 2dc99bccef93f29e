//! The app in the tray: what it keeps after its window was used and closed, and when it never had one; how soon it is back.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::{SETTINGS, Session, process_tree, pss_kib, thread_activity, wait_until};
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
pub(crate) fn measure(binary: &str, plan: Plan) -> Result<Value> {
    let mut session = Session::open(1200, 900)?;
    session.write_file(SETTINGS, r#"{"schema":1,"welcomed":true,"stays":true}"#)?;
    session.add_desktop_services()?;
    // A display that no program has used yet costs the first one more.
    let (warm, _) = start(&mut session, binary, &["--hidden"])?;
    session.kill_tree(warm)?;

    let (never, _) = start(&mut session, binary, &["--hidden"])?;
    sleep(AFTER);
    ensure!(session.screen()?.windows()?.is_empty(), "a window came up");
    let never_mib = mib(never)?;
    let rest = at_rest(
        never,
        if plan.idle_seconds > 30 { CPU } else { Duration::from_secs(plan.idle_seconds) },
    )?;
    session.kill_tree(never)?;

    let (used, _) = start(&mut session, binary, &[])?;
    let window = session.screen()?.wait_window("Repères")?;
    for view in VIEWS {
        // A second start leads the first one there.
        ensure!(
            session.command(binary).args(["--route", view]).output()?.status.success(),
            "{view} was refused"
        );
        sleep(Duration::from_millis(700));
    }
    let visible_mib = mib(used)?;
    session.screen()?.close(window)?;
    wait_until("the window going away", || Ok(session.screen()?.windows()?.is_empty()))?;
    sleep(AFTER);
    let hidden_mib = mib(used)?;
    session.kill_tree(used)?;
    let (cold, again) = shown_again(&mut session, binary, plan.runs)?;
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
    ensure!(process_tree(id) == [id], "it is not alone");
    let (before, start) = (thread_activity(id, &OWN)?, Instant::now());
    sleep(time);
    let (after, seconds) = (thread_activity(id, &OWN)?, start.elapsed().as_secs_f64());
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
fn shown_again(session: &mut Session, binary: &str, runs: usize) -> Result<(Vec<f64>, Vec<f64>)> {
    let (mut cold, mut again) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let (paint, id) =
            first_paint(session, |session| session.spawn(binary, &["--lang", "fr"], "bench.log"))?;
        cold.push(paint.ms);
        session.desktop()?.menu()?;
        session.screen()?.close(paint.window)?;
        wait_until("the end of the engine", || Ok(process_tree(id) == [id]))?;
        sleep(REST);
        let (paint, ()) =
            first_paint(session, |session| session.desktop()?.click_menu_entry("Ouvrir"))?;
        again.push(paint.ms);
        session.kill_tree(id)?;
        // Services that the program woke up go to sleep again.
        sleep(Duration::from_secs(1));
    }
    Ok((cold, again))
}

fn start(session: &mut Session, binary: &str, arguments: &[&str]) -> Result<(u32, usize)> {
    let id = session.spawn(binary, arguments, "hidden.log")?;
    let entries = session.desktop()?.menu().with_context(|| session.log("hidden.log"))?;
    Ok((id, entries.len()))
}

fn mib(id: u32) -> Result<f64> {
    // What has ended and was not asked for its result yet holds no memory, and no command line either.
    let living: Vec<u32> = process_tree(id)
        .into_iter()
        .filter(|pid| {
            std::fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| !line.is_empty())
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "mebibytes, not exact bytes")]
    Ok(pss_kib(&living)? as f64 / 1024.0)
}
