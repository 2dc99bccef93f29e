//! Writers are killed in the middle of their work: the file stays readable and holds the last
//! acknowledged value, or the next one.

#![cfg(unix)]

use super::*;
use crate::config::settings::WindowSize;
use crate::platform::storage::SystemFs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

const FOLDER: &str = "REPERES_KILL_FOLDER";
const SIDE: &str = "REPERES_KILL_SIDE";
const TIMES: &str = "REPERES_KILLS";

/// Not a test of its own: the program of the killed processes.
#[test]
fn writer() {
    let (Some(folder), Ok(side)) = (std::env::var_os(FOLDER), std::env::var(SIDE)) else { return };
    let store = FileSettings::open(Box::new(SystemFs), folder.into());
    let first = counts(&store);
    let mut output = io::stdout().lock();
    let steps = std::env::var(TIMES).ok().and_then(|times| times.parse().ok()).unwrap_or(u32::MAX);
    for step in 1..=steps {
        let value = if side == "width" { first.0 } else { first.1 } + step;
        writeln!(output, "\nwriting {value}").unwrap();
        store.change(&|settings| set(settings, &side, value)).unwrap();
        writeln!(output, "\nwritten {value}").unwrap();
    }
}

fn set(settings: &mut Settings, side: &str, value: u32) {
    let size = settings.window.unwrap_or(WindowSize { width: 0, height: 0, maximised: false });
    settings.window = Some(if side == "width" {
        WindowSize { width: value, ..size }
    } else {
        WindowSize { height: value, ..size }
    });
}

fn counts(store: &FileSettings) -> (u32, u32) {
    store.load().window.map_or((0, 0), |size| (size.width, size.height))
}

/// The path of the test [`writer`], as the test runner names it: without the crate.
fn writer_test() -> String {
    let (_crate_name, module) = module_path!().split_once("::").unwrap();
    format!("{module}::writer")
}

fn start(folder: &Path, side: &str) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", &writer_test(), "--nocapture", "--test-threads=1"]);
    command
        .env(FOLDER, folder)
        .env(SIDE, side)
        .env_remove(TIMES)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command.spawn().unwrap()
}

/// The file is synced before it gets its name, and the folder afterwards.
#[cfg(target_os = "linux")]
#[test]
fn file_is_synced_before_the_rename_and_folder_after() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let mut command = Command::new("strace");
    command
        .args(["-f", "-y", "-e", "trace=fsync,rename,renameat,renameat2,linkat", "-o"])
        .arg(&trace);
    command.arg(std::env::current_exe().unwrap());
    command.args(["--exact", &writer_test(), "--nocapture", "--test-threads=1"]);
    command.env(FOLDER, folder.path().join("root")).env(SIDE, "width").env(TIMES, "1");
    assert!(
        command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("strace is installed by `cargo xtask test`")
            .success()
    );
    let trace = std::fs::read_to_string(trace).unwrap();
    let calls: Vec<&str> = trace.lines().filter(|line| line.contains("/root")).collect();
    let is = |line: &&str, call: &str, what: &str| line.contains(call) && line.contains(what);
    let [file, name, names] =
        [("fsync(", ".tmp>"), ("rename", "/settings.json\""), ("fsync(", "/root>")].map(
            |(call, what)| {
                calls
                    .iter()
                    .position(|line| is(line, call, what))
                    .unwrap_or_else(|| panic!("no {call} {what} in {calls:#?}"))
            },
        );
    assert!(file < name && name < names, "{calls:#?}");
}

/// The last value that was acknowledged, and the last that was begun.
fn acknowledged_and_begun(output: ChildStdout) -> (Option<u32>, Option<u32>) {
    let (mut written, mut writing) = (None, None);
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        let number = |prefix: &str| line.strip_prefix(prefix).and_then(|value| value.parse().ok());
        writing = number("writing ").or(writing);
        written = number("written ").or(written);
    }
    (written, writing)
}

/// Killed writers leave a readable file and lose nothing that was acknowledged.
#[test]
fn killed_writers_lose_nothing_acknowledged() {
    let times = std::env::var(TIMES).ok().and_then(|times| times.parse().ok()).unwrap_or(200);
    let folder = tempfile::tempdir().unwrap();
    let mut done = 0;
    for time in 0..times {
        let before = counts(&FileSettings::open(Box::new(SystemFs), folder.path().to_owned()));
        let mut writers = ["width", "height"].map(|side| start(folder.path(), side));
        // A different moment each time. No result depends on which one it is.
        std::thread::sleep(Duration::from_millis(15 + time * 7 % 45));
        let outputs = writers.each_mut().map(|writer| {
            writer.kill().unwrap();
            writer.stdout.take().unwrap()
        });
        for writer in &mut writers {
            writer.wait().unwrap();
        }
        let store = FileSettings::open(Box::new(SystemFs), folder.path().to_owned());
        assert_eq!(store.take_problem(), None, "kill {time}");
        let after = counts(&store);
        let [width, height] = outputs.map(acknowledged_and_begun);
        for (found, before, (written, writing)) in
            [(after.0, before.0, width), (after.1, before.1, height)]
        {
            let oldest = written.unwrap_or(before);
            assert!(
                found == oldest || Some(found) == writing,
                "kill {time}: found {found}, acknowledged {written:?}, begun {writing:?}"
            );
            done += written.unwrap_or(before) - before;
        }
    }
    assert!(u64::from(done) > times, "the writers hardly wrote: {done} changes in {times} kills");
}
