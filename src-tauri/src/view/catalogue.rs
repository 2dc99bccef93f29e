//! What the app explains, read when somebody first asks for it: the first paint does not wait for it.

use std::sync::OnceLock;

use reperes_core::library::ContentFiles;
use reperes_core::search::{Answer, Explanation, Index, SearchContent, explain, search};
use reperes_core::{ContentErrors, Crisis, CrisisRecogniser, Knowledge, Language, Library};

/// Entries and search, each made once.
#[derive(Debug)]
pub(crate) struct Reference {
    files: ContentFiles<'static>,
    read: OnceLock<Read>,
    /// Apart from the rest: no page needs it, only a search.
    crises: OnceLock<CrisisRecogniser>,
    french: OnceLock<Index>,
    english: OnceLock<Index>,
}

#[derive(Debug)]
struct Read {
    knowledge: Knowledge,
    aids: SearchContent,
}

impl Read {
    fn of(files: &ContentFiles<'_>, library: &Library) -> Result<Self, ContentErrors> {
        let knowledge = Knowledge::read(files, library)?;
        Ok(Self { aids: SearchContent::read(files, library, &knowledge)?, knowledge })
    }
}

impl Reference {
    /// Nothing is read yet.
    pub(crate) fn new(files: ContentFiles<'static>) -> Self {
        Self {
            files,
            read: OnceLock::new(),
            crises: OnceLock::new(),
            french: OnceLock::new(),
            english: OnceLock::new(),
        }
    }

    /// Reads everything now.
    ///
    /// # Errors
    /// Every mistake in the files.
    pub(crate) fn check(&self, library: &Library) -> Result<(), ContentErrors> {
        let (read, crises) =
            (Read::of(&self.files, library)?, CrisisRecogniser::read(&self.files, library)?);
        // Read already is as good.
        let _ = (self.read.set(read), self.crises.set(crises));
        Ok(())
    }

    /// The entries.
    pub(crate) fn knowledge(&self, library: &Library) -> &Knowledge {
        &self.read(library).knowledge
    }

    /// Answers a query.
    pub(crate) fn search<'k>(
        &'k self,
        library: &'k Library,
        language: Language,
        query: &str,
    ) -> Answer<'k> {
        search(self.index(library, language), library, &self.read(library).knowledge, query)
    }

    /// Why each result of a query is found, best first. Nothing of it is kept.
    pub(crate) fn explain<'k>(
        &'k self,
        library: &'k Library,
        language: Language,
        query: &str,
    ) -> Vec<Explanation<'k>> {
        explain(self.index(library, language), library, &self.read(library).knowledge, query)
    }

    fn index(&self, library: &Library, language: Language) -> &Index {
        let Read { knowledge, aids } = self.read(library);
        let index = match language {
            Language::French => &self.french,
            Language::English => &self.english,
        };
        index.get_or_init(|| Index::new(library, knowledge, aids, language))
    }

    /// The danger that a query speaks of, before anything is searched.
    pub(crate) fn recognise(&self, library: &Library, query: &str) -> Option<Crisis<'_>> {
        let crises = self.crises.get_or_init(|| {
            CrisisRecogniser::read(&self.files, library).unwrap_or_else(|errors| {
                // As impossible as below: the search itself goes on.
                log::error!("{errors}");
                CrisisRecogniser::none()
            })
        });
        crises.recognise(query)
    }

    fn read(&self, library: &Library) -> &Read {
        self.read.get_or_init(|| {
            Read::of(&self.files, library).unwrap_or_else(|errors| {
                // Impossible with the embedded content, which a test reads; the lines do not depend on it.
                log::error!("{errors}");
                Read { knowledge: Knowledge { entries: Vec::new() }, aids: SearchContent::none() }
            })
        })
    }
}
