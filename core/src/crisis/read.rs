//! Reads `crisis.toml`, the sentences and the words of each language, and checks them against one another and the lines.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};

use super::atom::NUMBER;
use super::concept::{Block, Concept};
use super::feature::combination;
use super::filler::Fillers;
use super::fold::fold;
use super::lexicon::Lexicon;
use super::listener::{Listener, Rule};
use super::pattern::{Heard, Pattern};
use super::recogniser::Crises;
use super::token::Apostrophe;
use super::weights::Weights;
use crate::error::{ContentError, ContentErrors};
use crate::flat::WordList;
use crate::library::{Files, Library};
use crate::localized::{Language, Words};
use crate::toml_fields::{Document, Record};
use crate::typography;

const BLOCKS: [(&str, Block); 2] = [("act", Block::Act), ("words", Block::Words)];
const APOSTROPHES: [(&str, Apostrophe); 2] =
    [("parts", Apostrophe::Parts), ("within", Apostrophe::Within)];

impl Crises {
    /// Reads and checks the files.
    ///
    /// # Errors
    /// Every mistake found, each with its file, line, field and what to write instead.
    pub fn read(files: &Files<'_>, library: &Library) -> Result<Self, ContentErrors> {
        let errors = RefCell::new(Vec::new());
        let open = |place| Document::new(place, files.text(place), &errors);
        let french = open("fr/crisis.toml").set_by(typography::french);
        let english = open("en/crisis.toml").set_by(typography::english);
        let concepts = read_concepts(&open("crisis.toml"), &french, &english, library);
        let mut fillers = Fillers::default();
        let listeners = [
            (Language::French, "fr/danger.toml", "fr/existing.txt"),
            (Language::English, "en/danger.toml", "en/existing.txt"),
        ]
        .map(|(language, place, existing)| {
            read_listener(language, &open(place), files.text(existing), &concepts, &mut fillers)
        });
        let weights = read_weights("danger-weights.txt", files, &concepts, &errors);
        let errors = errors.into_inner();
        if errors.is_empty() {
            Ok(Self { concepts, listeners: listeners.into(), fillers, weights })
        } else {
            Err(ContentErrors(errors))
        }
    }
}

/// The learnt weights; those of other concepts are a mistake.
fn read_weights(
    place: &str,
    files: &Files<'_>,
    concepts: &[Concept],
    errors: &RefCell<Vec<ContentError>>,
) -> Weights {
    let wrong = |(line, problem)| {
        let remedy = "learn the weights anew: cargo xtask danger".to_owned();
        errors.borrow_mut().push(ContentError {
            file: place.to_owned(),
            line,
            field: String::new(),
            problem,
            remedy,
        });
        Weights::default()
    };
    let ids = || concepts.iter().map(|concept| concept.id.as_str()).chain(["-"]);
    match Weights::read(files.text(place)) {
        Ok(weights)
            if !weights.concepts.is_empty()
                && !weights.concepts.iter().map(String::as_str).eq(ids()) =>
        {
            wrong((1, "names other concepts than crisis.toml".to_owned()))
        }
        Ok(weights) => weights,
        Err(mistake) => wrong(mistake),
    }
}

fn read_concepts(
    facts: &Document<'_>,
    french: &Document<'_>,
    english: &Document<'_>,
    library: &Library,
) -> Vec<Concept> {
    let (mut french, mut english) = (sentences(french), sentences(english));
    let mut concepts: Vec<Concept> = Vec::new();
    for mut record in facts.records("concept") {
        let id = record.id();
        let block = record.choice("block", &BLOCKS).unwrap_or(Block::Words);
        let steps: Vec<Vec<String>> = record
            .texts("call")
            .iter()
            .map(|step| step.split('|').map(|id| id.trim().to_owned()).collect())
            .collect();
        for channel in steps.iter().flatten().filter(|channel| library.channel(channel).is_none()) {
            record.complain(
                "call",
                &format!("{channel:?} is no channel"),
                "write the id of a channel of helplines.toml",
            );
        }
        if steps.is_empty() {
            record.complain(
                "call",
                "is missing",
                "write call = [\"15-phone\", \"3018-phone | 119-phone\"]",
            );
        }
        if concepts.iter().any(|known| known.id == id) {
            record.complain("id", "stands twice", "give each concept its own id");
        }
        if concepts.last().is_some_and(|before| before.block > block) {
            record.complain(
                "block",
                "comes after words of danger",
                "put every concept of block act first: the nearest danger wins",
            );
        }
        let said = |sentences: &mut BTreeMap<String, (String, Record<'_>)>| {
            sentences.remove(&id).map(|(sentence, _)| sentence).unwrap_or_else(|| {
                record.complain(
                    "id",
                    "has no sentence in one of the languages",
                    "add a [[concept]] to fr/crisis.toml and en/crisis.toml",
                );
                String::new()
            })
        };
        let sentence = Words { french: said(&mut french), english: said(&mut english) };
        record.finish();
        concepts.push(Concept { id, block, sentence, steps });
    }
    for (_, record) in french.into_values().chain(english.into_values()) {
        record.complain(
            "id",
            "is no concept of crisis.toml",
            "correct the id, or delete the record",
        );
    }
    concepts
}

