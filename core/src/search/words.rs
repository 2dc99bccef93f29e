//! Turns a text into the keys under which its words are indexed: lower case, no elision, the stem,
//! no accents.

use std::collections::HashSet;

use frostem::Algorithm;

use super::rank_weights::WEIGHTS;
use crate::language::Language;
use crate::letters::{continues, fold_case, fold_case_and_accents};

const FRENCH_STOP_WORDS: &[&str] = &[
    "a", "ai", "ait", "alors", "as", "au", "aux", "avec", "avoir", "c", "ca", "car", "ce", "cela",
    "ces", "cet", "cette", "comme", "comment", "d", "dans", "de", "des", "donc", "du", "elle",
    "elles", "en", "est", "et", "etait", "ete", "etre", "eu", "faire", "fait", "fais", "font",
    "faut", "il", "ils", "j", "je", "l", "la", "le", "les", "leur", "leurs", "lui", "m", "ma",
    "mais", "me", "mes", "moi", "mon", "n", "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou",
    "par", "pas", "pour", "qu", "quand", "que", "quel", "quelle", "quelles", "quels", "qui",
    "quoi", "s", "sa", "sans", "se", "ses", "si", "son", "sont", "sous", "suis", "sur", "t", "ta",
    "te", "tes", "toi", "ton", "tres", "trop", "tu", "un", "une", "va", "vais", "veut", "veux",
    "vos", "votre", "vous", "y", "peut", "peux", "dois", "doit", "puis", "plus", "rien", "tout",
    "tous", "toute", "toutes", "cette", "quelqu", "vient", "chez",
];
const ENGLISH_STOP_WORDS: &[&str] = &[
    "a", "about", "am", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could",
    "did", "do", "does", "for", "from", "get", "had", "has", "have", "he", "her", "hers", "him",
    "his", "how", "i", "if", "in", "is", "it", "its", "just", "me", "my", "of", "on", "or", "our",
    "she", "should", "so", "that", "the", "their", "them", "they", "this", "to", "up", "was", "we",
    "were", "what", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
    "s", "t", "m", "re", "ve", "ll", "d",
];
/// Words for the person concerned. They occur in most queries, so they distinguish little.
const PEOPLE: &[&str] = &[
    "enfant",
    "enfants",
    "fils",
    "fille",
    "ado",
    "ados",
    "adolescent",
    "adolescente",
    "eleve",
    "eleves",
    "gamin",
    "gamine",
    "gosse",
    "jeune",
    "jeunes",
    "child",
    "children",
    "kid",
    "kids",
    "son",
    "daughter",
    "teen",
    "teens",
    "teenager",
    "teenagers",
    "pupil",
    "pupils",
    "student",
    "students",
    "boy",
    "girl",
];
const ELISIONS: &[&str] =
    &["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quelqu"];

/// An apostrophe that Unicode classifies as a letter.
const MODIFIER_APOSTROPHE: char = 'ʼ';

const VOWELS: [char; 7] = ['a', 'e', 'i', 'o', 'u', 'y', 'h'];

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its range in the text, in bytes.
    pub(super) at: std::ops::Range<usize>,
    /// The one or two keys under which it is indexed; the first is the stem without accents.
    pub(super) keys: Vec<String>,
    /// The word itself in lower case without accents. Typing errors are looked for in it, not in
    /// the stem.
    pub(super) form: String,
}

/// Splits the texts of a language into words and stems them.
pub(super) struct Stemmer {
    language: Language,
    stemmer: frostem::Stemmer,
    stop_words: HashSet<&'static str>,
}

