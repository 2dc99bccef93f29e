//! The summary of what a person noted: whom to call first, and what to do.

use reperes_core::knowledge::{self, Entry, Urgency};

use super::EntryPresenter;
use crate::view::wire;

impl EntryPresenter<'_> {
    /// The summary of the signs that a person noted. It says what to do, never what the signs mean.
    pub(crate) fn summary(&self, ids: &[String]) -> wire::Summary {
        let noted: Vec<&Entry> = ids.iter().filter_map(|id| self.find(id)).collect();
        let summary = knowledge::summarise(&noted);
        let steps: &[&str] = match summary.urgency {
            Some(Urgency::Now) => &["summary-now-stay", "summary-now-call", "summary-now-then"],
            Some(Urgency::Week) => &[
                "summary-week-talk",
                "summary-week-keep",
                "summary-week-school",
                "summary-week-call",
            ],
            Some(Urgency::Observe) => {
                &["summary-observe-talk", "summary-observe-watch", "summary-observe-call"]
            }
            None => &[],
        };
        wire::Summary {
            title: self.lines.messages.format("summary-title", &[("date", &self.today())]),
            signs: noted.iter().map(|entry| self.link(entry)).collect(),
            not_proof: self.lines.messages.get(if summary.first_calls.is_empty() {
                "summary-not-proof"
            } else {
                "summary-not-proof-now"
            }),
            first_calls: summary.first_calls.into_iter().map(str::to_owned).collect(),
            steps: steps.iter().map(|id| self.lines.messages.get(id)).collect(),
            next: summary
                .next
                .iter()
                .filter_map(|id| self.find(id))
                .map(|entry| self.link(entry))
                .collect(),
        }
    }
}
