//! The log of looks is sound, every mistake in it is reported, and the app does not carry it.

use crate::support::{knowledge, library};
use reperes_core::{embedded_files, looks};

const LOG: &str = include_str!("../../../content/log.toml");

/// A log of one look. The source was seen on 28 November 2026.
const LOOK: &str = "[[look]]
source = \"education-pause-numerique\"
on = 2026-11-30
moved = \"nothing\"
by = \"maintainer\"
";

fn check(text: &str) -> Result<(), String> {
    looks::check(text, &library(), &knowledge()).map_err(|errors| errors.to_string())
}

#[test]
fn log_is_sound() {
    assert_eq!(check(LOG), Ok(()));
}

#[test]
fn mistake_in_log_is_named_with_line_field_and_remedy() {
    assert_eq!(check(LOOK), Ok(()));
    let cases = [
        ("education-pause", "education-pose", "log.toml:2: education-pose-numerique.source: \"edu"),
        (
            "maintainer",
            "Camille",
            "log.toml:5: education-pause-numerique.by: \"Camille\" is not known",
        ),
        ("by =", "name =", "log.toml:5: education-pause-numerique.name: is not a known field"),
        ("\"nothing\"", "\"\"", "log.toml:4: education-pause-numerique.moved: is empty"),
        ("moved = \"nothing\"\n", "", "log.toml:1: education-pause-numerique.moved: is missing"),
        ("2026-11-30", "\"today\"", "log.toml:3: education-pause-numerique.on: is not a calendar"),
        ("2026-11-30", "2062-11-30", "log.toml:3: education-pause-numerique.on: is later than"),
        (
            "2026-11-30",
            "2026-11-27",
            "log.toml:3: education-pause-numerique.on: is before the seen",
        ),
        ("[[look]]", "[[looks]]", "log.toml:1: look: is missing"),
    ];
    for (from, to, expected) in cases {
        let errors = check(&LOOK.replacen(from, to, 1)).expect_err(from);
        assert!(errors.contains(expected), "{from:?} → {to:?} gave\n{errors}");
    }
}

/// Of several looks at one source, the last has its present `seen_on`. Two looks on one day, or in
/// the wrong order, are a mistake.
#[test]
fn earlier_look_may_precede_seen_on_but_not_repeat_a_day() {
    let before = LOOK.replace("2026-11-30", "2026-11-23");
    assert_eq!(check(&format!("{before}{LOOK}")), Ok(()));
    for wrong in [format!("{LOOK}{before}"), format!("{LOOK}{LOOK}")] {
        let errors = check(&wrong).expect_err("the order");
        assert!(
            errors.contains("log.toml:8: education-pause-numerique.on: is not later"),
            "{errors}"
        );
    }
    // A mistake in a look that is not the last is reported too.
    let unknown = before.replace("by =", "name =");
    assert!(check(&format!("{unknown}{LOOK}")).is_err_and(|errors| errors.contains("log.toml:5:")));
}

#[test]
fn log_is_not_embedded() {
    assert!(embedded_files().places().all(|place| place != "log.toml"));
}
