//! The content that travels inside the program. A test proves that it reads without a mistake.

use crate::library::Files;

macro_rules! embedded {
    ($($place:literal),+ $(,)?) => {
        Files::default()$(.with($place, include_str!(concat!("../../content/", $place))))+
    };
}

/// The files of `content/`, as they were when the program was built.
#[must_use]
pub fn embedded_files() -> Files<'static> {
    embedded!(
        "helplines.toml",
        "fr/helplines.toml",
        "en/helplines.toml",
        "sources.toml",
        "synonyms.toml",
        "crisis.toml",
        "fr/crisis.toml",
        "en/crisis.toml",
        "fr/danger.toml",
        "en/danger.toml",
        "fr/existing.txt",
        "en/existing.txt",
        "signs.toml",
        "fr/signs.toml",
        "en/signs.toml",
        "forms.toml",
        "fr/forms.toml",
        "en/forms.toml",
        "situations.toml",
        "fr/situations.toml",
        "en/situations.toml",
        "talk.toml",
        "fr/talk.toml",
        "en/talk.toml",
        "platforms.toml",
        "fr/platforms.toml",
        "en/platforms.toml",
        "guides.toml",
        "fr/guides.toml",
        "en/guides.toml",
        "letters.toml",
        "fr/letters.toml",
        "en/letters.toml",
        "law.toml",
        "fr/law.toml",
        "en/law.toml",
        "figures.toml",
        "fr/figures.toml",
        "en/figures.toml",
        "activities.toml",
        "fr/activities.toml",
        "en/activities.toml",
        "cards.toml",
        "fr/cards.toml",
        "en/cards.toml",
        "tracks.toml",
        "fr/tracks.toml",
        "en/tracks.toml",
    )
}
