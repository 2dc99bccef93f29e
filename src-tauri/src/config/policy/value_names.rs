//! The names that the policy has for languages, audiences and themes.

use reperes_core::Language;

use crate::config::preferences::{Audience, Theme};

pub(crate) const LANGUAGES: [(&str, Language); 2] =
    [("fr", Language::French), ("en", Language::English)];
pub(crate) const AUDIENCES: [(&str, Audience); 2] =
    [("parent", Audience::Parent), ("educator", Audience::Educator)];
pub(crate) const THEMES: [(&str, Theme); 3] =
    [("system", Theme::System), ("light", Theme::Light), ("dark", Theme::Dark)];
