//! The kinds of danger, each with the lines that help.

use chrono::{DateTime, Utc};

use crate::helpline::Channel;
use crate::library::Library;
use crate::localized::Words;
use crate::status::Status;

/// How near the danger is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// It happens now: emergency services.
    Act,
    /// It is spoken of: those who listen at any hour.
    Words,
}

/// One kind of danger, with the lines that help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Stable id: `pills`.
    pub id: String,
    /// How near the danger is.
    pub block: Block,
    /// One calm sentence.
    pub sentence: Words<String>,
    /// Whom to call, best first; of those on one step, the first that answers now.
    pub(super) steps: Vec<Vec<String>>,
}

impl Concept {
    /// The channel that is best first.
    #[must_use]
    pub fn first_line(&self) -> Option<&str> {
        self.steps.first()?.first().map(String::as_str)
    }

    /// The channels to reach at this instant, best first, each line once.
    #[must_use]
    pub fn channels<'l>(&self, library: &'l Library, now: DateTime<Utc>) -> Vec<&'l Channel> {
        let mut channels: Vec<&Channel> = Vec::new();
        for step in &self.steps {
            let known: Vec<&Channel> = step
                .iter()
                .filter_map(|id| library.channel(id))
                .map(|(_, channel)| channel)
                .collect();
            let open = known
                .iter()
                .find(|channel| matches!(channel.hours.status_at(now), Status::Open { .. }));
            if let Some(channel) = open.or(known.last())
                && !channels.iter().any(|listed| listed.id == channel.id)
            {
                channels.push(channel);
            }
        }
        channels
    }
}
