//! Shows due notices as notifications of the desktop.
//!
//! Each notification has a thread of its own until it is gone: some desktops remove a notification
//! when its sender goes, and a server that does not answer must not block anything else.

use std::fmt::Display;
use std::io;
use std::time::Duration;

use chrono::{DateTime, Utc};
use notify_rust::Notification;
use tauri::{AppHandle, Manager as _};

use super::lifecycle;
use crate::platform::timeout::StuckCalls;
use crate::state::app_state::AppState;
use crate::state::reminders::{Notice, NoticeKind, Reminders};
use crate::view::messages::Messages;
use crate::view::snapshot::Snapshot;
use crate::view::time_text;
use reperes_core::{ClockVerdict, PARIS};

const CALL_ACTION: &str = "call";
/// The action of a click on the notification itself, as D-Bus names it.
const DEFAULT_ACTION: &str = "default";
/// The time limit for showing a notice. The calls of notify-rust have none.
const TIMEOUT: Duration = Duration::from_secs(2);

static STUCK: StuckCalls = StuckCalls::new();

/// Shows the notices that are due now, if notifications are on and the clock is plausible.
pub(crate) fn show_due(app: &AppHandle, snapshot: &Snapshot) {
    if snapshot.outlooks.clock != ClockVerdict::Plausible {
        return;
    }
    let app_state = app.state::<AppState>();
    let settings = app_state.settings.load();
    let closing: &[&str] = if settings.closing_notice { &["3018-phone"] } else { &[] };
    for notice in app_state.reminders.take_due(&snapshot.outlooks, closing) {
        if !app_state.effective_settings().notifications.value {
            app_state.reminders.record_missed(&notice);
            continue;
        }
        show(app, &notice, snapshot.now(), &app_state.messages());
    }
}

fn show(app: &AppHandle, notice: &Notice, now: DateTime<Utc>, messages: &Messages) {
    let message = message(notice, messages);
    let labels = (messages.get("notice-call"), messages.get("notice-see"));
    let shown_notice = notice.clone();
    let on_screen = OnScreenGuard::new(app, now);
    let thread = std::thread::Builder::new().name("notice".to_owned()).spawn(move || {
        let app_state = on_screen.app.state::<AppState>();
        let shown = show_in_time(&STUCK, TIMEOUT, &app_state.reminders, &shown_notice, move || {
            with_actions(message, &labels).show()
        });
        let Some(handle) = shown else { return };
        wait_for_action(handle, |action| match action {
            CALL_ACTION => lifecycle::show_window_at(
                &on_screen.app,
                Some(&format!("/appeler/{}", shown_notice.channel)),
            ),
            DEFAULT_ACTION => lifecycle::show_window_at(&on_screen.app, None),
            _closed => {}
        });
    });
    if let Err(error) = thread {
        log::warn!("a notice could not be shown: {error}");
        app.state::<AppState>().reminders.record_missed(notice);
    }
}

/// Shows a notice with a time limit. `None` if it could not be shown in time; it is then recorded as
/// missed.
fn show_in_time<H: Send + 'static, E: Display>(
    stuck: &StuckCalls,
    limit: Duration,
    reminders: &Reminders,
    notice: &Notice,
    show: impl FnOnce() -> Result<H, E> + Send + 'static,
) -> Option<H> {
    stuck
        .run(limit, move || show().map_err(|error| io::Error::other(error.to_string())))
        .inspect_err(|error| {
            log::warn!("a notice could not be shown: {error}");
            reminders.record_missed(notice);
        })
        .ok()
}

/// Counts a notification as shown for as long as the guard lives: the relaunch waits for it.
struct OnScreenGuard {
    app: AppHandle,
    since: DateTime<Utc>,
}

impl OnScreenGuard {
    fn new(app: &AppHandle, since: DateTime<Utc>) -> Self {
        app.state::<AppState>().reminders.message_shown(since);
        Self { app: app.clone(), since }
    }
}

impl Drop for OnScreenGuard {
    fn drop(&mut self) {
        self.app.state::<AppState>().reminders.message_gone(self.since);
        lifecycle::relaunch_if_due(&self.app);
    }
}

