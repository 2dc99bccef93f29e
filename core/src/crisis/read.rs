//! Reads `crisis.toml`, the sentences, the words of each language and the weights, and checks them
//! against one another and the helplines.

mod classes;
mod concepts;
mod patterns;
mod rule_set;
mod rules;

use std::cell::RefCell;

use super::concept::Concept;
use super::filler::Fillers;
use super::recogniser::CrisisRecogniser;
use super::weights::Weights;
use crate::error::{ContentError, ContentErrors};
use crate::language::Language;
use crate::library::{ContentFiles, Library};
use crate::toml_fields::Document;
use crate::typography;
use concepts::read_concepts;
use rule_set::read_rule_set;

impl CrisisRecogniser {
    /// Reads and checks the files.
    ///
    /// # Errors
    /// Every mistake found, each with its file, line, field and what to write instead.
    pub fn read(files: &ContentFiles<'_>, library: &Library) -> Result<Self, ContentErrors> {
        let errors = RefCell::new(Vec::new());
        let open = |place| Document::new(place, files.text(place), &errors);
        let french = open("fr/crisis.toml").typeset_with(typography::french);
        let english = open("en/crisis.toml").typeset_with(typography::english);
        let concepts = read_concepts(&open("crisis.toml"), &french, &english, library);
        let mut fillers = Fillers::default();
        let rule_sets = [
            (Language::French, "fr/danger.toml", "fr/existing.txt"),
            (Language::English, "en/danger.toml", "en/existing.txt"),
        ]
        .map(|(language, place, existing)| {
            read_rule_set(language, &open(place), files.text(existing), &concepts, &mut fillers)
        });
        let weights = read_weights("danger-weights.txt", files, &concepts, &errors);
        let errors = errors.into_inner();
        if errors.is_empty() {
            Ok(Self { concepts, rule_sets: rule_sets.into(), fillers, weights })
        } else {
            Err(ContentErrors(errors))
        }
    }
}

/// Reads the learnt weights. Weights for other concepts are a mistake.
fn read_weights(
    place: &str,
    files: &ContentFiles<'_>,
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
