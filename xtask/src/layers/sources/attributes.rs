//! What attributes say: the file of a module, and whether an item is compiled for tests alone.

use anyhow::{Context, Result};
use syn::punctuated::Punctuated;

/// What the attributes of a module say about its file.
#[derive(Default)]
pub(super) struct GivenPaths {
    /// `#[path = "…"]`.
    pub(super) always: Option<String>,
    /// `#[cfg_attr(…, path = "…")]`.
    pub(super) sometimes: Vec<String>,
}

pub(super) fn given_paths(attributes: &[syn::Attribute]) -> Result<GivenPaths> {
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
pub(super) fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
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
