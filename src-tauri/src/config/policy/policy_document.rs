//! The text of a policy while it is read: its table, and the mistakes found so far.

use std::cell::RefCell;
use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::DeTable;

use super::diagnostic::{DiagnosticKind, PolicyDiagnostic};
use super::recover::Recovered;

/// The text that is being read, and the mistakes found in it.
pub(super) struct PolicyDocument<'t> {
    pub(super) text: &'t str,
    line_numbers: &'t [usize],
    pub(super) table: DeTable<'t>,
    /// The mistakes, each with its offset in the text.
    diagnostics: RefCell<Vec<(usize, PolicyDiagnostic)>>,
    /// The fields with a value, valid or not.
    present_fields: RefCell<BTreeSet<String>>,
}

impl<'t> PolicyDocument<'t> {
    /// Starts to read a recovered text.
    pub(super) fn new(recovered: &'t Recovered) -> Self {
        let Recovered { text, line_numbers, .. } = recovered;
        // A recovered text is always TOML.
        let table = DeTable::parse(text).map(Spanned::into_inner).unwrap_or_default();
        Self {
            text,
            line_numbers,
            table,
            diagnostics: RefCell::default(),
            present_fields: RefCell::default(),
        }
    }

    /// The mistakes, and the fields with a valid value. Lines are counted in one pass, because a
    /// file can hold thousands of mistakes.
    pub(super) fn finish(self) -> (Vec<PolicyDiagnostic>, BTreeSet<String>) {
        let (mut diagnostics, mut valid_fields) =
            (self.diagnostics.into_inner(), self.present_fields.into_inner());
        diagnostics.sort_by_key(|(at, _)| *at);
        let (mut line, mut counted) = (1, 0);
        let diagnostics: Vec<PolicyDiagnostic> = diagnostics
            .into_iter()
            .map(|(at, diagnostic)| {
                let between = self.text.as_bytes().get(counted..at).unwrap_or_default();
                line += between.iter().filter(|byte| **byte == b'\n').count();
                counted = counted.max(at);
                PolicyDiagnostic {
                    line: Some(self.line_numbers.get(line - 1).copied().unwrap_or(line)),
                    ..diagnostic
                }
            })
            .collect();
        valid_fields
            .retain(|field| diagnostics.iter().all(|diagnostic| diagnostic.field != *field));
        (diagnostics, valid_fields)
    }

    /// Adds a mistake at an offset in the text.
    pub(super) fn push(&self, at: usize, field: String, kind: DiagnosticKind) {
        self.diagnostics
            .borrow_mut()
            .push((at.min(self.text.len()), PolicyDiagnostic { line: None, field, kind }));
    }

    /// Records that a field has a value, before it is checked.
    pub(super) fn record_present(&self, field: String) {
        self.present_fields.borrow_mut().insert(field);
    }
}
