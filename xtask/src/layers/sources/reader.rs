//! Follows the `mod` declarations of a crate from its root to the file of each module.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, ensure};
use syn::ext::IdentExt as _;
use syn::visit::Visit as _;

use super::attributes::{given_paths, is_for_tests};
use super::definitions::{attributes_and_name, defined};
use super::mentions::Collector;
use super::{Crate, Meaning, Module, ModuleId, SourceFiles};

impl Crate {
    /// Reads a crate from its root, `lib.rs`. A file that no module names is an error.
    pub(crate) fn read(files: &SourceFiles) -> Result<Self> {
        let mut reader = Reader {
            files,
            seen: Vec::new(),
            tests: Vec::new(),
            modules: Vec::new(),
            macros: BTreeMap::new(),
        };
        let root = Place { file: PathBuf::from("lib.rs"), folder: PathBuf::new() };
        reader.file(Vec::new(), None, root)?;
        let programs = Path::new("main.rs");
        for file in files.keys() {
            let is_test = is_test_file(file)
                || reader.tests.iter().any(|tests| file.starts_with(tests.with_extension("")))
                || reader.tests.contains(file);
            let is_known = is_test || reader.seen.contains(file) || file == programs;
            ensure!(is_known, "{} belongs to no module", file.display());
        }
        Ok(Self { modules: reader.modules, macros: reader.macros })
    }
}

/// A file, and the folder in which the files of its modules lie.
#[derive(Clone)]
struct Place {
    file: PathBuf,
    folder: PathBuf,
}

struct Reader<'a> {
    files: &'a SourceFiles,
    seen: Vec<PathBuf>,
    /// The files of modules for tests alone.
    tests: Vec<PathBuf>,
    modules: Vec<Module>,
    macros: BTreeMap<String, Vec<ModuleId>>,
}

impl Reader<'_> {
    /// Reads the module that a file holds.
    fn file(
        &mut self,
        path: Vec<String>,
        parent: Option<ModuleId>,
        place: Place,
    ) -> Result<ModuleId> {
        let text = &self.files[&place.file];
        let name = place.file.display();
        let parsed = syn::parse_file(text).with_context(|| format!("{name} is no Rust"))?;
        ensure!(!self.seen.contains(&place.file), "{name} belongs to two modules");
        self.seen.push(place.file.clone());
        self.module(path, parent, &place, &parsed.items)
    }

    fn module(
        &mut self,
        path: Vec<String>,
        parent: Option<ModuleId>,
        place: &Place,
        items: &[syn::Item],
    ) -> Result<ModuleId> {
        let id = self.modules.len();
        let module = Module { path, file: place.file.clone(), parent, ..Module::default() };
        self.modules.push(module);
        let mut collector = Collector::default();
        let mut children = Vec::new();
        for item in items {
            if is_for_tests(attributes_and_name(item).0) {
                if let syn::Item::Mod(child) = item {
                    let files = self.places(id, place, child)?.into_iter().map(|place| place.file);
                    self.tests.extend(files);
                }
                continue;
            }
            if let syn::Item::Mod(child) = item {
                children.push(child);
            }
            for name in defined(item) {
                collector.names.entry(name).or_default().push(Meaning::Item);
            }
            if let syn::Item::Macro(item) = item
                && let Some(name) = &item.ident
            {
                self.macros.entry(name.to_string()).or_default().push(id);
            }
            collector.visit_item(item);
        }
        for child in children {
            let name = child.ident.unraw().to_string();
            for child in self.children(id, place, child)? {
                collector.names.entry(name.clone()).or_default().push(Meaning::Module(child));
            }
        }
        let module = &mut self.modules[id];
        module.names = collector.names;
        module.globs = collector.globs;
        module.mentions = collector.mentions;
        Ok(id)
    }

    /// Reads a module that another one declares, in all its versions. One that holds tests has
    /// none.
    fn children(
        &mut self,
        parent: ModuleId,
        place: &Place,
        item: &syn::ItemMod,
    ) -> Result<Vec<ModuleId>> {
        let name = item.ident.unraw().to_string();
        let mut path = self.modules[parent].path.clone();
        path.push(name.clone());
        if let Some((_, items)) = &item.content {
            let given = given_paths(&item.attrs)?;
            let folder = place.folder.join(given.always.unwrap_or(name));
            let place = Place { file: place.file.clone(), folder };
            return Ok(vec![self.module(path, Some(parent), &place, items)?]);
        }
        let places = self.places(parent, place, item)?;
        ensure!(!places.is_empty(), "{}: mod {name} has no file", place.file.display());
        let places = places.into_iter().filter(|place| !is_test_file(&place.file));
        places.map(|place| self.file(path.clone(), Some(parent), place)).collect()
    }

    /// The files of a module.
    fn places(&self, parent: ModuleId, place: &Place, item: &syn::ItemMod) -> Result<Vec<Place>> {
        let given = given_paths(&item.attrs)?;
        let mut places: Vec<Place> = given
            .always
            .iter()
            .chain(&given.sometimes)
            .filter_map(|path| self.at_given_path(parent, place, path))
            .collect();
        if given.always.is_none() && item.content.is_none() {
            places.extend(self.at_usual_path(place, &item.ident.unraw().to_string()));
        }
        Ok(places)
    }

    fn at_usual_path(&self, place: &Place, name: &str) -> Option<Place> {
        let folder = place.folder.join(name);
        let beside = place.folder.join(format!("{name}.rs"));
        [beside, folder.join("mod.rs")]
            .into_iter()
            .find(|file| self.files.contains_key(file))
            .map(|file| Place { file, folder })
    }

    /// `#[path]` counts from the folder of the file, or within an inline module from the folder of
    /// that module.
    fn at_given_path(&self, parent: ModuleId, place: &Place, given: &str) -> Option<Place> {
        let is_inline =
            self.modules[parent].parent.is_some_and(|id| self.modules[id].file == place.file);
        let own = place.file.parent().unwrap_or(Path::new(""));
        let file = normal(&if is_inline { place.folder.join(given) } else { own.join(given) })?;
        let folder = file.parent()?.to_owned();
        self.files.contains_key(&file).then_some(Place { file, folder })
    }
}

/// `tests.rs` and `*_tests.rs` hold tests, as does all of a folder `tests`.
fn is_test_file(file: &Path) -> bool {
    file.file_stem().is_some_and(|stem| {
        let stem = stem.to_string_lossy();
        stem == "tests" || stem.ends_with("_tests")
    }) || file.components().any(|part| part == Component::Normal("tests".as_ref()))
}

/// A path without `.` and `..`; nothing if it leaves the source folder.
fn normal(path: &Path) -> Option<PathBuf> {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop().then_some(())?;
            }
            Component::Normal(name) => normal.push(name),
            Component::Prefix(_) | Component::RootDir => return None,
        }
    }
    Some(normal)
}
