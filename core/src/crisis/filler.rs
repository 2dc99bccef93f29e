//! Fillers: greetings, thanks and cries for help that a frightened person writes around a message.
//! They do not tell which danger it is.

use std::collections::HashMap;

/// The fillers of all languages, by their first word, the longest first.
#[derive(Debug, Default)]
pub(super) struct Fillers(HashMap<String, Vec<Vec<String>>>);

impl Fillers {
    /// Adds a folded filler of one or several words.
    pub(super) fn add(&mut self, filler: &str) {
        let mut words = words(filler)
            .into_iter()
            .map(|(start, end)| filler.get(start..end).unwrap_or_default().to_owned());
        let Some(first) = words.next() else { return };
        let known = self.0.entry(first).or_default();
        known.push(words.collect());
        known.sort_by_key(|rest| std::cmp::Reverse(rest.len()));
    }

    /// A folded text without its fillers. A text that consists only of fillers stays as it is.
    pub(super) fn leave_out(&self, text: &str) -> String {
        let words = words(text);
        let word = |at: usize| words.get(at).and_then(|(start, end)| text.get(*start..*end));
        let mut left = String::with_capacity(text.len());
        let (mut at, mut copied, mut kept) = (0, 0, false);
        while let Some((start, _)) = words.get(at) {
            let follows = |rest: &&Vec<String>| {
                rest.iter().enumerate().all(|(next, piece)| word(at + 1 + next) == Some(piece))
            };
            let rest = word(at)
                .and_then(|first| self.0.get(first))
                .and_then(|known| known.iter().find(follows));
            if let Some(rest) = rest {
                left.push_str(text.get(copied..*start).unwrap_or_default());
                at += rest.len() + 1;
                copied = words.get(at - 1).map_or(text.len(), |(_, end)| *end);
            } else {
                kept = true;
                at += 1;
            }
        }
        left.push_str(text.get(copied..).unwrap_or_default());
        if kept { left } else { text.to_owned() }
    }
}

/// The byte ranges of the words of a text.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        let end = at + letter.len_utf8();
        match words.last_mut() {
            Some((_, last)) if *last == at => *last = end,
            _ => words.push((at, end)),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_are_left_out_wherever_they_stand() {
        let mut fillers = Fillers::default();
        for filler in ["merci", "merci d'avance", "please help"] {
            fillers.add(filler);
        }
        for (text, left) in [
            ("il saute merci d’avance".replace('’', "'").as_str(), "il saute "),
            ("please, help! he is gone", "! he is gone"),
            ("mercier", "mercier"),
            ("merci", "merci"),
        ] {
            assert_eq!(fillers.leave_out(text), left);
        }
    }
}
