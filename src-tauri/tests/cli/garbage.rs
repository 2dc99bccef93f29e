//! The commands answer whatever the files of the app contain, and leave these files as they are.

#[path = "garbage/kinds.rs"]
mod kinds;

use std::fs::{self, Permissions, set_permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{reperes, text};
use kinds::{FILES, KINDS};

/// Commands that read and must not change anything, each with a word of its answer.
const COMMANDS: &[(&[&str], &str)] = &[
    (&["status"], "3114"),
    (&["diagnose"], "3114"),
    (&["policy"], "text_size"),
    (&["kiosk-check"], "Variables"),
];
/// Seconds. Three times as long as an answer may take; a command that takes longer counts as
/// hanging.
const LIMIT: &str = "15";
/// The account called "nobody".
const NOBODY: u32 = 65_534;

/// A home folder that contains the folder of the app.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(home.app_folder()).unwrap();
        home
    }

    /// The folder of the app.
    fn app_folder(&self) -> PathBuf {
        self.0.path().join(".local/share/reperes")
    }

    /// The metadata of each file: kind and mode, size, inode, time of the last change.
    fn metadata(&self) -> Vec<(PathBuf, [u64; 4])> {
        let metadata = |path: PathBuf| {
            let found = fs::symlink_metadata(&path).unwrap();
            (
                path,
                [
                    u64::from(found.mode()),
                    found.size(),
                    found.ino(),
                    found.mtime_nsec().unsigned_abs(),
                ],
            )
        };
        let Ok(entries) = fs::read_dir(self.app_folder()) else {
            return vec![metadata(self.app_folder())];
        };
        let mut files: Vec<_> = entries.map(|entry| metadata(entry.unwrap().path())).collect();
        files.sort();
        files
    }

    fn answer(&self, arguments: &[&str], account: &Account) -> Output {
        account
            .command(arguments)
            .env("HOME", self.0.path())
            .env_remove("XDG_DATA_HOME")
            .output()
            .unwrap()
    }
}

/// The account that runs a command: that of the test, or one without rights.
struct Account {
    /// A copy of the program that an account without rights can run.
    program: Option<(tempfile::TempDir, PathBuf)>,
}

impl Account {
    fn own() -> Self {
        Self { program: None }
    }

    /// An account without rights: that of the test, or "nobody" if the test runs as root.
    fn ordinary() -> Self {
        if fs::metadata("/proc/self").unwrap().uid() != 0 {
            return Self::own();
        }
        let folder = tempfile::tempdir().unwrap();
        set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        let program = folder.path().join("reperes");
        fs::copy(env!("CARGO_BIN_EXE_reperes"), &program).unwrap();
        Self { program: Some((folder, program)) }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let ordinary = reperes(arguments);
        let mut command = Command::new("timeout");
        command.arg(LIMIT);
        match &self.program {
            None => command.arg(ordinary.get_program()),
            Some((_, program)) => command
                .args(["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"])
                .arg(program),
        };
        command.args(arguments).args(["--lang", "fr"]);
        for (name, value) in ordinary.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command
    }
}

fn assert_answers(home: &Home, account: &Account, commands: &[(&[&str], &str)], what: &str) {
    let before = home.metadata();
    for (arguments, word) in commands {
        let output = home.answer(arguments, account);
        let (answer, complaint) = (text(&output.stdout), text(&output.stderr));
        // `timeout` gives 124 and an abort gives 134. `kiosk-check` gives 1 where the computer is
        // not suitable.
        let ended = output
            .status
            .code()
            .is_some_and(|code| code == 0 || code == 1 && *arguments == ["kiosk-check"]);
        assert!(
            ended && answer.contains(word),
            "{what}, {arguments:?}: {:?}\n{answer}\n{complaint}",
            output.status
        );
        assert!(!complaint.contains("panicked"), "{what}, {arguments:?}: {complaint}");
    }
    assert_eq!(home.metadata(), before, "{what}: a command that reads has changed something");
}

