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
    /// used, or the last if none is open. If the clock cannot be believed, all are used, those that
    /// are always open first.
    pub(super) steps: Vec<Vec<String>>,
}

impl Concept {
    /// The id of the first channel of the first step.
    #[must_use]
    pub fn first_channel_id(&self) -> Option<&str> {
        self.steps.first()?.first().map(String::as_str)
    }

    /// The channels to reach at the instant of the outlooks, best first, each once.
    #[must_use]
    pub fn channels<'l>(&self, library: &'l Library, outlooks: &Outlooks) -> Vec<&'l Channel> {
        let mut channels: Vec<&Channel> = Vec::new();
        for step in &self.steps {
            let known = step.iter().filter_map(|id| library.channel(id));
            let (mut chosen, closed): (Vec<&Channel>, Vec<&Channel>) = known
                .map(|(_, channel)| channel)
                .partition(|channel| outlooks.is_open(&channel.id));
            if outlooks.clock == ClockVerdict::Plausible {
                chosen.extend(closed.last().filter(|_| chosen.is_empty()));
                chosen.truncate(1);
            } else {
                chosen.extend(closed);
            }
            for channel in chosen {
                if !channels.iter().any(|listed| listed.id == channel.id) {
                    channels.push(channel);
                }
            }
        }
        channels
    }
}
