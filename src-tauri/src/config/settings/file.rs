//! The settings in a file. The app starts whatever the file contains, and writes nothing before the
//! user changes something.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::document::SettingsDocument;
use super::stored_settings::{Settings, SettingsProblem, SettingsStore};
use crate::platform::storage::{self, Fs};
use crate::platform::sync::lock;

const FILE_NAME: &str = "settings.json";
/// About a thousand times the size of what the app writes.
const MAX_BYTES: u64 = 64 * 1024;
const ASIDE_PREFIX: &str = "settings.unreadable-";
/// The number of unreadable files that are kept.
const MAX_SET_ASIDE: usize = 3;

/// Stores the settings in `settings.json` of one folder.
pub(crate) struct FileSettings {
    fs: Box<dyn Fs>,
    folder: PathBuf,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    document: SettingsDocument,
    settings: Settings,
    /// Some settings could not be stored so far.
    has_unsaved: bool,
    /// The file or its backup could not be read, and may be readable another time.
    is_unreadable: bool,
    problem: Option<SettingsProblem>,
}

impl State {
    /// Takes the backup, and remembers if it cannot be read at present.
    fn use_backup(
        &mut self,
        backup: io::Result<SettingsDocument>,
        problem: Option<SettingsProblem>,
    ) {
        match backup {
            Ok(document) => (self.document, self.problem) = (document, problem),
            Err(_) => (self.is_unreadable, self.problem) = (true, Some(SettingsProblem::Unread)),
        }
    }
}

/// What was found at the path of the file.
enum FileState {
    Missing,
    Valid(SettingsDocument),
    /// Read completely, but no settings; or no regular file, such as a pipe.
    Invalid,
    /// Could not be read this time.
    Unreadable(io::Error),
}

impl FileSettings {
    /// Reads the settings in this folder, or the defaults. Changes nothing on the disk.
    pub(crate) fn open(fs: Box<dyn Fs>, folder: PathBuf) -> Self {
        let store = Self { fs, folder, state: Mutex::default() };
        let (path, mut state) = (store.path(), State::default());
        match store.read_state(&path) {
            // A missing file with a backup is what a writer leaves that was killed after it set a
            // bad file aside.
            FileState::Missing => state.use_backup(store.backup(&path), None),
            FileState::Valid(document) => {
                state.problem = document.is_newer().then_some(SettingsProblem::Newer);
                state.document = document;
            }
            FileState::Invalid => {
                state.use_backup(store.backup(&path), Some(SettingsProblem::SetAside))
            }
            FileState::Unreadable(error) => state.use_backup(Err(error), None),
        }
        state.settings = state.document.settings();
        *lock(&store.state) = state;
        store
    }

