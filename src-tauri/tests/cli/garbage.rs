//! Whatever stands in the files that the app keeps, its commands answer, and leave all of it as it is.

#[path = "garbage/kinds.rs"]
mod kinds;

use std::fs::{self, Permissions, set_permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{reperes, text};
use kinds::{FILES, KINDS};

/// What reads and must not change anything, and a word of its answer.
const COMMANDS: &[(&[&str], &str)] = &[
    (&["status"], "3114"),
    (&["diagnose"], "3114"),
    (&["policy"], "text_size"),
    (&["kiosk-check"], "Variables"),
];
/// Three times as long as an answer may take. Whoever takes longer is taken for hanging.
const LIMIT: &str = "15";
/// The account called "nobody".
const NOBODY: u32 = 65_534;

/// A home folder with the app's own in it.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(home.own()).unwrap();
        home
    }

    fn own(&self) -> PathBuf {
        self.0.path().join(".local/share/reperes")
    }

    /// What can be seen of the folder from outside: kind, rights, size, time and number of each file.
    fn seen(&self) -> Vec<(PathBuf, [u64; 4])> {
        let about = |path: PathBuf| {
            let about = fs::symlink_metadata(&path).unwrap();
            (
                path,
                [
                    u64::from(about.mode()),
                    about.size(),
                    about.ino(),
                    about.mtime_nsec().unsigned_abs(),
                ],
            )
        };
        let Ok(entries) = fs::read_dir(self.own()) else { return vec![about(self.own())] };
        let mut seen: Vec<_> = entries.map(|entry| about(entry.unwrap().path())).collect();
        seen.sort();
        seen
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

/// Who asks: whoever runs the test, or an account without rights.
struct Account {
    /// The program, where an account without rights reaches it.
    program: Option<(tempfile::TempDir, PathBuf)>,
}

impl Account {
    fn own() -> Self {
        Self { program: None }
    }

    /// An ordinary one. Whoever is none already is asked to become "nobody".
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
    let before = home.seen();
    for (arguments, word) in commands {
        let output = home.answer(arguments, account);
        let (said, complaint) = (text(&output.stdout), text(&output.stderr));
        // 124 is the limit's, 134 an abort's. What is wrong with this computer as a kiosk is for `kiosk-check` to say with 1.
        let ended = output
            .status
            .code()
            .is_some_and(|code| code == 0 || code == 1 && *arguments == ["kiosk-check"]);
        assert!(
            ended && said.contains(word),
            "{what}, {arguments:?}: {:?}\n{said}\n{complaint}",
            output.status
        );
        assert!(!complaint.contains("panicked"), "{what}, {arguments:?}: {complaint}");
    }
    assert_eq!(home.seen(), before, "{what}: a command that reads has changed something");
}

#[test]
fn garbage_in_any_file_keeps_no_command_from_answering_and_is_left_as_it_is() {
    for (kind, put) in KINDS {
        let home = Home::new();
        for file in FILES {
            put(&home.own().join(file));
        }
        assert_answers(&home, &Account::own(), COMMANDS, &format!("{kind} in every file"));
        // Alone too: one kind of garbage may hide another.
        for file in FILES {
            let home = Home::new();
            put(&home.own().join(file));
            assert_answers(&home, &Account::own(), &COMMANDS[..1], &format!("{kind} in {file}"));
        }
    }
}

#[test]
fn what_an_account_has_no_right_to_keeps_no_command_from_answering() {
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
            let path = home.own().join(file);
            fs::write(&path, "{\"schema\":1,\"theme\":\"dark\"}").unwrap();
            set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            for folder in
                path.ancestors().skip(1).take_while(|folder| folder.starts_with(home.0.path()))
            {
                give(folder, NOBODY);
            }
            give(&path, owner);
            assert_answers(&home, &account, &COMMANDS[..2], &format!("{file} {what}"));
            // The control: the rights are what keeps it out, and root has them.
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

#[test]
fn what_a_helper_is_told_names_no_account() {
    let home = tempfile::Builder::new().prefix("prenom.nom").tempdir().unwrap();
    let output = Account::own()
        .command(&["diagnose"])
        .env("HOME", home.path())
        .env_remove("XDG_DATA_HOME")
        .output()
        .unwrap();
    let said = text(&output.stdout);
    assert!(said.contains("~/.local/share/reperes") && !said.contains("prenom.nom"), "{said}");
}

#[test]
fn a_folder_that_is_none_or_may_not_be_entered_keeps_no_command_from_answering() {
    let home = Home::new();
    fs::remove_dir(home.own()).unwrap();
    fs::write(home.own(), "a file").unwrap();
    assert_answers(&home, &Account::own(), COMMANDS, "a file in the place of the folder");
    let (home, account) = (Home::new(), Account::ordinary());
    set_permissions(home.own(), Permissions::from_mode(0o000)).unwrap();
    if account.program.is_some() {
        set_permissions(home.0.path(), Permissions::from_mode(0o755)).unwrap();
    }
    assert_answers(&home, &account, COMMANDS, "a closed folder");
    set_permissions(home.own(), Permissions::from_mode(0o755)).unwrap();
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
