//! The app in use for a long time: it is opened from the tray, used and closed again in cycles. Its
//! resources are sampled while it is hidden.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::{App, Setup, output, private_kib, process_tree, program, wait_until};

/// The time of one cycle of opening, use and closing.
const CYCLE: Duration = Duration::from_secs(10);
/// The time for which each view is shown.
const VIEW_TIME: Duration = Duration::from_secs(1);
/// The time after which the hidden app is idle.
const SETTLE_TIME: Duration = Duration::from_secs(4);
const VIEWS: [&str; 6] = ["/danger", "/reperer", "/agir", "/classe", "/lignes/3018", "/reglages"];
const CLOSE_TO_TRAY: &str = r#"{"schema":1,"welcomed":true,"stays":true}"#;
/// The smallest number of samples, however slow the computer is: fewer cannot show a growth.
const MIN_SAMPLES: usize = 9;
/// The shortest run, in hours, for which a slope per hour has a meaning.
const MIN_HOURS_FOR_SLOPE: f64 = 0.5;

/// The resources of the hidden app at one time.
#[derive(Debug, Clone, Copy)]
pub struct SoakSample {
    /// The time since the start.
    pub hours: f64,
    /// Private memory in MiB. Shared memory is not counted, because it changes with other
    /// processes.
    pub private_mib: f64,
    /// Open file descriptors.
    pub files: f64,
    /// Threads.
    pub threads: f64,
    /// Processes, including zombies.
    pub processes: f64,
}

/// A figure of a whole run and its limit.
#[derive(Debug)]
pub struct Trend {
    /// The resource.
    pub name: &'static str,
    /// Its value at the beginning, after the warm-up.
    pub first: f64,
    /// Its value at the end.
    pub last: f64,
    /// The figure that must not exceed `limit`.
    pub figure: f64,
    /// The largest figure that is allowed.
    pub limit: f64,
    /// The unit of `figure` and `limit`.
    pub unit: &'static str,
}

impl Trend {
    /// Whether the figure is within its limit.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.figure <= self.limit
    }
}

/// Uses the shipped app for `time`, and passes each sample to `each`.
///
/// # Errors
/// Fails if the app ends, does not open or does not hide.
pub fn soak(time: Duration, mut each: impl FnMut(&SoakSample)) -> Result<Vec<SoakSample>> {
    let mut app = Setup::as_shipped()
        .endurance()
        .settings(CLOSE_TO_TRAY)
        .desktop_services()
        .screen(1200, 900)
        .start()?;
    let program = program("REPERES_PLAIN_BIN")?;
    let start = Instant::now();
    let mut samples = Vec::new();
    // The window of the start is closed before the first cycle.
    hide(&app).with_context(|| app.session.log("app.log"))?;
    while start.elapsed() < time || samples.len() < MIN_SAMPLES {
        let cycle_start = Instant::now();
        app.session.desktop()?.click_menu_entry("Ouvrir")?;
        app.session.screen()?.wait_window("Repères")?;
        for view in VIEWS.iter().cycle().skip(samples.len()).take(2) {
            let second = output(app.session.command(&program).args(["--route", view]))?;
            ensure!(second.status.success(), "{view} was refused");
            sleep(VIEW_TIME);
        }
        hide(&app).with_context(|| app.session.log("app.log"))?;
        sleep(CYCLE.saturating_sub(cycle_start.elapsed()).max(SETTLE_TIME));
        ensure!(app.session.is_running(app.id)?, "it ended: {}", app.session.log("app.log"));
        let sample = sample(app.id, start)?;
        each(&sample);
        samples.push(sample);
    }
    Ok(samples)
}

fn hide(app: &App) -> Result<()> {
    let window = app.session.screen()?.wait_window("Repères")?;
    app.session.desktop()?.menu()?;
    app.session.screen()?.close(window)?;
    wait_until("the window going away", || Ok(app.session.screen()?.windows()?.is_empty()))?;
    wait_until("the end of the engine", || Ok(process_tree(app.id) == [app.id]))?;
    // The menu is there once the relaunched process has its icon.
    app.session.desktop()?.menu().map(drop)
}

#[expect(clippy::cast_precision_loss, reason = "small counts and kibibytes")]
fn sample(id: u32, start: Instant) -> Result<SoakSample> {
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

/// The trends of a run. Its first third, at most five minutes of it, is the warm-up. Of the rest,
/// the first third is compared with the last.
#[must_use]
pub fn trends(samples: &[SoakSample]) -> Vec<Trend> {
    let length = samples.last().map_or(0.0, |sample| sample.hours);
    let warm = (length / 3.0).min(5.0 / 60.0);
    let samples: Vec<SoakSample> =
        samples.iter().filter(|sample| sample.hours > warm).copied().collect();
    let third = samples.len().div_ceil(3);
    let (early, late) = (&samples[..third], &samples[samples.len() - third..]);
    let median_memory =
        |samples: &[SoakSample]| median(samples.iter().map(|sample| sample.private_mib).collect());
    let (first, last) = (median_memory(early), median_memory(late));
    let memory = if length >= MIN_HOURS_FOR_SLOPE {
        Trend {
            name: "private memory when hidden, MiB",
            first,
            last,
            figure: slope(&samples),
            limit: 0.5,
            unit: " MiB/h",
        }
    } else {
        Trend {
            name: "private memory when hidden, MiB",
            first,
            last,
            figure: last - first,
            limit: 8.0,
            unit: " MiB more",
        }
    };
    // A file or a thread can exist at the time of a sample without being leaked. A leaked one is in
    // every later sample, hence the minimum is compared.
    let minimum = |name, value: fn(&SoakSample) -> f64| {
        let lowest =
            |samples: &[SoakSample]| samples.iter().map(value).fold(f64::INFINITY, f64::min);
        let (first, last) = (lowest(early), lowest(late));
        Trend { name, first, last, figure: last - first, limit: 0.0, unit: " more" }
    };
    vec![
        memory,
        minimum("open files, at least", |sample| sample.files),
        minimum("threads, at least", |sample| sample.threads),
        minimum("processes, at least", |sample| sample.processes),
    ]
}

/// The slope in MiB per hour: the median of the slopes between any two samples, which a single
/// sample cannot change much.
fn slope(samples: &[SoakSample]) -> f64 {
    let mut slopes = Vec::new();
    for (at, one) in samples.iter().enumerate() {
        slopes.extend(
            samples
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
