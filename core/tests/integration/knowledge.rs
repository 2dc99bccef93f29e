//! The entries are complete and sourced, have short sentences, and are careful where they have to
//! be.

use std::collections::BTreeSet;

use crate::support::{knowledge, library};
use reperes_core::Language;
use reperes_core::knowledge::{
    AppSection, Category, Entry, FieldRole, Kind, KindData, Role, Section, Sensitive, Urgency,
    summarise,
};

const LANGUAGES: [Language; 2] = [Language::French, Language::English];

fn of_kind(kind: Kind) -> Vec<Entry> {
    knowledge().entries.into_iter().filter(|entry| entry.kind() == kind).collect()
}

/// Every text of an entry that a user reads, with the role of its section.
fn texts(entry: &Entry, language: Language) -> Vec<(FieldRole, &str)> {
    let words = entry.words.get(language);
    let sections =
        words.sections.iter().flat_map(|section| section.texts().map(|text| (section.part, text)));
    sections.chain([(FieldRole::Section, words.title.as_str())]).collect()
}

fn words(text: &str) -> usize {
    text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '’' | '-'))
        .filter(|word| !word.is_empty())
        .count()
}

/// The sentences of a text, split at a mark that ends a sentence if a capital, a number or a
/// quotation follows.
fn sentences(text: &str) -> Vec<&str> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let (mut found, mut from) = (Vec::new(), 0);
    for (number, (at, letter)) in letters.iter().enumerate() {
        if !matches!(letter, '.' | '!' | '?' | '…') {
            continue;
        }
        let rest = text[at + letter.len_utf8()..]
            .trim_start_matches([' ', '\u{a0}', '\u{202f}', '»', '”']);
        let starts_anew = rest.is_empty()
            || rest.starts_with(|next: char| {
                next.is_uppercase() || next.is_ascii_digit() || matches!(next, '«' | '“')
            });
        let apart = letters.get(number + 1).is_none_or(|(_, next)| !next.is_alphanumeric());
        if starts_anew && apart {
            found.push(text[from..at + letter.len_utf8()].trim());
            from = at + letter.len_utf8();
        }
    }
    found.push(text[from..].trim());
    found.into_iter().filter(|sentence| words(sentence) > 0).collect()
}

#[test]
fn everything_that_the_app_promises_is_there() {
    let knowledge = knowledge();
    let signs = |role| {
        knowledge
            .entries
            .iter()
            .filter(
                |entry| matches!(&entry.detail, KindData::Sign { role: own, .. } if *own == role),
            )
            .count()
    };
    assert!(signs(Role::Target) >= 17 && signs(Role::Author) >= 6 && signs(Role::Witness) >= 5);
    for (kind, least) in [
        (Kind::Form, 16),
        (Kind::Situation, 10),
        (Kind::Talk, 3),
        (Kind::Platform, 13),
        (Kind::Guide, 15),
        (Kind::Letter, 4),
        (Kind::Law, 12),
        (Kind::Figure, 5),
        (Kind::Activity, 8),
        (Kind::Card, 12),
        (Kind::Track, 4),
    ] {
        assert!(of_kind(kind).len() >= least, "{kind:?}");
    }
    for id in [
        "tonight",
        "calling-3018",
        "calling-3114",
        "first-sentences",
        "joke-or-bullying",
        "essential",
        "family-sheet",
        "school-procedure",
    ] {
        assert!(knowledge.entry(id).is_some(), "{id}");
    }
    for place in AppSection::ALL {
        assert!(knowledge.at(place).count() >= 20, "{place:?}");
    }
    let categories = [
        Category::Digital,
        Category::Emotional,
        Category::Behaviour,
        Category::Physical,
        Category::School,
    ];
    for category in categories {
        let has = |entry: &Entry| matches!(&entry.detail, KindData::Sign { category: own, .. } if *own == category);
        assert!(knowledge.entries.iter().any(has), "{category:?}");
    }
}

/// Signs have at least 40 words, situations at least six steps, each with its reason.
#[test]
fn entries_have_enough_text() {
    for language in LANGUAGES {
        for sign in of_kind(Kind::Sign) {
            let length: usize =
                sign.words.get(language).sections.iter().flat_map(Section::texts).map(words).sum();
            assert!(length >= 40, "{} has {length} words in {language:?}", sign.id);
        }
        for situation in of_kind(Kind::Situation) {
            let words = situation.words.get(language);
            assert!(words.section(FieldRole::Steps).unwrap().items.len() >= 6, "{}", situation.id);
            let reasoned = [FieldRole::Steps, FieldRole::Avoid]
                .iter()
                .flat_map(|part| &words.section(*part).unwrap().items);
            assert!(reasoned.into_iter().all(|item| item.why.is_some()), "{}", situation.id);
        }
    }
}

