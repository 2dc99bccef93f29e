//! Changes in folders, reported by inotify, also on file systems in memory.

use std::collections::HashMap;
use std::fs;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use anyhow::Result;
use rustix::fs::inotify::{self, CreateFlags, Reader, WatchFlags};
use rustix::io::Errno;

/// Watches folders and those below them. The creation of a new folder is reported, but what
/// happens in it is not.
#[derive(Debug)]
pub struct FileWatcher {
    events: OwnedFd,
    folders: HashMap<i32, PathBuf>,
}

impl FileWatcher {
    /// Starts to watch these folders.
    ///
    /// # Errors
    /// Fails if a folder cannot be read.
    pub fn new(folders: &[PathBuf]) -> Result<Self> {
        let events = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?;
        let mut watcher = Self { events, folders: HashMap::new() };
        folders.iter().try_for_each(|folder| watcher.add(folder))?;
        Ok(watcher)
    }

    fn add(&mut self, folder: &Path) -> Result<()> {
        let changes = WatchFlags::ATTRIB
            | WatchFlags::CREATE
            | WatchFlags::DELETE
            | WatchFlags::MODIFY
            | WatchFlags::MOVE;
        let id = inotify::add_watch(&self.events, folder, changes)?;
        self.folders.insert(id, folder.to_owned());
        for entry in fs::read_dir(folder)?.flatten() {
            let path = entry.path();
            if path.is_dir() && !path.is_symlink() {
                self.add(&path)?;
            }
        }
        Ok(())
    }

    /// The changes since the last call.
    ///
    /// # Errors
    /// Fails if inotify reports an error.
    pub fn take_changes(&mut self) -> Result<Vec<String>> {
        let mut buffer = [MaybeUninit::uninit(); 4096];
        let mut reader = Reader::new(&self.events, &mut buffer);
        let mut changes = Vec::new();
        loop {
            match reader.next() {
                Ok(event) => {
                    let name = event
                        .file_name()
                        .map(|name| name.to_string_lossy().into_owned())
                        .unwrap_or_default();
                    let folder = self.folders.get(&event.wd()).cloned().unwrap_or_default();
                    changes.push(format!("{:?} {}", event.events(), folder.join(name).display()));
                }
                Err(Errno::AGAIN) => return Ok(changes),
                Err(error) => return Err(error.into()),
            }
        }
    }
}
