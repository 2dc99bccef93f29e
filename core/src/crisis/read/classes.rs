//! Reads the classes of words.

use std::collections::BTreeMap;

use super::patterns::items;
use crate::crisis::lexicon::Lexicon;
use crate::toml_fields::Record;

/// Adds the classes to the lexicon. A class may contain classes that come before it.
pub(super) fn read_classes(records: Vec<Record<'_>>, lexicon: &mut Lexicon) {
    let mut filed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mut record in records {
        let name = format!("@{}", record.id());
        let atom = lexicon.atom(&name);
        let mut entries = Vec::new();
        for item in items(&record.text("words")) {
            match filed.get(&item) {
                Some(others) => entries.extend(others.iter().cloned()),
                None if item.starts_with('@') => record.report(
                    "words",
                    &format!("{item:?} is no class above"),
                    "correct it, or move the class up",
                ),
                None => entries.push(item),
            }
        }
        entries.sort();
        entries.dedup();
        for entry in &entries {
            lexicon.file(entry, atom);
        }
        if filed.insert(name, entries).is_some() {
            record.report("id", "stands twice", "give each class its own id");
        }
        record.finish();
    }
}