/// With garbage in any file, and in every file, the commands answer and change nothing.
#[test]
fn commands_answer_with_garbage_in_any_file() {
    for (kind, put) in KINDS {
        let home = Home::new();
        for file in FILES {
            put(&home.app_folder().join(file));
        }
        assert_answers(&home, &Account::own(), COMMANDS, &format!("{kind} in every file"));
        // Each file alone too, because one kind of garbage can hide another.
        for file in FILES {
            let home = Home::new();
            put(&home.app_folder().join(file));
            assert_answers(&home, &Account::own(), &COMMANDS[..1], &format!("{kind} in {file}"));
        }
    }
}

/// The commands answer for an account that has no right to a file.
#[test]
fn commands_answer_without_rights_to_a_file() {
    let account = Account::ordinary();
    let give = |path: &Path, owner: u32| {
        if account.program.is_some() {
            chown(path, Some(owner), Some(owner)).unwrap();
        }
    };
    for file in FILES {
        for (what, mode, owner) in [
            ("of another account", 0o644, 0),
            ("of another account, closed", 0o600, 0),
            ("closed", 0o000, NOBODY),
        ] {
            let home = Home::new();
            let path = home.app_folder().join(file);
            fs::write(&path, "{\"schema\":1,\"theme\":\"dark\"}").unwrap();
            set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            for folder in
                path.ancestors().skip(1).take_while(|folder| folder.starts_with(home.0.path()))
            {
                give(folder, NOBODY);
            }
            give(&path, owner);
            assert_answers(&home, &account, &COMMANDS[..2], &format!("{file} {what}"));
            // The control: root has the rights and reads the file.
            if account.program.is_some() && *file == "settings.json" {
                let theme = |account: &Account| {
                    text(&home.answer(&["policy"], account).stdout).contains("dark")
                };
                assert!(theme(&Account::own()), "{what}: root reads it");
                assert_eq!(theme(&account), mode == 0o644, "{what}");
            }
        }
    }
}

/// `diagnose` does not name the account.
#[test]
fn diagnose_names_no_account() {
    let home = tempfile::Builder::new().prefix("prenom.nom").tempdir().unwrap();
    let output = Account::own()
        .command(&["diagnose"])
        .env("HOME", home.path())
        .env_remove("XDG_DATA_HOME")
        .output()
        .unwrap();
    let report = text(&output.stdout);
    assert!(
        report.contains("~/.local/share/reperes") && !report.contains("prenom.nom"),
        "{report}"
    );
}

/// The commands answer where the folder is a file, where it cannot be entered, and where `HOME`
/// names no folder.
#[test]
fn commands_answer_without_a_usable_folder() {
    let home = Home::new();
    fs::remove_dir(home.app_folder()).unwrap();
    fs::write(home.app_folder(), "a file").unwrap();
    assert_answers(&home, &Account::own(), COMMANDS, "a file in the place of the folder");
    let (home, account) = (Home::new(), Account::ordinary());
    set_permissions(home.app_folder(), Permissions::from_mode(0o000)).unwrap();
    if account.program.is_some() {
        set_permissions(home.0.path(), Permissions::from_mode(0o755)).unwrap();
    }
    assert_answers(&home, &account, COMMANDS, "a closed folder");
    set_permissions(home.app_folder(), Permissions::from_mode(0o755)).unwrap();
    for home in ["", ".", "relative", "/dev/null", "/nowhere"] {
        let output = Account::own()
            .command(&["status"])
            .env("HOME", home)
            .env_remove("XDG_DATA_HOME")
            .output()
            .unwrap();
        assert!(
            output.status.success() && text(&output.stdout).contains("3114"),
            "HOME={home}: {output:?}"
        );
        assert!(!Path::new("relative").exists() && !Path::new(".local").exists());
    }
}
