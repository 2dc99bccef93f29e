//! Reads the text of a policy. Each section has a reader of its own; what they share is in
//! `table.rs`.

use super::diagnostic::Note;
use super::field_reader::Document;
use super::kiosk_section::{self, KioskPolicy};
use super::model::{Loaded, Policy};
use super::{recover, sections};

/// Reads the text of a policy file.
pub(crate) fn parse(text: &str) -> Loaded {
    // A file saved by Windows Notepad starts with a byte order mark, which is no part of TOML.
    let recovered = recover::recover(text.strip_prefix('\u{feff}').unwrap_or(text));
    let document = Document::new(&recovered);
    let mut top = document.top();
    let mut policy = Policy {
        mandatory: top.section("mandatory").map(sections::mandatory).unwrap_or_default(),
        recommended: top.section("recommended").map(sections::recommended).unwrap_or_default(),
        school: top.section("school").map(sections::school).unwrap_or_default(),
        kiosk: top.section("kiosk").map(kiosk_section::read).unwrap_or_default(),
    };
    policy.mandatory.kiosk |= recovered.kiosk;
    for part in &recovered.hidden {
        if !policy.mandatory.hidden.contains(part) {
            policy.mandatory.hidden.push(*part);
        }
    }
    top.finish();
    let kiosk = KioskPolicy {
        school: policy.kiosk.school.or_else(|| policy.school.name.clone()),
        message: policy.kiosk.message.or_else(|| policy.school.message.clone()),
        ..policy.kiosk
    };
    let policy = Policy { kiosk, ..policy };
    let (mut notes, said) = document.told();
    notes.extend(recovered.slips.iter().map(|(line, field)| Note::on_slip(*line, field.clone())));
    notes.extend(recovered.misspelt.iter().map(|(line, name)| Note::on_head(*line, name.clone())));
    notes.sort_by_key(|note| note.line);
    let code_line = notes.iter().find_map(|note| note.line_of("kiosk.code"));
    let policy = Policy { kiosk: KioskPolicy { code_line, ..policy.kiosk }, ..policy };
    Loaded { policy, notes, said, place: String::new(), found: true }
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
