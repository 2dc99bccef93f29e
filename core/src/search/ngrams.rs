//! The similarity of a query to all phrases of a document by n-grams of letters. It also matches
//! words that only share a stem or a beginning.
//!
//! Every phrase, title and name of a document counts. The n-grams have four letters and cross the
//! boundaries of words, so pairs of words count too. The ranking is that of Okapi BM25.

use std::collections::BTreeMap;

use crate::flat::Lists;
use crate::letters::fold_case_and_accents;

/// The saturation of BM25: from this many phrases on, more of the same n-gram adds little.
const SATURATION: f32 = 3.0;
/// The length normalisation of BM25: how much many phrases reduce the weight of each.
const LENGTH: f32 = 0.7;
/// The power of the rarity of an n-gram.
const RARITY: f32 = 1.5;

/// Four letters.
pub(super) type Ngram = [u8; 4];

/// The n-grams of one language.
#[derive(Debug, Default)]
pub(super) struct NgramIndex {
    ngrams: Vec<Ngram>,
    /// For each n-gram its documents, each with the number of its phrases that contain the n-gram.
    documents: Lists<(u16, u16)>,
    /// What is added to that number before it is divided by the sum: more for a document with many
    /// phrases.
    damping: Vec<f32>,
}

impl NgramIndex {
    /// Indexes phrases, each with its document.
    #[expect(clippy::cast_precision_loss, reason = "a few thousand phrases")]
    pub(super) fn new(documents: usize, mut typed: Vec<(u32, &str)>) -> Self {
        typed.sort_by_key(|(document, _)| *document);
        // The n-grams of the phrases of each document, in order.
        let all = || {
            let of = |(document, phrases): (u16, &[(u32, &str)])| {
                let mut all: Vec<Ngram> =
                    phrases.iter().flat_map(|(_, phrase)| ngrams(phrase)).collect();
                all.sort_unstable();
                (document, all)
            };
            let parts = typed.chunk_by(|a, b| a.0 == b.0);
            parts
                .filter_map(|phrases| Some((u16::try_from(phrases.first()?.0).ok()?, phrases)))
                .map(of)
        };
        let mut lengths = vec![0.0_f32; documents];
        let mut with: BTreeMap<Ngram, usize> = BTreeMap::new();
        for (document, all) in all() {
            if let Some(length) = lengths.get_mut(usize::from(document)) {
                *length = all.len() as f32;
            }
            for ngram in all.chunk_by(|a, b| a == b).filter_map(<[Ngram]>::first) {
                *with.entry(*ngram).or_default() += 1;
            }
        }
        let usual = (lengths.iter().sum::<f32>() / documents.max(1) as f32).max(1.0);
        let damping = lengths
            .iter()
            .map(|length| SATURATION * (1.0 - LENGTH + LENGTH * length / usual))
            .collect();
        let mut index = Self {
            ngrams: with.keys().copied().collect(),
            documents: Lists::with_lengths(with.into_values()),
            damping,
        };
        for (document, all) in all() {
            for same in all.chunk_by(|a, b| a == b) {
                if let Some(at) =
                    same.first().and_then(|ngram| index.ngrams.binary_search(ngram).ok())
                {
                    index
                        .documents
                        .put(at, (document, u16::try_from(same.len()).unwrap_or(u16::MAX)));
                }
            }
        }
        index
    }

    /// The similarity of a query to the phrases of each document: 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred documents")]
    pub(super) fn likeness(&self, query: &str) -> Vec<f32> {
        let mut likeness = vec![0.0_f32; self.damping.len()];
        let mut all = 0.0;
        for ngram in ngrams(query) {
            let documents = self.with(ngram);
            let tells = (1.0 + self.damping.len() as f32 / (1.0 + documents.len() as f32))
                .ln()
                .powf(RARITY);
            all += tells;
            for (document, times) in documents {
                let document = usize::from(*document);
                if let (Some(value), Some(damping)) =
                    (likeness.get_mut(document), self.damping.get(document))
                {
                    *value += tells * f32::from(*times) / (f32::from(*times) + damping);
                }
            }
        }
        if all > 0.0 {
            likeness.iter_mut().for_each(|value| *value /= all);
        }
        likeness
    }

    fn with(&self, ngram: Ngram) -> &[(u16, u16)] {
        self.ngrams.binary_search(&ngram).map_or(&[], |at| self.documents.get(at))
    }
}

/// The distinct n-grams of a text, sorted. A character that is neither a Latin letter nor a digit
/// separates words.
pub(super) fn ngrams(text: &str) -> Vec<Ngram> {
    let mut letters = vec![b' '];
    for letter in fold_case_and_accents(text).chars() {
        let byte = u8::try_from(letter).ok().filter(u8::is_ascii_alphanumeric).unwrap_or(b' ');
        if byte != b' ' || letters.last() != Some(&b' ') {
            letters.push(byte);
        }
    }
    if letters.last() != Some(&b' ') {
        letters.push(b' ');
    }
    let mut ngrams: Vec<Ngram> =
        letters.windows(4).filter_map(|window| window.try_into().ok()).collect();
    ngrams.sort_unstable();
    ngrams.dedup();
    ngrams
}
