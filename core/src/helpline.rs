//! Helplines and their channels: who answers, for whom, how to reach them. Each channel has its own
//! hours.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::hours::Hours;
use crate::source::Provenance;

pub use crate::language::Language;
use crate::localized::Localized;

/// The group that a line is listed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// On every screen: 3018 and 3114.
    Featured,
    /// Emergency services. Never dialled from the computer.
    Emergency,
    /// Other lines that listen and advise.
    Help,
    /// Services that receive reports and complaints.
    Report,
}

/// A claim about a line, as far as a source supports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// The source says so.
    Yes,
    /// The source says the contrary.
    No,
    /// No source was found that says either.
    Unstated,
}

/// Whether a line can be reached from overseas territories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The same number works overseas.
    Everywhere,
    /// Another number serves overseas; the channel carries it.
    OtherNumber,
    /// No source was found that says.
    Unstated,
}

/// One line, or one service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helpline {
    /// Stable id: `3018`.
    pub id: String,
    /// The group that it is listed in.
    pub group: Group,
    /// The organisation that runs it.
    pub operator: Option<String>,
    /// Whether it costs nothing.
    pub free: Claim,
    /// Whether the line keeps the conversation confidential.
    pub confidential: Claim,
    /// Whether callers may stay anonymous.
    pub anonymous: Claim,
    /// Whether it can be reached from overseas.
    pub reach: Reach,
    /// The channel whose state stands for the line.
    pub primary: String,
    /// Channels to use while the primary one is closed, most useful first.
    pub otherwise: Vec<String>,
    /// Every way to reach it.
    pub channels: Vec<Channel>,
    /// Where this comes from.
    pub provenance: Provenance,
    /// Its texts in each language.
    pub words: Localized<HelplineWords>,
}

/// The texts of a line in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelplineWords {
    /// Its name.
    pub name: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// Who answers, if a source says so.
    pub answered_by: Option<String>,
    /// For whom.
    pub audience: String,
    /// What a source says about overseas, if it says more than [`Reach`].
    pub overseas: Option<String>,
    /// Anything else to know before calling.
    pub notes: Vec<String>,
    /// For each channel of [`Helpline::otherwise`], the reason to use it.
    pub otherwise: Vec<String>,
}

/// The kind of a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// A number to call.
    Phone,
    /// A number to write to, never to call.
    Sms,
    /// A page for a written conversation with a person.
    Chat,
    /// A page.
    Site,
    /// A form, answered later.
    Form,
    /// An app for a phone, known by its name.
    App,
}

impl ChannelKind {
    /// Whether the value is an https address.
    #[must_use]
    pub fn is_web(self) -> bool {
        match self {
            Self::Chat | Self::Site | Self::Form => true,
            Self::Phone | Self::Sms | Self::App => false,
        }
    }
}

/// One way to reach a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Stable id, unique among all channels: `3018-phone`.
    pub id: String,
    /// How it is reached.
    pub kind: ChannelKind,
    /// The number as it is said in France, never reformatted; the https address; or the name of the
    /// app.
    pub value: String,
    /// The number that serves overseas, when it is another one.
    pub overseas_value: Option<String>,
    /// When it answers.
    pub hours: Hours,
    /// Where this comes from.
    pub provenance: Provenance,
    /// Its texts in each language.
    pub words: Localized<ChannelWords>,
}

/// The texts of a channel in one language. Both may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChannelWords {
    /// Its name, if its kind does not say enough.
    pub label: Option<String>,
    /// What to know about its hours or its use.
    pub note: Option<String>,
}

impl Channel {
    /// Whether it answers at any time.
    #[must_use]
    pub fn always_open(&self) -> bool {
        self.hours == Hours::Always
    }

    /// Whether its hours are to be shown with the mark "to confirm" at `now`.
    ///
    /// An always-open channel never bears the mark: a doubt about "24 h/24" because of a date could
    /// keep a person from calling.
    #[must_use]
    pub fn to_confirm(&self, now: DateTime<Utc>) -> bool {
        match self.hours {
            Hours::Always => false,
            Hours::Unverified(_) | Hours::Malformed => true,
            Hours::Weekly(_) | Hours::Unstated => self.provenance.overdue(now),
        }
    }
}

impl Helpline {
    /// The channel whose state stands for the line.
    #[must_use]
    pub fn primary_channel(&self) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == self.primary)
    }
}
