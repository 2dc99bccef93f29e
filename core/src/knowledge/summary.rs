//! Sums up the signs that a user has ticked. There is no score and no diagnosis: the most urgent
//! sign decides.

use super::entry::Entry;
use super::kind_data::{KindData, Role, Urgency};

/// The result for the ticked signs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary<'k> {
    /// The highest urgency; `None` if no sign is ticked.
    pub urgency: Option<Urgency>,
    /// Channels to call first, those of the first danger sign first.
    pub first_calls: Vec<&'k str>,
    /// Ids of entries to read next.
    pub next: Vec<&'static str>,
}

/// Sums up the ticked entries. Entries of other kinds do not count.
#[must_use]
pub fn summarise<'k>(noted: &[&'k Entry]) -> Summary<'k> {
    let mut summary = Summary::default();
    let mut by_author = false;
    for entry in noted {
        let KindData::Sign { role, urgency, first_calls, .. } = &entry.detail else { continue };
        summary.urgency =
            Some(summary.urgency.map_or(*urgency, |known| most_urgent(known, *urgency)));
        by_author |= *role == Role::Author;
        for channel in first_calls.iter().map(String::as_str) {
            if !summary.first_calls.contains(&channel) {
                summary.first_calls.push(channel);
            }
        }
    }
    summary.next = match summary.urgency {
        None => Vec::new(),
        Some(Urgency::Now) => vec!["immediate-danger", "talks-of-dying", "tonight"],
        Some(Urgency::Week) if by_author => vec!["child-author", "child-targeted", "keep-evidence"],
        Some(Urgency::Week) => vec!["child-targeted", "tonight", "keep-evidence"],
        Some(Urgency::Observe) if by_author => {
            vec!["child-author", "talk-moments", "joke-or-bullying"]
        }
        Some(Urgency::Observe) => vec!["talk-moments", "joke-or-bullying", "child-targeted"],
    };
    summary
}

fn most_urgent(a: Urgency, b: Urgency) -> Urgency {
    match (a, b) {
        (Urgency::Now, _) | (_, Urgency::Now) => Urgency::Now,
        (Urgency::Week, _) | (_, Urgency::Week) => Urgency::Week,
        (Urgency::Observe, Urgency::Observe) => Urgency::Observe,
    }
}