#[test]
fn sentences_are_short() {
    for language in LANGUAGES {
        let mut lengths = Vec::new();
        for entry in knowledge().entries {
            for (part, text) in texts(&entry, language) {
                for sentence in sentences(text) {
                    let length = words(sentence);
                    assert!(
                        length <= 30,
                        "{}.{}: {length} words: {sentence}",
                        entry.id,
                        part.name()
                    );
                    lengths.push(length);
                }
            }
        }
        lengths.sort_unstable();
        let median = lengths[lengths.len() / 2];
        assert!(median <= 15);
    }
}

/// A danger sign names its own first call, and every page ends with a channel that exists.
#[test]
fn danger_sign_first_call_and_page_call_exist() {
    let library = library();
    for (id, first) in [
        ("sign-act-under-way", "15-phone"),
        ("sign-talk-of-dying", "3114-phone"),
        ("sign-self-harm", "3114-phone"),
        ("sign-runaway", "17-phone"),
        ("sign-threat", "17-phone"),
        ("sign-blackmail", "3018-phone"),
        ("sign-violence-at-home", "119-phone"),
        ("sign-cannot-speak", "114-sms"),
    ] {
        let knowledge = knowledge();
        let entry = knowledge.entry(id).unwrap();
        assert_eq!(summarise(&[entry]).first_calls.first(), Some(&first), "{id}");
        assert!(entry.sensitive.is_some(), "{id}");
    }
    for entry in knowledge().entries {
        assert!(library.channel(&entry.call).is_some(), "{}", entry.id);
    }
}

#[test]
fn the_most_urgent_sign_decides_and_nothing_is_scored() {
    let knowledge = knowledge();
    let entry = |id| knowledge.entry(id).unwrap();
    let calm = summarise(&[entry("sign-secretive"), entry("sign-tells-less")]);
    assert_eq!((calm.urgency, calm.first_calls.len()), (Some(Urgency::Observe), 0));
    let many = summarise(&[
        entry("sign-secretive"),
        entry("sign-withdrawn"),
        entry("sign-sleep"),
        entry("sign-body-pain"),
    ]);
    assert_eq!(
        many.urgency,
        Some(Urgency::Week),
        "ten signs are no more than the most urgent of them"
    );
    let danger =
        summarise(&[entry("sign-secretive"), entry("sign-talk-of-dying"), entry("sign-runaway")]);
    assert_eq!(danger.first_calls, ["3114-phone", "15-phone", "112-phone", "17-phone"]);
    assert_eq!(summarise(&[]).urgency, None);
    for next in [&calm, &many, &danger].iter().flat_map(|summary| &summary.next) {
        assert!(knowledge.entry(next).is_some(), "{next}");
    }
}

/// A text that mentions suicide also names 3114.
#[test]
fn mention_of_suicide_names_3114() {
    for language in LANGUAGES {
        for entry in knowledge().entries {
            for section in &entry.words.get(language).sections {
                let items = section.items.iter().map(|item| {
                    [item.text.as_str(), item.why.as_deref().unwrap_or_default()].join(" ")
                });
                for text in items.chain(section.text.clone()) {
                    let mentioned =
                        text.split(|letter: char| !letter.is_alphabetic()).any(|word| {
                            let word = word.to_lowercase();
                            word.starts_with("suicid")
                                || ["mourir", "mort", "die", "dying", "death"]
                                    .contains(&word.as_str())
                        });
                    assert!(
                        !mentioned || text.contains("3114"),
                        "{} in {language:?}: {text}",
                        entry.id
                    );
                }
            }
        }
    }
}

#[test]
fn no_word_blames_romanticises_or_diagnoses() {
    let never = [
        "commettre un suicide",
        "commis un suicide",
        "tentative réussie",
        "tentative ratée",
        "suicide réussi",
        "suicide raté",
        "se donner la mort",
        "coupable",
        "bourreau",
        "harceleur",
        "harceleuse",
        "committed suicide",
        "commit suicide",
        "successful suicide",
        "failed attempt",
        "guilty",
        "perpetrator",
        "diagnostic de",
        "votre enfant est harcelé.",
    ];
    for language in LANGUAGES {
        for entry in knowledge().entries {
            for (part, text) in texts(&entry, language) {
                let text = text.to_lowercase();
                for word in never {
                    assert!(!text.contains(word), "{}.{} says {word:?}", entry.id, part.name());
                }
            }
        }
    }
}

