//! Phrases indexed by their words, and the similarity of a query to them.

use super::index_builder::PhraseWord;
use super::rank_weights::RankWeights;
use crate::flat::Lists;

/// The phrases of one language.
#[derive(Debug, Default)]
pub(super) struct PhraseIndex {
    /// For each term, the phrases that contain it, with its share of each.
    postings: Lists<(u32, f32)>,
    /// The document of each phrase.
    documents: Vec<u32>,
    /// The inverse document frequency of each term among the phrases.
    rarity: Vec<f32>,
    /// The same for a word that no phrase contains.
    strange: f32,
}

/// A word of a query, as the comparison with phrases needs it.
#[derive(Debug)]
pub(super) struct QueryWord<'a> {
    /// The terms that it may stand for, with the closeness of each.
    pub(super) terms: &'a [(usize, f32)],
    pub(super) weight: f32,
}

/// The number of phrases of a document that count.
const COUNTED: usize = 4;

/// The similarities of one document while they are computed.
#[derive(Debug, Clone, Copy, Default)]
struct DocumentLikeness {
    /// The similarities of its closest phrases, best first.
    nearest: [f32; COUNTED],
    met: u64,
}

impl DocumentLikeness {
    fn add(&mut self, mut value: f32) {
        for known in &mut self.nearest {
            if value > *known {
                std::mem::swap(known, &mut value);
            }
        }
    }
}

/// The bit for a word of the query; words beyond the sixty-third share one.
pub(super) fn bit(number: usize) -> u64 {
    1 << number.min(63)
}

/// The similarity of one document's phrases to a query.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Likeness {
    /// The sum over the closest phrases, best first, each next one counting less: 0 to about 1.6.
    pub(super) nearest: f32,
    /// The similarity of the closest phrase: 0 to 1.
    pub(super) first: f32,
    /// The words of the query that occur in the phrases, one bit each.
    pub(super) met: u64,
}

impl PhraseIndex {
    /// Indexes phrases by their words. `typed` holds their documents, `term` the term of each key.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred documents")]
    pub(super) fn new(
        term: &[u32],
        documents: usize,
        typed: &[(u32, &str)],
        phrases: Lists<PhraseWord>,
    ) -> Self {
        let terms = |(keys, _): &PhraseWord| {
            keys.map(|key| term.get(key as usize).map_or(usize::MAX, |term| *term as usize))
        };
        let mut is_new = once_in_each_place(term.len());
        let mut with = vec![0_usize; term.len()];
        for ((document, _), words) in typed.iter().zip(phrases.iter()) {
            for term in words.iter().flat_map(terms).filter(|term| is_new(*term, *document)) {
                with[term] += 1;
            }
        }
        let tells = |with: usize| (1.0 + documents as f32 / (1.0 + with as f32)).ln();
        let rarity: Vec<f32> = with.into_iter().map(tells).collect();
        let worth = |word: &PhraseWord| {
            word.1
                * terms(word)
                    .iter()
                    .filter_map(|term| rarity.get(*term))
                    .copied()
                    .fold(0.0, f32::max)
        };
        // Every term of every phrase, once in each, with the first word that has it.
        let all = || {
            let mut is_new = once_in_each_place(term.len());
            let words = (0..)
                .zip(phrases.iter())
                .flat_map(|(phrase, words)| words.iter().map(move |word| (phrase, word)));
            let each =
                words.flat_map(|(phrase, word)| terms(word).map(|term| (term, phrase, word)));
            each.filter(move |(term, phrase, _)| is_new(*term, *phrase))
        };
        let mut lengths = vec![0; term.len()];
        all().for_each(|(term, _, _)| lengths[term] += 1);
        let mut postings = Lists::with_lengths(lengths);
        let length = |words: &[PhraseWord]| {
            words.iter().map(|word| worth(word).powi(2)).sum::<f32>().sqrt().max(f32::EPSILON)
        };
        let lengths: Vec<f32> = phrases.iter().map(length).collect();
        for (term, phrase, word) in all() {
            postings.put(term, (phrase, worth(word) / lengths[phrase as usize]));
        }
        let documents = typed.iter().map(|(document, _)| *document).collect();
        Self { postings, documents, rarity, strange: tells(0) }
    }

