//! One start of one program: when its picture is complete, what memory it holds, what it burns when idle.

use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use e2e::{FrameRecorder, Picture, Session, cpu_ticks, first_complete, process_tree, pss_kib};
use serde_json::{Value, json};

/// From here on a picture counts as the final one: a blinking pixel must not decide.
const LIKENESS: f64 = 0.9997;
/// A scrollbar shows itself and fades away seconds later: it is no part of what is read. Left out for both programs.
const SCROLLBAR: u32 = 20;
/// Nothing changed for so long: the picture is final.
const QUIET: Duration = Duration::from_secs(3);
const LIMIT: Duration = Duration::from_secs(40);
/// Memory is read so long after the start.
const SETTLED: Duration = Duration::from_secs(8);

/// How much to measure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) runs: usize,
    pub(crate) idle_runs: usize,
    pub(crate) idle_seconds: u64,
}

impl Plan {
    pub(crate) fn to_json(self) -> Value {
        json!({ "runs": self.runs, "idle_runs": self.idle_runs, "idle_seconds": self.idle_seconds })
    }
}

/// A program and what was measured of it.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) name: &'static str,
    pub(crate) binary: PathBuf,
    pub(crate) picture: Option<Picture>,
    first_paint_ms: Vec<f64>,
    pss_mib: Vec<f64>,
    idle_percent: Vec<f64>,
}

impl Subject {
    pub(crate) fn new(name: &'static str, binary: PathBuf) -> Self {
        let (first_paint_ms, pss_mib, idle_percent) = (Vec::new(), Vec::new(), Vec::new());
        Self { name, binary, picture: None, first_paint_ms, pss_mib, idle_percent }
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({
            "first_paint_ms": series(&self.first_paint_ms),
            "pss_mib": series(&self.pss_mib),
            "idle_cpu_percent": series(&self.idle_percent),
        })
    }
}

/// One start that is not measured: caches of the display and of the disk.
pub(crate) fn warm(session: &mut Session, subject: &Subject) -> Result<()> {
    let mut unmeasured = Subject::new(subject.name, subject.binary.clone());
    once(session, &mut unmeasured, None)
}

/// One measured start.
pub(crate) fn once(session: &mut Session, subject: &mut Subject, idle: Option<u64>) -> Result<()> {
    let binary = subject.binary.to_str().context("a path that is no text")?.to_owned();
    let mut command = session.command(binary);
    if subject.name == "app" {
        command.args(["--lang", "fr"]);
    }
    let (paint, id) = first_paint(session, |session| session.spawn_command(command, "bench.log"))
        .with_context(|| subject.name)?;
    subject.picture = Some(paint.picture);
    subject.first_paint_ms.push(paint.ms);

    sleep(SETTLED.saturating_sub(paint.start.elapsed()));
    #[expect(clippy::cast_precision_loss, reason = "mebibytes, not exact bytes")]
    subject.pss_mib.push(pss_kib(&process_tree(id))? as f64 / 1024.0);
    if let Some(seconds) = idle {
        subject.idle_percent.push(idle_percent(id, Duration::from_secs(seconds))?);
    }
    ensure!(session.is_running(id)?, "{} ended by itself", subject.name);
    session.kill_tree(id)?;
    // Services that the program woke up go to sleep again.
    sleep(Duration::from_secs(1));
    Ok(())
}

/// What came up.
#[derive(Debug)]
pub(crate) struct Paint {
    pub(crate) start: Instant,
    /// From the beginning of the act to the complete picture.
    pub(crate) ms: f64,
    pub(crate) window: u32,
    picture: Picture,
}

/// Does what brings a window up, and sees when its picture is complete; gives also what the act gives.
pub(crate) fn first_paint<T>(
    session: &mut Session,
    act: impl FnOnce(&mut Session) -> Result<T>,
) -> Result<(Paint, T)> {
    leave_the_minute_alone();
    let screen = e2e::Screen::connect(session.display())?;
    let watcher = FrameRecorder::new(&screen)?;
    let start = Instant::now();
    let acted = act(session)?;
    let shown = || screen.windows().is_ok_and(|windows| !windows.is_empty());
    let frames = watcher.collect(QUIET, LIMIT, shown)?;
    drop(watcher);
    let windows = screen.windows()?;
    ensure!(windows.len() == 1, "{} windows; {}", windows.len(), session.log("bench.log"));
    let window = windows[0].0;
    let (x, y, width, height) = screen.window_rect(window)?;
    let place = (x, y, width.saturating_sub(SCROLLBAR), height);
    let painted = first_complete(&frames, place, LIKENESS).context("nothing was painted")?;
    let picture = screen.picture_of(window)?;
    ensure!(picture.ink() > 0.0005, "an empty window");
    Ok((Paint { start, ms: (painted - start).as_secs_f64() * 1000.0, window, picture }, acted))
}

pub(crate) fn idle_percent(id: u32, time: Duration) -> Result<f64> {
    let pids = process_tree(id);
    let before = cpu_ticks(&pids);
    let start = Instant::now();
    sleep(time);
    let used = cpu_ticks(&pids) - before;
    ensure!(process_tree(id) == pids, "processes came or went while idle");
    let per_second = rustix::param::clock_ticks_per_second();
    #[expect(clippy::cast_precision_loss, reason = "a few hundred ticks")]
    Ok(used as f64 / per_second as f64 / start.elapsed().as_secs_f64() * 100.0)
}

/// The app shows the time: a start just before a full minute would have two final pictures.
fn leave_the_minute_alone() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let left = 60 - now.as_secs() % 60;
    if left < 12 {
        sleep(Duration::from_secs(left + 1));
    }
}

pub(crate) fn series(values: &[f64]) -> Value {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let median = match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => sorted.get(middle).copied(),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    };
    json!({ "median": median, "min": sorted.first(), "max": sorted.last(), "all": values })
}