/// The advice for a child who speaks of dying, for an intimate image and on proof is in the
/// content.
#[test]
fn required_advice_on_dying_and_images_is_there() {
    let knowledge = knowledge();
    let text = |id: &str, language| {
        texts(knowledge.entry(id).unwrap(), language)
            .iter()
            .map(|(_, text)| *text)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let french = text("talks-of-dying", Language::French);
    for part in ["Penses-tu au suicide", "3114", "médicaments", "15", "112", "Restez"] {
        assert!(french.contains(part), "{part}");
    }
    let english = text("talks-of-dying", Language::English);
    for part in ["suicide", "3114", "medicine", "112"] {
        assert!(english.contains(part), "{part}");
    }
    let image = text("intimate-image", Language::French);
    for part in ["3018", "Take It Down", "téléphone"] {
        assert!(image.contains(part), "{part}");
    }
    assert!(text("sign-is-not-proof", Language::French).to_lowercase().contains("preuve"));
}

/// Sensitive pages wait for a professional and say so.
#[test]
fn sensitive_pages_await_review() {
    let knowledge = knowledge();
    assert!(
        !knowledge.sensitive_entries_reviewed(),
        "somebody has reviewed every page: say so in this test and in À propos"
    );
    for (id, sensitive) in [
        ("talks-of-dying", Sensitive::Suicide),
        ("immediate-danger", Sensitive::Danger),
        ("intimate-image", Sensitive::Image),
        ("child-author", Sensitive::Author),
        ("track-very-bad", Sensitive::Suicide),
    ] {
        assert_eq!(knowledge.entry(id).unwrap().sensitive, Some(sensitive), "{id}");
    }
    let authors = knowledge
        .entries
        .iter()
        .filter(|entry| matches!(entry.detail, KindData::Sign { role: Role::Author, .. }));
    assert!(authors.into_iter().all(|entry| entry.sensitive == Some(Sensitive::Author)));
}

/// No figure on suicide is charted, and no penalty is printed that has not been verified.
#[test]
fn no_suicide_chart_and_no_unverified_penalty() {
    for figure in of_kind(Kind::Figure) {
        for language in LANGUAGES {
            let text = texts(&figure, language)
                .iter()
                .map(|(_, text)| text.to_lowercase())
                .collect::<String>();
            assert!(!text.contains("suicid"), "{}", figure.id);
        }
    }
    for id in [
        "law-child-images",
        "law-doxxing",
        "law-impersonation",
        "law-filming-violence",
        "law-threats-blackmail",
    ] {
        let knowledge = knowledge();
        let text = texts(knowledge.entry(id).unwrap(), Language::French)
            .iter()
            .map(|(_, text)| *text)
            .collect::<String>();
        assert!(
            !text.contains('€') && !text.contains("euros") && !text.contains("d’emprisonnement"),
            "{id}: {text}"
        );
    }
}

/// Pages for pupils have short sentences and end with a line to call.
#[test]
fn pupil_pages_are_short_and_name_a_line() {
    for track in of_kind(Kind::Track) {
        let words_fr = track.words.get(Language::French);
        let ending = words_fr.section(FieldRole::Ending).unwrap().text.clone().unwrap();
        assert!(
            ["3018", "3114", "15", "119"].iter().any(|number| ending.contains(number)),
            "{}: {ending}",
            track.id
        );
        for (_, text) in texts(&track, Language::French) {
            for sentence in sentences(text) {
                assert!(words(sentence) <= 15, "{}: {sentence}", track.id);
            }
        }
    }
}

/// Both languages have the same sections, items and order.
#[test]
fn both_languages_have_the_same_structure() {
    for entry in knowledge().entries {
        let build = |language| {
            entry
                .words
                .get(language)
                .sections
                .iter()
                .map(|section| (section.part, section.items.len(), section.ordered))
                .collect::<Vec<_>>()
        };
        let (french, english) = (build(Language::French), build(Language::English));
        assert_eq!(french, english, "{}", entry.id);
    }
}

#[test]
fn no_two_entries_bear_the_same_title() {
    for language in LANGUAGES {
        let mut titles = BTreeSet::new();
        for entry in knowledge().entries {
            assert!(
                titles.insert((entry.place, entry.words.get(language).title.to_lowercase())),
                "{}",
                entry.id
            );
        }
    }
}
