//! The concepts: kinds of danger, each with the lines that help.

use crate::clock::ClockVerdict;
use crate::helpline::Channel;
use crate::library::Library;
use crate::localized::Localized;
use crate::outlooks::Outlooks;

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
    /// used, or the last if none is open. If the clock cannot be believed, the first that is always
    /// open is used, or the first of all.
    pub(super) steps: Vec<Vec<String>>,
}

impl Concept {
    /// The id of the first channel of the first step.
    #[must_use]
    pub fn first_channel_id(&self) -> Option<&str> {
        self.steps.first()?.first().map(String::as_str)
    }

    /// The channels to reach at the instant of the outlooks, best first, each line once.
    #[must_use]
    pub fn channels<'l>(&self, library: &'l Library, outlooks: &Outlooks) -> Vec<&'l Channel> {
        let mut channels: Vec<&Channel> = Vec::new();
        for step in &self.steps {
            let known: Vec<&Channel> = step
                .iter()
                .filter_map(|id| library.channel(id))
                .map(|(_, channel)| channel)
                .collect();
            let open = known.iter().find(|channel| outlooks.is_open(&channel.id));
            let otherwise = if outlooks.clock == ClockVerdict::Plausible {
                known.last()
            } else {
                known.first()
            };
            if let Some(channel) = open.or(otherwise)
                && !channels.iter().any(|listed| listed.id == channel.id)
            {
                channels.push(channel);
            }
        }
        channels
    }
}
