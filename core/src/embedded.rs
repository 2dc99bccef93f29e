//! The content that travels inside the program. A test proves that it reads without a mistake.

use crate::library::Files;

/// The files of `content/`, as they were when the program was built.
#[must_use]
pub fn embedded_files() -> Files<'static> {
    Files {
        helplines: include_str!("../../content/helplines.toml"),
        sources: include_str!("../../content/sources.toml"),
        helplines_fr: include_str!("../../content/fr/helplines.toml"),
        helplines_en: include_str!("../../content/en/helplines.toml"),
    }
}
