//! Text as HTML.

use reperes_core::{Language, typography};

/// A text with the marks of its language.
pub(super) fn typeset(language: Language, text: &str) -> String {
    match language {
        Language::French => typography::french(text),
        Language::English => typography::english(text),
    }
}

/// A text in which no sign is markup.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// An element with this text.
pub(super) fn element(tag: &str, text: &str) -> String {
    format!("<{tag}>{}</{tag}>\n", escape(text))
}

/// An element of a class with this text.
pub(super) fn classed(tag: &str, class: &str, text: &str) -> String {
    format!("<{tag} class=\"{class}\">{}</{tag}>\n", escape(text))
}
