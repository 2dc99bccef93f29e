//! What the tray icon and its menu show, and the actions of the menu.

use reperes_core::{Channel, Helpline};
use tauri::AppHandle;

use crate::state::app_state::AppState;
use crate::view::snapshot::Snapshot;
use crate::view::wire::State;

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
    pub(super) state: State,
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
    /// What the tray shows in the state of the snapshot.
    pub(super) fn of(app_state: &AppState, snapshot: &Snapshot) -> Self {
        app_state.with_helplines(snapshot, |lines| {
            let messages = lines.messages;
            let channels: Vec<_> =
                MENU_CHANNELS.iter().filter_map(|id| lines.library.channel(id)).collect();
            let state = channels
                .first()
                .map_or(State::Unknown, |(_, channel)| lines.display_state(channel));
            let state_label = |(line, channel): &(&Helpline, &Channel)| {
                messages.format(
                    "tray-state",
                    &[
                        ("line", &line.words.get(messages.language).name),
                        ("state", &lines.state_word(channel)),
                        ("detail", &lines.next_change(channel)),
                    ],
                )
            };
            let call_label = |(_, channel): &(&Helpline, &Channel)| {
                messages.format("tray-call", &[("number", &channel.value)])
            };
            Self {
                state,
                tooltip: messages.get(match state {
                    State::Open | State::ClosingSoon => "tray-tooltip-open",
                    State::Closed => "tray-tooltip-closed",
                    State::Unknown => "tray-tooltip",
                }),
                state_labels: channels.iter().map(state_label).collect(),
                call_labels: channels.iter().map(call_label).collect(),
                open_label: messages.get("tray-open"),
                notifications_label: messages.get("tray-notices"),
                notifications_on: app_state.effective_settings().notifications.value,
                notifications_editable: app_state.policy.mandatory.choices.notifications.is_none(),
                quit_label: messages.get("tray-quit"),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::atomic::Ordering;

    use chrono::TimeDelta;
    use reperes_core::{ClockVerdict, Language, Outlook, Outlooks, Status};

    use super::*;
    use crate::state::app_state::test_app::counting_app_state;
    use crate::state::reminders::NoticeKind;

    /// A tick evaluates each channel once: page, tray, reminders and the next change read the
    /// snapshot alone. All channels of this one are closed, and open at an instant at which none
    /// does.
    #[test]
    fn tick_evaluates_each_channel_once() {
        let (app_state, readings) = counting_app_state(Language::French, "2026-11-24T12:00:00Z");
        let real = app_state.snapshot();
        assert_eq!(readings.load(Ordering::Relaxed), 1);
        assert_eq!(real.outlooks.clock, ClockVerdict::Plausible);

        let (now, opens) = (real.now(), real.now() + TimeDelta::minutes(7));
        let closed = Outlook {
            status: Status::Closed { until: Some(opens) },
            opens: Some(opens),
            doubt: None,
        };
        let mut evaluations: BTreeMap<String, usize> = BTreeMap::new();
        let outlooks =
            Outlooks::evaluated_by(&app_state.library, now, real.outlooks.clock, |channel| {
                *evaluations.entry(channel.id.clone()).or_default() += 1;
                closed
            });
        let snapshot = Snapshot { outlooks, ..real };

        let moment = app_state.moment(&snapshot);
        assert!(moment.channels.iter().all(|channel| channel.state == State::Closed));
        let tray = TrayModel::of(&app_state, &snapshot);
        assert_eq!(tray.state, State::Closed);
        for label in &tray.state_labels {
            assert!(label.contains("Fermé") && label.contains("13\u{a0}h\u{a0}07"), "{label}");
        }
        let reminders = &app_state.reminders;
        assert_eq!(reminders.add(&snapshot.outlooks, "3114-phone"), Some(opens));
        assert_eq!(reminders.take_due(&snapshot.outlooks, &["3018-phone"]), []);
        assert_eq!(snapshot.outlooks.next_display_change(), Some(opens));

        let closing = now + TimeDelta::minutes(25);
        let open = Outlook::of(Status::Open { until: Some(closing) });
        let outlooks =
            Outlooks::evaluated_by(&app_state.library, now, real.outlooks.clock, |_| open);
        let due = reminders.take_due(&outlooks, &["3114-phone"]);
        assert_eq!(
            due.iter().map(|notice| (notice.kind, notice.change)).collect::<Vec<_>>(),
            [(NoticeKind::ClosesSoon, closing)]
        );

        assert_eq!(evaluations.len(), app_state.library.channels().count());
        assert!(evaluations.values().all(|count| *count == 1), "{evaluations:?}");
        assert_eq!(readings.load(Ordering::Relaxed), 1, "the clock is read again");
    }

    /// Page and tray agree about each channel of the menu, whatever the clock is worth.
    #[test]
    fn page_and_tray_agree() {
        for now in [
            "2026-11-24T12:00:00Z",
            "2026-11-24T21:45:00Z",
            "2026-11-24T23:00:00Z",
            "2019-01-01T10:00:00Z",
        ] {
            let (app_state, _) = counting_app_state(Language::French, now);
            let snapshot = app_state.snapshot();
            let (moment, tray) =
                (app_state.moment(&snapshot), TrayModel::of(&app_state, &snapshot));
            for (id, label) in MENU_CHANNELS.iter().zip(&tray.state_labels) {
                let channel = moment.channels.iter().find(|channel| channel.id == *id).unwrap();
                assert!(label.contains(&channel.label), "{now}: {label} and {}", channel.label);
            }
        }
    }
}