impl std::fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stemmer").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Stemmer {
    pub(super) fn new(language: Language) -> Self {
        let (algorithm, stop_words) = match language {
            Language::French => (Algorithm::French, FRENCH_STOP_WORDS),
            Language::English => (Algorithm::English, ENGLISH_STOP_WORDS),
        };
        Self {
            language,
            stemmer: frostem::Stemmer::new(algorithm),
            stop_words: stop_words.iter().copied().collect(),
        }
    }

    /// The words of a text without stop words, in order.
    pub(super) fn words(&self, text: &str) -> Vec<Word> {
        self.words_where(text, |_| true).collect()
    }

    /// Those of them whose form passes `asked`, one by one: the stemming takes longer than
    /// everything else.
    pub(super) fn words_where<'t>(
        &'t self,
        text: &'t str,
        asked: impl Fn(&str) -> bool + 't,
    ) -> impl Iterator<Item = Word> + 't {
        self.cut(text, move |form| !self.is_stop_word(form) && asked(form))
    }

    /// The words of a text, stop words included.
    pub(super) fn all_words(&self, text: &str) -> Vec<Word> {
        self.cut(text, |_| true).collect()
    }

    fn cut<'t>(
        &'t self,
        text: &'t str,
        asked: impl Fn(&str) -> bool + 't,
    ) -> impl Iterator<Item = Word> + 't {
        let mut start = None;
        text.char_indices().chain([(text.len(), ' ')]).filter_map(move |(at, letter)| {
            let begins = letter.is_alphanumeric() && letter != MODIFIER_APOSTROPHE;
            match start {
                None if begins => start = Some(at),
                Some(from) if !begins && !continues(letter) => {
                    start = None;
                    return self.word(text, from, at, letter, &asked);
                }
                None | Some(_) => {}
            }
            None
        })
    }

    /// The keys of one word on its own.
    pub(super) fn keys(&self, word: &str) -> Vec<String> {
        let lower = fold_case(word);
        let mut keys = vec![fold_case_and_accents(&self.stemmer.stem(&lower))];
        // A word without its accents has another stem now and then.
        let unaccented = fold_case_and_accents(&lower);
        if unaccented != lower {
            let without = fold_case_and_accents(&self.stemmer.stem(&unaccented));
            if !keys.contains(&without) {
                keys.push(without);
            }
        }
        keys
    }

    /// Whether a word only names the person concerned.
    pub(super) fn is_person(form: &str) -> bool {
        PEOPLE.contains(&form)
    }

    /// The weight of a word in a phrase.
    pub(super) fn weight(&self, form: &str) -> f32 {
        if self.is_stop_word(form) {
            WEIGHTS.stop_word
        } else if Self::is_person(form) {
            WEIGHTS.person
        } else {
            1.0
        }
    }

    /// The rest of a word whose apostrophe is missing: "écran" for "decran".
    pub(super) fn split_elision(&self, form: &str) -> Option<String> {
        let rest = ELISIONS.iter().find_map(|elision| {
            form.strip_prefix(elision).filter(|rest| rest.starts_with(VOWELS))
        })?;
        (self.language == Language::French && rest.chars().count() >= 3).then(|| rest.to_owned())
    }

    fn word(
        &self,
        text: &str,
        from: usize,
        to: usize,
        next: char,
        asked: impl Fn(&str) -> bool,
    ) -> Option<Word> {
        let word = text.get(from..to)?;
        let folded = fold_case_and_accents(word);
        let elided = self.language == Language::French
            && matches!(next, '\'' | '’' | '＇' | MODIFIER_APOSTROPHE | '`')
            && ELISIONS.contains(&folded.as_str());
        (!elided && asked(&folded)).then(|| Word {
            at: from..to,
            keys: self.keys(word),
            form: folded,
        })
    }

    /// Whether a word is a stop word.
    pub(super) fn is_stop_word(&self, form: &str) -> bool {
        self.stop_words.contains(form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(language: Language, text: &str) -> Vec<String> {
        Stemmer::new(language).words(text).into_iter().map(|word| word.keys.concat()).collect()
    }

    /// Accents, elisions, plurals and stop words make no difference.
    #[test]
    fn keys_ignore_accents_elisions_plurals_stop_words() {
        let french = |text| keys(Language::French, text);
        assert_eq!(french("L’élève"), french("les élèves"));
        assert!(french("qu'est-ce que c'est").is_empty());
        let stemmer = Stemmer::new(Language::French);
        for (typed, written) in [
            ("harcele", "harcelé"),
            ("harcelement", "harcèlement"),
            ("prevenir", "prévenir"),
            ("ECOLE", "école"),
        ] {
            let (typed, written) = (stemmer.keys(typed), stemmer.keys(written));
            assert!(typed.iter().any(|key| written.contains(key)), "{typed:?} {written:?}");
        }
        assert_eq!(
            keys(Language::English, "threatens"),
            keys(Language::English, "the threatening")
        );
    }
}
