//! The app in use for a long time: opened from the tray, led around and closed again, over and over. Looked at when it is hidden.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::{App, Setup, output, private_kib, process_tree, program, wait_until};

/// One opening, browsing and hiding.
const CYCLE: Duration = Duration::from_secs(10);
/// So long a person looks at a view.
const LOOK: Duration = Duration::from_secs(1);
/// So long after hiding, the app has come to rest.
const REST: Duration = Duration::from_secs(4);
const VIEWS: [&str; 6] = ["/danger", "/reperer", "/agir", "/classe", "/lignes/3018", "/reglages"];
const STAYS: &str = r#"{"schema":1,"welcomed":true,"stays":true}"#;
/// However slow the computer is, so many points tell early from late.
const FEWEST: usize = 9;
/// Shorter runs, in hours, say nothing about a slope per hour.
const LONG: f64 = 0.5;

/// What the hidden app holds at one moment.
#[derive(Debug, Clone, Copy)]
pub struct SoakSample {
    /// Since the beginning.
    pub hours: f64,
    /// Memory that no other process shares, MiB: what the neighbours share comes and goes with them.
    pub private_mib: f64,
    /// Open files.
    pub files: f64,
    /// Threads.
    pub threads: f64,
    /// Processes, those that have ended and were not asked how included.
    pub processes: f64,
}

/// A figure of a whole run, and whether it is good enough.
#[derive(Debug)]
pub struct Trend {
    /// What was looked at.
    pub name: &'static str,
    /// At the beginning, after warming up.
    pub first: f64,
    /// At the end.
    pub last: f64,
    /// What is judged.
    pub figure: f64,
    /// The most that is good.
    pub aim: f64,
    /// Of figure and aim.
    pub unit: &'static str,
}

impl Trend {
    /// Whether it is good enough.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.figure <= self.aim
    }
}

/// Uses the shipped app for `time`, and tells each point to `each`.
///
/// # Errors
/// The app ends, does not open or does not hide.
pub fn soak(time: Duration, mut each: impl FnMut(&SoakSample)) -> Result<Vec<SoakSample>> {
    let mut app = Setup::as_shipped()
        .endurance()
        .settings(STAYS)
        .desktop_services()
        .screen(1200, 900)
        .start()?;
    let program = program("REPERES_PLAIN_BIN")?;
    let start = Instant::now();
    let mut points = Vec::new();
    // From the window of the start to the first hidden moment.
    hide(&app).with_context(|| app.session.log("app.log"))?;
    while start.elapsed() < time || points.len() < FEWEST {
        let begun = Instant::now();
        app.session.desktop()?.click_menu_entry("Ouvrir")?;
        app.session.screen()?.wait_window("Repères")?;
        for view in VIEWS.iter().cycle().skip(points.len()).take(2) {
            let led = output(app.session.command(&program).args(["--route", view]))?;
            ensure!(led.status.success(), "{view} was refused");
            sleep(LOOK);
        }
        hide(&app).with_context(|| app.session.log("app.log"))?;
        sleep(CYCLE.saturating_sub(begun.elapsed()).max(REST));
        ensure!(app.session.is_running(app.id)?, "it ended: {}", app.session.log("app.log"));
        let point = look(app.id, start)?;
        each(&point);
        points.push(point);
    }
    Ok(points)
}

fn hide(app: &App) -> Result<()> {
    let window = app.session.screen()?.wait_window("Repères")?;
    app.session.desktop()?.menu()?;
    app.session.screen()?.close(window)?;
    wait_until("the window going away", || Ok(app.session.screen()?.windows()?.is_empty()))?;
    wait_until("the end of the engine", || Ok(process_tree(app.id) == [app.id]))?;
    // The new life of the process has put its icon up.
    app.session.desktop()?.menu().map(drop)
}

#[expect(clippy::cast_precision_loss, reason = "small counts and kibibytes")]
fn look(id: u32, start: Instant) -> Result<SoakSample> {
    let count = |folder: &str| -> Result<f64> {
        Ok(fs::read_dir(format!("/proc/{id}/{folder}"))?.count() as f64)
    };
    let processes = process_tree(id);
    Ok(SoakSample {
        hours: start.elapsed().as_secs_f64() / 3600.0,
        private_mib: private_kib(&processes)? as f64 / 1024.0,
        files: count("fd")?,
        threads: count("task")?,
        processes: processes.len() as f64,
    })
}

/// What a run shows. Its first third, at most five minutes of it, is warming up; then its first third is held against its last.
#[must_use]
pub fn trends(points: &[SoakSample]) -> Vec<Trend> {
    let length = points.last().map_or(0.0, |point| point.hours);
    let warm = (length / 3.0).min(5.0 / 60.0);
    let points: Vec<SoakSample> =
        points.iter().filter(|point| point.hours > warm).copied().collect();
    let third = points.len().div_ceil(3);
    let (early, late) = (&points[..third], &points[points.len() - third..]);
    let middle =
        |points: &[SoakSample]| median(points.iter().map(|point| point.private_mib).collect());
    let (first, last) = (middle(early), middle(late));
    let memory = if length >= LONG {
        Trend {
            name: "private memory when hidden, MiB",
            first,
            last,
            figure: slope(&points),
            aim: 0.5,
            unit: " MiB/h",
        }
    } else {
        Trend {
            name: "private memory when hidden, MiB",
            first,
            last,
            figure: last - first,
            aim: 8.0,
            unit: " MiB more",
        }
    };
    // Something may be open or running just then, which says nothing; what is never let go of is there at each look.
    let flat = |name, value: fn(&SoakSample) -> f64| {
        let least = |points: &[SoakSample]| points.iter().map(value).fold(f64::INFINITY, f64::min);
        let (first, last) = (least(early), least(late));
        Trend { name, first, last, figure: last - first, aim: 0.0, unit: " more" }
    };
    vec![
        memory,
        flat("open files, at least", |point| point.files),
        flat("threads, at least", |point| point.threads),
        flat("processes, at least", |point| point.processes),
    ]
}

/// MiB per hour: the middle one of the slopes between any two points, so that no single one decides.
fn slope(points: &[SoakSample]) -> f64 {
    let mut slopes = Vec::new();
    for (at, one) in points.iter().enumerate() {
        slopes.extend(
            points
                .iter()
                .skip(at + 1)
                .map(|other| (other.private_mib - one.private_mib) / (other.hours - one.hours)),
        );
    }
    median(slopes)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
