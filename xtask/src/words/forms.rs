//! The forms of the words of a hunspell dictionary: its list of stems, each with the endings and beginnings that its flags name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use reperes_core::letters::bare;

/// The shortest form that a slip is looked for in.
const SHORTEST: usize = 4;

/// One rule of a flag: what is taken from the word, what is put there, where it holds, and the flags of the result.
struct Rule {
    ending: bool,
    taken: String,
    put: String,
    holds: Vec<(bool, Vec<char>)>,
    next: Vec<String>,
}

/// What the file of affixes says.
struct Affixes {
    /// Whether a flag has two characters.
    long: bool,
    /// The flag of a stem that is no word on its own.
    needed: Option<String>,
    /// The flags of what is no word to be found: forbidden, or only a part of others.
    left_out: Vec<String>,
    rules: BTreeMap<String, Vec<Rule>>,
}

/// Every form of a dictionary, in small letters without accents, in the order of the alphabet.
pub(super) fn of(dictionary: &Path) -> Result<BTreeSet<String>> {
    let read = |extension| {
        let path = dictionary.with_extension(extension);
        fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))
    };
    let affixes = Affixes::read(&read("aff")?);
    let mut forms = BTreeSet::new();
    for line in read("dic")?.lines().skip(1) {
        let entry = line.split(['\t', ' ']).next().unwrap_or_default();
        let (stem, flags) = entry.split_once('/').unwrap_or((entry, ""));
        let flags = affixes.flags(flags);
        if flags.iter().any(|flag| affixes.left_out.contains(flag)) {
            continue;
        }
        let mut found = Vec::new();
        affixes.expand(stem, &flags, 0, &mut found);
        forms.extend(found.iter().map(|form| bare(form)).filter(|form| is_word(form)));
    }
    Ok(forms)
}

fn is_word(form: &str) -> bool {
    form.len() >= SHORTEST && form.bytes().all(|byte| byte.is_ascii_lowercase())
}

impl Affixes {
    fn read(text: &str) -> Self {
        let lines = || {
            text.lines().map(|line| {
                line.trim_start_matches('\u{feff}').split_whitespace().collect::<Vec<_>>()
            })
        };
        let long = lines().any(|words| words == ["FLAG", "long"]);
        let named = |name: &str| {
            lines()
                .find(|words| words.first() == Some(&name))
                .and_then(|words| words.get(1).map(|&flag| flag.to_owned()))
        };
        let left_out = ["FORBIDDENWORD", "ONLYINCOMPOUND"].into_iter().filter_map(named).collect();
        let mut affixes =
            Self { long, needed: named("NEEDAFFIX"), left_out, rules: BTreeMap::new() };
        for words in lines() {
            // A header has four words, the third of them Y or N; a rule has five.
            let [kind @ ("SFX" | "PFX"), flag, taken, put, holds, ..] = words.as_slice() else {
                continue;
            };
            let (put, next) = put.split_once('/').unwrap_or((put, ""));
            let nothing = |text: &str| if text == "0" { String::new() } else { text.to_owned() };
            let rule = Rule {
                ending: *kind == "SFX",
                taken: nothing(taken),
                put: nothing(put),
                holds: conditions(holds),
                next: affixes.flags(next),
            };
            affixes.rules.entry((*flag).to_owned()).or_default().push(rule);
        }
        affixes
    }

    fn flags(&self, text: &str) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        letters.chunks(if self.long { 2 } else { 1 }).map(|flag| flag.iter().collect()).collect()
    }

    /// A word and what its flags make of it; an ending may name flags of its own.
    fn expand(&self, word: &str, flags: &[String], depth: usize, found: &mut Vec<String>) {
        if !flags.iter().any(|flag| Some(flag) == self.needed.as_ref()) {
            found.push(word.to_owned());
        }
        if depth == 2 {
            return;
        }
        let rules = || flags.iter().filter_map(|flag| self.rules.get(flag)).flatten();
        let beginnings: Vec<&Rule> =
            rules().filter(|rule| !rule.ending && !rule.put.contains('\'')).collect();
        for rule in rules().filter(|rule| rule.ending) {
            let Some(form) = rule.apply(word) else { continue };
            for beginning in &beginnings {
                found.extend(beginning.apply(&form));
            }
            self.expand(&form, &rule.next, depth + 1, found);
        }
        for beginning in beginnings {
            found.extend(beginning.apply(word));
        }
    }
}

impl Rule {
    fn apply(&self, word: &str) -> Option<String> {
        let letters: Vec<char> = word.chars().collect();
        let part = if self.ending {
            letters.get(letters.len().checked_sub(self.holds.len())?..)?
        } else {
            letters.get(..self.holds.len())?
        };
        let holds = part
            .iter()
            .zip(&self.holds)
            .all(|(letter, (wanted, known))| known.contains(letter) == *wanted);
        if !holds {
            return None;
        }
        if self.ending {
            Some(format!("{}{}", word.strip_suffix(self.taken.as_str())?, self.put))
        } else {
            Some(format!("{}{}", self.put, word.strip_prefix(self.taken.as_str())?))
        }
    }
}

/// The letters that a condition wants, or does not want, one after the other: `[^sx]z`, `.`.
fn conditions(text: &str) -> Vec<(bool, Vec<char>)> {
    let mut conditions = Vec::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        conditions.push(match letter {
            '.' => (false, Vec::new()),
            '[' => {
                let known: Vec<char> =
                    letters.by_ref().take_while(|letter| *letter != ']').collect();
                match known.split_first() {
                    Some(('^', rest)) => (false, rest.to_vec()),
                    _ => (true, known),
                }
            }
            other => (true, vec![other]),
        });
    }
    // A rule that holds everywhere looks at no letter.
    if text == "." { Vec::new() } else { conditions }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_and_beginnings_are_put_on_where_they_hold() {
        let affixes = Affixes::read(
            "FLAG long\nNEEDAFFIX ()\nSFX S. Y 2\nSFX S. 0 0/L' [^sxz]\nSFX S. 0 s/L' [^sxz] is:pl\n\
             PFX L' Y 1\nPFX L' 0 l' .\nSFX X. Y 1\nSFX X. al aux al\nPFX Re Y 1\nPFX Re 0 re [^e]\n",
        );
        let forms = |stem: &str, flags: &str| {
            let mut found = Vec::new();
            affixes.expand(stem, &affixes.flags(flags), 0, &mut found);
            found.into_iter().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
        };
        assert_eq!(forms("chat", "S.()"), ["chat", "chats"]);
        assert_eq!(forms("os", "S."), ["os"]);
        assert_eq!(
            forms("cheval", "X."),
            ["chevaux", "cheval"]
                .map(str::to_owned)
                .into_iter()
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
        );
        assert_eq!(forms("lire", "Re"), ["lire", "relire"]);
    }
}
