//! What a value or a name means that is written wrongly: only where it restricts something.

use reperes_core::knowledge::AppSection;
use reperes_core::{letters, route};

/// Whether the value of a line `kiosk = …` says no. Whatever else it says, or nothing, asks for a kiosk.
pub(super) fn says_no(value: &str) -> bool {
    let around = |sign: char| sign.is_whitespace() || "=:;,\"'“”«»‘’`".contains(sign);
    let word = value
        .trim_start_matches(around)
        .split(|sign| around(sign) || sign == '#')
        .next()
        .unwrap_or_default();
    ["false", "no", "off", "0", "faux", "non"].contains(&letters::plain(word).as_str())
}

/// The one of these names that was meant, if no more than one letter is wrong.
pub(super) fn meant<'n>(written: &str, names: &[&'n str]) -> Option<&'n str> {
    let written = letters::plain(written);
    let near =
        |most| names.iter().copied().find(|name| strsim::osa_distance(&written, name) <= most);
    near(0).or_else(|| near(1))
}

/// The parts that a text names, one letter or two of each being wrong.
pub(super) fn parts_in(text: &str) -> Vec<AppSection> {
    let words: Vec<String> =
        text.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase).collect();
    let names = |place: &AppSection| {
        let name = route::of_place(*place).trim_start_matches('/');
        words.iter().any(|word| strsim::osa_distance(word, name) <= 2)
    };
    AppSection::ALL.into_iter().filter(names).collect()
}
