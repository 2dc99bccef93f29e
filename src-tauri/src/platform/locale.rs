//! The language of the app: the flag, else the setting, else the system, else French.

use reperes_core::{Language, letters};

/// The language that a flag names, by its code or as a locale, in small letters or capitals.
pub(crate) fn from_flag(text: &str) -> Option<Language> {
    from_locale(&letters::fold_case(text))
}

/// The language to use.
pub(crate) fn resolve(flag: Option<Language>, setting: Option<Language>) -> Language {
    flag.or(setting)
        .or_else(|| sys_locale::get_locales().find_map(|locale| from_locale(&locale)))
        .unwrap_or(Language::French)
}

/// The language of a locale such as `fr_FR.UTF-8` or `en-GB`. `C` and every other language give
/// `None`.
fn from_locale(locale: &str) -> Option<Language> {
    Language::from_code(locale.split(['-', '_', '.', '@']).next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A locale names a language of the app, or leaves the choice open.
    #[test]
    fn locale_names_a_language_or_none() {
        for (locale, expected) in [
            ("fr_FR.UTF-8", Some(Language::French)),
            ("en-GB", Some(Language::English)),
            ("C", None),
            ("C.UTF-8", None),
            ("de_DE", None),
            ("", None),
        ] {
            assert_eq!(from_locale(locale), expected, "{locale}");
        }
    }

    /// A flag accepts the spellings in which people write a language.
    #[test]
    fn flag_accepts_the_usual_spellings() {
        for text in ["fr", "FR", "Fr", "fr_FR", "fr-FR", "FR-fr", "fr_CA.UTF-8", "ｆｒ"] {
            assert_eq!(from_flag(text), Some(Language::French), "{text}");
        }
        assert_eq!(from_flag("EN_gb"), Some(Language::English));
        for text in ["", "de", "french", "f r", "C", "_fr"] {
            assert_eq!(from_flag(text), None, "{text}");
        }
    }

    /// The flag has priority over the setting.
    #[test]
    fn flag_beats_setting() {
        assert_eq!(resolve(Some(Language::English), Some(Language::French)), Language::English);
        assert_eq!(resolve(None, Some(Language::English)), Language::English);
    }
}
