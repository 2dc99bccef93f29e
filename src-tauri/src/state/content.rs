//! What the program knows: the lines, read at once, and the entries, read when somebody first asks for them.

use std::ffi::OsString;

use chrono::{DateTime, Utc};
use reperes_core::knowledge::AppSection;
use reperes_core::library::ContentFiles;
use reperes_core::{ContentErrors, Library, embedded_files};

use crate::view::catalogue::Reference;
use crate::view::entries::Librarian;
use crate::view::messages::Words;
use reperes_core::route;

/// The lines and the entries.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) library: Library,
    pub(crate) reference: Reference,
}

impl Content {
    /// The embedded content, or that of `--content DIR` where the build knows the flag; the flag is taken out of the arguments.
    /// Content with mistakes gives way to the embedded one, and the mistakes are told.
    pub(crate) fn load(arguments: &mut Vec<OsString>) -> (Self, Option<String>) {
        match foreign(arguments)
            .map(|files| files.map(|files| Self::read(files).map_err(|errors| errors.to_string())))
        {
            Ok(None) => (Self::embedded(), None),
            Ok(Some(Ok(content))) => (content, None),
            Ok(Some(Err(mistakes))) | Err(mistakes) => (Self::embedded(), Some(mistakes)),
        }
    }

    /// Whether an address leads somewhere in the window.
    pub(crate) fn leads_somewhere(&self, route: &str) -> bool {
        route::is_known(route, &self.library, self.reference.knowledge(&self.library))
    }

    /// One reading of the entries, without the parts that are hidden.
    pub(crate) fn librarian<'a>(
        &'a self,
        words: &'a Words,
        now: DateTime<Utc>,
        hidden: &'a [AppSection],
    ) -> Librarian<'a> {
        Librarian {
            library: &self.library,
            knowledge: self.reference.knowledge(&self.library),
            words,
            now,
            hidden,
        }
    }

    /// What the program carries with it.
    pub(crate) fn embedded() -> Self {
        let files = embedded_files();
        #[expect(
            clippy::expect_used,
            reason = "a test proves that the embedded content reads without a mistake"
        )]
        let library = Library::read(&files).expect("the embedded content is sound");
        Self { library, reference: Reference::new(files) }
    }

    /// Content from elsewhere is read whole before anything of it is shown.
    fn read(files: ContentFiles<'static>) -> Result<Self, ContentErrors> {
        let library = Library::read(&files)?;
        let reference = Reference::new(files);
        reference.check(&library)?;
        Ok(Self { library, reference })
    }
}

#[cfg(feature = "test-hooks")]
fn foreign(arguments: &mut Vec<OsString>) -> Result<Option<ContentFiles<'static>>, String> {
    crate::platform::test_hooks::content(arguments)
}

#[cfg(not(feature = "test-hooks"))]
fn foreign(_: &mut Vec<OsString>) -> Result<Option<ContentFiles<'static>>, String> {
    Ok(None)
}
