//! Finds out by a test file whether the app can write in a folder.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::fs::{Fs as _, SystemFs};
use crate::platform::timeout::with_timeout;

/// The time limit. A disk that takes longer has stopped answering.
const TIMEOUT: Duration = Duration::from_secs(2);

/// Whether a file can be written in this folder, which need not exist yet. Whatever the probe
/// creates is removed.
pub(crate) fn is_writable_dir(folder: &Path) -> bool {
    let folder = folder.to_owned();
    with_timeout(TIMEOUT, move || probe(&folder)).is_some_and(|result| result.is_ok())
}

fn probe(folder: &Path) -> io::Result<()> {
    let missing: Vec<PathBuf> =
        folder.ancestors().take_while(|part| !part.exists()).map(Path::to_owned).collect();
    let result = SystemFs.create_dir_all(folder).and_then(|()| write_probe_file(folder));
    for made in missing {
        // A folder into which another program has meanwhile put something stays.
        let _ = fs::remove_dir(made);
    }
    result
}

fn write_probe_file(folder: &Path) -> io::Result<()> {
    let path = folder.join(format!("trial-{}", std::process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path)?;
    let written = file.write_all(b"x").and_then(|()| file.sync_all());
    drop(file);
    fs::remove_file(&path)?;
    written
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// The probe tells writable folders from others and leaves nothing behind.
    #[test]
    fn probe_tells_writable_folders_and_leaves_nothing() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("file"), "").unwrap();
        let at = |name: &str| home.path().join(name);
        for (folder, keeps) in [
            (home.path().to_owned(), true),
            (at("a/b/reperes"), true),
            (at("file/reperes"), false),
            (at("file"), false),
            ("/dev/null/.local/share/reperes".into(), false),
            ("/proc/reperes".into(), false),
            ("/proc/self/reperes".into(), false),
        ] {
            assert_eq!(is_writable_dir(&folder), keeps, "{}", folder.display());
            let names: Vec<_> = fs::read_dir(home.path())
                .unwrap()
                .map(|entry| entry.unwrap().file_name())
                .collect();
            assert_eq!(names, ["file"], "{}", folder.display());
        }
    }
}
