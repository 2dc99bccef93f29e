//! The content of the app: the lines, read at start, and the entries, read on first use.

use std::ffi::OsString;

use reperes_core::knowledge::AppSection;
use reperes_core::library::ContentFiles;
use reperes_core::{ContentErrors, Library, embedded_files};

use crate::view::catalogue::Catalogue;
use crate::view::entries::EntryPresenter;
use crate::view::helplines::Presenter;
use reperes_core::route;

/// The lines and the entries.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) library: Library,
    pub(crate) catalogue: Catalogue,
}

impl Content {
    /// The embedded content, or that of `--content DIR` in a build that knows the flag. Removes the
    /// flag from the arguments. If the content has mistakes, returns the embedded content and the
    /// mistakes.
    pub(crate) fn load(arguments: &mut Vec<OsString>) -> (Self, Option<String>) {
        match content_override(arguments)
            .map(|files| files.map(|files| Self::read(files).map_err(|errors| errors.to_string())))
        {
            Ok(None) => (Self::embedded(), None),
            Ok(Some(Ok(content))) => (content, None),
            Ok(Some(Err(mistakes))) | Err(mistakes) => (Self::embedded(), Some(mistakes)),
        }
    }

    /// Whether a route leads to a part of the app.
    pub(crate) fn has_route(&self, route: &str) -> bool {
        route::is_known(route, &self.library, self.catalogue.knowledge(&self.library))
    }

    /// A view of the entries without the hidden parts of the app.
    pub(crate) fn entry_presenter<'a>(
        &'a self,
        lines: Presenter<'a>,
        hidden: &'a [AppSection],
    ) -> EntryPresenter<'a> {
        EntryPresenter::new(lines, self.catalogue.knowledge(&self.library), hidden)
    }

    /// The content in the program.
    pub(crate) fn embedded() -> Self {
        let files = embedded_files();
        #[expect(
            clippy::expect_used,
            reason = "a test proves that the embedded content reads without a mistake"
        )]
        let library = Library::read(&files).expect("the embedded content is sound");
        Self { library, catalogue: Catalogue::new(files) }
    }

    /// Reads all of the content, so that no mistake in it appears later.
    fn read(files: ContentFiles<'static>) -> Result<Self, ContentErrors> {
        let library = Library::read(&files)?;
        let catalogue = Catalogue::new(files);
        catalogue.read_all(&library)?;
        Ok(Self { library, catalogue })
    }
}

/// The content of `--content DIR`, if the arguments have it.
#[cfg(feature = "test-hooks")]
fn content_override(
    arguments: &mut Vec<OsString>,
) -> Result<Option<ContentFiles<'static>>, String> {
    crate::platform::test_hooks::content(arguments)
}

/// Nothing: only a build for tests knows the flag.
#[cfg(not(feature = "test-hooks"))]
fn content_override(_: &mut Vec<OsString>) -> Result<Option<ContentFiles<'static>>, String> {
    Ok(None)
}
