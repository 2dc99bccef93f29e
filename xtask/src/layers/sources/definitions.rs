//! The names that an item defines.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt as _;

/// The attributes of an item, and the name that it defines other than a module or an import.
pub(super) fn attributes_and_name(item: &syn::Item) -> (&[syn::Attribute], Option<&Ident>) {
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
pub(super) fn defined(item: &syn::Item) -> Vec<String> {
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

/// A word without the `r#` that lets it be a keyword.
pub(super) fn word(ident: &Ident) -> String {
    ident.unraw().to_string()
}
