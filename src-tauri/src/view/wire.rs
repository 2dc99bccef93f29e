//! The wire types: what the page receives, already decided and put into words.
//! `ui/src/backend/generated.ts` is generated from them.

macro_rules! view {
    ($($(#[$attribute:meta])* pub(crate) $kind:ident $name:ident $body:tt)+) => {
        $(
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            #[cfg_attr(test, derive(TS))]
            $(#[$attribute])*
            pub(crate) $kind $name $body
        )+
        #[cfg(test)]
        pub(crate) fn declarations() -> Vec<String> {
            let config = ts_rs::Config::default();
            vec![$($name::decl(&config)),+]
        }
    };
}

mod entry;
mod types;

pub(crate) use entry::*;
pub(crate) use types::*;

#[cfg(test)]
mod tests {
    use super::{entry, types};
    use crate::config::preferences;

    /// Writes the types for the page; the checkout must not change by it, which `cargo xtask test` checks.
    #[test]
    fn the_types_of_the_page_are_generated() {
        let mut text = String::from(
            "// Generated from src-tauri/src/view by `cargo test`; not to be edited.\n",
        );
        let all = [preferences::declarations(), types::declarations(), entry::declarations()];
        for declaration in all.into_iter().flatten() {
            text.push_str(&format!("\nexport {declaration}\n"));
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/backend/generated.ts");
        if std::fs::read_to_string(path).ok().as_deref() != Some(&text) {
            std::fs::write(path, text).unwrap();
        }
    }
}
