//! The zone of a computer, for every state of its variables and files.

use super::*;
use std::fs;
use std::os::unix::fs::symlink;

/// A file of the database, as far as the code reads it: its magic bytes, and the rule at its end.
fn tzif_file(rule: &str, content: &str) -> Vec<u8> {
    [b"TZif2", content.as_bytes(), &[0; 40], b"\n", rule.as_bytes(), b"\n"].concat()
}

const PARIS_RULE: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// A computer with a small database and nothing else.
fn empty_source() -> (tempfile::TempDir, ZoneSource) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().to_owned();
    let database = root.join("usr/share/zoneinfo");
    for (name, rule) in [
        ("Europe/Paris", PARIS_RULE),
        ("Europe/Madrid", PARIS_RULE),
        ("America/Martinique", "<-04>4"),
        ("Pacific/Noumea", "<+11>-11"),
        ("Asia/Tokyo", "JST-9"),
        ("Etc/UTC", "UTC0"),
    ] {
        for variant in ["", "posix", "right"] {
            let path = database.join(variant).join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, tzif_file(rule, &format!("{variant}{name}"))).unwrap();
        }
    }
    fs::create_dir_all(root.join("etc")).unwrap();
    (folder, ZoneSource { variable: None, database: None, root })
}

/// A change to the computer before its zone is read.
enum Setup {
    /// `TZ`; `@` stands for the root.
    Variable(&'static str),
    /// Links, each with what it points to, `@` standing for the root; the first is in /etc.
    Links(&'static [(&'static str, &'static str)]),
    /// /etc/localtime is a copy of this file.
    Copy(&'static str),
    /// /etc/localtime has these bytes.
    Bytes(fn() -> Vec<u8>),
    /// There is no /etc/localtime, and /etc/timezone contains this text.
    Debian(&'static str),
    /// Any other change.
    Other(fn(&Path)),
}

/// The zone of a computer is the one that libc uses, or unknown.
#[test]
fn zone_is_that_of_libc_or_unknown() {
    use Setup::{Bytes, Copy, Debian, Links, Other, Variable};
    let unknown = "";
    let table = [
        (Variable("Europe/Paris"), "Europe/Paris"),
        (Variable(":Europe/Paris"), "Europe/Paris"),
        (Variable("Pacific/Noumea"), "Pacific/Noumea"),
        (Variable("posix/Asia/Tokyo"), "Asia/Tokyo"),
        (Variable("right/Asia/Tokyo"), "Asia/Tokyo"),
        (Variable("@/usr/share/zoneinfo/Asia/Tokyo"), "Asia/Tokyo"),
        (Variable(":@/usr/share/zoneinfo/right/Asia/Tokyo"), "Asia/Tokyo"),
        (Variable(":@/etc/localtime"), "America/Martinique"),
        (Variable("@/nowhere"), unknown),
        (Variable("CET-1CEST,M3.5.0,M10.5.0/3"), "+01:00/+02:00"),
        (Variable("CET-1CEST"), "+01:00/+02:00"),
        (Variable("GMT+5"), "-05:00"),
        (Variable("<+1030>-10:30"), "+10:30"),
        (Variable("UTC"), "UTC"),
        (Variable("CET"), "CET"),
        (Variable(""), "UTC"),
        (Variable(":"), "UTC"),
        (Variable("Foo/Bar"), unknown),
        (Variable("../../../etc/passwd"), unknown),
        (Variable("GMT+99"), unknown),
        (Links(&[("localtime", "@/usr/share/zoneinfo/Europe/Paris")]), "Europe/Paris"),
        (Links(&[("localtime", "../usr/share/zoneinfo/Europe/Paris")]), "Europe/Paris"),
        (Links(&[("localtime", "@/usr/share/zoneinfo/posix/Asia/Tokyo")]), "Asia/Tokyo"),
        (Links(&[("localtime", "@/usr/share/zoneinfo/right/Asia/Tokyo")]), "Asia/Tokyo"),
        (
            Links(&[
                ("localtime", "first"),
                ("first", "second"),
                ("second", "@/usr/share/zoneinfo/Asia/Tokyo"),
            ]),
            "Asia/Tokyo",
        ),
        (
            Links(&[("localtime", "zoneinfo"), ("zoneinfo", "@/usr/share/zoneinfo/Asia/Tokyo")]),
            "Asia/Tokyo",
        ),
        (
            Links(&[("localtime", "@/nix/store/0abc-tzdata-2026a/share/zoneinfo/Indian/Reunion")]),
            "Indian/Reunion",
        ),
        (Links(&[("localtime", "/etc/zoneinfo/Europe/Paris")]), "Europe/Paris"),
        (Links(&[("localtime", "/var/db/timezone/zoneinfo/Europe/Paris")]), "Europe/Paris"),
        (Links(&[("localtime", "@/usr/share/zoneinfo-leaps/Asia/Tokyo")]), "Asia/Tokyo"),
        (Links(&[("localtime", "localtime")]), unknown),
        (Links(&[("localtime", "@/somewhere/else")]), unknown),
        (Links(&[("localtime", "@/usr/share/zoneinfo/Europe/Nowhere")]), unknown),
        (Links(&[("localtime", "@/etc/hostname")]), unknown),
        (Copy("America/Martinique"), "America/Martinique"),
        (Copy("Europe/Paris"), "Europe/Paris"),
        (Copy("right/Asia/Tokyo"), "+09:00"),
        (Bytes(|| tzif_file(PARIS_RULE, "of another release")), "+01:00/+02:00"),
        (Bytes(|| tzif_file("<-03>3<-02>,M3.2.0,M11.1.0", "of another release")), "-03:00/-02:00"),
        (Bytes(|| tzif_file("", "without a rule")), unknown),
        (Bytes(|| b"garbage\n".to_vec()), unknown),
        (Bytes(|| vec![b'x'; 1_000_000]), unknown),
        (Bytes(|| [tzif_file(PARIS_RULE, ""), vec![b'\n'; 100_000]].concat()), unknown),
        (Variable("CET-1CEST,M+3.5.0,M10.5.0/3"), unknown),
        (Variable("CET-1CEST,J+60,J300"), unknown),
        (Debian("Europe/Paris\n"), "Europe/Paris"),
        (Debian("# by hand\n\n  Asia/Tokyo # moved\n"), "Asia/Tokyo"),
        (Debian("garbage\n"), unknown),
        (Debian(""), unknown),
        (Other(|_| ()), unknown),
        (Other(|root| fs::create_dir(root.join("etc/localtime")).unwrap()), unknown),
        (Other(|root| symlink("/dev/zero", root.join("etc/localtime")).unwrap()), unknown),
        (
            Other(|root| {
                use rustix::fs::{CWD, FileType, Mode, mknodat};
                mknodat(
                    CWD,
                    root.join("etc/localtime"),
                    FileType::Fifo,
                    Mode::RUSR | Mode::WUSR,
                    0,
                )
                .unwrap();
            }),
            unknown,
        ),
        (
            // libc does not read Debian's file if /etc/localtime exists.
            Other(|root| {
                fs::write(root.join("etc/timezone"), "Europe/Paris\n").unwrap();
                fs::copy(root.join("usr/share/zoneinfo/Asia/Tokyo"), root.join("etc/localtime"))
                    .unwrap();
            }),
            "Asia/Tokyo",
        ),
    ];
    assert!(table.len() >= 40);
    for (number, (state, expected)) in table.into_iter().enumerate() {
        let (_folder, mut source) = empty_source();
        let root = source.root.clone();
        let place = |text: &str| text.replace('@', root.to_str().unwrap());
        match state {
            Variable(text) => {
                fs::copy(
                    root.join("usr/share/zoneinfo/America/Martinique"),
                    root.join("etc/localtime"),
                )
                .unwrap();
                source.variable = Some(place(text).into());
            }
            Links(links) => {
                fs::write(root.join("etc/hostname"), "paris\n").unwrap();
                for (name, target) in links {
                    symlink(place(target), root.join("etc").join(name)).unwrap();
                }
            }
            Copy(name) => drop(
                fs::copy(root.join("usr/share/zoneinfo").join(name), root.join("etc/localtime"))
                    .unwrap(),
            ),
            Bytes(bytes) => fs::write(root.join("etc/localtime"), bytes()).unwrap(),
            Debian(text) => fs::write(root.join("etc/timezone"), text).unwrap(),
            Other(change) => change(&root),
        }
        let found = source.zone().map_or_else(String::new, |zone| zone.to_string());
        assert_eq!(found, expected, "state {number}");
    }
}

/// `TZDIR` replaces the usual database.
#[test]
fn tzdir_replaces_the_usual_database() {
    let (_folder, mut source) = empty_source();
    let own = source.root.join("opt/zones");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("Site"), tzif_file("<+11>-11", "")).unwrap();
    source.variable = Some("Site".into());
    assert_eq!(source.zone(), None);
    source.database = Some(own.into());
    assert_eq!(source.zone().unwrap().to_string(), "+11:00");
    source.database = Some("".into());
    assert_eq!(source.zone(), None);
}

/// A copy is compared with the database once, and again after a change.
#[test]
fn copy_is_compared_again_after_a_change() {
    let (_folder, source) = empty_source();
    let copy = |name| {
        fs::copy(
            source.root.join("usr/share/zoneinfo").join(name),
            source.root.join("etc/localtime"),
        )
        .unwrap()
    };
    for name in ["Asia/Tokyo", "Asia/Tokyo", "Pacific/Noumea", "Asia/Tokyo"] {
        copy(name);
        assert_eq!(source.zone().unwrap().to_string(), name);
    }
}

/// The zone of the computer that runs the test can be read.
#[test]
fn this_computer_gives_an_answer() {
    let _ = ZoneSource::this().zone();
}