    /// The terms that occur in at least this part of the phrases of a document.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred phrases")]
    pub(super) fn usual(&self, document: usize, part: f32) -> impl Iterator<Item = usize> {
        let of = move |phrase: u32| {
            self.documents.get(phrase as usize).is_some_and(|known| *known as usize == document)
        };
        let least = self.documents.iter().filter(|known| **known as usize == document).count()
            as f32
            * part;
        let with = move |phrases: &[(u32, f32)]| {
            phrases.iter().filter(|(phrase, _)| of(*phrase)).count() as f32
        };
        self.postings
            .iter()
            .enumerate()
            .filter(move |(_, phrases)| with(phrases) >= least.max(1.0))
            .map(|(term, _)| term)
    }

    /// The weight of a word of a query: its own weight times the rarity of the rarest of its terms.
    pub(super) fn worth(&self, asked: &QueryWord<'_>) -> f32 {
        let known = asked
            .terms
            .iter()
            .filter_map(|(term, _)| self.rarity.get(*term))
            .copied()
            .reduce(f32::max);
        asked.weight * known.unwrap_or(self.strange)
    }

    /// The similarity of each document's phrases to a query, in the order of the documents.
    pub(super) fn likeness(
        &self,
        asked: &[QueryWord<'_>],
        weights: &RankWeights,
    ) -> Vec<(usize, Likeness)> {
        let worths: Vec<f32> = asked.iter().map(|word| self.worth(word)).collect();
        let length = worths.iter().map(|worth| worth.powi(2)).sum::<f32>().sqrt();
        if length <= 0.0 {
            return Vec::new();
        }
        let mut likeness = vec![0.0_f32; self.documents.len()];
        let mut found = vec![
            DocumentLikeness::default();
            self.documents.iter().max().map_or(0, |last| *last as usize + 1)
        ];
        // The value of one word in each phrase that contains it: that of the closest of its terms.
        let mut here = vec![0.0_f32; self.documents.len()];
        let mut with: Vec<u32> = Vec::new();
        for (number, (word, worth)) in asked.iter().zip(&worths).enumerate() {
            for (term, closeness) in word.terms {
                for (phrase, share) in self.postings.get(*term) {
                    let Some(value) = here.get_mut(*phrase as usize) else { continue };
                    *value = value.max(share * closeness);
                    with.push(*phrase);
                }
            }
            for phrase in with.drain(..).map(|phrase| phrase as usize) {
                // A phrase that another term of the word adds again has the value 0 by then.
                likeness[phrase] += std::mem::take(&mut here[phrase]) * worth / length;
                found[self.documents[phrase] as usize].met |= bit(number);
            }
        }
        for (document, value) in
            self.documents.iter().zip(likeness).filter(|(_, value)| *value > 0.0)
        {
            found[*document as usize].add(value);
        }
        let told = |(document, gathered): (usize, DocumentLikeness)| {
            let mut part = 1.0;
            let nearest = gathered.nearest.iter().take_while(|value| **value > 0.0).map(|value| {
                let counted = value.min(1.0).powf(weights.sharp) * part;
                part *= weights.next;
                counted
            });
            (
                document,
                Likeness {
                    nearest: nearest.sum(),
                    first: gathered.nearest[0].min(1.0),
                    met: gathered.met,
                },
            )
        };
        found.into_iter().enumerate().filter(|(_, gathered)| gathered.met != 0).map(told).collect()
    }
}

/// Returns a function that tells whether a term is new in a place, which is a document or a phrase.
/// The places must come one after the other.
fn once_in_each_place(terms: usize) -> impl FnMut(usize, u32) -> bool {
    let mut last = vec![u32::MAX; terms];
    move |term, place| {
        last.get_mut(term).is_some_and(|last| std::mem::replace(last, place) != place)
    }
}