/// The sentence of each concept.
fn sentences<'d>(document: &'d Document<'_>) -> BTreeMap<String, (String, Record<'d>)> {
    let read = |mut record: Record<'d>| {
        let (id, sentence) = (record.id(), record.text("sentence"));
        (id, (sentence, record))
    };
    document.records("concept").into_iter().map(read).collect()
}

fn read_listener(
    language: Language,
    document: &Document<'_>,
    existing: &str,
    concepts: &[Concept],
    fillers: &mut Fillers,
) -> Listener {
    let mut lexicon = Lexicon::default();
    lexicon.candidates.by_sound = language == Language::French;
    lexicon.alike.by_sound = lexicon.candidates.by_sound;
    lexicon.existing = WordList::sorted(existing.lines().filter(|line| !line.starts_with('#')));
    let _ = lexicon.atom(NUMBER);
    let [grammar, classes, spellings, asides, rules] =
        document.lists(["grammar", "class", "spelling", "aside", "rule"]);
    // How a word is made from another is asked for each one that is filed.
    let mut grammar = grammar;
    for record in &mut grammar {
        lexicon.alike.ends = items(&record.optional_text("ends").unwrap_or_default());
        lexicon.alike.ends.sort_by_key(|end| std::cmp::Reverse(end.len()));
        lexicon.alike.apart =
            items(&record.optional_text("apart").unwrap_or_default()).into_iter().collect();
    }
    for mut record in spellings {
        let meant = fold(&record.text("means"));
        for written in items(&record.text("written")) {
            if !lexicon.spellings.add(&written, &meant) {
                record.complain(
                    "written",
                    &format!("{written:?} stands twice"),
                    "keep it in one place",
                );
            }
        }
        record.finish();
    }
    read_classes(classes, &mut lexicon);
    let mut listener = Listener {
        language,
        apostrophe: Apostrophe::Parts,
        lexicon,
        silent: Vec::new(),
        negation: Vec::new(),
        own: HashSet::new(),
        asides: Vec::new(),
        rules: Vec::new(),
    };
    for mut record in grammar {
        listener.apostrophe =
            record.choice("apostrophe", &APOSTROPHES).unwrap_or(Apostrophe::Parts);
        for filler in items(&record.optional_text("fillers").unwrap_or_default()) {
            fillers.add(&filler);
        }
        listener.silent = items(&record.optional_text("silent").unwrap_or_default());
        for elision in items(&record.optional_text("elisions").unwrap_or_default()) {
            let whole = listener
                .lexicon
                .spellings
                .meant(&elision)
                .and_then(|mut meant| meant.next())
                .unwrap_or(&elision)
                .to_owned();
            listener.lexicon.elisions.push((elision, whole));
        }
        for word in items(&record.text("negation")) {
            let atom = listener.lexicon.word_as_written(&word);
            listener.negation.push(atom);
        }
        listener.own =
            items(&record.optional_text("own").unwrap_or_default()).into_iter().collect();
        record.finish();
    }
    for mut record in asides {
        let id = record.id();
        listener
            .asides
            .push((id, patterns(&mut record, "when", Heard::AsWritten, &mut listener.lexicon)));
        record.finish();
    }
    for mut record in rules {
        let id = record.text("concept");
        let concept = concepts.iter().position(|concept| concept.id == id);
        if concept.is_none() {
            record.complain(
                "concept",
                &format!("{id:?} is no concept"),
                "write the id of a concept of crisis.toml",
            );
        }
        let over = record.texts("over");
        let rule = Rule {
            concept: concept.unwrap_or(usize::MAX),
            when: if record.has("when") {
                let lines = lines(&record.text("when"))
                    .map(|line| combination(language, &id, line))
                    .collect::<Vec<_>>();
                lines
                    .into_iter()
                    .zip(patterns(&mut record, "when", Heard::Alike, &mut listener.lexicon))
                    .collect()
            } else {
                Vec::new()
            },
            clues: if record.has("clues") {
                clues(&mut record, &mut listener.lexicon)
            } else {
                Vec::new()
            },
            unless: if record.has("unless") {
                patterns(&mut record, "unless", Heard::AsWritten, &mut listener.lexicon)
            } else {
                Vec::new()
            },
            despite: record.texts("despite"),
            firm: record.flag("firm"),
            over: concepts
                .iter()
                .enumerate()
                .filter(|(_, concept)| over.contains(&concept.id))
                .map(|(number, _)| number)
                .collect(),
        };
        if let Some(unknown) =
            over.iter().find(|id| !concepts.iter().any(|concept| concept.id == **id))
        {
            record.complain(
                "over",
                &format!("{unknown:?} is no concept"),
                "write the id of a concept of crisis.toml",
            );
        }
        for aside in
            rule.despite.iter().filter(|id| !listener.asides.iter().any(|(known, _)| known == *id))
        {
            record.complain(
                "despite",
                &format!("{aside:?} is no aside"),
                "write the id of an [[aside]] of this file",
            );
        }
        listener.rules.push(rule);
        record.finish();
    }
    listener.lexicon.close();
    listener
}

