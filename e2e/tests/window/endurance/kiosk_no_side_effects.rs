//! Minutes of use, seen from the kernel: no program is started, nothing reaches a disk.

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use e2e::{Monkey, Presses, Setup, Stage, Vigil, names, tree, wait_until};

const SAMPLE: Duration = Duration::from_mins(3);
const ALL: Duration = Duration::from_mins(30);
/// A crowd does no more.
const BETWEEN: Duration = Duration::from_millis(400);
/// Rounds between two looks at the screen.
const LOOK: u32 = 20;

#[test]
fn in_minutes_of_use_the_shipped_kiosk_starts_nothing_and_writes_nothing() -> Result<()> {
    let time = if std::env::var_os("REPERES_LONG").is_some() { ALL } else { SAMPLE };
    let (app, mut trace) =
        Setup::as_shipped().endurance().arg("--kiosk").all_keys().start_traced()?;
    let screen = app.stage.screen()?;
    let window = screen.wait_window("Repères").with_context(|| app.stage.log("app.log"))?;
    wait_until("the whole screen", || screen.is_full(window))?;
    screen.park_pointer()?;
    let mut last = screen.settled(window)?;
    // The control: starting up does start programs.
    let starting = trace.since()?;
    assert!(starting.iter().any(|call| call.contains("WebKitWebProcess")), "{starting:?}");
    let mut vigil = Vigil::over(&["home", "run", "tmp"].map(|folder| app.stage.path(folder)))?;
    // The control: what is written there is seen.
    fs::write(app.stage.path("tmp/control"), "x")?;
    assert!(vigil.since()?.iter().any(|change| change.contains("control")), "nobody watches");
    let (before, said) = (written(app.id)?, app.stage.log("app.log"));
    let (mut monkey, mut sent) = (Monkey::new(screen, 2026)?, Presses::default());
    let (mut looks, mut changes) = (0, 0);
    let end = Instant::now() + time;
    while Instant::now() < end {
        for _ in 0..LOOK {
            sent += monkey.act(10)?;
            std::thread::sleep(BETWEEN);
        }
        let now = screen.picture_of(window)?;
        looks += 1;
        changes += u32::from(!now.is_same(&last));
        last = now;
    }
    eprintln!("{time:?}: sent {sent:?}, another picture at {changes} of {looks} looks");
    assert!(changes * 2 > looks, "nobody used it");
    let mut calls = trace.since()?;
    // Once a night the page gets a new process.
    calls.retain(|call| !(call.starts_with("execve") && call.contains("/webkit2gtk-4.1/WebKit")));
    assert_eq!(calls, [] as [String; 0], "a program was started or a file changed");
    assert_eq!(vigil.since()?, [] as [String; 0], "a folder changed");
    for (process, bytes) in written(app.id)? {
        assert_eq!(
            bytes,
            before.get(&process).copied().unwrap_or(0),
            "process {process} wrote to a disk"
        );
    }
    assert_eq!(app.stage.log("app.log"), said, "it had something to say");
    assert!(names(app.id).contains(&"reperes".to_owned()), "it has ended");
    assert_eq!(screen.windows()?.len(), 1, "another window");
    assert!(screen.is_full(window)?, "no longer full screen");
    Ok(())
}

#[test]
fn what_a_program_starts_and_writes_is_seen() -> Result<()> {
    let mut stage = Stage::open(640, 480)?;
    let mut vigil = Vigil::over(&[stage.path("tmp")])?;
    let mut command = stage.command("sh");
    // The shell itself writes, and stays the process that it was.
    command.args(["-c", "env true; echo x >\"$TMPDIR/word\"; exec sleep 60"]);
    let (recorder, mut trace) = stage.spawn_traced(&command, "sh.log")?;
    let mut calls = Vec::new();
    wait_until("sleep", || {
        calls.extend(trace.since()?);
        Ok(calls.iter().any(|call| call.contains("/sleep\"")))
    })?;
    for call in ["/true\"", "/word\""] {
        assert!(calls.iter().any(|line| line.contains(call)), "{call} is not in {calls:?}");
    }
    assert!(vigil.since()?.iter().any(|change| change.contains("word")));
    let written = written(recorder)?;
    assert!(written.len() == 1 && written.values().all(|bytes| *bytes >= 4096), "{written:?}");
    assert_eq!(trace.since()?, [] as [String; 0]);
    Ok(())
}

/// The bytes that each process below has caused to be written to a disk so far, as the kernel counts them.
fn written(root: u32) -> Result<BTreeMap<u32, u64>> {
    // The first is the recorder, which does write.
    let processes = tree(root).into_iter().skip(1);
    processes
        .map(|pid| {
            let text = fs::read_to_string(format!("/proc/{pid}/io"))?;
            let bytes = text
                .lines()
                .find_map(|line| line.strip_prefix("write_bytes: "))
                .context("no count")?;
            Ok((pid, bytes.parse()?))
        })
        .collect()
}
