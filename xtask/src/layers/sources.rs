//! The modules of a crate, read from its sources: the file of each module, the names that it
//! defines and imports, and the paths that it mentions.
//!
//! Tests are left out: files named `tests.rs` or `*_tests.rs`, and code that is compiled for tests
//! alone. All other conditions count as met, so a module with a version for each system is read in
//! all versions.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, ensure};
use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};

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

    /// Whether `module` is `ancestor` or lies in it.
    pub(crate) fn lies_in(&self, module: ModuleId, ancestor: ModuleId) -> bool {
        std::iter::successors(Some(module), |id| self.modules[*id].parent).any(|id| id == ancestor)
    }
}

/// `tests.rs` and `*_tests.rs` hold tests, as does all of a folder `tests`.
fn is_test_file(file: &Path) -> bool {
    file.file_stem().is_some_and(|stem| {
        let stem = stem.to_string_lossy();
        stem == "tests" || stem.ends_with("_tests")
    }) || file.components().any(|part| part == Component::Normal("tests".as_ref()))
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

/// What the attributes of a module say about its file.
#[derive(Default)]
struct GivenPaths {
    /// `#[path = "…"]`.
    always: Option<String>,
    /// `#[cfg_attr(…, path = "…")]`.
    sometimes: Vec<String>,
}

fn given_paths(attributes: &[syn::Attribute]) -> Result<GivenPaths> {
    let mut paths = GivenPaths::default();
    for attribute in attributes {
        if attribute.path().is_ident("path") {
            paths.always = Some(path_text(&attribute.meta).context("a path that is no text")?);
        } else if let syn::Meta::List(list) = &attribute.meta
            && list.path.is_ident("cfg_attr")
        {
            paths.sometimes.extend(parts(list)?.iter().filter_map(path_text));
        }
    }
    Ok(paths)
}

fn path_text(meta: &syn::Meta) -> Option<String> {
    let syn::Meta::NameValue(pair) = meta else { return None };
    let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &pair.value else {
        return None;
    };
    pair.path.is_ident("path").then(|| text.value())
}

/// The conditions or attributes between the brackets of an attribute.
fn parts(list: &syn::MetaList) -> syn::Result<Punctuated<syn::Meta, syn::Token![,]>> {
    list.parse_args_with(Punctuated::parse_terminated)
}

/// Whether an item is compiled for tests alone.
fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) if list.path.is_ident("cfg") => {
            list.parse_args().is_ok_and(|condition| needs_test(&condition))
        }
        syn::Meta::List(_) | syn::Meta::NameValue(_) => false,
    })
}

fn needs_test(condition: &syn::Meta) -> bool {
    let syn::Meta::List(list) = condition else { return condition.path().is_ident("test") };
    let Ok(parts) = parts(list) else { return false };
    if list.path.is_ident("all") {
        parts.iter().any(needs_test)
    } else {
        list.path.is_ident("any") && parts.iter().all(needs_test)
    }
}

/// The attributes of an item, and the name that it defines other than a module or an import.
fn attributes_and_name(item: &syn::Item) -> (&[syn::Attribute], Option<&Ident>) {
    use syn::Item;
    match item {
        Item::Const(item) => (&item.attrs, Some(&item.ident)),
        Item::Enum(item) => (&item.attrs, Some(&item.ident)),
        Item::Fn(item) => (&item.attrs, Some(&item.sig.ident)),
        Item::Macro(item) => (&item.attrs, item.ident.as_ref()),
        Item::Static(item) => (&item.attrs, Some(&item.ident)),
        Item::Struct(item) => (&item.attrs, Some(&item.ident)),
        Item::Trait(item) => (&item.attrs, Some(&item.ident)),
        Item::TraitAlias(item) => (&item.attrs, Some(&item.ident)),
        Item::Type(item) => (&item.attrs, Some(&item.ident)),
        Item::Union(item) => (&item.attrs, Some(&item.ident)),
        Item::ExternCrate(item) => (&item.attrs, None),
        Item::ForeignMod(item) => (&item.attrs, None),
        Item::Impl(item) => (&item.attrs, None),
        Item::Mod(item) => (&item.attrs, None),
        Item::Use(item) => (&item.attrs, None),
        Item::Verbatim(_) | _ => (&[], None),
    }
}

/// The names that an item defines, other than modules and imports.
fn defined(item: &syn::Item) -> Vec<String> {
    if let syn::Item::Macro(syn::ItemMacro { ident: None, mac, .. }) = item {
        return defined_by_tokens(mac.tokens.clone());
    }
    attributes_and_name(item).1.map(word).into_iter().collect()
}

/// The names that follow `struct`, `enum`, `fn` and the like among the arguments of a macro.
fn defined_by_tokens(tokens: TokenStream) -> Vec<String> {
    const KEYWORDS: &[&str] =
        &["const", "enum", "fn", "static", "struct", "trait", "type", "union"];
    let mut names = Vec::new();
    let mut follows = false;
    for token in tokens {
        match token {
            TokenTree::Ident(word) if follows => {
                names.push(word.unraw().to_string());
                follows = false;
            }
            TokenTree::Ident(word) => follows = KEYWORDS.iter().any(|keyword| word == keyword),
            TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => follows = false,
        }
    }
    names
}

