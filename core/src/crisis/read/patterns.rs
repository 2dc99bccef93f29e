//! Reads the fields that hold words, combinations and clues.

use crate::crisis::fold::fold;
use crate::crisis::lexicon::Lexicon;
use crate::crisis::pattern::{MatchMode, Pattern};
use crate::toml_fields::Record;

/// Reads clues: each line has a value and a combination.
pub(super) fn clues(record: &mut Record<'_>, lexicon: &mut Lexicon) -> Vec<(i32, Pattern)> {
    let text = record.text("clues");
    let mut read = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let clue =
            line.split_once(' ').and_then(|(points, rest)| Some((points.parse().ok()?, rest)));
        let clue = clue.ok_or_else(|| format!("{line:?} begins with no number"));
        match clue.and_then(|(points, rest)| {
            Ok((points, Pattern::read(rest, MatchMode::Similar, lexicon)?))
        }) {
            Ok(clue) => read.push(clue),
            Err(problem) => record.report(
                "clues",
                &problem,
                "write \"2 sang|saigne\": what it counts, then the combination",
            ),
        }
    }
    read
}

pub(super) fn patterns(
    record: &mut Record<'_>,
    key: &str,
    mode: MatchMode,
    lexicon: &mut Lexicon,
) -> Vec<Pattern> {
    let text = record.text(key);
    let mut read = Vec::new();
    for line in lines(&text) {
        match Pattern::read(line, mode, lexicon) {
            Ok(pattern) => read.push(pattern),
            Err(problem) => record.report(
                key,
                &problem,
                "see the head of core/src/crisis/pattern.rs for how to write combinations",
            ),
        }
    }
    read
}

/// The combinations of a text, one on each line.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The entries of a comma-separated list, folded.
pub(super) fn items(text: &str) -> Vec<String> {
    let item = |item: &str| fold(item).split_whitespace().collect::<Vec<_>>().join(" ");
    text.split(',').map(item).filter(|item| !item.is_empty()).collect()
}
