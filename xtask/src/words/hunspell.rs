//! All word forms of a hunspell dictionary: its stems, each with the suffixes and prefixes of its
//! flags.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use reperes_core::letters::fold_case_and_accents;

/// The search does not correct shorter words.
const MIN_LENGTH: usize = 4;

/// A rule of a flag: what it strips from a word, what it adds, the conditions on the word, and the
/// flags of the result.
struct AffixRule {
    is_suffix: bool,
    stripped: String,
    added: String,
    conditions: Vec<(bool, Vec<char>)>,
    next: Vec<String>,
}

/// The contents of an affix file.
struct Affixes {
    /// Whether a flag has two characters.
    has_long_flags: bool,
    /// The flag of a stem that is no word by itself.
    need_affix: Option<String>,
    /// The flags of forbidden words and of parts of compounds.
    excluded_flags: Vec<String>,
    rules: BTreeMap<String, Vec<AffixRule>>,
}

/// Every form of a dictionary, in lower case without accents, sorted.
pub(super) fn forms(dictionary: &Path) -> Result<BTreeSet<String>> {
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
        if flags.iter().any(|flag| affixes.excluded_flags.contains(flag)) {
            continue;
        }
        let mut found = Vec::new();
        affixes.expand(stem, &flags, 0, &mut found);
        forms.extend(
            found.iter().map(|form| fold_case_and_accents(form)).filter(|form| is_word(form)),
        );
    }
    Ok(forms)
}

fn is_word(form: &str) -> bool {
    form.len() >= MIN_LENGTH && form.bytes().all(|byte| byte.is_ascii_lowercase())
}

impl Affixes {
    fn read(text: &str) -> Self {
        let lines = || {
            text.lines().map(|line| {
                line.trim_start_matches('\u{feff}').split_whitespace().collect::<Vec<_>>()
            })
        };
        let has_long_flags = lines().any(|words| words == ["FLAG", "long"]);
        let named = |name: &str| {
            lines()
                .find(|words| words.first() == Some(&name))
                .and_then(|words| words.get(1).map(|&flag| flag.to_owned()))
        };
        let excluded_flags =
            ["FORBIDDENWORD", "ONLYINCOMPOUND"].into_iter().filter_map(named).collect();
        let mut affixes = Self {
            has_long_flags,
            need_affix: named("NEEDAFFIX"),
            excluded_flags,
            rules: BTreeMap::new(),
        };
        for words in lines() {
            // A header has four words, the third of which is Y or N. A rule has five.
            let [kind @ ("SFX" | "PFX"), flag, stripped, added, conditions, ..] = words.as_slice()
            else {
                continue;
            };
            let (added, next) = added.split_once('/').unwrap_or((added, ""));
            let nothing = |text: &str| if text == "0" { String::new() } else { text.to_owned() };
            let rule = AffixRule {
                is_suffix: *kind == "SFX",
                stripped: nothing(stripped),
                added: nothing(added),
                conditions: parse_conditions(conditions),
                next: affixes.flags(next),
            };
            affixes.rules.entry((*flag).to_owned()).or_default().push(rule);
        }
        affixes
    }

    fn flags(&self, text: &str) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        letters
            .chunks(if self.has_long_flags { 2 } else { 1 })
            .map(|flag| flag.iter().collect())
            .collect()
    }

    /// Adds a word and all that its flags make of it. A suffix may have flags of its own.
    fn expand(&self, word: &str, flags: &[String], depth: usize, found: &mut Vec<String>) {
        if !flags.iter().any(|flag| Some(flag) == self.need_affix.as_ref()) {
            found.push(word.to_owned());
        }
        if depth == 2 {
            return;
        }
        let rules = || flags.iter().filter_map(|flag| self.rules.get(flag)).flatten();
        let prefixes: Vec<&AffixRule> =
            rules().filter(|rule| !rule.is_suffix && !rule.added.contains('\'')).collect();
        for rule in rules().filter(|rule| rule.is_suffix) {
            let Some(form) = rule.apply(word) else { continue };
            for prefix in &prefixes {
                found.extend(prefix.apply(&form));
            }
            self.expand(&form, &rule.next, depth + 1, found);
        }
        for prefix in prefixes {
            found.extend(prefix.apply(word));
        }
    }
}

impl AffixRule {
    fn apply(&self, word: &str) -> Option<String> {
        let letters: Vec<char> = word.chars().collect();
        let part = if self.is_suffix {
            letters.get(letters.len().checked_sub(self.conditions.len())?..)?
        } else {
            letters.get(..self.conditions.len())?
        };
        let is_met = part
            .iter()
            .zip(&self.conditions)
            .all(|(letter, (wanted, known))| known.contains(letter) == *wanted);
        if !is_met {
            return None;
        }
        if self.is_suffix {
            Some(format!("{}{}", word.strip_suffix(self.stripped.as_str())?, self.added))
        } else {
            Some(format!("{}{}", self.added, word.strip_prefix(self.stripped.as_str())?))
        }
    }
}

/// The letters that a condition allows or excludes, position by position: `[^sx]z`, `.`.
fn parse_conditions(text: &str) -> Vec<(bool, Vec<char>)> {
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
    // A rule for every word examines no letter.
    if text == "." { Vec::new() } else { conditions }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Suffixes and prefixes are applied to the words that meet their conditions.
    #[test]
    fn expand_applies_affixes_where_allowed() {
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
