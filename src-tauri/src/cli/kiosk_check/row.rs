//! One row of the check: what was found of one thing that the computer has to prevent.

/// The result of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CheckResult {
    Pass,
    /// Worth knowing, or for a person to look at. It gives a pupil no way out.
    Warn,
    /// A way out.
    Fail,
}

/// One thing that the computer has to prevent. The texts are ids of `view::messages`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CheckRow {
    pub(super) name: &'static str,
    pub(super) result: CheckResult,
    pub(super) finding: &'static str,
    /// The value that `finding` and `advice` name.
    pub(super) value: String,
    pub(super) advice: Option<&'static str>,
}

impl CheckRow {
    pub(super) fn pass(name: &'static str, finding: &'static str) -> Self {
        Self { name, result: CheckResult::Pass, finding, value: String::new(), advice: None }
    }

    pub(super) fn warn(name: &'static str, finding: &'static str, advice: &'static str) -> Self {
        Self { result: CheckResult::Warn, advice: Some(advice), ..Self::pass(name, finding) }
    }

    pub(super) fn fail(name: &'static str, finding: &'static str, advice: &'static str) -> Self {
        Self { result: CheckResult::Fail, advice: Some(advice), ..Self::pass(name, finding) }
    }

    pub(super) fn with_value(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }
}

/// Whether the computer keeps a pupil in the app, as far as a program can tell.
pub(crate) fn is_suitable(rows: &[CheckRow]) -> bool {
    rows.iter().all(|row| row.result != CheckResult::Fail)
}

/// The row about notifications of other programs. `leads_out`: a click on one is a way out.
pub(super) fn notifications(shown: bool, leads_out: bool) -> CheckRow {
    match (shown, leads_out) {
        (false, _) => CheckRow::pass("check-messages", "check-messages-none"),
        (true, false) => {
            CheckRow::warn("check-messages", "check-messages-shown", "check-messages-advice")
        }
        (true, true) => {
            CheckRow::fail("check-messages", "check-messages-shown", "check-messages-advice")
        }
    }
}