/// The notification of a notice. Its words are neutral, because a child may be looking.
fn message(notice: &Notice, messages: &Messages) -> Notification {
    let time = notice
        .until
        .map(|until| time_text::time(messages, reperes_core::hours::local(PARIS, until)));
    let (title, body) = match (notice.kind, &time) {
        (NoticeKind::Opened, Some(time)) => (
            messages.get("notice-opened"),
            messages.format("notice-opened-until", &[("time", time)]),
        ),
        (NoticeKind::Opened, None) => (messages.get("notice-opened"), String::new()),
        (NoticeKind::ClosesSoon, time) => (
            messages.get("notice-closes"),
            messages.format("notice-closes-at", &[("time", time.as_deref().unwrap_or_default())]),
        ),
    };
    let mut message = Notification::new();
    message.appname("Repères").summary(&title).body(&escape_markup(&body)).icon("reperes");
    #[cfg(windows)]
    message.app_id("fr.reperes.desktop");
    message
}

/// Adds buttons if the server supports them.
fn with_actions(mut message: Notification, (call, see): &(String, String)) -> Notification {
    #[cfg(target_os = "linux")]
    let has_buttons = notify_rust::get_capabilities()
        .is_ok_and(|known| known.iter().any(|capability| capability == "actions"));
    #[cfg(not(target_os = "linux"))]
    let has_buttons = false;
    if has_buttons {
        message.action(CALL_ACTION, call).action(DEFAULT_ACTION, see);
    }
    message
}

/// Escapes the body, which servers may read as markup.
fn escape_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(target_os = "linux")]
fn wait_for_action(handle: notify_rust::NotificationHandle, act: impl FnOnce(&str)) {
    handle.wait_for_action(act);
}

#[cfg(not(target_os = "linux"))]
fn wait_for_action(_: notify_rust::NotificationHandle, _: impl FnOnce(&str)) {}

#[cfg(test)]
mod tests {
    use super::*;
    use reperes_core::Language;
    use std::sync::mpsc;

    /// A server that does not answer makes a reminder missed, as one that refuses does.
    #[test]
    fn reminder_at_a_mute_server_is_missed() {
        let notice = Notice {
            channel: "3018-phone".to_owned(),
            kind: NoticeKind::Opened,
            change: "2026-11-24T08:00:00Z".parse().unwrap(),
            until: None,
        };
        let reminders = Reminders::default();
        const LONG: Duration = Duration::from_secs(60);
        let (never, end) = mpsc::channel::<()>();
        let shown = show_in_time(
            &StuckCalls::new(),
            Duration::from_millis(5),
            &reminders,
            &notice,
            move || {
                let _ = end.recv_timeout(Duration::from_secs(20));
                io::Result::Ok(())
            },
        );
        assert!(shown.is_none() && reminders.take_missed().len() == 1);
        drop(never);
        let show = || Err::<(), _>("refused");
        assert!(show_in_time(&StuckCalls::new(), LONG, &reminders, &notice, show).is_none());
        assert_eq!(reminders.take_missed().len(), 1);
        let show = || io::Result::Ok(3018);
        assert_eq!(show_in_time(&StuckCalls::new(), LONG, &reminders, &notice, show), Some(3018));
        assert!(reminders.take_missed().is_empty());
    }

    /// A notification names neither a line nor a subject.
    #[test]
    fn notification_names_no_line_and_no_subject() {
        let until = Some("2026-11-24T22:00:00Z".parse().unwrap());
        for language in [Language::French, Language::English] {
            for kind in [NoticeKind::Opened, NoticeKind::ClosesSoon] {
                let notice = Notice {
                    channel: "3018-phone".to_owned(),
                    kind,
                    change: "2026-11-24T08:00:00Z".parse().unwrap(),
                    until,
                };
                let message = message(&notice, &Messages::new(language));
                let text = format!("{} {}", message.summary, message.body).to_lowercase();
                for word in ["3018", "3114", "harc", "bully", "suicid", "cyber"] {
                    assert!(!text.contains(word), "{text}");
                }
                assert!(text.contains("23"), "{text}");
            }
        }
    }

    /// Markup in the body is shown as text.
    #[test]
    fn body_markup_is_escaped() {
        assert_eq!(escape_markup("<b>A & B</b>"), "&lt;b&gt;A &amp; B&lt;/b&gt;");
    }
}
