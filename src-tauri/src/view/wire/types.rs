//! What the page receives: everything already decided and put into words.

use reperes_core::contact::Action;
use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use super::entry::{Entry, Place, Source};
use crate::config::preferences::{Audience, Preferences, School, Setting};

view! {
    /// A language of the app.
    #[derive(Copy)]
    #[serde(rename_all = "lowercase")]
    pub(crate) enum Language { Fr, En }

    /// How a screen reader hears what has changed: from the page's own regions, or from the shell, by an announcement or, where none
    /// would be spoken, by a notification.
    #[derive(Copy)]
    #[serde(rename_all = "lowercase")]
    pub(crate) enum Hearing { Regions, Announcements, Notifications }

    /// How a state is shown.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum State { Open, ClosingSoon, Closed, Unknown }

    /// What one can do with a channel.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum How { Call, Site, Copy, Qr }

    /// Where a line stands in the app.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Group { Featured, Emergency, Help, Report }

    /// How one reaches a channel.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum ChannelKind { Phone, Sms, Chat, Site, Form, App }

    /// What the school laid down for this computer.
    #[derive(Default)]
    pub(crate) struct Managed {
        /// What only the school can change.
        pub(crate) settings: Vec<Setting>,
        /// The parts of the app that are not to be seen.
        pub(crate) hidden: Vec<Place>,
        pub(crate) school: School,
        /// How many mistakes there are in what is laid down.
        pub(crate) mistakes: u32,
    }

    /// A stretch of the Paris day, in minutes since midnight.
    #[derive(Copy)]
    pub(crate) struct Span { pub(crate) from: u16, pub(crate) to: u16 }

    /// A label under the 24-hour bar; `local` where the computer lives by another clock.
    pub(crate) struct Tick { pub(crate) minute: u16, pub(crate) paris: String, pub(crate) local: Option<String> }

    /// What changes with time, for one channel.
    #[serde(rename_all = "camelCase")]
    pub(crate) struct ChannelMoment {
        pub(crate) id: String,
        pub(crate) state: State,
        /// The state in a word.
        pub(crate) label: String,
        /// Until when, or why it is not known.
        pub(crate) detail: String,
        /// When a channel that is not open certainly opens, with its date; absent where no opening is certain.
        pub(crate) opens: Option<String>,
        pub(crate) today: Vec<Span>,
        pub(crate) always: bool,
        pub(crate) to_confirm: bool,
    }

    /// What changes with time.
    pub(crate) struct Moment {
        /// The day in Paris; when it differs from that of the page, the page is to be read again.
        pub(crate) day: String,
        pub(crate) paris: String,
        pub(crate) local: Option<String>,
        /// What is to be said when the computer's clock is certainly wrong: then no state that hangs on it is told.
        pub(crate) clock: Option<String>,
        /// Minutes since midnight in Paris.
        pub(crate) now: u16,
        pub(crate) ticks: Vec<Tick>,
        pub(crate) channels: Vec<ChannelMoment>,
        /// The channels whose opening the user wants to hear of.
        pub(crate) awaited: Vec<String>,
        /// What the user has to hear of a reminder that could not be shown in time.
        pub(crate) missed: Option<String>,
    }

    /// How the app stays on this computer.
    #[derive(Copy)]
    #[serde(rename_all = "camelCase")]
    pub(crate) struct Staying {
        /// Whether there is a tray to stay in.
        pub(crate) tray: bool,
        /// Whether it stays there when the window is closed; absent when never chosen.
        pub(crate) stays: Option<bool>,
        /// Whether messages can appear on this computer.
        pub(crate) server: bool,
        pub(crate) notices: bool,
        pub(crate) closing_notice: bool,
        /// Whether it starts with the session; absent where that cannot be told.
        pub(crate) autostart: Option<bool>,
    }

    /// One day of a week of hours.
    pub(crate) struct Day {
        pub(crate) name: String,
        pub(crate) short: String,
        pub(crate) hours: String,
        pub(crate) spans: Vec<Span>,
        pub(crate) today: bool,
        pub(crate) note: Option<String>,
    }

    /// One way to reach a line.
    #[serde(rename_all = "camelCase")]
    pub(crate) struct Channel {
        pub(crate) id: String,
        pub(crate) kind: ChannelKind,
        pub(crate) label: String,
        pub(crate) value: String,
        /// The value as it is shown: the number as it is, an address without its scheme.
        pub(crate) display: String,
        /// The value as a screen reader should say it.
        pub(crate) spoken: String,
        pub(crate) overseas: Option<String>,
        /// The buttons to offer, in order.
        pub(crate) actions: Vec<How>,
        pub(crate) hours: Option<String>,
        pub(crate) hours_note: Option<String>,
        pub(crate) week: Vec<Day>,
        pub(crate) provenance: String,
        pub(crate) verified: String,
    }

    /// Where to turn while a line is closed, and what for.
    pub(crate) struct Alternative { pub(crate) line: String, pub(crate) channel: String, pub(crate) text: String }

    /// One line of the directory.
    #[serde(rename_all = "camelCase")]
    pub(crate) struct Line {
        pub(crate) id: String,
        pub(crate) group: Group,
        pub(crate) name: String,
        pub(crate) purpose: String,
        pub(crate) operator: Option<String>,
        pub(crate) answered_by: Option<String>,
        pub(crate) audience: String,
        /// Empty where nothing is to be said.
        pub(crate) cost: String,
        pub(crate) privacy: String,
        pub(crate) reach: String,
        pub(crate) notes: Vec<String>,
        pub(crate) channels: Vec<Channel>,
        /// The channel whose state stands for the line.
        pub(crate) primary: String,
        pub(crate) site: Option<String>,
        pub(crate) otherwise: Vec<Alternative>,
        pub(crate) sources: Vec<String>,
    }

    /// Where the app keeps what the user chose.
    pub(crate) struct Storage {
        pub(crate) folder: Option<String>,
        /// Whether choices outlive the program.
        pub(crate) lasts: bool,
    }

    /// All that a page needs before its first paint.
    #[serde(rename_all = "camelCase")]
    pub(crate) struct Page {
        pub(crate) language: Language,
        pub(crate) version: String,
        /// The release of the time-zone data, as its publisher names it.
        pub(crate) tzdb: String,
        pub(crate) day: String,
        pub(crate) lines: Vec<Line>,
        pub(crate) sources: Vec<Source>,
        pub(crate) audience: Audience,
        pub(crate) preferences: Preferences,
        /// Whether the app has never been used on this computer, as far as it remembers.
        pub(crate) first_run: bool,
        pub(crate) storage: Storage,
        /// What the user has to hear about the settings, once.
        pub(crate) notice: Option<String>,
        pub(crate) moment: Moment,
        pub(crate) managed: Managed,
        pub(crate) hearing: Hearing,
        /// What a kiosk shows; nothing elsewhere.
        pub(crate) kiosk: Option<Kiosk>,
    }

    /// Somebody at the school, and where to find them.
    pub(crate) struct KioskContact { pub(crate) name: String, pub(crate) place: String }

    /// The code of a channel, to be seen from a metre away.
    pub(crate) struct KioskCode { pub(crate) channel: String, pub(crate) qr: Qr }

    /// What a kiosk shows besides the lines, and after how many seconds without a touch it asks and starts over.
    #[serde(rename_all = "camelCase")]
    pub(crate) struct Kiosk {
        /// The topic that it opens with, if not its start.
        pub(crate) start: Option<String>,
        pub(crate) warning: u16,
        pub(crate) reset: u16,
        pub(crate) school: Option<String>,
        pub(crate) room: Option<String>,
        pub(crate) message: Option<String>,
        pub(crate) contacts: Vec<KioskContact>,
        pub(crate) codes: Vec<KioskCode>,
        pub(crate) topics: Vec<Entry>,
        /// Whether a code has been set to leave with.
        pub(crate) leaves: bool,
        /// The line of the policy in which a code stands that cannot be read.
        pub(crate) code_line: Option<u32>,
    }

    /// What became of a code to leave with.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Leave { Left, Wrong, Wait, NoCode }

    /// The answer to a code, and how many seconds until the next one is looked at.
    pub(crate) struct LeaveReply { pub(crate) outcome: Leave, pub(crate) seconds: u32 }

    /// What became of a click.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Outcome { Launched, NoHandler, Failed, Copied, Shown }

    /// A QR code: modules per side, and the dark ones as an SVG path in module units, without the quiet zone.
    pub(crate) struct Qr { pub(crate) size: u16, pub(crate) path: String }

    /// The answer to a click.
    pub(crate) struct ContactReply { pub(crate) outcome: Outcome, pub(crate) qr: Option<Qr> }

    /// Why a command was refused.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum ErrorCode { UnknownId, NotOffered, NotHere, Internal }

    /// A refusal, as the page receives it. The cause stays in the log.
    pub(crate) struct CommandError { pub(crate) code: ErrorCode, pub(crate) message: String }
}

impl From<Action> for How {
    fn from(action: Action) -> Self {
        match action {
            Action::Call => Self::Call,
            Action::Site => Self::Site,
            Action::Copy => Self::Copy,
            Action::Qr => Self::Qr,
        }
    }
}

impl From<How> for Action {
    fn from(how: How) -> Self {
        match how {
            How::Call => Self::Call,
            How::Site => Self::Site,
            How::Copy => Self::Copy,
            How::Qr => Self::Qr,
        }
    }
}

impl CommandError {
    pub(crate) fn unknown_id(id: &str) -> Self {
        let shortened: String = id.chars().take(40).collect();
        Self { code: ErrorCode::UnknownId, message: format!("no channel {shortened:?}") }
    }

    pub(crate) fn not_offered(id: &str) -> Self {
        Self { code: ErrorCode::NotOffered, message: format!("{id} does not offer this") }
    }

    pub(crate) fn not_here(command: &str) -> Self {
        Self { code: ErrorCode::NotHere, message: format!("{command} is not for this window") }
    }

    pub(crate) fn internal(message: &str) -> Self {
        Self { code: ErrorCode::Internal, message: message.to_owned() }
    }
}
