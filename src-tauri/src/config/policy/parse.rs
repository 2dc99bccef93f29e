//! Reads the text of a policy. Each section has a reader of its own; `field_reader.rs` is common to
//! all of them.

use super::diagnostic::PolicyDiagnostic;
use super::field_reader::TableReader;
use super::kiosk_section::{self, KioskPolicy};
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
    policy.mandatory.kiosk |= recovered.kiosk;
    for part in &recovered.hidden {
        if !policy.mandatory.hidden.contains(part) {
            policy.mandatory.hidden.push(*part);
        }
    }
    root.finish();
    let kiosk = KioskPolicy {
        school: policy.kiosk.school.or_else(|| policy.school.name.clone()),
        message: policy.kiosk.message.or_else(|| policy.school.message.clone()),
        ..policy.kiosk
    };
    let policy = Policy { kiosk, ..policy };
    let (mut diagnostics, valid_fields) = document.finish();
    diagnostics.extend(
        recovered
            .syntax_errors
            .iter()
            .map(|(line, field)| PolicyDiagnostic::syntax_error(*line, field.clone())),
    );
    diagnostics.extend(
        recovered
            .misspelt_headers
            .iter()
            .map(|(line, name)| PolicyDiagnostic::misspelt_header(*line, name.clone())),
    );
    diagnostics.sort_by_key(|diagnostic| diagnostic.line);
    let code_line = diagnostics.iter().find_map(|diagnostic| diagnostic.line_of("kiosk.code"));
    let policy = Policy { kiosk: KioskPolicy { code_line, ..policy.kiosk }, ..policy };
    LoadedPolicy { policy, diagnostics, valid_fields, place: String::new(), found: true }
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
