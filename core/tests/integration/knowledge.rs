//! The entries are complete, and the same in both languages.

mod danger;
mod wording;

use std::collections::BTreeSet;

use crate::support::knowledge;
use reperes_core::Language;
use reperes_core::knowledge::{
    AppSection, Category, Entry, FieldRole, Kind, KindData, Role, Section, step_plans,
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

/// However the steps are arranged, each of them is there once.
#[test]
fn every_step_is_in_every_plan_once() {
    for situation in of_kind(Kind::Situation) {
        let marks = situation.detail.steps();
        let plans = step_plans(marks);
        assert!(!plans.is_empty(), "{}", situation.id);
        for plan in plans {
            let folded = plan.folds.iter().flat_map(|fold| &fold.groups);
            let mut steps: Vec<usize> =
                plan.groups.iter().chain(folded).flat_map(|group| group.steps.clone()).collect();
            steps.sort_unstable();
            assert_eq!(steps, (0..marks.len()).collect::<Vec<_>>(), "{}", situation.id);
            assert!(!plan.groups.is_empty(), "{} shows nothing", situation.id);
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
