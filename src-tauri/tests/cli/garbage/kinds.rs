//! The kinds of garbage that a file of the app can contain. The tests of the commands and those of
//! the real window use them.

use std::fs::{self, File, Permissions, set_permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

/// Every file of the app.
pub(crate) const FILES: &[&str] = &[
    "settings.json",
    "settings.json.bak",
    "settings.lock",
    "clock",
    "reperes.log",
    "reperes.log.1",
];

/// The name of a kind of garbage, and the function that puts it in the place of a file.
pub(crate) type Kind = (&'static str, fn(&Path));

/// Each kind of garbage.
pub(crate) const KINDS: &[Kind] = &[
    ("nothing at all", |path| fs::write(path, "").unwrap()),
    ("bytes", |path| fs::write(path, [0xff, 0x00, 0xfe, 0x80].repeat(500)).unwrap()),
    ("the first instant of all", |path| fs::write(path, "-262143-01-01T00:00:00Z\n").unwrap()),
    ("the last instant of all", |path| fs::write(path, "+262142-12-31T23:59:59Z\n").unwrap()),
    ("a year without a date", |path| fs::write(path, "9999-99-99T99:99:99Z\n").unwrap()),
    ("deep brackets", |path| fs::write(path, "[".repeat(60_000)).unwrap()),
    ("a pipe", |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success())),
    ("a folder", |path| fs::create_dir(path).unwrap()),
    ("a link to nowhere", |path| symlink("/nowhere/at/all", path).unwrap()),
    ("a link to an endless device", |path| symlink("/dev/zero", path).unwrap()),
    ("a link to itself", |path| symlink(path, path).unwrap()),
    ("three gibibytes", |path| File::create(path).unwrap().set_len(3 << 30).unwrap()),
    ("a file that nobody may read", |path| {
        fs::write(path, "{}").unwrap();
        set_permissions(path, Permissions::from_mode(0o000)).unwrap();
    }),
];