/// What is counted: on each line how much, and the combination.
fn clues(record: &mut Record<'_>, lexicon: &mut Lexicon) -> Vec<(i32, Pattern)> {
    let text = record.text("clues");
    let mut read = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let clue =
            line.split_once(' ').and_then(|(points, rest)| Some((points.parse().ok()?, rest)));
        let clue = clue.ok_or_else(|| format!("{line:?} begins with no number"));
        match clue
            .and_then(|(points, rest)| Ok((points, Pattern::read(rest, Heard::Alike, lexicon)?)))
        {
            Ok(clue) => read.push(clue),
            Err(problem) => record.complain(
                "clues",
                &problem,
                "write \"2 sang|saigne\": what it counts, then the combination",
            ),
        }
    }
    read
}

/// Files the classes; one may contain those that stand before it.
fn read_classes(records: Vec<Record<'_>>, lexicon: &mut Lexicon) {
    let mut filed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mut record in records {
        let name = format!("@{}", record.id());
        let atom = lexicon.atom(&name);
        let mut entries = Vec::new();
        for item in items(&record.text("words")) {
            match filed.get(&item) {
                Some(others) => entries.extend(others.iter().cloned()),
                None if item.starts_with('@') => record.complain(
                    "words",
                    &format!("{item:?} is no class above"),
                    "correct it, or move the class up",
                ),
                None => entries.push(item),
            }
        }
        entries.sort();
        entries.dedup();
        for entry in &entries {
            lexicon.file(entry, atom);
        }
        if filed.insert(name, entries).is_some() {
            record.complain("id", "stands twice", "give each class its own id");
        }
        record.finish();
    }
}

fn patterns(
    record: &mut Record<'_>,
    key: &str,
    heard: Heard,
    lexicon: &mut Lexicon,
) -> Vec<Pattern> {
    let text = record.text(key);
    let mut read = Vec::new();
    for line in lines(&text) {
        match Pattern::read(line, heard, lexicon) {
            Ok(pattern) => read.push(pattern),
            Err(problem) => record.complain(
                key,
                &problem,
                "see the head of core/src/crisis/pattern.rs for how to write combinations",
            ),
        }
    }
    read
}

/// The combinations of a text, one on each line.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The entries of a list with commas, without accents.
fn items(text: &str) -> Vec<String> {
    let item = |item: &str| fold(item).split_whitespace().collect::<Vec<_>>().join(" ");
    text.split(',').map(item).filter(|item| !item.is_empty()).collect()
}
