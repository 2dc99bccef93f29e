//! The text of a policy while it is read: its table, and the mistakes found so far.

use std::cell::RefCell;
use std::collections::BTreeSet;

use reperes_core::toml_fields::Mistakes;
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
}

impl<'t> PolicyDocument<'t> {
    /// Starts to read a recovered text.
    pub(super) fn new(recovered: &'t Recovered) -> Self {
        let Recovered { text, line_numbers, .. } = recovered;
        // A recovered text is always TOML.
        let table = DeTable::parse(text).map(Spanned::into_inner).unwrap_or_default();
        Self { text, line_numbers, table, diagnostics: RefCell::default() }
    }

    /// The mistakes, and the fields with a valid value. Lines are counted in one pass, because a
    /// file can hold thousands of mistakes.
    pub(super) fn finish(self) -> (Vec<PolicyDiagnostic>, BTreeSet<String>) {
        let mut diagnostics = self.diagnostics.into_inner();
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
        let sections = self
            .table
            .iter()
            .filter_map(|(name, section)| Some((name.get_ref(), section.get_ref().as_table()?)));
        let present = sections.flat_map(|(name, section)| {
            section.keys().map(move |key| format!("{name}.{}", key.get_ref()))
        });
        let mut valid_fields: BTreeSet<String> = present.collect();
        for diagnostic in &diagnostics {
            valid_fields.remove(&diagnostic.field);
        }
        (diagnostics, valid_fields)
    }
}

impl Mistakes for PolicyDocument<'_> {
    type Kind = DiagnosticKind;

    fn unknown(known: &str) -> DiagnosticKind {
        DiagnosticKind::Unknown { known: known.to_owned() }
    }

    fn record(&self, at: usize, field: String, kind: DiagnosticKind) {
        let diagnostic = PolicyDiagnostic { line: None, field, kind };
        self.diagnostics.borrow_mut().push((at.min(self.text.len()), diagnostic));
    }
}
