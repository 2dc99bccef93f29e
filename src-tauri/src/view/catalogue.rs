//! The entries and the search over them, read on first use: the first paint does not wait for them.

use std::sync::OnceLock;

use reperes_core::library::ContentFiles;
use reperes_core::search::{Answer, Explanation, Index, SearchContent, explain, search};
use reperes_core::{ContentErrors, Crisis, CrisisRecogniser, Knowledge, Language, Library};

/// The entries, the recogniser of danger and the search index of each language. Each is made once,
/// on first use.
#[derive(Debug)]
pub(crate) struct Catalogue {
    files: ContentFiles<'static>,
    entries: OnceLock<ParsedEntries>,
    /// Apart from the rest, because only a search needs it.
    recogniser: OnceLock<CrisisRecogniser>,
    french: OnceLock<Index>,
    english: OnceLock<Index>,
}

#[derive(Debug)]
struct ParsedEntries {
    knowledge: Knowledge,
    search_content: SearchContent,
}

impl ParsedEntries {
    fn of(files: &ContentFiles<'_>, library: &Library) -> Result<Self, ContentErrors> {
        let knowledge = Knowledge::read(files, library)?;
        Ok(Self { search_content: SearchContent::read(files, library, &knowledge)?, knowledge })
    }
}

impl Catalogue {
    /// A catalogue of these files, of which nothing is read yet.
    pub(crate) fn new(files: ContentFiles<'static>) -> Self {
        Self {
            files,
            entries: OnceLock::new(),
            recogniser: OnceLock::new(),
            french: OnceLock::new(),
            english: OnceLock::new(),
        }
    }

    /// Reads everything now.
    ///
    /// # Errors
    /// All mistakes in the files.
    pub(crate) fn read_all(&self, library: &Library) -> Result<(), ContentErrors> {
        let (entries, recogniser) = (
            ParsedEntries::of(&self.files, library)?,
            CrisisRecogniser::read(&self.files, library)?,
        );
        // `set` fails if the files are read already, which changes nothing.
        let _ = (self.entries.set(entries), self.recogniser.set(recogniser));
        Ok(())
    }

    /// The entries.
    pub(crate) fn knowledge(&self, library: &Library) -> &Knowledge {
        &self.entries(library).knowledge
    }

    /// The answer to a query.
    pub(crate) fn search<'k>(
        &'k self,
        library: &'k Library,
        language: Language,
        query: &str,
    ) -> Answer<'k> {
        search(self.index(library, language), library, &self.entries(library).knowledge, query)
    }

    /// Why the search finds each result of a query, best first. Nothing of it is stored.
    pub(crate) fn explain<'k>(
        &'k self,
        library: &'k Library,
        language: Language,
        query: &str,
    ) -> Vec<Explanation<'k>> {
        explain(self.index(library, language), library, &self.entries(library).knowledge, query)
    }

    fn index(&self, library: &Library, language: Language) -> &Index {
        let ParsedEntries { knowledge, search_content } = self.entries(library);
        let index = match language {
            Language::French => &self.french,
            Language::English => &self.english,
        };
        index.get_or_init(|| Index::new(library, knowledge, search_content, language))
    }

    /// The danger that a query mentions. The app asks for it before it searches.
    pub(crate) fn recognise(&self, library: &Library, query: &str) -> Option<Crisis<'_>> {
        let recogniser = self.recogniser.get_or_init(|| {
            // An error is impossible with the embedded content, which a test reads. Without the
            // weights the rules still recognise most danger; without either the search works.
            let without_weights = || self.files.clone().with("danger-weights.txt", "");
            CrisisRecogniser::read(&self.files, library)
                .inspect_err(|errors| log::error!("{errors}"))
                .or_else(|_| CrisisRecogniser::read(&without_weights(), library))
                .unwrap_or_else(|_| CrisisRecogniser::none())
        });
        recogniser.recognise(query)
    }

    fn entries(&self, library: &Library) -> &ParsedEntries {
        self.entries.get_or_init(|| {
            ParsedEntries::of(&self.files, library).unwrap_or_else(|errors| {
                // Impossible with the embedded content, which a test reads. The lines are shown
                // without the entries.
                log::error!("{errors}");
                ParsedEntries {
                    knowledge: Knowledge { entries: Vec::new() },
                    search_content: SearchContent::none(),
                }
            })
        })
    }
}
