//! What the tray icon and its menu show, and the actions of the menu.

use tauri::{AppHandle, Manager as _};

use crate::state::app_state::AppState;
use crate::view::helplines::Presenter;
use crate::view::time_text::DisplayState;

/// The channels in the menu, in order. The state of the first one decides the shape of the icon.
const MENU_CHANNELS: [&str; 2] = ["3018-phone", "3114-phone"];
pub(super) const TITLE: &str = "Repères";

/// What the user chose in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::background) enum TrayAction {
    /// Open the window, at an address of `reperes_core::route` or at its last one.
    OpenWindow(Option<String>),
    /// Turn the notifications on or off.
    ToggleNotifications,
    Quit,
}

impl TrayAction {
    /// Opens the page of a channel, by its index in [`MENU_CHANNELS`].
    pub(super) fn open_channel(index: usize) -> Self {
        Self::OpenWindow(MENU_CHANNELS.get(index).map(|channel| format!("/appeler/{channel}")))
    }
}

/// The functions that the tray calls.
#[derive(Clone, Copy)]
pub(in crate::background) struct TrayHandlers {
    /// The user chose an action. The last argument is the activation token, if the tray gave one.
    pub(in crate::background) on_action: fn(&AppHandle, TrayAction, Option<String>),
    /// The tray did not take the icon. The last argument tells whether that icon is still the
    /// current one.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "the system itself shows the icon elsewhere")
    )]
    pub(in crate::background) on_refused: fn(&AppHandle, &dyn Fn() -> bool),
}

/// What the tray shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TrayModel {
    pub(super) state: DisplayState,
    pub(super) tooltip: String,
    pub(super) state_labels: Vec<String>,
    pub(super) call_labels: Vec<String>,
    pub(super) open_label: String,
    pub(super) notifications_label: String,
    pub(super) notifications_on: bool,
    /// The policy leaves the notifications to the user.
    pub(super) notifications_editable: bool,
    pub(super) quit_label: String,
}

impl TrayModel {
    fn new(
        presenter: &Presenter<'_>,
        (notifications_on, notifications_editable): (bool, bool),
    ) -> Self {
        let messages = presenter.messages;
        let channels: Vec<_> =
            MENU_CHANNELS.iter().filter_map(|id| presenter.library.channel(id)).collect();
        let state = channels
            .first()
            .map_or(DisplayState::Unknown, |(_, channel)| presenter.display_state(channel));
        let tooltip = match state {
            DisplayState::Open | DisplayState::ClosingSoon => messages.get("tray-tooltip-open"),
            DisplayState::Closed => messages.get("tray-tooltip-closed"),
            DisplayState::Unknown => messages.get("tray-tooltip"),
        };
        let state_label = |line: &str, channel| {
            messages.format(
                "tray-state",
                &[
                    ("line", line),
                    ("state", &presenter.state_word(channel)),
                    ("detail", &presenter.next_change(channel)),
                ],
            )
        };
        Self {
            state,
            tooltip,
            state_labels: channels
                .iter()
                .map(|(line, channel)| {
                    state_label(&line.words.get(messages.language).name, channel)
                })
                .collect(),
            call_labels: channels
                .iter()
                .map(|(_, channel)| messages.format("tray-call", &[("number", &channel.value)]))
                .collect(),
            open_label: messages.get("tray-open"),
            notifications_label: messages.get("tray-notices"),
            notifications_on,
            notifications_editable,
            quit_label: messages.get("tray-quit"),
        }
    }

    pub(super) fn now(app: &AppHandle) -> Self {
        let app_state = app.state::<AppState>();
        let notifications = (
            app_state.effective_settings().notifications.value,
            app_state.policy.mandatory.choices.notifications.is_none(),
        );
        app_state
            .with_helplines(app_state.clock.now(), |presenter| Self::new(presenter, notifications))
    }
}
