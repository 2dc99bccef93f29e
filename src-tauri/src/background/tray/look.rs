//! What the tray shows, and what can be chosen in its menu.

use tauri::{AppHandle, Manager as _};

use crate::state::app_state::Shell;
use crate::view::helplines::Presenter;
use crate::view::time_text::Shown;

/// The channels that stand in the menu, in order. The state of the first gives the icon its shape.
const LINES: [&str; 2] = ["3018-phone", "3114-phone"];
pub(super) const TITLE: &str = "Repères";

/// What was chosen in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::background) enum Choice {
    /// The window, at an address of `reperes_core::route` or where it was.
    Open(Option<String>),
    /// Messages on or off.
    Notices,
    Quit,
}

impl Choice {
    /// The page of a line, by its place in `LINES`.
    pub(super) fn line(place: usize) -> Self {
        Self::Open(LINES.get(place).map(|channel| format!("/appeler/{channel}")))
    }
}

/// Whom the tray calls.
#[derive(Clone, Copy)]
pub(in crate::background) struct Handlers {
    /// Something was chosen; with the right to come to the front, where the tray gave one.
    pub(in crate::background) chosen: fn(&AppHandle, Choice, Option<String>),
    /// The tray did not take the icon, as long as the answer is yes.
    pub(in crate::background) refused: fn(&AppHandle, &dyn Fn() -> bool),
}

/// What the tray shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) shown: Shown,
    pub(super) tooltip: String,
    pub(super) states: Vec<String>,
    pub(super) calls: Vec<String>,
    pub(super) open: String,
    pub(super) notices: String,
    pub(super) notices_on: bool,
    /// Whether the policy leaves that to the user.
    pub(super) notices_free: bool,
    pub(super) quit: String,
}

impl Look {
    fn of(presenter: &Presenter<'_>, (notices_on, notices_free): (bool, bool)) -> Self {
        let words = presenter.words;
        let channels: Vec<_> =
            LINES.iter().filter_map(|id| presenter.library.channel(id)).collect();
        let shown =
            channels.first().map_or(Shown::Unknown, |(_, channel)| presenter.shown(channel));
        let tooltip = match shown {
            Shown::Open | Shown::ClosingSoon => words.say("tray-tooltip-open"),
            Shown::Closed => words.say("tray-tooltip-closed"),
            Shown::Unknown => words.say("tray-tooltip"),
        };
        let state = |line: &str, channel| {
            words.fill(
                "tray-state",
                &[
                    ("line", line),
                    ("state", &presenter.state_word(channel)),
                    ("detail", &presenter.next(channel)),
                ],
            )
        };
        Self {
            shown,
            tooltip,
            states: channels
                .iter()
                .map(|(line, channel)| state(&line.words.get(words.language).name, channel))
                .collect(),
            calls: channels
                .iter()
                .map(|(_, channel)| words.fill("tray-call", &[("number", &channel.value)]))
                .collect(),
            open: words.say("tray-open"),
            notices: words.say("tray-notices"),
            notices_on,
            notices_free,
            quit: words.say("tray-quit"),
        }
    }

    pub(super) fn now(app: &AppHandle) -> Self {
        let shell = app.state::<Shell>();
        let notices = (
            shell.in_force().notifications.value,
            shell.policy.mandatory.choices.notifications.is_none(),
        );
        shell.present(shell.clock.now(), |presenter| Self::of(presenter, notices))
    }
}
