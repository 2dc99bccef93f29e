//! What the computer says of its zone, found as libc finds it: `TZ`, then `/etc/localtime`, which may be a chain of links or a copy.
//!
//! Every file is opened without waiting for it and read up to a limit. What cannot be understood is unknown, never Paris.

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

/// The largest files of the database have some four kilobytes, those with leap seconds a little more.
const MAX_BYTES: u64 = 64 * 1024;
/// As many links as Linux follows.
const MAX_LINKS: usize = 40;
/// Where systems keep the database.
const DATABASE_DIRS: [&str; 4] =
    ["usr/share/zoneinfo", "usr/lib/zoneinfo", "usr/share/lib/zoneinfo", "etc/zoneinfo"];

/// The last file that had to be last with the database: a page asks each half minute.
static LAST_COMPARISON: Mutex<Option<Comparison>> = Mutex::new(None);

/// A file, and what came of the comparison.
struct Comparison {
    root: PathBuf,
    bytes: Vec<u8>,
    zone: Option<Zone>,
}

/// What is asked: two variables, and the root of the file system.
#[derive(Debug)]
pub(crate) struct ZoneSource {
    /// `TZ`.
    pub(crate) variable: Option<OsString>,
    /// `TZDIR`: where libc looks for the database instead of its usual place.
    pub(crate) database: Option<OsString>,
    pub(crate) root: PathBuf,
}

impl ZoneSource {
    /// This computer.
    pub(crate) fn this() -> Self {
        Self {
            variable: std::env::var_os("TZ"),
            database: std::env::var_os("TZDIR"),
            root: PathBuf::from("/"),
        }
    }

    /// Its zone, where that can be told.
    pub(crate) fn zone(&self) -> Option<Zone> {
        match &self.variable {
            Some(variable) => self.zone_of_variable(variable),
            None => self
                .zone_of_file(&self.root.join("etc/localtime"))
                .or_else(|| self.zone_of_debian()),
        }
    }

    /// What libc makes of `TZ`: nothing in it is UTC; a colon may stand before it; a path, a name, or a rule.
    fn zone_of_variable(&self, variable: &OsStr) -> Option<Zone> {
        let text = variable.to_str()?;
        let text = text.strip_prefix(':').unwrap_or(text);
        if text.is_empty() {
            return Some(Zone::Named(Tz::UTC));
        }
        if text.starts_with('/') {
            return self.zone_of_file(Path::new(text));
        }
        Zone::spelt(text).or_else(|| self.zone_of_file(&self.database()?.join(text)))
    }

    /// What a file of the database describes, or a link to one, or a copy.
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

    /// A file without a name: the zone of the database with the same bytes, else the rule at its end.
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

    /// Several names may have the same file; Paris is looked at first.
    fn identical_zone(&self, bytes: &[u8]) -> Option<Tz> {
        let database = self.database()?;
        [PARIS].into_iter().chain(TZ_VARIANTS).find(|zone| {
            let path = database.join(zone.name());
            let same_size = std::fs::metadata(&path)
                .is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64);
            // Names of one zone are links in some databases.
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

    /// Debian's own note of the name. Lines that begin with # are comments.
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

/// The name that stands in a path, after the folder of a database: `/nix/store/…/share/zoneinfo/Europe/Paris`.
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

/// The rule at the end of a file of the second form or a later one: it holds from the last change of the file on.
fn footer_rule(bytes: &[u8]) -> Option<Zone> {
    let bytes = bytes.strip_suffix(b"\n")?;
    let start = bytes.iter().rposition(|byte| *byte == b'\n')? + 1;
    PosixRule::parse(std::str::from_utf8(bytes.get(start..)?).ok()?).map(Zone::Rule)
}

#[cfg(test)]
#[path = "unix_tests.rs"]
mod tests;
