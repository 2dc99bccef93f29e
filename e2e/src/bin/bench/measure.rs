//! One start of a program: the times of its first legible and of its complete picture, its memory,
//! its idle processor time.

use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use e2e::{
    Frame, FrameRecorder, Picture, Session, cpu_ticks, first_complete, private_kib, process_tree,
    pss_kib,
};
use serde_json::{Value, json};

/// The similarity from which on a picture counts as the final one, so that a blinking pixel does
/// not matter.
const MIN_SIMILARITY: f64 = 0.9997;
/// The width that is left out for both programs, because the scroll bar in it fades after seconds.
const SCROLLBAR: u32 = 20;
/// A picture that has not changed for this time is final.
const SETTLED_AFTER: Duration = Duration::from_secs(3);
/// The time for which a picture must stand to be read. What is shorter is a step of a drawing.
const MIN_STANDING: Duration = Duration::from_millis(50);
/// The share of drawn pixels from which on a picture has text.
const MIN_INK: f64 = 0.005;
const LIMIT: Duration = Duration::from_secs(40);
/// The time after the start at which memory is read.
const MEMORY_DELAY: Duration = Duration::from_secs(8);

/// The number of measurements.
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

/// A program and its measurements.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) name: &'static str,
    pub(crate) binary: PathBuf,
    pub(crate) picture: Option<Picture>,
    /// The first picture that could be read: of the native view, or of the page.
    pub(crate) legible_picture: Option<Picture>,
    legible_ms: Vec<f64>,
    first_paint_ms: Vec<f64>,
    pss_mib: Vec<f64>,
    private_mib: Vec<f64>,
    idle_percent: Vec<f64>,
}

impl Subject {
    pub(crate) fn new(name: &'static str, binary: PathBuf) -> Self {
        Self {
            name,
            binary,
            picture: None,
            legible_picture: None,
            legible_ms: Vec::new(),
            first_paint_ms: Vec::new(),
            pss_mib: Vec::new(),
            private_mib: Vec::new(),
            idle_percent: Vec::new(),
        }
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({
            "legible_ms": series(&self.legible_ms),
            "first_paint_ms": series(&self.first_paint_ms),
            "pss_mib": series(&self.pss_mib),
            "private_mib": series(&self.private_mib),
            "idle_cpu_percent": series(&self.idle_percent),
        })
    }
}

/// Starts the program once without measuring, to fill the caches of display and disk.
pub(crate) fn warm(session: &mut Session, subject: &Subject) -> Result<()> {
    let mut unmeasured = Subject::new(subject.name, subject.binary.clone());
    once(session, &mut unmeasured, None)
}

/// Starts the program once and adds the measurements.
pub(crate) fn once(session: &mut Session, subject: &mut Subject, idle: Option<u64>) -> Result<()> {
    let binary = subject.binary.to_str().context("a path that is no text")?.to_owned();
    let mut command = session.command(binary);
    if subject.name != "bare" {
        command.args(["--lang", "fr"]);
    }
    let (paint, id) = first_paint(session, |session| session.spawn_command(command, "bench.log"))
        .with_context(|| subject.name)?;
    subject.picture = Some(paint.picture);
    subject.legible_picture = Some(paint.legible_picture);
    subject.legible_ms.push(paint.legible_ms);
    subject.first_paint_ms.push(paint.ms);

    sleep(MEMORY_DELAY.saturating_sub(paint.start.elapsed()));
    let tree = process_tree(id);
    // Memory that is shared with a neighbour would count half.
    let others = web_processes().into_iter().filter(|other| !tree.contains(other)).count();
    ensure!(others == 0, "{others} other web processes run on this machine");
    subject.pss_mib.push(mib(pss_kib(&tree)?));
    subject.private_mib.push(mib(private_kib(&tree)?));
    if let Some(seconds) = idle {
        subject.idle_percent.push(idle_percent(id, Duration::from_secs(seconds))?);
    }
    ensure!(session.is_running(id)?, "{} ended by itself", subject.name);
    session.kill_tree(id)?;
    // Time for the services that the program has used to become idle.
    sleep(Duration::from_secs(1));
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "mebibytes, not exact bytes")]
fn mib(kib: u64) -> f64 {
    kib as f64 / 1024.0
}

/// The web processes of this machine.
fn web_processes() -> Vec<u32> {
    let Ok(processes) = std::fs::read_dir("/proc") else { return Vec::new() };
    let ids = processes.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter(|id: &u32| {
        std::fs::read_to_string(format!("/proc/{id}/comm"))
            .is_ok_and(|name| name.starts_with("WebKitWebProc"))
    })
    .collect()
}

/// The first complete paint of a window.
#[derive(Debug)]
pub(crate) struct Paint {
    pub(crate) start: Instant,
    /// The time from the start of the action to the complete picture.
    pub(crate) ms: f64,
    pub(crate) window: u32,
    picture: Picture,
    /// The time to the first picture that can be read, and that picture.
    legible_ms: f64,
    legible_picture: Picture,
}

/// Runs an action that opens a window, and measures when its picture is complete. Gives also the
/// result of the action.
pub(crate) fn first_paint<T>(
    session: &mut Session,
    action: impl FnOnce(&mut Session) -> Result<T>,
) -> Result<(Paint, T)> {
    avoid_minute_change();
    let screen = e2e::Screen::connect(session.display())?;
    let watcher = FrameRecorder::new(&screen)?;
    let start = Instant::now();
    let result = action(session)?;
    let shown = || screen.windows().is_ok_and(|windows| !windows.is_empty());
    let frames = watcher.collect(SETTLED_AFTER, LIMIT, shown)?;
    drop(watcher);
    let windows = screen.windows()?;
    ensure!(windows.len() == 1, "{} windows; {}", windows.len(), session.log("bench.log"));
    let window = windows[0].0;
    let (x, y, width, height) = screen.window_rect(window)?;
    let place = (x, y, width.saturating_sub(SCROLLBAR), height);
    let painted = first_complete(&frames, place, MIN_SIMILARITY).context("nothing was painted")?;
    let picture = screen.picture_of(window)?;
    ensure!(picture.ink() > 0.0005, "an empty window");
    let (legible, legible_picture) = first_legible(&frames, place).context("nothing stood")?;
    let to_ms = |at: Instant| (at - start).as_secs_f64() * 1000.0;
    let (ms, legible_ms) = (to_ms(painted), to_ms(legible));
    Ok((Paint { start, ms, window, picture, legible_ms, legible_picture }, result))
}

/// The first picture of the place with text that stands for [`MIN_STANDING`], whoever draws it: the
/// native view, or the page.
fn first_legible(
    frames: &[Frame],
    (x, y, width, height): (u32, u32, u32, u32),
) -> Option<(Instant, Picture)> {
    let area = |frame: &Frame| frame.picture.crop(x, y, width, height);
    frames.iter().enumerate().find_map(|(at, frame)| {
        let picture = area(frame);
        let change = frames
            .get(at + 1..)?
            .iter()
            .find(|later| area(later).similarity(&picture) < MIN_SIMILARITY);
        let stands = change.is_none_or(|change| change.at - frame.at >= MIN_STANDING);
        (stands && picture.ink() > MIN_INK).then_some((frame.at, picture))
    })
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

/// Waits for the next minute if it begins soon. The app shows the time, so a start just before a
/// full minute would have two final pictures.
fn avoid_minute_change() {
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
