//! The notification server: it records notifications, and sends the signals of a person's clicks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use anyhow::Result;
use zbus::interface;
use zbus::zvariant::OwnedValue;

use super::{FakeDesktop, lock};
use crate::wait_until;

pub(super) const NOTIFICATIONS_NAME: &str = "org.freedesktop.Notifications";
pub(super) const NOTIFICATIONS_PATH: &str = "/org/freedesktop/Notifications";
/// The reason of `NotificationClosed` for a notification whose time has run out.
const EXPIRED: u32 = 1;

/// A notification as the app has sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Its number.
    pub id: u32,
    /// Title and text.
    pub text: String,
    /// Keys and labels of its buttons, alternating.
    pub actions: Vec<String>,
}

impl FakeDesktop {
    /// All notifications so far.
    #[must_use]
    pub fn notifications(&self) -> Vec<Notification> {
        lock(&self.notifications).clone()
    }

    /// Invokes an action of a notification until `seen` returns true. The app listens for actions
    /// only after it has received the number of the notification, which is a moment after the
    /// server has recorded it: the first signal can come too early.
    ///
    /// # Errors
    /// Fails if the bus refuses the signal, or if `seen` stays false.
    pub fn invoke_action(
        &self,
        notification: u32,
        action: &str,
        mut seen: impl FnMut() -> Result<bool>,
    ) -> Result<()> {
        wait_until(&format!("what {action:?} does"), || {
            self.connection.emit_signal(
                None::<&str>,
                NOTIFICATIONS_PATH,
                NOTIFICATIONS_NAME,
                "ActionInvoked",
                &(notification, action),
            )?;
            seen()
        })
    }

    /// Closes a notification, as if its time had run out, until `seen` returns true.
    ///
    /// # Errors
    /// Fails if the bus refuses the signal, or if `seen` stays false.
    pub fn expire_notification(
        &self,
        notification: u32,
        mut seen: impl FnMut() -> Result<bool>,
    ) -> Result<()> {
        wait_until("what the end of a message brings", || {
            self.connection.emit_signal(
                None::<&str>,
                NOTIFICATIONS_PATH,
                NOTIFICATIONS_NAME,
                "NotificationClosed",
                &(notification, EXPIRED),
            )?;
            seen()
        })
    }
}

/// The server, with the notifications that it has received.
pub(super) struct NotificationServer(pub(super) Arc<Mutex<Vec<Notification>>>);

#[interface(name = "org.freedesktop.Notifications")]
impl NotificationServer {
    #[expect(clippy::too_many_arguments, reason = "as the specification has it")]
    fn notify(
        &self,
        _program: &str,
        _replaces: u32,
        _icon: &str,
        summary: &str,
        body: &str,
        actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        let mut notifications = lock(&self.0);
        let id = u32::try_from(notifications.len()).unwrap_or(0) + 1;
        notifications.push(Notification { id, text: format!("{summary} {body}"), actions });
        id
    }

    fn get_capabilities(&self) -> Vec<&str> {
        vec!["actions", "body"]
    }

    fn get_server_information(&self) -> (&str, &str, &str, &str) {
        ("desk", "reperes", "1", "1.2")
    }

    fn close_notification(&self, _id: u32) {}
}
