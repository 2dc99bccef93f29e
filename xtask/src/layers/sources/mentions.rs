//! The paths that the items of a module import and mention, those in the arguments of macros
//! included.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::attributes::is_for_tests;
use super::definitions::{attributes_and_name, word};
use super::{Meaning, Mention, MentionKind};

/// Collects what the items of one module mention and import.
#[derive(Default)]
pub(super) struct Collector {
    pub(super) names: BTreeMap<String, Vec<Meaning>>,
    pub(super) globs: Vec<Vec<String>>,
    pub(super) mentions: Vec<Mention>,
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
