//! Reads the text of a policy. Each section has a reader of its own; `field_reader.rs` is common to
//! all of them.

use super::field_reader::TableReader;
use super::kiosk_section;
use super::model::{LoadedPolicy, Policy};
use super::policy_document::PolicyDocument;
use super::{recover, sections};

/// Reads the text of a policy file.
pub(crate) fn parse(text: &str) -> LoadedPolicy {
    // Windows Notepad saves a file with a byte order mark, which is no part of TOML.
    let recovered = recover::recover(text.strip_prefix('\u{feff}').unwrap_or(text));
    let document = PolicyDocument::new(&recovered);
    let mut root = TableReader::root(&document);
    let mut policy = Policy {
        mandatory: root.table("mandatory").map(sections::mandatory).unwrap_or_default(),
        recommended: root.table("recommended").map(sections::recommended).unwrap_or_default(),
        school: root.table("school").map(sections::school).unwrap_or_default(),
        kiosk: root.table("kiosk").map(kiosk_section::read).unwrap_or_default(),
    };
    root.finish();
    policy.mandatory.kiosk |= recovered.kiosk;
    recovered.hidden.iter().for_each(|section| policy.mandatory.hide(*section));
    let (school, kiosk) = (&policy.school, &mut policy.kiosk);
    kiosk.school = kiosk.school.take().or_else(|| school.name.clone());
    kiosk.message = kiosk.message.take().or_else(|| school.message.clone());
    let (mut diagnostics, valid_fields) = document.finish();
    diagnostics.extend(recovered.diagnostics());
    diagnostics.sort_by_key(|diagnostic| diagnostic.line);
    kiosk.code_line = diagnostics.iter().find_map(|diagnostic| diagnostic.line_of("kiosk.code"));
    LoadedPolicy { policy, diagnostics, valid_fields, place: String::new(), found: true }
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
