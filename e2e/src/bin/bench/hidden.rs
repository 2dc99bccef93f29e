//! The app in the tray: what it keeps after its window was used and closed, and when it never had one.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::{SETTINGS, Stage, pss_kib, tree, wait_until};
use serde_json::{Value, json};

use crate::measure::{Plan, idle_percent};

/// Memory is read so long after the window has gone, or after the start.
const AFTER: Duration = Duration::from_secs(60);
const CPU: Duration = Duration::from_secs(120);
const VIEWS: [&str; 6] = ["/danger", "/reperer", "/agir", "/classe", "/lignes", "/reglages"];

/// Memory in MiB after use and without any, processor in per cent, of a program that stays in the tray.
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
    let idle = idle_percent(never, if plan.idle_seconds > 30 { CPU } else { Duration::from_secs(plan.idle_seconds) })?;
    stage.end(never)?;

    let (used, _) = start(&mut stage, binary, &[])?;
    let window = stage.screen()?.wait_window("Repères")?;
    for view in VIEWS {
        // A second start leads the first one there.
        ensure!(stage.command(binary).args(["--route", view]).output()?.status.success(), "{view} was refused");
        sleep(Duration::from_millis(700));
    }
    let visible_mib = mib(used)?;
    stage.screen()?.close(window)?;
    wait_until("the window going away", || Ok(stage.screen()?.windows()?.is_empty()))?;
    sleep(AFTER);
    let hidden_mib = mib(used)?;
    stage.end(used)?;
    Ok(json!({ "never_shown_mib": never_mib, "visible_mib": visible_mib, "hidden_after_use_mib": hidden_mib, "idle_cpu_percent": idle }))
}

fn start(stage: &mut Stage, binary: &str, arguments: &[&str]) -> Result<(u32, usize)> {
    let id = stage.spawn(binary, arguments, "hidden.log")?;
    let entries = stage.desk()?.menu().with_context(|| stage.log("hidden.log"))?;
    Ok((id, entries.len()))
}

fn mib(id: u32) -> Result<f64> {
    // What has ended and was not asked for its result yet holds no memory, and no command line either.
    let living: Vec<u32> =
        tree(id).into_iter().filter(|pid| std::fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| !line.is_empty())).collect();
    #[expect(clippy::cast_precision_loss, reason = "mebibytes, not exact bytes")]
    Ok(pss_kib(&living)? as f64 / 1024.0)
}
