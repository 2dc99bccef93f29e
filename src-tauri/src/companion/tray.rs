//! The icon in the tray and its menu. The icon is neutral: a child may be looking. The menu, opened on purpose, names the lines.

#[cfg(not(target_os = "linux"))]
#[path = "tray/elsewhere.rs"]
mod system;
#[cfg(target_os = "linux")]
#[path = "tray/linux.rs"]
mod system;

use tauri::{AppHandle, Manager as _};

pub(super) use system::{exists, is_watched, when_it_changes};

use super::Coming;
use crate::choices::Choices;
use crate::phrase::Shown;
use crate::present::Presenter;
use crate::shell::Shell;

/// The channels that stand in the menu, in order. The state of the first gives the icon its shape.
const LINES: [&str; 2] = ["3018-phone", "3114-phone"];
const TITLE: &str = "Repères";

/// What can be chosen in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// The page of a line, by its place in `LINES`.
    Line(usize),
    Open,
    Notices,
    Quit,
}

/// What the tray shows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Look {
    shown: Shown,
    tooltip: String,
    states: Vec<String>,
    calls: Vec<String>,
    open: String,
    notices: String,
    notices_on: bool,
    /// Whether the policy leaves that to the user.
    notices_free: bool,
    quit: String,
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

    fn now(app: &AppHandle) -> Self {
        let shell = app.state::<Shell>();
        let notices = (
            shell.in_force().notifications.value,
            shell.policy.mandatory.choices.notifications.is_none(),
        );
        shell.present(shell.clock.now(), |presenter| Self::of(presenter, notices))
    }
}

/// The icon, as long as the process lives.
pub(super) struct Tray {
    icon: system::Icon,
    look: Look,
}

impl Tray {
    /// Puts the icon into the tray. On the main thread.
    ///
    /// # Errors
    /// The system refuses.
    pub(super) fn new(app: &AppHandle) -> tauri::Result<Self> {
        let look = Look::now(app);
        Ok(Self { icon: system::Icon::new(app, &look)?, look })
    }

    /// Whether the tray has taken it.
    pub(super) fn is_shown(&self) -> bool {
        self.icon.is_shown()
    }

    /// Whether it shows what is true now. From any thread.
    pub(super) fn is_current(&self, app: &AppHandle) -> bool {
        Look::now(app) == self.look
    }

    /// Shows what is true now, if that is something else than before. On the main thread.
    pub(super) fn refresh(&mut self, app: &AppHandle) {
        let look = Look::now(app);
        if look == self.look {
            return;
        }
        if let Err(error) = self.icon.show(&look) {
            log::warn!("the tray does not change: {error}");
        }
        self.look = look;
    }
}

/// Does what was chosen. `token`: the right to come to the front, where the tray gave one. From any thread.
fn chosen(app: &AppHandle, choice: Choice, token: Option<String>) {
    let come = |route| super::come_forward(app, Coming { route, token, ..Coming::default() });
    match choice {
        Choice::Line(place) => {
            if let Some(channel) = LINES.get(place) {
                come(Some(format!("/appeler/{channel}")));
            }
        }
        Choice::Open => come(None),
        Choice::Quit => app.exit(0),
        Choice::Notices => {
            let shell = app.state::<Shell>();
            // What could not be stored is said in the window; here it holds until the end.
            let wish = Choices {
                notifications: Some(!shell.in_force().notifications.value),
                ..Choices::default()
            };
            let _ = shell.choose(&wish, &|_| ());
            super::tick(app);
        }
    }
}