    fn read_state(&self, path: &Path) -> FileState {
        match self.fs.read(path, MAX_BYTES) {
            Ok(bytes) => {
                SettingsDocument::parse(&bytes).map_or(FileState::Invalid, FileState::Valid)
            }
            Err(error) if storage::may_be_readable_later(&error) => {
                log::warn!("the settings cannot be read: {error}");
                FileState::Unreadable(error)
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => FileState::Invalid,
            Err(_) => FileState::Missing,
        }
    }

    /// The settings before the last change, or none.
    fn backup(&self, path: &Path) -> io::Result<SettingsDocument> {
        match self.read_state(&storage::backup_path(path)) {
            FileState::Valid(backup) => Ok(backup),
            FileState::Missing | FileState::Invalid => Ok(SettingsDocument::default()),
            FileState::Unreadable(error) => Err(error),
        }
    }

    /// What a change starts from without a valid file. A backup that could not be read so far is
    /// read now: the second write would replace it.
    fn former(&self, state: &State, path: &Path) -> io::Result<SettingsDocument> {
        if state.is_unreadable { self.backup(path) } else { Ok(state.document.clone()) }
    }

    /// Renames an unreadable file instead of deleting it: the user may want to see its content.
    fn set_aside(&self, path: &Path) -> io::Result<()> {
        let mut aside: Vec<u32> = self
            .fs
            .file_names(&self.folder)?
            .iter()
            .filter_map(|name| aside_number(name))
            .collect();
        aside.sort_unstable();
        for old in aside.iter().rev().skip(MAX_SET_ASIDE - 1) {
            let removed = self.fs.remove_file(&self.aside_path(*old));
            removed.unwrap_or_else(|error| log::info!("an old unreadable file stays: {error}"));
        }
        let next = aside.last().map_or(1, |last| last.saturating_add(1));
        log::warn!("unreadable settings are kept as number {next}");
        self.fs.rename(path, &self.aside_path(next))
    }

    fn aside_path(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{ASIDE_PREFIX}{number}.json"))
    }

    fn path(&self) -> PathBuf {
        self.folder.join(FILE_NAME)
    }

    /// Applies a change to the present content of the file, so that two copies of the app lose none
    /// of each other's changes.
    fn save(&self, state: &mut State, change: &dyn Fn(&mut Settings)) -> io::Result<()> {
        self.fs.create_dir_all(&self.folder)?;
        let _lock = self.fs.lock(&self.folder.join(storage::LOCK_FILE))?;
        let path = self.path();
        let mut missing = false;
        let found = match self.read_state(&path) {
            FileState::Missing => {
                missing = true;
                self.former(state, &path)?
            }
            FileState::Valid(document) => document,
            FileState::Invalid => {
                let former = self.former(state, &path)?;
                self.set_aside(&path)?;
                missing = true;
                former
            }
            // The file may hold settings of the user, so it is not overwritten.
            FileState::Unreadable(error) => return Err(error),
        };
        if found.is_newer() {
            return Err(io::Error::new(
                io::ErrorKind::Unsupported,
                "a newer version wrote the settings",
            ));
        }
        let mut document = found.clone();
        if state.has_unsaved {
            document.apply_changes(&state.document.settings(), &state.settings);
        }
        let before = document.settings();
        let mut after = before.clone();
        change(&mut after);
        document.apply_changes(&before, &after);
        if missing || document != found {
            storage::replace_with_backup(self.fs.as_ref(), &path, document.to_text().as_bytes())?;
        }
        state.document = document;
        (state.settings, state.has_unsaved, state.is_unreadable) = (after, false, false);
        Ok(())
    }
}

impl SettingsStore for FileSettings {
    fn load(&self) -> Settings {
        lock(&self.state).settings.clone()
    }

    fn change(&self, change: &dyn Fn(&mut Settings)) -> Result<(), SettingsProblem> {
        let mut state = lock(&self.state);
        let stored = if state.document.is_newer() { Err(SettingsProblem::Newer) } else { Ok(()) };
        let stored = stored.and_then(|()| {
            self.save(&mut state, change).map_err(|error| {
                log::error!("the settings are not stored: {error}");
                SettingsProblem::NotStored
            })
        });
        if stored.is_err() {
            change(&mut state.settings);
            state.has_unsaved = true;
        }
        stored
    }

    fn is_persistent(&self) -> bool {
        let state = lock(&self.state);
        !state.document.is_newer() && !state.is_unreadable
    }

    fn take_problem(&self) -> Option<SettingsProblem> {
        lock(&self.state).problem.take()
    }

    fn folder(&self) -> Option<&Path> {
        Some(&self.folder)
    }

    fn erase_app_data(&self) -> io::Result<()> {
        let mut state = lock(&self.state);
        // Another copy first finishes its write. A copy that has stopped does not prevent the
        // erasure.
        let _lock = self.fs.lock(&self.folder.join(storage::LOCK_FILE));
        match self.fs.remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        *state = State::default();
        Ok(())
    }
}

fn aside_number(name: &str) -> Option<u32> {
    name.strip_prefix(ASIDE_PREFIX)?.strip_suffix(".json")?.parse().ok()
}

#[cfg(test)]
#[path = "kill_tests.rs"]
mod kill_tests;
#[cfg(test)]
#[path = "read_error_tests.rs"]
mod read_error_tests;
#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
