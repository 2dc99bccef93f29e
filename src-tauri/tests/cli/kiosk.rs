//! `kiosk-code` and `kiosk-check`, as an administrator uses them. Only the build with hooks can
//! read another file than the policy of the computer.

use std::fs;
use std::io::{Read, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, Output, Stdio};

use super::{reperes, text};

const BEFORE: &str = "# La salle 12\r\n[kiosk]\nroom = \"CDI\"   # 1er étage\n\n\n";

struct Policy {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Policy {
    fn with(before: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        fs::write(&path, before).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        Self { _folder: folder, path }
    }

    fn read(&self) -> String {
        fs::read_to_string(&self.path).unwrap()
    }

    /// The file without the line of the hash, and that line.
    fn without_hash(&self) -> (String, String) {
        let now = self.read();
        let start = now.find("code = \"$argon2id$").unwrap();
        let end = start + now[start..].find('\n').unwrap() + 1;
        (format!("{}{}", &now[..start], &now[end..]), now[start..end].to_owned())
    }
}

/// Runs `kiosk-code` with the code on a pipe.
fn run_with_pipe(path: &Path, code: &str) -> Output {
    let mut command = reperes(&["kiosk-code", "--lang", "fr"]);
    command
        .env("REPERES_TEST_POLICY", path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // Writing fails if the command has refused the file without reading the code.
    let _closed = child.stdin.take().unwrap().write_all(code.as_bytes());
    child.wait_with_output().unwrap()
}

/// The hash of a code goes into its section, every other byte stays, and a second code replaces the
/// first.
#[test]
fn code_goes_into_its_section_other_bytes_stay() {
    let policy = Policy::with(BEFORE);
    let output = run_with_pipe(&policy.path, "271828\n");
    assert!(output.status.success(), "{output:?}");
    assert!(text(&output.stdout).contains("policy.toml"), "{output:?}");
    let (rest, first) = policy.without_hash();
    assert_eq!(rest, BEFORE);
    let about = fs::metadata(&policy.path).unwrap();
    assert_eq!(about.mode() & 0o7777, 0o640);
    assert!(!policy.read().contains("271828") && !text(&output.stdout).contains("argon2"));

    assert!(run_with_pipe(&policy.path, "314159\n").status.success());
    let (rest, second) = policy.without_hash();
    assert_eq!(rest, BEFORE);
    assert_ne!(first, second);
    assert_eq!(
        fs::read_dir(policy.path.parent().unwrap()).unwrap().count(),
        1,
        "something is left beside the file"
    );
}

/// A malformed code is refused, and the file stays as it is.
#[test]
fn malformed_code_is_refused() {
    let policy = Policy::with(BEFORE);
    for code in ["123\n", "1234567890123\n", "12a4\n", "\n", "", "27 18\n"] {
        let output = run_with_pipe(&policy.path, code);
        assert_eq!(output.status.code(), Some(2), "{code:?}");
        assert!(
            text(&output.stderr).contains("4 à 12 chiffres") && output.stdout.is_empty(),
            "{output:?}"
        );
        assert_eq!(policy.read(), BEFORE);
    }
}

/// A malformed file is refused with the line of the mistake, and so is a file that others can
/// write. The file stays as it is.
#[test]
fn malformed_or_unsafe_file_is_refused() {
    for (before, part) in
        [("[kiosk]\nroom = \"CDI\n", "policy.toml:2"), ("[kiosk\n", "policy.toml:1")]
    {
        let policy = Policy::with(before);
        let output = run_with_pipe(&policy.path, "271828\n");
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(text(&output.stderr).contains(part) && output.stdout.is_empty(), "{output:?}");
        assert_eq!(policy.read(), before);
    }
    let policy = Policy::with(BEFORE);
    fs::set_permissions(&policy.path, fs::Permissions::from_mode(0o666)).unwrap();
    let output = run_with_pipe(&policy.path, "271828\n");
    assert_eq!(
        (output.status.code(), policy.read().as_str()),
        (Some(1), BEFORE),
        "others can write it: {output:?}"
    );
}

/// Where the file cannot be written, the line is printed, and standard error has the reason.
#[test]
fn unwritable_file_gets_the_line_printed() {
    // No account can make a folder there.
    let output = run_with_pipe(Path::new("/sys/reperes/policy.toml"), "271828\n");
    assert!(output.status.success(), "{output:?}");
    let line = text(&output.stdout);
    assert!(line.starts_with("code = \"$argon2id$") && line.lines().count() == 1, "{line}");
    assert!(text(&output.stderr).contains("/sys/reperes/policy.toml"), "{output:?}");
    let inline = Policy::with("kiosk = { room = \"x\" }\n");
    let output = run_with_pipe(&inline.path, "271828\n");
    assert!(text(&output.stdout).starts_with("code = \"$argon2id$"), "{output:?}");
    assert_eq!(inline.read(), "kiosk = { room = \"x\" }\n");
}

/// Runs `kiosk-code` at a terminal and types each code when it is asked for. Returns the exit code
/// and all that the terminal has shown.
fn run_at_terminal(policy: &Policy, codes: &[&str]) -> (Option<i32>, String) {
    let command = format!("tty; exec '{}' kiosk-code --lang fr", env!("CARGO_BIN_EXE_reperes"));
    let mut script = Command::new("script");
    script.args(["-qec", &command, "/dev/null"]).env("REPERES_TEST_POLICY", &policy.path);
    let mut child = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut keys, mut screen) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut shown = read_until(&mut screen, "\n");
    let terminal = shown.trim().to_owned();
    for code in codes {
        shown += &read_until(&mut screen, ":");
        // Keys that arrive before the terminal stops echoing would be shown.
        while !settings(&terminal).contains(" -echo ") {
            std::thread::yield_now();
        }
        writeln!(keys, "{code}").unwrap();
    }
    screen.read_to_string(&mut shown).unwrap();
    (child.wait().unwrap().code(), shown)
}

fn read_until(screen: &mut ChildStdout, end: &str) -> String {
    let mut bytes = Vec::new();
    while !bytes.ends_with(end.as_bytes()) {
        let mut byte = [0];
        assert_eq!(
            screen.read(&mut byte).unwrap(),
            1,
            "it ended after {:?}",
            String::from_utf8_lossy(&bytes)
        );
        bytes.push(byte[0]);
    }
    String::from_utf8(bytes).unwrap()
}

/// The settings of a terminal, as `stty` prints them.
fn settings(terminal: &str) -> String {
    text(&Command::new("stty").args(["-F", terminal, "-a"]).output().unwrap().stdout)
}

/// At a terminal the code is asked for twice and never shown.
#[test]
fn terminal_asks_twice_and_never_shows_the_code() {
    let policy = Policy::with(BEFORE);
    for (codes, code, part) in [
        (&["271828", "271829"][..], Some(2), "différents"),
        (&["271"], Some(2), "4 à 12 chiffres"),
        (&["271828", "271828"], Some(0), "policy.toml"),
    ] {
        let (ended, shown) = run_at_terminal(&policy, codes);
        assert_eq!(ended, code, "{shown}");
        assert!(shown.contains(part) && !shown.contains("271"), "{shown}");
        assert_eq!(policy.read() == BEFORE, code != Some(0), "{codes:?}");
    }
    assert_eq!(policy.without_hash().0, BEFORE);
}

/// Without a display `kiosk-check` gives exit code 1. It reports the mistakes of the policy.
#[test]
fn check_without_display_gives_1_and_policy_mistakes() {
    let policy = Policy::with("[kiosk]\nidle_reset = 3\n");
    let output = reperes(&["kiosk-check", "--lang", "fr"])
        .env("REPERES_TEST_POLICY", &policy.path)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let table = text(&output.stdout);
    assert!(
        table.starts_with("Cet ordinateur est déconseillé")
            && table.contains("aucun écran dans cette session"),
        "{table}"
    );
    assert!(text(&output.stderr).contains("policy.toml:2"), "{output:?}");
    let output = reperes(&["kiosk-check", "--lang", "en"])
        .envs([
            ("REPERES_TEST_POLICY", policy.path.as_os_str()),
            ("TAURI_WEBVIEW_AUTOMATION", "true".as_ref()),
        ])
        .output()
        .unwrap();
    assert!(text(&output.stdout).contains("TAURI_WEBVIEW_AUTOMATION is set"), "{output:?}");
}
