//! The concepts: kinds of danger, each with the lines that help.

use chrono::{DateTime, Utc};

use crate::helpline::Channel;
use crate::library::Library;
use crate::localized::Localized;
use crate::status::Status;

/// How imminent the danger is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Imminence {
    /// The danger is under way: emergency services.
    UnderWay,
    /// The danger is mentioned: lines that answer at any hour.
    Mentioned,
}

/// One kind of danger, with the lines that help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Stable id: `pills`.
    pub id: String,
    /// How imminent the danger is.
    pub imminence: Imminence,
    /// One calm sentence.
    pub sentence: Localized<String>,
    /// The channels to call, best first. Of the channels of one step, the first that is open is
    /// used, or the last if none is open.
    pub(super) steps: Vec<Vec<String>>,
}

impl Concept {
    /// The id of the first channel of the first step.
    #[must_use]
    pub fn first_channel_id(&self) -> Option<&str> {
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
