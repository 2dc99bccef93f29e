//! Helplines and their channels: who answers, for whom, how to reach them. Hours belong to a channel, not to a line.

use chrono::{DateTime, Utc};

use crate::hours::Hours;
use crate::source::Provenance;
use crate::status::{Outlook, Status};

pub use crate::localized::{Language, Words};

/// Where a line stands in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// What a source says, or does not say, about a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
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
    /// Where it stands in the app.
    pub group: Group,
    /// The organisation that runs it.
    pub operator: Option<String>,
    /// Whether it costs nothing.
    pub free: Stated,
    /// Whether what is said stays between the two.
    pub confidential: Stated,
    /// Whether one may stay nameless.
    pub anonymous: Stated,
    /// Whether it can be reached from overseas.
    pub reach: Reach,
    /// The channel whose state stands for the line.
    pub primary: String,
    /// Channels to turn to while the primary one is closed, most useful first.
    pub otherwise: Vec<String>,
    /// Every way to reach it.
    pub channels: Vec<Channel>,
    /// Where this comes from.
    pub provenance: Provenance,
    /// What is said of it.
    pub words: Words<HelplineWords>,
}

/// What is said of a line in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelplineWords {
    /// Its name.
    pub name: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// Who answers, when a source says.
    pub answered_by: Option<String>,
    /// For whom.
    pub audience: String,
    /// What a source says of overseas, when more is to be said than [`Reach`].
    pub overseas: Option<String>,
    /// Anything else that one has to know before calling.
    pub notes: Vec<String>,
    /// For each channel of [`Helpline::otherwise`], what to turn to it for.
    pub otherwise: Vec<String>,
}

/// How one reaches a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChannelKind {
    /// A number to call.
    Phone,
    /// A number to write to, never to call.
    Sms,
    /// A page on which one writes with a person.
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
    /// The number as it is said in France, never reformatted; the https address; or the name of the app.
    pub value: String,
    /// The number that serves overseas, when it is another one.
    pub overseas_value: Option<String>,
    /// When it answers.
    pub hours: Hours,
    /// Where this comes from.
    pub provenance: Provenance,
    /// What is said of it.
    pub words: Words<ChannelWords>,
}

/// What is said of a channel in one language. Both may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChannelWords {
    /// Its name, when its kind does not say enough.
    pub label: Option<String>,
    /// What one has to know of its hours or its use.
    pub note: Option<String>,
}

impl Channel {
    /// The status at `now`.
    #[must_use]
    pub fn status_at(&self, now: DateTime<Utc>) -> Status {
        self.hours.status_at(now)
    }

    /// The status at `now`, and what is known of the time after it.
    #[must_use]
    pub fn outlook_at(&self, now: DateTime<Utc>) -> Outlook {
        self.hours.outlook_at(now)
    }

    /// Whether it answers at any time.
    #[must_use]
    pub fn always_open(&self) -> bool {
        self.hours == Hours::Always
    }

    /// Whether its hours have to be shown with the mark "to confirm" at `now`.
    ///
    /// An always-open channel never bears it: doubting "24 h/24" because of a date would keep somebody from calling.
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
