//! What people type for a document as a whole, by groups of letters: words that only share a stem or a beginning meet here as well.
//!
//! Every phrase, title and name of a document counts. What is compared are groups of four letters over the borders of words, so that
//! pairs of words count too. The ranking is that of Okapi BM25.

use std::collections::{BTreeMap, BTreeSet};

use crate::letters::bare;

/// From so many phrases on, more of the same group of letters adds little.
const SATURATION: f32 = 3.0;
/// How much many phrases count against each of them.
const LENGTH: f32 = 0.7;
/// How much more a rare group tells than a common one.
const RARITY: f32 = 1.5;

/// Four letters.
type Group = [u8; 4];

/// The groups of letters of one language.
#[derive(Debug, Default)]
pub(super) struct Profiles {
    groups: Vec<Group>,
    /// Where the documents of each group begin; one more than there are groups.
    starts: Vec<u32>,
    /// Documents, each with the number of its phrases that have the group.
    documents: Vec<(u16, u16)>,
    /// What is added to that number before it is divided by: more for a document with many phrases.
    damping: Vec<f32>,
}

impl Profiles {
    /// Files the phrases of each document.
    #[expect(clippy::cast_precision_loss, reason = "a few thousand phrases")]
    pub(super) fn new<'p>(documents: usize, phrases: impl Iterator<Item = (usize, &'p str)>) -> Self {
        let mut filed: BTreeMap<Group, BTreeMap<u16, u16>> = BTreeMap::new();
        let mut lengths = vec![0.0_f32; documents];
        for (document, phrase) in phrases {
            let (Ok(number), Some(length)) = (u16::try_from(document), lengths.get_mut(document)) else { continue };
            for group in groups(phrase) {
                *length += 1.0;
                let times = filed.entry(group).or_default().entry(number).or_default();
                *times = times.saturating_add(1);
            }
        }
        let usual = (lengths.iter().sum::<f32>() / documents.max(1) as f32).max(1.0);
        let damping = lengths.iter().map(|length| SATURATION * (1.0 - LENGTH + LENGTH * length / usual)).collect();
        let mut profiles = Self { damping, starts: vec![0], ..Self::default() };
        for (group, documents) in filed {
            profiles.groups.push(group);
            profiles.documents.extend(documents);
            profiles.starts.push(u32::try_from(profiles.documents.len()).unwrap_or(u32::MAX));
        }
        profiles
    }

    /// How like what is typed for each document a query is: 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred documents")]
    pub(super) fn likeness(&self, query: &str) -> Vec<f32> {
        let mut likeness = vec![0.0_f32; self.damping.len()];
        let mut all = 0.0;
        for group in groups(query) {
            let documents = self.with(group);
            let tells = (1.0 + self.damping.len() as f32 / (1.0 + documents.len() as f32)).ln().powf(RARITY);
            all += tells;
            for (document, times) in documents {
                let document = usize::from(*document);
                if let (Some(value), Some(damping)) = (likeness.get_mut(document), self.damping.get(document)) {
                    *value += tells * f32::from(*times) / (f32::from(*times) + damping);
                }
            }
        }
        if all > 0.0 {
            likeness.iter_mut().for_each(|value| *value /= all);
        }
        likeness
    }

    fn with(&self, group: Group) -> &[(u16, u16)] {
        let Ok(at) = self.groups.binary_search(&group) else { return &[] };
        let bounds = self.starts.get(at).zip(self.starts.get(at + 1));
        bounds.and_then(|(from, to)| self.documents.get(*from as usize..*to as usize)).unwrap_or_default()
    }
}

/// The groups of a text, each once. What is no Latin letter and no digit divides words.
fn groups(text: &str) -> BTreeSet<Group> {
    let mut letters = vec![b' '];
    for letter in bare(text).chars() {
        let byte = u8::try_from(letter).ok().filter(u8::is_ascii_alphanumeric).unwrap_or(b' ');
        if byte != b' ' || letters.last() != Some(&b' ') {
            letters.push(byte);
        }
    }
    if letters.last() != Some(&b' ') {
        letters.push(b' ');
    }
    letters.windows(4).filter_map(|window| window.try_into().ok()).collect()
}
