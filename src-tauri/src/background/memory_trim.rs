//! Trims the file-backed pages of a process without a window.
//!
//! Loading the libraries of the web engine reads some 20 MB of their tables once. A process without
//! a window does not use them again. When a window needs them, they return from the file, page by
//! page.

use std::ffi::c_void;
use std::fs;

use rustix::mm::{Advice, madvise};

/// Seconds from the start, or from hiding the window, to the trim.
pub(super) const TRIM_DELAY_SECS: u32 = 2;

/// A mapping of `/proc/self/smaps`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mapping {
    from: usize,
    to: usize,
    /// The mapping is private, read-only and of a file, and no page of it differs from that file.
    is_clean: bool,
}

/// Releases every page that can be read again from its file. Only on the main thread, which is the
/// one that loads libraries.
pub(super) fn trim_file_backed_pages() {
    let Ok(text) = fs::read_to_string("/proc/self/smaps") else { return };
    for mapping in parse_mappings(&text).into_iter().filter(|mapping| mapping.is_clean) {
        #[expect(unsafe_code, reason = "madvise takes a range of raw addresses")]
        // SAFETY: a moment ago the pages were read-only and none differed from the file, so reading
        // them again gives the same bytes. This assumes that no other thread changes such a mapping
        // in between, and that nobody rewrites the file in place.
        let advised = unsafe {
            madvise(mapping.from as *mut c_void, mapping.to - mapping.from, Advice::LinuxDontNeed)
        };
        if let Err(error) = advised {
            log::debug!("pages are kept: {error}");
        }
    }
}

fn parse_mappings(smaps: &str) -> Vec<Mapping> {
    let mut all: Vec<Mapping> = Vec::new();
    for line in smaps.lines() {
        if let Some(mapping) = parse_header(line) {
            all.push(mapping);
        } else if let (Some(size), Some(last)) = (line.strip_prefix("Anonymous:"), all.last_mut()) {
            // An anonymous page is one that the loader has written to.
            last.is_clean &= size.trim() == "0 kB";
        }
    }
    all
}

/// Parses the first line of a mapping:
/// `7f0000000000-7f0000001000 r--p 00000000 08:01 1234   /usr/lib/libx.so`
fn parse_header(line: &str) -> Option<Mapping> {
    let mut fields = line.split_ascii_whitespace();
    let (from, to) = fields.next()?.split_once('-')?;
    let address = |text| usize::from_str_radix(text, 16).ok();
    let (from, to) = (address(from)?, address(to)?);
    let read_only = matches!(fields.next()?, "r--p" | "r-xp");
    let is_file = fields.nth(3).is_some_and(|name| name.starts_with('/'));
    Some(Mapping { from, to, is_clean: read_only && is_file })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMAPS: &str = "\
5000-7000 r--p 00000000 08:01 1234                       /usr/lib/libx.so
Pss:                   8 kB
Anonymous:             0 kB
7000-9000 r-xp 00002000 08:01 1234                       /usr/lib/libx.so
Anonymous:             0 kB
9000-a000 r--p 00004000 08:01 1234                       /usr/lib/libx.so
Anonymous:             4 kB
a000-b000 rw-p 00005000 08:01 1234                       /usr/lib/libx.so
Anonymous:             0 kB
b000-c000 r--p 00000000 00:00 0
Anonymous:             0 kB
c000-d000 r--s 00000000 00:01 77                         /memfd:x (deleted)
Anonymous:             0 kB
d000-e000 r-xp 00000000 00:00 0                          [vdso]
Anonymous:             0 kB
";

    /// Only mappings that are read-only, private and unchanged from their file are trimmed.
    #[test]
    fn only_clean_read_only_file_mappings_are_trimmed() {
        let trimmed: Vec<_> = parse_mappings(SMAPS)
            .into_iter()
            .filter(|mapping| mapping.is_clean)
            .map(|mapping| mapping.from)
            .collect();
        assert_eq!(trimmed, [0x5000, 0x7000]);
        assert_eq!(parse_mappings(SMAPS).len(), 7);
    }

    /// The program continues as before after a trim.
    #[test]
    fn program_continues_after_a_trim() {
        let of_files = || -> u64 {
            let status = fs::read_to_string("/proc/self/status").unwrap();
            let size = status.lines().find_map(|line| line.strip_prefix("RssFile:")).unwrap();
            size.trim().trim_end_matches(" kB").parse().unwrap()
        };
        let before = of_files();
        trim_file_backed_pages();
        assert!(of_files() < before);
        // Code, tables and constants return as soon as they are used.
        assert_eq!(format!("{:>8.3}", 2.0_f64.sqrt()), "   1.414");
        assert!(std::thread::spawn(|| "3018".parse::<u32>()).join().unwrap().is_ok());
    }
}
