//! The app in the tray: its resources after its window was closed and without any window, and the
//! time until the window is back.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::{SETTINGS, Session, process_tree, pss_kib, thread_activity, wait_until};
use serde_json::{Value, json};

use crate::measure::{Plan, first_paint, series};

/// The time after which memory is read: since the window was closed, or since the start.
const MEMORY_DELAY: Duration = Duration::from_secs(60);
const IDLE_TIME: Duration = Duration::from_secs(120);
const VIEWS: [&str; 6] = ["/danger", "/reperer", "/agir", "/classe", "/lignes", "/reglages"];

/// The names of the app's own threads. The others belong to the toolkit and the bus.
const OWN_THREADS: [&str; 2] = ["time", "notice"];
/// The time after which the hidden app is idle.
const SETTLE_TIME: Duration = Duration::from_secs(5);

/// Measures memory in MiB after use and without any use, processor time in per cent, wake-ups per
/// minute, and milliseconds until the window is back.
pub(crate) fn measure(binary: &str, plan: Plan) -> Result<Value> {
    let mut session = Session::open(1200, 900)?;
    session.write_file(SETTINGS, r#"{"schema":1,"welcomed":true,"stays":true}"#)?;
    session.add_desktop_services()?;
    // The first program on a display needs more than the next ones.
    let (warm, _) = start(&mut session, binary, &["--hidden"])?;
    session.kill_tree(warm)?;

    let (never, _) = start(&mut session, binary, &["--hidden"])?;
    sleep(MEMORY_DELAY);
    ensure!(session.screen()?.windows()?.is_empty(), "a window came up");
    let never_mib = mib(never)?;
    let rest = idle_activity(
        never,
        if plan.idle_seconds > 30 { IDLE_TIME } else { Duration::from_secs(plan.idle_seconds) },
    )?;
    session.kill_tree(never)?;

    let (used, _) = start(&mut session, binary, &[])?;
    let window = session.screen()?.wait_window("Repères")?;
    for view in VIEWS {
        // A second start makes the first instance navigate there.
        ensure!(
            session.command(binary).args(["--route", view]).output()?.status.success(),
            "{view} was refused"
        );
        sleep(Duration::from_millis(700));
    }
    let visible_mib = mib(used)?;
    session.screen()?.close(window)?;
    wait_until("the window going away", || Ok(session.screen()?.windows()?.is_empty()))?;
    sleep(MEMORY_DELAY);
    let hidden_mib = mib(used)?;
    session.kill_tree(used)?;
    let (cold, again) = reopen_times(&mut session, binary, plan.runs)?;
    Ok(json!({
        "never_shown_mib": never_mib,
        "visible_mib": visible_mib,
        "hidden_after_use_mib": hidden_mib,
        "idle_cpu_percent": rest.processor,
        "wake_ups_per_minute": rest.wake_ups,
        "own_wake_ups_per_minute": rest.own_wake_ups,
        "cold_start_ms": series(&cold),
        "shown_again_ms": series(&again),
    }))
}

/// The activity of an idle process.
struct IdleActivity {
    /// Processor time in per cent of one processor.
    processor: f64,
    /// Wake-ups per minute of all threads.
    wake_ups: f64,
    /// Wake-ups per minute of the app's own threads.
    own_wake_ups: f64,
}

#[expect(clippy::cast_precision_loss, reason = "some minutes")]
fn idle_activity(id: u32, time: Duration) -> Result<IdleActivity> {
    ensure!(process_tree(id) == [id], "it is not alone");
    let (before, start) = (thread_activity(id, &OWN_THREADS)?, Instant::now());
    sleep(time);
    let (after, seconds) = (thread_activity(id, &OWN_THREADS)?, start.elapsed().as_secs_f64());
    let each_minute = |count: u64| count as f64 / seconds * 60.0;
    Ok(IdleActivity {
        processor: (after.nanoseconds.saturating_sub(before.nanoseconds)) as f64 / 1e9 / seconds
            * 100.0,
        // The count of a thread that has ended is lost, hence the saturating difference.
        wake_ups: each_minute(after.wake_ups.saturating_sub(before.wake_ups)),
        own_wake_ups: each_minute(after.own_wake_ups.saturating_sub(before.own_wake_ups)),
    })
}

/// The times of the first complete paint in milliseconds: of a cold start, and of the same process
/// when it is opened from the tray.
fn reopen_times(session: &mut Session, binary: &str, runs: usize) -> Result<(Vec<f64>, Vec<f64>)> {
    let (mut cold, mut again) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let (paint, id) =
            first_paint(session, |session| session.spawn(binary, &["--lang", "fr"], "bench.log"))?;
        cold.push(paint.ms);
        session.desktop()?.menu()?;
        session.screen()?.close(paint.window)?;
        wait_until("the end of the engine", || Ok(process_tree(id) == [id]))?;
        sleep(SETTLE_TIME);
        let (paint, ()) =
            first_paint(session, |session| session.desktop()?.click_menu_entry("Ouvrir"))?;
        again.push(paint.ms);
        session.kill_tree(id)?;
        // Time for the services that the program has used to become idle.
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
    // A zombie has no memory and an empty command line.
    let running: Vec<u32> = process_tree(id)
        .into_iter()
        .filter(|pid| {
            std::fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| !line.is_empty())
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "mebibytes, not exact bytes")]
    Ok(pss_kib(&running)? as f64 / 1024.0)
}
