//! Combinations of words: their notation in the content, and how they match a text.
//!
//! | Written | Means |
//! |---|---|
//! | `mourir`, `aval*`, `@pills` | the word, a word that begins so, one of the class |
//! | `a\|b_c` | one of these; several words are joined by `_` |
//! | `x?` | perhaps |
//! | `!x` | not here |
//! | `..`, `..7` | up to four, or seven, words within the sentence, no negation among them |
//! | `~`, `~7` | the same, whatever they are |
//! | `^`, `$` | the beginning, the end of a sentence |
//! | `a b & c d`, `a & ! b` | both somewhere, the first without the second |

use super::atom::Atom;
use super::fold::fold;
use super::lexicon::Lexicon;

/// The number of words that a gap without a number may span.
const DEFAULT_GAP: usize = 4;

#[derive(Debug)]
enum Step {
    Word { any: Box<[Atom]>, optional: bool },
    Not(Box<[Atom]>),
    Gap { most: usize, free: bool },
    Start,
    End,
}

/// How a word of a combination matches typed words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MatchMode {
    /// Variants match as well: a danger is recognised however it is typed.
    Similar,
    /// Only the word itself matches: an exclusion must be written exactly.
    Exact,
}

/// One combination.
#[derive(Debug)]
pub(super) struct Pattern(Box<[Clause]>);

#[derive(Debug)]
struct Clause {
    steps: Box<[Step]>,
    absent: bool,
}

/// A text as the combinations match it: the atoms of each word.
#[derive(Debug)]
pub(super) struct AtomLine {
    /// The atoms of each word, each with the number of words that it spans.
    pub(super) words: Vec<Vec<(Atom, usize)>>,
    pub(super) stops: Vec<bool>,
    pub(super) negations: Vec<bool>,
    /// For each atom, whether it occurs in the text.
    pub(super) present: Vec<bool>,
}

impl Pattern {
    /// Reads a combination, or returns the problem with it. Classes have to be added to the lexicon
    /// before.
    pub(super) fn read(text: &str, mode: MatchMode, lexicon: &mut Lexicon) -> Result<Self, String> {
        text.split('&')
            .map(|clause| Clause::read(clause.trim(), mode, lexicon))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    pub(super) fn matches(&self, line: &AtomLine) -> bool {
        self.0.iter().all(|clause| clause.matches(line) != clause.absent)
    }
}

impl Clause {
    fn read(text: &str, mode: MatchMode, lexicon: &mut Lexicon) -> Result<Self, String> {
        let (absent, text) = text.strip_prefix("! ").map_or((false, text), |rest| (true, rest));
        let steps: Box<[Step]> = text
            .split_whitespace()
            .map(|step| Step::read(step, mode, lexicon))
            .collect::<Result<_, _>>()?;
        let says = |step: &Step| matches!(step, Step::Word { optional: false, .. });
        if steps.iter().any(says) {
            Ok(Self { steps, absent })
        } else {
            Err(format!("{text:?} asks for no word"))
        }
    }

    fn matches(&self, line: &AtomLine) -> bool {
        let needed = |step: &Step| match step {
            Step::Word { any, optional: false } => any.iter().any(|atom| line.has(*atom)),
            Step::Word { .. } | Step::Not(_) | Step::Gap { .. } | Step::Start | Step::End => true,
        };
        self.steps.iter().all(needed)
            && (0..line.words.len())
                .any(|at| !line.follows_negation(at) && matches_at(&self.steps, at, line))
    }
}

impl Step {
    fn read(text: &str, mode: MatchMode, lexicon: &mut Lexicon) -> Result<Self, String> {
        let gap = |rest: &str, free| match rest {
            "" => Ok(Self::Gap { most: DEFAULT_GAP, free }),
            number => number
                .parse()
                .map(|most| Self::Gap { most, free })
                .map_err(|_| format!("{text:?} is no distance")),
        };
        match text {
            "^" => return Ok(Self::Start),
            "$" => return Ok(Self::End),
            _ => {}
        }
        if let Some(rest) = text.strip_prefix("..") {
            return gap(rest, false);
        }
        if let Some(rest) = text.strip_prefix('~') {
            return gap(rest, true);
        }
        let (not, text) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
        let (optional, text) = text.strip_suffix('?').map_or((false, text), |rest| (true, rest));
        let any =
            text.split('|').map(|name| atom(name, mode, lexicon)).collect::<Result<_, _>>()?;
        Ok(if not { Self::Not(any) } else { Self::Word { any, optional } })
    }
}

fn atom(name: &str, mode: MatchMode, lexicon: &mut Lexicon) -> Result<Atom, String> {
    if name.starts_with('@') {
        return if lexicon.knows(name) {
            Ok(lexicon.atom(name))
        } else {
            Err(format!("{name:?} is no class"))
        };
    }
    let word = fold(name).replace('_', " ");
    if word.trim_end_matches('*').is_empty() || word.contains('\'') {
        return Err(format!("{name:?} is no word"));
    }
    Ok(match mode {
        MatchMode::Similar => lexicon.word(&word),
        MatchMode::Exact => lexicon.word_as_written(&word),
    })
}

impl AtomLine {
    /// Whether an atom occurs in the text.
    pub(super) fn has(&self, atom: Atom) -> bool {
        self.present.get(usize::from(atom)).copied().unwrap_or(false)
    }

    /// Whether the word before it is a negation.
    fn follows_negation(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.negations.get(before)).copied().unwrap_or(false)
    }

    /// Whether the word is a full stop, as the ends of the text are.
    fn is_full_stop(&self, at: usize) -> bool {
        self.stops.get(at).copied().unwrap_or(true)
    }
}

/// Whether the steps match from a word on.
fn matches_at(steps: &[Step], at: usize, line: &AtomLine) -> bool {
    let Some((step, rest)) = steps.split_first() else { return true };
    match step {
        Step::Start => {
            at.checked_sub(1).is_none_or(|before| line.is_full_stop(before))
                && matches_at(rest, at, line)
        }
        Step::End => line.is_full_stop(at) && matches_at(rest, at, line),
        Step::Not(any) => {
            let here = line
                .words
                .get(at)
                .is_some_and(|atoms| atoms.iter().any(|(atom, _)| any.contains(atom)));
            !here && matches_at(rest, at, line)
        }
        Step::Word { any, optional } => {
            let here = || line.words.get(at).into_iter().flatten();
            here().any(|(atom, length)| any.contains(atom) && matches_at(rest, at + length, line))
                || (*optional && matches_at(rest, at, line))
        }
        Step::Gap { most, free } => {
            for skipped in 0..=*most {
                if matches_at(rest, at + skipped, line) {
                    return true;
                }
                let word = at + skipped;
                if line.is_full_stop(word)
                    || (!free && line.negations.get(word).copied().unwrap_or(false))
                {
                    return false;
                }
            }
            false
        }
    }
}
