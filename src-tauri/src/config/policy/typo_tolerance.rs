//! Reads a misspelt value or name, only where it restricts something.

use reperes_core::knowledge::AppSection;
use reperes_core::{letters, route};

/// Whether the value of a line `kiosk = …` is a no. Any other value, or none, asks for a kiosk.
pub(super) fn is_negative(value: &str) -> bool {
    let is_separator =
        |character: char| character.is_whitespace() || "=:;,\"'“”«»‘’`".contains(character);
    let word = value
        .trim_start_matches(is_separator)
        .split(|character| is_separator(character) || character == '#')
        .next()
        .unwrap_or_default();
    ["false", "no", "off", "0", "faux", "non"].contains(&letters::fold_case(word).as_str())
}

/// The one of `names` from which `written` differs by at most one letter.
pub(super) fn closest_name<'n>(written: &str, names: &[&'n str]) -> Option<&'n str> {
    let written = letters::fold_case(written);
    let within_distance = |max_distance| {
        names.iter().copied().find(|name| strsim::osa_distance(&written, name) <= max_distance)
    };
    within_distance(0).or_else(|| within_distance(1))
}

/// The sections that a text names, with up to two wrong letters in each name.
pub(super) fn sections_named_in(text: &str) -> Vec<AppSection> {
    let words: Vec<String> =
        text.split(|character: char| !character.is_alphanumeric()).map(str::to_lowercase).collect();
    let names = |section: &AppSection| {
        let name = route::of_place(*section).trim_start_matches('/');
        words.iter().any(|word| strsim::osa_distance(word, name) <= 2)
    };
    AppSection::ALL.into_iter().filter(names).collect()
}
