//! Minutes of use, observed through the kernel: no program is started, and nothing is written to a
//! disk.

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use e2e::{FileWatcher, Monkey, Presses, Session, Setup, process_names, process_tree, wait_until};

const SAMPLE: Duration = Duration::from_mins(3);
const FULL: Duration = Duration::from_mins(30);
/// The pause between two rounds of input. A group of pupils is not faster.
const ROUND_PAUSE: Duration = Duration::from_millis(400);
/// The number of rounds between two pictures.
const ROUNDS_PER_PICTURE: u32 = 20;

/// In minutes of use the shipped kiosk starts no program and writes nothing.
#[test]
fn shipped_kiosk_starts_and_writes_nothing() -> Result<()> {
    let time = if std::env::var_os("REPERES_LONG").is_some() { FULL } else { SAMPLE };
    let (app, mut trace) = Setup::as_shipped()
        .endurance()
        .arg("--kiosk")
        .without_key_bindings()
        .start_with_strace()?;
    let screen = app.session.screen()?;
    let window = screen.wait_window("Repères").with_context(|| app.session.log("app.log"))?;
    wait_until("the whole screen", || screen.is_fullscreen(window))?;
    screen.park_pointer()?;
    let mut last = screen.settled_picture(window)?;
    // The control: the start of the kiosk starts programs.
    let starting = trace.take_calls()?;
    assert!(starting.iter().any(|call| call.contains("WebKitWebProcess")), "{starting:?}");
    let mut file_watcher =
        FileWatcher::new(&["home", "run", "tmp"].map(|folder| app.session.path(folder)))?;
    // The control: a file that is written there is reported.
    fs::write(app.session.path("tmp/control"), "x")?;
    assert!(
        file_watcher.take_changes()?.iter().any(|change| change.contains("control")),
        "nobody watches"
    );
    let (before, said) = (bytes_written(app.id)?, app.session.log("app.log"));
    let (mut monkey, mut sent) = (Monkey::new(screen, 2026)?, Presses::default());
    let (mut looks, mut changes) = (0, 0);
    let end = Instant::now() + time;
    while Instant::now() < end {
        for _ in 0..ROUNDS_PER_PICTURE {
            sent += monkey.act(10)?;
            std::thread::sleep(ROUND_PAUSE);
        }
        let now = screen.picture_of(window)?;
        looks += 1;
        changes += u32::from(!now.is_same(&last));
        last = now;
    }
    eprintln!("{time:?}: sent {sent:?}, another picture at {changes} of {looks} looks");
    assert!(changes * 2 > looks, "nobody used it");
    let mut calls = trace.take_calls()?;
    // The nightly restart starts a new web process.
    calls.retain(|call| !(call.starts_with("execve") && call.contains("/webkit2gtk-4.1/WebKit")));
    assert_eq!(calls, [] as [String; 0], "a program was started or a file changed");
    assert_eq!(file_watcher.take_changes()?, [] as [String; 0], "a folder changed");
    for (process, bytes) in bytes_written(app.id)? {
        assert_eq!(
            bytes,
            before.get(&process).copied().unwrap_or(0),
            "process {process} wrote to a disk"
        );
    }
    assert_eq!(app.session.log("app.log"), said, "it had something to say");
    assert!(process_names(app.id).contains(&"reperes".to_owned()), "it has ended");
    assert_eq!(screen.windows()?.len(), 1, "another window");
    assert!(screen.is_fullscreen(window)?, "no longer full screen");
    Ok(())
}

/// The trace, the file watcher and the count of written bytes all report a program that starts
/// another one and writes.
#[test]
fn check_sees_a_program_that_starts_and_writes() -> Result<()> {
    let mut session = Session::open(640, 480)?;
    let mut file_watcher = FileWatcher::new(&[session.path("tmp")])?;
    let mut command = session.command("sh");
    // The shell itself writes, and exec keeps its process.
    command.args(["-c", "env true; echo x >\"$TMPDIR/word\"; exec sleep 60"]);
    let (strace, mut trace) = session.spawn_with_strace(&command, "sh.log")?;
    let mut calls = Vec::new();
    wait_until("sleep", || {
        calls.extend(trace.take_calls()?);
        Ok(calls.iter().any(|call| call.contains("/sleep\"")))
    })?;
    for call in ["/true\"", "/word\""] {
        assert!(calls.iter().any(|line| line.contains(call)), "{call} is not in {calls:?}");
    }
    assert!(file_watcher.take_changes()?.iter().any(|change| change.contains("word")));
    let written = bytes_written(strace)?;
    assert!(written.len() == 1 && written.values().all(|bytes| *bytes >= 4096), "{written:?}");
    assert_eq!(trace.take_calls()?, [] as [String; 0]);
    Ok(())
}

/// The bytes that each process below `root` has written to a disk so far, by the count of the
/// kernel.
fn bytes_written(root: u32) -> Result<BTreeMap<u32, u64>> {
    // The first process is strace, which writes its trace.
    let processes = process_tree(root).into_iter().skip(1);
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
