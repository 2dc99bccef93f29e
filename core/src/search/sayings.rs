//! Phrases filed by their words: how near a query is to what people are known to type.

use std::collections::BTreeMap;

use super::weights::Weights;

/// The phrases of one language.
#[derive(Debug, Default)]
pub(super) struct Sayings {
    /// For each term, the phrases that it stands in, with its share of each.
    postings: Vec<Vec<(u32, f32)>>,
    /// The document of each phrase.
    documents: Vec<u32>,
    /// How much each term tells here: the fewer documents have it in their phrases, the more.
    rarity: Vec<f32>,
    /// How much a word tells that stands in no phrase.
    strange: f32,
}

/// A word of a phrase: its terms, and what it weighs.
type Weighed = (Vec<usize>, f32);

/// A word of a query, as the phrases see it.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    /// The terms that it may mean, with how close each is.
    pub(super) terms: &'a [(usize, f32)],
    pub(super) weight: f32,
}

/// So many phrases of a document count.
const COUNTED: usize = 4;

/// What is being found out of one document.
#[derive(Debug, Default)]
struct Gathered {
    likenesses: Vec<f32>,
    met: u64,
}

/// The bit that stands for a word of the query; words beyond the sixty-third share one.
pub(super) fn bit(number: usize) -> u64 {
    1 << number.min(63)
}

/// What the phrases say of one document.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Likeness {
    /// How like the nearest phrases are, the best first, each next counting less: 0 to about 1.6.
    pub(super) nearest: f32,
    /// How like the nearest phrase is: 0 to 1.
    pub(super) first: f32,
    /// The words of the query that stand in them, one bit each.
    pub(super) met: u64,
}

impl Sayings {
    /// Files phrases, each with its document and its terms: those of one word together, with what the word weighs.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a few thousand phrases")]
    pub(super) fn new(terms: usize, documents: usize, phrases: &[(u32, Vec<Weighed>)]) -> Self {
        let mut with: Vec<Vec<u32>> = vec![Vec::new(); terms];
        for (document, words) in phrases {
            for term in words.iter().flat_map(|(terms, _)| terms) {
                if let Some(known) = with.get_mut(*term).filter(|known| known.last() != Some(document)) {
                    known.push(*document);
                }
            }
        }
        let tells = |with: usize| (1.0 + documents as f32 / (1.0 + with as f32)).ln();
        let rarity: Vec<f32> = with.iter().map(|known| tells(known.len())).collect();
        let mut postings: Vec<Vec<(u32, f32)>> = vec![Vec::new(); terms];
        for (number, (_, words)) in phrases.iter().enumerate() {
            let worth = |(terms, weight): &Weighed| weight * terms.iter().filter_map(|term| rarity.get(*term)).copied().fold(0.0, f32::max);
            let length = words.iter().map(|word| worth(word).powi(2)).sum::<f32>().sqrt().max(f32::EPSILON);
            for word in words {
                for term in &word.0 {
                    if let Some(known) = postings.get_mut(*term).filter(|known| known.last().is_none_or(|last| last.0 != number as u32)) {
                        known.push((number as u32, worth(word) / length));
                    }
                }
            }
        }
        Self { postings, documents: phrases.iter().map(|(document, _)| *document).collect(), rarity, strange: tells(0) }
    }

    /// The terms that stand in at least this part of the phrases of a document.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred phrases")]
    pub(super) fn usual(&self, document: usize, part: f32) -> impl Iterator<Item = usize> {
        let of = move |phrase: u32| self.documents.get(phrase as usize).is_some_and(|known| *known as usize == document);
        let least = self.documents.iter().filter(|known| **known as usize == document).count() as f32 * part;
        let with = move |phrases: &Vec<(u32, f32)>| phrases.iter().filter(|(phrase, _)| of(*phrase)).count() as f32;
        self.postings.iter().enumerate().filter(move |(_, phrases)| with(phrases) >= least.max(1.0)).map(|(term, _)| term)
    }

    /// How much a word of a query tells, by the best of its terms.
    pub(super) fn worth(&self, asked: &Asked<'_>) -> f32 {
        let known = asked.terms.iter().filter_map(|(term, _)| self.rarity.get(*term)).copied().reduce(f32::max);
        asked.weight * known.unwrap_or(self.strange)
    }

    /// How like the phrases of each document are to a query.
    pub(super) fn likeness(&self, asked: &[Asked<'_>], weights: &Weights) -> BTreeMap<usize, Likeness> {
        let worths: Vec<f32> = asked.iter().map(|word| self.worth(word)).collect();
        let length = worths.iter().map(|worth| worth.powi(2)).sum::<f32>().sqrt();
        if length <= 0.0 {
            return BTreeMap::new();
        }
        let mut likeness = vec![0.0_f32; self.documents.len()];
        let mut found: BTreeMap<usize, Gathered> = BTreeMap::new();
        for (number, (word, worth)) in asked.iter().zip(&worths).enumerate() {
            let mut here: BTreeMap<u32, f32> = BTreeMap::new();
            for (term, closeness) in word.terms {
                for (phrase, share) in self.postings.get(*term).into_iter().flatten() {
                    let value = here.entry(*phrase).or_default();
                    *value = value.max(share * closeness);
                }
            }
            for (phrase, share) in here {
                let Some(document) = self.documents.get(phrase as usize) else { continue };
                if let Some(value) = likeness.get_mut(phrase as usize) {
                    *value += share * worth / length;
                }
                found.entry(*document as usize).or_default().met |= bit(number);
            }
        }
        for (phrase, value) in likeness.into_iter().enumerate().filter(|(_, value)| *value > 0.0) {
            if let Some(document) = self.documents.get(phrase) {
                found.entry(*document as usize).or_default().likenesses.push(value);
            }
        }
        let told = |(document, gathered): (usize, Gathered)| {
            let Gathered { mut likenesses, met } = gathered;
            likenesses.sort_by(|a, b| b.total_cmp(a));
            let first = likenesses.first().copied().unwrap_or_default().min(1.0);
            let mut part = 1.0;
            let nearest = likenesses.iter().take(COUNTED).map(|value| {
                let counted = value.min(1.0).powf(weights.sharp) * part;
                part *= weights.next;
                counted
            });
            (document, Likeness { nearest: nearest.sum(), first, met })
        };
        found.into_iter().map(told).collect()
    }
}
