//! What was found of one thing that the machine has to hold.

/// How it stands with one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Held,
    /// Good to know, or to be looked at by a person; no pupil gets out by it.
    Look,
    /// A way out.
    Open,
}

/// One thing that the machine has to hold. The texts are ids of `view::messages`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(super) name: &'static str,
    pub(super) verdict: Verdict,
    pub(super) found: &'static str,
    /// What `found` and `advice` name.
    pub(super) value: String,
    pub(super) advice: Option<&'static str>,
}

impl Row {
    pub(super) fn held(name: &'static str, found: &'static str) -> Self {
        Self { name, verdict: Verdict::Held, found, value: String::new(), advice: None }
    }

    pub(super) fn look(name: &'static str, found: &'static str, advice: &'static str) -> Self {
        Self { verdict: Verdict::Look, advice: Some(advice), ..Self::held(name, found) }
    }

    pub(super) fn open(name: &'static str, found: &'static str, advice: &'static str) -> Self {
        Self { verdict: Verdict::Open, advice: Some(advice), ..Self::held(name, found) }
    }

    pub(super) fn of(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }
}

/// Whether a pupil is kept in, as far as a program can tell.
pub(crate) fn is_suitable(rows: &[Row]) -> bool {
    rows.iter().all(|row| row.verdict != Verdict::Open)
}

/// Messages of other programs. `leads_out`: a click on one would be a way out.
pub(super) fn messages(shown: bool, leads_out: bool) -> Row {
    match (shown, leads_out) {
        (false, _) => Row::held("check-messages", "check-messages-none"),
        (true, false) => {
            Row::look("check-messages", "check-messages-shown", "check-messages-advice")
        }
        (true, true) => {
            Row::open("check-messages", "check-messages-shown", "check-messages-advice")
        }
    }
}
