//! The settings in a file. The app starts whatever stands there, and writes nothing before the user changes something.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::document::Document;
use super::{Settings, SettingsStore, Trouble, lock};
use crate::storage::{self, Disk, Turn};

const NAME: &str = "settings.json";
/// A thousand times what the app writes.
const LIMIT: u64 = 64 * 1024;
const ASIDE: &str = "settings.unreadable-";
/// So many unreadable files are kept.
const KEPT_ASIDE: usize = 3;

/// Keeps the choices in `settings.json` of one folder.
pub(crate) struct FileSettings {
    disk: Box<dyn Disk>,
    folder: PathBuf,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    document: Document,
    settings: Settings,
    /// Some of them could not be stored so far.
    behind: bool,
    trouble: Option<Trouble>,
}

/// What was found in the place of the file.
enum Found {
    Nothing,
    Good(Document),
    Bad,
}

impl FileSettings {
    /// The settings of this folder, or the usual ones.
    pub(crate) fn open(disk: Box<dyn Disk>, folder: PathBuf) -> Self {
        let store = Self { disk, folder, state: Mutex::default() };
        store.read();
        store
    }

    fn read(&self) {
        let path = self.path();
        let (document, trouble) = match self.look(&path) {
            Found::Nothing => (Document::default(), None),
            Found::Good(document) => {
                let trouble = document.is_newer().then_some(Trouble::Newer);
                (document, trouble)
            }
            Found::Bad => {
                self.set_aside(&path);
                (self.bring_back(&path), Some(Trouble::SetAside))
            }
        };
        let settings = document.settings();
        *lock(&self.state) = State { document, settings, behind: false, trouble };
    }

    fn look(&self, path: &Path) -> Found {
        match self.disk.read(path, LIMIT) {
            Ok(bytes) => Document::parse(&bytes).map_or(Found::Bad, Found::Good),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Found::Nothing,
            Err(error) => {
                log::warn!("the settings cannot be read: {error}");
                // What may be read another day is left where it is.
                if error.kind() == io::ErrorKind::PermissionDenied { Found::Nothing } else { Found::Bad }
            }
        }
    }

    /// Out of the way, but kept: somebody may want to see what it was.
    fn set_aside(&self, path: &Path) {
        let mut aside: Vec<u32> = self.disk.names(&self.folder).unwrap_or_default().iter().filter_map(|name| number(name)).collect();
        aside.sort_unstable();
        for old in aside.iter().rev().skip(KEPT_ASIDE - 1) {
            let removed = self.disk.remove(&self.aside(*old));
            removed.unwrap_or_else(|error| log::info!("an old unreadable file stays: {error}"));
        }
        let next = aside.last().map_or(1, |last| last.saturating_add(1));
        log::warn!("unreadable settings are kept as number {next}");
        if let Err(error) = self.disk.rename(path, &self.aside(next)) {
            log::warn!("the unreadable settings stay in place: {error}");
        }
    }

    /// The former file takes the place of the one that was set aside.
    fn bring_back(&self, path: &Path) -> Document {
        let former = storage::former(path);
        let Found::Good(document) = self.look(&former) else { return Document::default() };
        let back = self.disk.link(&former, path);
        back.unwrap_or_else(|error| log::info!("the former settings are in force, but not in place: {error}"));
        document
    }

    fn aside(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{ASIDE}{number}.json"))
    }

    fn path(&self) -> PathBuf {
        self.folder.join(NAME)
    }

    /// Applies a change to what stands in the file now, so that two copies of the app lose nothing of each other's.
    fn store(&self, state: &mut State, change: &dyn Fn(&mut Settings)) -> io::Result<()> {
        self.disk.make_folder(&self.folder)?;
        let _turn = Turn::take(&self.folder.join("settings.lock"))?;
        let path = self.path();
        if let Found::Good(document) = self.look(&path) {
            if document.is_newer() {
                return Err(io::Error::new(io::ErrorKind::Unsupported, "a newer version wrote the settings"));
            }
            state.document = document;
        }
        let before = state.document.settings();
        let mut after = if state.behind { state.settings.clone() } else { before.clone() };
        change(&mut after);
        let mut document = state.document.clone();
        document.change(&before, &after);
        if document != state.document {
            storage::replace(self.disk.as_ref(), &path, document.text().as_bytes())?;
            state.document = document;
        }
        (state.settings, state.behind) = (after, false);
        Ok(())
    }
}

impl SettingsStore for FileSettings {
    fn load(&self) -> Settings {
        lock(&self.state).settings.clone()
    }

    fn change(&self, change: &dyn Fn(&mut Settings)) -> Result<(), Trouble> {
        let mut state = lock(&self.state);
        let stored = if state.document.is_newer() { Err(Trouble::Newer) } else { Ok(()) };
        let stored = stored.and_then(|()| {
            self.store(&mut state, change).map_err(|error| {
                log::error!("the settings are not stored: {error}");
                Trouble::NotStored
            })
        });
        if stored.is_err() {
            change(&mut state.settings);
            state.behind = true;
        }
        stored
    }

    fn lasts(&self) -> bool {
        !lock(&self.state).document.is_newer()
    }

    fn take_trouble(&self) -> Option<Trouble> {
        lock(&self.state).trouble.take()
    }

    fn folder(&self) -> Option<&Path> {
        Some(&self.folder)
    }

    fn erase(&self) -> io::Result<()> {
        *lock(&self.state) = State::default();
        match std::fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

fn number(name: &str) -> Option<u32> {
    name.strip_prefix(ASIDE)?.strip_suffix(".json")?.parse().ok()
}

#[cfg(test)]
#[path = "kill_tests.rs"]
mod kill_tests;
#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
