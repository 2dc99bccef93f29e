//! The search over the embedded content, for the tests that query it.

use crate::support::{knowledge, library};
use reperes_core::search::{Answer, Index, SearchContent, search};
use reperes_core::{Knowledge, Language, Library, embedded_files};

pub(crate) struct Engine {
    pub(crate) library: Library,
    pub(crate) knowledge: Knowledge,
    index: Index,
}

impl Engine {
    pub(crate) fn new(language: Language) -> Self {
        let (library, knowledge) = (library(), knowledge());
        let aids = SearchContent::read(&embedded_files(), &library, &knowledge)
            .unwrap_or_else(|errors| panic!("{errors}"));
        Self { index: Index::new(&library, &knowledge, &aids, language), library, knowledge }
    }

    pub(crate) fn ask(&self, query: &str) -> Answer<'_> {
        search(&self.index, &self.library, &self.knowledge, query)
    }

    /// The ids of what a query finds, best first.
    pub(crate) fn ids(&self, query: &str) -> Vec<String> {
        self.ask(query).hits.iter().map(|hit| hit.found.id().to_owned()).collect()
    }
}