/// Collects what the items of one module mention and import.
#[derive(Default)]
struct Collector {
    names: BTreeMap<String, Vec<Meaning>>,
    globs: Vec<Vec<String>>,
    mentions: Vec<Mention>,
}

impl Collector {
    fn mention(&mut self, path: Vec<String>, line: usize, kind: MentionKind) {
        self.mentions.push(Mention { path, line, kind });
    }

    fn import(&mut self, tree: &syn::UseTree, before: &[String], is_reexport: bool) {
        match tree {
            syn::UseTree::Path(tree) => {
                let path = [before, &[word(&tree.ident)]].concat();
                self.import(&tree.tree, &path, is_reexport);
            }
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.import(tree, before, is_reexport));
            }
            syn::UseTree::Name(leaf) => {
                self.leaf(before, &leaf.ident, None, is_reexport);
            }
            syn::UseTree::Rename(leaf) => {
                self.leaf(before, &leaf.ident, Some(&leaf.rename), is_reexport);
            }
            syn::UseTree::Glob(glob) => {
                let kind = if is_reexport { MentionKind::ReexportGlob } else { MentionKind::Glob };
                self.globs.push(before.to_vec());
                self.mention(before.to_vec(), glob.star_token.spans[0].start().line, kind);
            }
        }
    }

    fn leaf(&mut self, before: &[String], last: &Ident, rename: Option<&Ident>, is_reexport: bool) {
        let mut path = before.to_vec();
        // `a::{self}` is `a`.
        if last != "self" || before.is_empty() {
            path.push(word(last));
        }
        let name = rename.map(word).or_else(|| path.last().cloned()).unwrap_or_default();
        self.names.entry(name).or_default().push(Meaning::Import(path.clone()));
        let kind = if is_reexport { MentionKind::Reexport } else { MentionKind::Use };
        self.mention(path, last.span().start().line, kind);
    }

    /// Collects the paths in the arguments of a macro.
    fn tokens(&mut self, tokens: TokenStream, before: &[String]) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream(), before),
                TokenTree::Ident(first) if !continues(&tokens, at) => {
                    let line = first.span().start().line;
                    let mut path = [before, &[word(first)]].concat();
                    while is_separator(&tokens, at + 1) {
                        match tokens.get(at + 3) {
                            Some(TokenTree::Ident(next)) => path.push(word(next)),
                            // Only `use` has braces there.
                            Some(TokenTree::Group(group)) => {
                                self.tokens(group.stream(), &path);
                                at += 3;
                                break;
                            }
                            _ => break,
                        }
                        at += 3;
                    }
                    let is_call = is_punct(&tokens, at + 1, '!');
                    let kind = if is_call { MentionKind::MacroCall } else { MentionKind::Code };
                    self.mention(path, line, kind);
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            at += 1;
        }
    }
}

/// A word without the `r#` that lets it be a keyword.
fn word(ident: &Ident) -> String {
    ident.unraw().to_string()
}

/// Whether this token is this punctuation.
fn is_punct(tokens: &[TokenTree], at: usize, sign: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Whether `::` begins at this token.
fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens, at, ':') && is_punct(tokens, at + 1, ':')
}

/// Whether the word at this token begins no path: the field in `a.b`, the item in `<T>::b` or
/// `::b`, the variable `$b` of a macro. The end of a range, as in `0..b`, begins one, and so does
/// `$crate`.
fn continues(tokens: &[TokenTree], at: usize) -> bool {
    let follows = |sign, distance| at >= distance && is_punct(tokens, at - distance, sign);
    let is_crate = matches!(&tokens[at], TokenTree::Ident(word) if word == "crate");
    follows('.', 1) && !follows('.', 2)
        || follows(':', 1) && follows(':', 2)
        || follows('$', 1) && !is_crate
}

impl<'ast> Visit<'ast> for Collector {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_for_tests(attributes_and_name(item).0) {
            visit::visit_item(self, item);
        }
    }

    /// A module is read by itself.
    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        // `::name` is another crate.
        if item.leading_colon.is_none() {
            let is_reexport = !matches!(item.vis, syn::Visibility::Inherited);
            self.import(&item.tree, &[], is_reexport);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !is_for_tests(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        if !is_for_tests(&item.attrs) {
            visit::visit_impl_item_const(self, item);
        }
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if !is_for_tests(&item.attrs) {
            visit::visit_trait_item_fn(self, item);
        }
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        if !is_for_tests(&field.attrs) {
            visit::visit_field(self, field);
        }
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        if !is_for_tests(&local.attrs) {
            visit::visit_local(self, local);
        }
    }

    /// `pub(in a::b)` uses nothing of `a::b`.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta
            && !list.path.is_ident("cfg")
        {
            self.tokens(list.tokens.clone(), &[]);
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let path: Vec<String> =
            call.path.segments.iter().map(|segment| word(&segment.ident)).collect();
        let line = call.path.segments.first().map_or(0, |first| first.ident.span().start().line);
        self.mention(path, line, MentionKind::MacroCall);
        self.tokens(call.tokens.clone(), &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none()
            && let Some(first) = path.segments.first()
        {
            let words = path.segments.iter().map(|segment| word(&segment.ident)).collect();
            self.mention(words, first.ident.span().start().line, MentionKind::Code);
        }
        visit::visit_path(self, path);
    }
}
