//! The files of a session: its folder, the home folder in it, and what the app stores there.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::Session;

/// The path of the app's settings in the folder of the session.
pub const SETTINGS: &str = "home/.local/share/reperes/settings.json";
/// The path of the file with the latest time that the app has seen.
pub(crate) const LAST_SEEN_TIME: &str = "home/.local/share/reperes/clock";

impl Session {
    /// A path in the folder of the session.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, as an earlier run of the app would.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn write_file(&self, name: &str, text: &str) -> Result<()> {
        let path = self.path(name);
        fs::create_dir_all(path.parent().context("no folder")?)?;
        Ok(fs::write(path, text)?)
    }

    /// Removes the files that the app stores and those that a test has prepared for it.
    pub(crate) fn remove_app_data(&self) -> Result<()> {
        for name in ["clock", "desktop", "policy.toml"] {
            if self.path(name).exists() {
                fs::remove_file(self.path(name))?;
            }
        }
        let settings = self.path(SETTINGS);
        let data = settings.parent().context("no folder")?;
        if data.exists() {
            fs::remove_dir_all(data)?;
        }
        Ok(())
    }

    /// Sets the injected clock.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn set_clock(&self, clock: &str) -> Result<()> {
        // Renamed into place, so that the app never reads half a line.
        let new = self.path("clock.new");
        fs::write(&new, clock)?;
        Ok(fs::rename(new, self.path("clock"))?)
    }

    /// Every file below the home folder, relative to it.
    #[must_use]
    pub fn home_files(&self) -> Vec<PathBuf> {
        let home = self.path("home");
        let mut files = Vec::new();
        list_files(&home, &mut files);
        files.iter().filter_map(|f| f.strip_prefix(&home).ok().map(Path::to_owned)).collect()
    }
}

fn list_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.is_symlink() {
            list_files(&path, files)
        } else {
            files.push(path)
        }
    }
}
