//! The computer's zone on Unix, found as libc finds it: `TZ`, then `/etc/localtime`, which can be a
//! chain of links or a copy.
//!
//! Every file is opened without waiting for it and read up to a limit. A zone that cannot be
//! determined is unknown, never Paris.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use chrono_tz::{TZ_VARIANTS, Tz};
use reperes_core::PARIS;

use super::posix_rule::PosixRule;
use super::value::{Zone, zone_named};
use crate::platform::storage::{Access, open_regular, read_bounded};
use crate::platform::sync::lock;

/// The size limit of a file. The largest files of the database have some 4 kB, those with leap
/// seconds a little more.
const MAX_BYTES: u64 = 64 * 1024;
/// The number of links that Linux follows.
const MAX_LINKS: usize = 40;
/// The folders in which systems keep the database.
const DATABASE_DIRS: [&str; 4] =
    ["usr/share/zoneinfo", "usr/lib/zoneinfo", "usr/share/lib/zoneinfo", "etc/zoneinfo"];

/// The last file that was compared with the database, with the result: a page asks each half
/// minute.
static LAST_COMPARISON: Mutex<Option<Comparison>> = Mutex::new(None);

/// A file and the result of its comparison.
struct Comparison {
    root: PathBuf,
    bytes: Vec<u8>,
    zone: Option<Zone>,
}

/// The inputs of the search: two variables and the root of the file system.
#[derive(Debug)]
pub(crate) struct ZoneSource {
    /// `TZ`.
    pub(crate) variable: Option<OsString>,
    /// `TZDIR`: the folder in which libc looks for the database instead of the usual one.
    pub(crate) database: Option<OsString>,
    pub(crate) root: PathBuf,
}

impl ZoneSource {
    /// The inputs of this computer.
    pub(crate) fn this() -> Self {
        Self {
            variable: std::env::var_os("TZ"),
            database: std::env::var_os("TZDIR"),
            root: PathBuf::from("/"),
        }
    }

    /// The zone. `None` if it cannot be determined.
    pub(crate) fn zone(&self) -> Option<Zone> {
        match &self.variable {
            Some(variable) => self.zone_of_variable(variable),
            None => self
                .zone_of_file(&self.root.join("etc/localtime"))
                .or_else(|| self.zone_of_debian()),
        }
    }

    /// The zone that libc takes from `TZ`. An empty value is UTC; a colon may come first; the rest
    /// is a path, a name or a rule.
    fn zone_of_variable(&self, variable: &OsStr) -> Option<Zone> {
        let text = variable.to_str()?;
        let text = text.strip_prefix(':').unwrap_or(text);
        if text.is_empty() {
            return Some(Zone::Named(Tz::UTC));
        }
        if text.starts_with('/') {
            return self.zone_of_file(Path::new(text));
        }
        Zone::from_tz(text).or_else(|| self.zone_of_file(&self.database()?.join(text)))
    }

    /// The zone of a file of the database, of a link to one or of a copy.
    fn zone_of_file(&self, path: &Path) -> Option<Zone> {
        let mut path = path.to_owned();
        for _ in 0..MAX_LINKS {
            if let Some(zone) = zone_of_path(&path) {
                return Some(Zone::Named(zone));
            }
            match std::fs::read_link(&path) {
                Ok(target) => path = path.parent()?.join(target),
                Err(_) => return self.zone_of_copy(&path),
            }
        }
        None
    }

    /// The zone of a file that no link names: the zone of the database with the same bytes, else
    /// the rule at the end of the file.
    fn zone_of_copy(&self, path: &Path) -> Option<Zone> {
        let bytes = read_bounded(open_regular(path, Access::Read).ok()?, MAX_BYTES).ok()?;
        if !bytes.starts_with(b"TZif") {
            return None;
        }
        let mut last = lock(&LAST_COMPARISON);
        match &*last {
            Some(known) if known.root == self.root && known.bytes == bytes => known.zone,
            Some(_) | None => {
                let zone =
                    self.identical_zone(&bytes).map(Zone::Named).or_else(|| footer_rule(&bytes));
                *last = Some(Comparison { root: self.root.clone(), bytes, zone });
                zone
            }
        }
    }

    /// The zone of the database whose file has these bytes. Several names can have the same file;
    /// Paris is tried first.
    fn identical_zone(&self, bytes: &[u8]) -> Option<Tz> {
        let database = self.database()?;
        [PARIS].into_iter().chain(TZ_VARIANTS).find(|zone| {
            let path = database.join(zone.name());
            let same_size = std::fs::metadata(&path)
                .is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64);
            // In some databases, further names of a zone are links.
            let real = || std::fs::canonicalize(&path).ok();
            let read = |path: PathBuf| {
                read_bounded(open_regular(&path, Access::Read).ok()?, MAX_BYTES).ok()
            };
            same_size && real().and_then(read).is_some_and(|known| known == bytes)
        })
    }

    fn database(&self) -> Option<PathBuf> {
        if let Some(folder) = self.database.as_deref().filter(|folder| !folder.is_empty()) {
            return Some(folder.into());
        }
        DATABASE_DIRS.iter().map(|place| self.root.join(place)).find(|place| place.is_dir())
    }

    /// The zone in `/etc/timezone` of Debian. Lines that begin with # are comments.
    fn zone_of_debian(&self) -> Option<Zone> {
        let file = open_regular(&self.root.join("etc/timezone"), Access::Read).ok()?;
        let text = String::from_utf8(read_bounded(file, MAX_BYTES).ok()?).ok()?;
        let name = text
            .lines()
            .map(|line| line.split('#').next().unwrap_or_default().trim())
            .find(|line| !line.is_empty())?;
        zone_named(name).map(Zone::Named)
    }
}

/// The zone that a path names after the folder of a database:
/// `/nix/store/…/share/zoneinfo/Europe/Paris`.
fn zone_of_path(path: &Path) -> Option<Tz> {
    let parts: Vec<&OsStr> = path
        .components()
        .filter(|part| matches!(part, Component::Normal(_)))
        .map(Component::as_os_str)
        .collect();
    let folder = parts.iter().rposition(|part| part.as_bytes().starts_with(b"zoneinfo"))?;
    let name: Vec<&str> =
        parts.get(folder + 1..)?.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
    zone_named(&name.join("/"))
}

/// The rule at the end of a file of version 2 or later. It applies from the last transition in the
/// file on.
fn footer_rule(bytes: &[u8]) -> Option<Zone> {
    let bytes = bytes.strip_suffix(b"\n")?;
    let start = bytes.iter().rposition(|byte| *byte == b'\n')? + 1;
    PosixRule::parse(std::str::from_utf8(bytes.get(start..)?).ok()?).map(Zone::Rule)
}

#[cfg(test)]
#[path = "unix_tests.rs"]
mod tests;
