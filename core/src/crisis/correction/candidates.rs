//! The words that a misspelt one may stand for, by sound and by letters.

use std::collections::BTreeMap;

use super::edit_distance::is_one_edit;
use super::phonetic::phonetic_key;
use crate::flat::Interner;

/// The least length for corrections by letters: in shorter words one letter makes another word.
pub(super) const LONG_ENOUGH: usize = 6;
/// The least number of sounds for corrections by sound.
const MIN_SOUNDS: usize = 3;

/// The words that corrections may lead to.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    /// Words and beginnings (`suicid*`) for corrections by letters, by their first letter.
    by_first_letter: BTreeMap<char, Interner>,
    /// Whether words are also corrected by their sound.
    pub(crate) by_sound: bool,
    /// The sound of each word and beginning, then the word (`suisid suicid*`), by the first letter
    /// of the sound.
    by_first_sound: BTreeMap<char, Interner>,
}

impl Candidates {
    /// Adds a word, or a beginning (`suicid*`).
    pub(crate) fn note(&mut self, entry: &str) {
        let (word, beginning) = entry.strip_suffix('*').map_or((entry, false), |word| (word, true));
        let key = phonetic_key(word);
        if let Some(first) = key.chars().next().filter(|_| {
            self.by_sound
                && key.len() >= MIN_SOUNDS + usize::from(beginning)
                && (!beginning || word.len() >= LONG_ENOUGH - 1)
        }) {
            self.by_first_sound.entry(first).or_default().add(&format!("{key} {entry}"));
        }
        if let Some(first) = word.chars().next().filter(|_| word.len() >= LONG_ENOUGH) {
            self.by_first_letter.entry(first).or_default().add(entry);
        }
    }

    /// Releases what only the reading of the content needs. Nothing may be added afterwards.
    pub(crate) fn close(&mut self) {
        self.by_first_letter
            .values_mut()
            .chain(self.by_first_sound.values_mut())
            .for_each(Interner::drop_lookup_table);
    }

    /// A word with the same sound.
    pub(crate) fn same_sound(&self, word: &str) -> Option<String> {
        let key = phonetic_key(word);
        let alike = || {
            let known = key.chars().next().and_then(|first| self.by_first_sound.get(&first));
            known.into_iter().flat_map(Interner::iter).filter_map(|entry| entry.split_once(' '))
        };
        let words = || alike().filter(|(_, word)| !word.ends_with('*'));
        let beginnings =
            || alike().filter_map(|(sound, word)| Some((sound, word.strip_suffix('*')?)));
        words()
            .find(|(sound, _)| *sound == key)
            .or_else(|| {
                beginnings()
                    .find(|(sound, _)| key.len() <= sound.len() + 2 && key.starts_with(sound))
            })
            .or_else(|| {
                words().find(|(sound, _)| {
                    key.len() >= LONG_ENOUGH && is_one_edit(sound.as_bytes(), key.as_bytes())
                })
            })
            .map(|(_, word)| word.to_owned())
    }

    /// A word that is one edit away.
    pub(crate) fn one_edit_away(&self, word: &str) -> Option<String> {
        if word.len() < LONG_ENOUGH - 1 {
            return None;
        }
        let candidates = self.by_first_letter.get(&word.chars().next()?)?;
        candidates.iter().find_map(|entry| {
            let Some(wanted) = entry.strip_suffix('*') else {
                return is_one_edit(word.as_bytes(), entry.as_bytes()).then(|| entry.to_owned());
            };
            let ends = [wanted.len(), wanted.len() - 1, wanted.len() + 1];
            let end = ends.into_iter().find(|end| {
                word.get(..*end)
                    .is_some_and(|start| is_one_edit(start.as_bytes(), wanted.as_bytes()))
            })?;
            Some(format!("{wanted}{}", word.get(end..)?))
        })
    }
}
