//! The texts of an entry in one language.

use super::kind::FieldRole;

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What to do, to say, to know.
    pub text: String,
    /// The reason, if there is one.
    pub why: Option<String>,
}

/// One section of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The role of the section.
    pub part: FieldRole,
    /// Its own heading.
    pub title: Option<String>,
    /// A paragraph.
    pub text: Option<String>,
    /// A list; may be empty if there is a paragraph.
    pub items: Vec<Item>,
    /// Whether the items are steps in order.
    pub ordered: bool,
}

impl Section {
    /// Every text of the section, its heading first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let own = self.title.as_deref().into_iter().chain(self.text.as_deref());
        own.chain(
            self.items
                .iter()
                .flat_map(|item| std::iter::once(item.text.as_str()).chain(item.why.as_deref())),
        )
    }
}

/// The texts of an entry in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryWords {
    /// Its title.
    pub title: String,
    /// Other words that users type to find it; not displayed.
    pub also: Vec<String>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

impl EntryWords {
    /// Its first sentence, for a list of entries.
    #[must_use]
    pub fn summary(&self) -> &str {
        let text = self.sections.iter().find_map(|section| {
            section.text.as_deref().or_else(|| Some(&section.items.first()?.text))
        });
        first_sentence(text.unwrap_or_default())
    }

    /// The section with the role `part`.
    #[must_use]
    pub fn section(&self, part: FieldRole) -> Option<&Section> {
        self.sections.iter().find(|section| section.part == part)
    }
}

/// The text up to the first mark that ends a sentence and is followed by another sentence.
fn first_sentence(text: &str) -> &str {
    let ends = text.char_indices().filter(|(_, letter)| matches!(letter, '.' | '!' | '?' | '…'));
    let end = ends.map(|(at, letter)| at + letter.len_utf8()).find(|end| {
        let rest = text.get(*end..).unwrap_or_default();
        rest.starts_with(' ')
            && rest
                .trim_start()
                .starts_with(|next: char| next.is_uppercase() || matches!(next, '«' | '“'))
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_sentence_ends_where_another_begins() {
        for (text, first) in [
            ("Un mot. Un autre.", "Un mot."),
            ("À 9 h. « Oui ? »", "À 9 h."),
            ("Une question\u{202f}? Une réponse.", "Une question\u{202f}?"),
            ("L’art. 222-33 le dit.", "L’art. 222-33 le dit."),
            ("Sans fin", "Sans fin"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text), first);
        }
    }
}
