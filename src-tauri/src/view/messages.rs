//! The messages of which the app composes its texts, from `content/*/shell.ftl`.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use reperes_core::Language;

/// The messages of one language.
pub(crate) struct Messages {
    pub(crate) language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Messages {
    /// The messages of `language`.
    pub(crate) fn new(language: Language) -> Self {
        let (text, id) = match language {
            Language::French => (include_str!("../../../content/fr/shell.ftl"), "fr"),
            Language::English => (include_str!("../../../content/en/shell.ftl"), "en"),
        };
        // Fluent drops a broken entry and keeps the others. A test proves that no entry is broken.
        let resource =
            FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new_concurrent(vec![id.parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// The message with this id, or the id itself if there is no such message. A test forbids that.
    pub(crate) fn get(&self, id: &str) -> String {
        self.format(id, &[])
    }

    /// The message with this id and these values.
    pub(crate) fn format(&self, id: &str, values: &[(&str, &str)]) -> String {
        let values = values.iter().map(|(name, value)| (*name, FluentValue::from(*value)));
        self.compose(id, &values.collect())
    }

    /// The message with this id, whose words depend on the number `$count`.
    pub(crate) fn count(&self, id: &str, count: usize) -> String {
        self.compose(id, &[("count", FluentValue::from(count))].into_iter().collect())
    }

    fn compose(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    /// The ids of the messages. `ui/tests/messages.test.ts` compares both languages.
    fn message_ids() -> BTreeSet<&'static str> {
        include_str!("../../../content/fr/shell.ftl")
            .lines()
            .filter(|line| !line.starts_with(['#', ' ']))
            .filter_map(|line| Some(line.split_once(" =")?.0))
            .collect()
    }

    /// Fluent reads both files without dropping an entry.
    #[test]
    fn no_message_is_broken() {
        for text in [
            include_str!("../../../content/fr/shell.ftl"),
            include_str!("../../../content/en/shell.ftl"),
        ] {
            assert!(FluentResource::try_new(text.to_owned()).is_ok());
        }
    }

    /// The text of every source file below a folder, except tests and this file.
    fn sources(folder: &Path) -> String {
        let mut all = String::new();
        for item in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let (path, name) = (item.path(), item.file_name().into_string().unwrap());
            if path.is_dir() {
                all.push_str(&sources(&path));
            } else if !name.ends_with("tests.rs") && !file!().ends_with(&name) {
                let text = std::fs::read_to_string(&path).unwrap();
                all.push_str(text.split("#[cfg(test)]\nmod tests {").next().unwrap());
            }
        }
        all
    }

    /// Every id in the sources is a message, and every message is used.
    #[test]
    fn message_ids_and_sources_agree() {
        let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/src"));
        let ids = message_ids();
        for id in &ids {
            let numbered = id.trim_end_matches(|c: char| c.is_ascii_digit());
            assert!(
                sources.contains(&format!("\"{id}\""))
                    || (numbered != *id && sources.contains(numbered)),
                "{id} is never used"
            );
        }
        for prefix in [
            "state-",
            "detail-",
            "hours-",
            "cli-",
            "native-",
            "cost-",
            "privacy-",
            "reach-",
            "kind-",
            "when-",
            "duration-",
            "part-",
            "step-",
            "found-",
            "summary-",
            "entry-",
            "policy-",
            "settings-",
            "kiosk-",
            "check-",
        ] {
            for id in sources
                .split('"')
                .filter(|text| text.starts_with(prefix) && text.len() > prefix.len())
            {
                // Two commands look like ids.
                let is_command = ["kiosk-code", "kiosk-check"].contains(&id);
                assert!(
                    ids.contains(id) || is_command || id.contains("-3018") || id.contains("-3114"),
                    "{id} is no message"
                );
            }
        }
    }

    /// Fluent puts no isolation marks around a value.
    #[test]
    fn values_have_no_marks_around_them() {
        assert_eq!(
            Messages::new(Language::French).format("detail-closes-in", &[("duration", "2 h")]),
            "ferme dans 2 h"
        );
    }
}
