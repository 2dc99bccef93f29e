//! The modules of a crate, read from its sources: the file of each module, the names that it
//! defines and imports, and the paths that it mentions.
//!
//! Tests are left out: files named `tests.rs` or `*_tests.rs`, and code that is compiled for tests
//! alone. All other conditions count as met, so a module with a version for each system is read in
//! all versions.

mod attributes;
mod definitions;
mod mentions;
mod reader;

use std::collections::BTreeMap;
use std::path::PathBuf;

/// The sources of a crate: the text of each file by its path below the source folder.
pub(crate) type SourceFiles = BTreeMap<PathBuf, String>;

/// The place of a module in [`Crate::modules`].
pub(crate) type ModuleId = usize;

/// The root module of a crate.
pub(crate) const ROOT: ModuleId = 0;

/// All modules of a crate. The first one is the root.
#[derive(Debug)]
pub(crate) struct Crate {
    pub(crate) modules: Vec<Module>,
    /// The modules that define each macro by `macro_rules!`. A call needs no path.
    pub(crate) macros: BTreeMap<String, Vec<ModuleId>>,
}

/// A module: a whole file, or a part of one.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// `kiosk::check`; empty for the root.
    pub(crate) path: Vec<String>,
    pub(crate) file: PathBuf,
    pub(crate) parent: Option<ModuleId>,
    /// The meanings of each name. Conditions can give one name several.
    pub(crate) names: BTreeMap<String, Vec<Meaning>>,
    /// The paths that are imported with `*`.
    pub(crate) globs: Vec<Vec<String>>,
    pub(crate) mentions: Vec<Mention>,
}

/// The meaning of a name in a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A type, function, constant, trait or macro of the module itself.
    Item,
    Module(ModuleId),
    /// The path that a `use` gives this name.
    Import(Vec<String>),
}

/// A path in the source.
#[derive(Debug)]
pub(crate) struct Mention {
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
    pub(crate) kind: MentionKind,
}

/// Where a path is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MentionKind {
    /// In code: an expression, a type, a pattern, the tokens of a macro.
    Code,
    /// The name of a macro that is called.
    MacroCall,
    /// `use`, for this module alone.
    Use,
    /// `pub use`, of whatever visibility.
    Reexport,
    /// `use …::*`.
    Glob,
    /// `pub use …::*`.
    ReexportGlob,
}

impl Crate {
    /// Whether `module` is `ancestor` or lies in it.
    pub(crate) fn lies_in(&self, module: ModuleId, ancestor: ModuleId) -> bool {
        std::iter::successors(Some(module), |id| self.modules[*id].parent).any(|id| id == ancestor)
    }
}
