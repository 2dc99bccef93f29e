//! The rest of a desktop on a session's bus: a tray that shows icons, and a server that shows messages. Both remember.

use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::{Context, Result, bail, ensure};
use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::{Connection, MessageIterator, Proxy, connection::Builder};
use zbus::fdo::{RequestNameFlags, RequestNameReply};
use zbus::interface;
use zbus::message::Type;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

use crate::{TIMEOUT, wait_for, wait_until};

pub(crate) const TRAY_NAME: &str = "org.kde.StatusNotifierWatcher";
const NOTIFICATIONS_NAME: &str = "org.freedesktop.Notifications";
const NOTIFICATIONS_PATH: &str = "/org/freedesktop/Notifications";

/// One entry of a menu: its number, its text.
type Entry = (i32, String);
/// A picture: width, height, bytes.
type Pixels = (i32, i32, Vec<u8>);
/// A node of a menu as the bus carries it.
type Node = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// A message as it was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Its number.
    pub id: u32,
    /// Title and text.
    pub text: String,
    /// Keys and labels of its buttons, in turn.
    pub actions: Vec<String>,
}

/// The desktop's side of the bus; dropping it takes tray and server away.
#[derive(Debug)]
pub struct FakeDesktop {
    connection: Connection,
    items: Arc<Mutex<Vec<String>>>,
    notifications: Arc<Mutex<Vec<Notification>>>,
}

impl FakeDesktop {
    /// Opens both on a bus.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn open(bus: &str) -> Result<Self> {
        let (items, notifications) = (Arc::default(), Arc::default());
        let connection = Builder::address(bus)?
            .serve_at("/StatusNotifierWatcher", TrayWatcher(Arc::clone(&items)))?
            .serve_at(NOTIFICATIONS_PATH, NotificationServer(Arc::clone(&notifications)))?
            .name(TRAY_NAME)?
            .name(NOTIFICATIONS_NAME)?
            .build()?;
        Ok(Self { connection, items, notifications })
    }

    /// The texts of the icon's menu, once an icon is there.
    ///
    /// # Errors
    /// No icon appears, or it has no menu.
    pub fn menu(&self) -> Result<Vec<String>> {
        Ok(self.menu_entries()?.into_iter().map(|(_, text)| text).collect())
    }

    /// What hovers over the icon, and a part of its picture.
    ///
    /// # Errors
    /// No icon appears.
    pub fn icon(&self) -> Result<(String, Vec<u8>)> {
        let item = self.icon_proxy()?;
        let (_, _, _, said): (String, Vec<Pixels>, String, String) =
            item.get_property("ToolTip")?;
        let pictures: Vec<Pixels> = item.get_property("IconPixmap")?;
        Ok((said, pictures.into_iter().next().context("no picture")?.2))
    }

    /// How many icons are there.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn icon_count(&self) -> Result<usize> {
        let bus = DBusProxy::new(&self.connection)?;
        let items = lock(&self.items).clone();
        let alive = |name: &&String| {
            name.as_str().try_into().is_ok_and(|name| bus.name_has_owner(name).unwrap_or(false))
        };
        // A process that starts over registers again under the same name.
        Ok(items.iter().filter(alive).collect::<std::collections::BTreeSet<_>>().len())
    }

    /// Chooses the first entry whose text contains `part`.
    ///
    /// # Errors
    /// There is none.
    pub fn click_menu_entry(&self, part: &str) -> Result<()> {
        let entries = self.menu_entries()?;
        let Some((id, _)) = entries.iter().find(|(_, text)| text.contains(part)) else {
            bail!("no {part:?} in {entries:?}")
        };
        let menu = self.menu_proxy(&self.icon_proxy()?)?;
        // As panels do: nobody waits for an answer, which a program that quits may owe.
        Ok(menu.call_noreply("Event", &(*id, "clicked", Value::from(0_i32), 0_u32))?)
    }

    /// Takes the tray away, with what it knew.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn remove_tray(&self) -> Result<()> {
        lock(&self.items).clear();
        ensure!(self.connection.release_name(TRAY_NAME)?, "there was no tray");
        Ok(())
    }

    /// Brings it back, empty.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn restore_tray(&self) -> Result<()> {
        Ok(self.connection.request_name(TRAY_NAME)?)
    }

    /// Every message so far.
    #[must_use]
    pub fn notifications(&self) -> Vec<Notification> {
        lock(&self.notifications).clone()
    }

    /// Presses a button of a message until `seen` tells what it does. A program hears of a button once it has the message's
    /// number, which is a moment after the message is here: the first press may come too early.
    ///
    /// # Errors
    /// The bus refuses, or nothing is seen.
    pub fn invoke_action(
        &self,
        message: u32,
        action: &str,
        mut seen: impl FnMut() -> Result<bool>,
    ) -> Result<()> {
        wait_until(&format!("what {action:?} does"), || {
            self.connection.emit_signal(
                None::<&str>,
                NOTIFICATIONS_PATH,
                NOTIFICATIONS_NAME,
                "ActionInvoked",
                &(message, action),
            )?;
            seen()
        })
    }

    /// Takes a message off the screen, as its time runs out, until `seen` tells what comes of it.
    ///
    /// # Errors
    /// The bus refuses, or nothing is seen.
    pub fn expire_notification(
        &self,
        message: u32,
        mut seen: impl FnMut() -> Result<bool>,
    ) -> Result<()> {
        wait_until("what the end of a message brings", || {
            self.connection.emit_signal(
                None::<&str>,
                NOTIFICATIONS_PATH,
                NOTIFICATIONS_NAME,
                "NotificationClosed",
                &(message, 1_u32),
            )?;
            seen()
        })
    }

    fn icon_proxy(&self) -> Result<Proxy<'_>> {
        // The last one that is still there: a process that started over registers anew.
        let bus = DBusProxy::new(&self.connection)?;
        let alive = |name: &String| {
            name.as_str().try_into().is_ok_and(|name| bus.name_has_owner(name).unwrap_or(false))
        };
        let service = wait_for("an icon in the tray", TIMEOUT, || {
            // A copy: whoever registers while the bus is asked would wait for the list, and the bus for whoever registers.
            let items = lock(&self.items).clone();
            Ok(items.into_iter().rev().find(|name| alive(name)))
        })?;
        Ok(Proxy::new(
            &self.connection,
            service,
            "/StatusNotifierItem",
            "org.kde.StatusNotifierItem",
        )?)
    }

    fn menu_proxy(&self, item: &Proxy<'_>) -> Result<Proxy<'_>> {
        let path: OwnedObjectPath = item.get_property("Menu")?;
        Ok(Proxy::new(
            &self.connection,
            item.destination().to_owned(),
            path,
            "com.canonical.dbusmenu",
        )?)
    }

    fn menu_entries(&self) -> Result<Vec<Entry>> {
        let menu = self.menu_proxy(&self.icon_proxy()?)?;
        let (_, (_, _, children)): (u32, Node) =
            menu.call("GetLayout", &(0_i32, -1_i32, Vec::<&str>::new()))?;
        let nodes = children.into_iter().filter_map(|child| Node::try_from(child).ok());
        Ok(nodes
            .filter_map(|(id, properties, _)| {
                Some((id, String::try_from(properties.get("label")?.try_clone().ok()?).ok()?))
            })
            .collect())
    }
}

/// A program that has its name and never says anything, as one that stands still.
#[derive(Debug)]
pub struct UnresponsiveService {
    _connection: Connection,
    heard: Receiver<()>,
}

impl UnresponsiveService {
    /// Takes a name on a bus. Nothing is served there, hence nobody answers.
    ///
    /// # Errors
    /// The bus refuses.
    pub(crate) fn open(bus: &str, name: &str) -> Result<Self> {
        let connection = Builder::address(bus)?.build()?;
        let (tell, heard) = mpsc::channel();
        let calls = MessageIterator::from(&connection);
        thread::spawn(move || {
            for message in calls.flatten() {
                if message.message_type() == Type::MethodCall && tell.send(()).is_err() {
                    break;
                }
            }
        });
        let taken = DBusProxy::new(&connection)?
            .request_name(name.try_into()?, RequestNameFlags::DoNotQueue.into())?;
        ensure!(
            taken == RequestNameReply::PrimaryOwner,
            "somebody bears this name already: {taken:?}"
        );
        Ok(Self { _connection: connection, heard })
    }

    /// Waits until somebody has asked it something.
    ///
    /// # Errors
    /// Nobody does.
    pub fn wait_for_call(&self) -> Result<()> {
        self.heard.recv_timeout(TIMEOUT).context("nobody asked")
    }

    /// Whether nobody has asked it anything so far.
    #[must_use]
    pub fn was_not_called(&self) -> bool {
        self.heard.try_recv().is_err()
    }
}

/// A tray that answers a ping, and stands still as soon as it is given an icon.
#[derive(Debug)]
pub struct StallingTray {
    _connection: Connection,
    given: Receiver<()>,
}

impl StallingTray {
    /// Takes the tray's name on a bus.
    ///
    /// # Errors
    /// The bus refuses.
    pub(crate) fn open(bus: &str) -> Result<Self> {
        let (tell, given) = mpsc::channel();
        let connection = Builder::address(bus)?
            .serve_at("/StatusNotifierWatcher", StallingWatcher(tell))?
            .name(TRAY_NAME)?
            .build()?;
        Ok(Self { _connection: connection, given })
    }

    /// Waits until it is given an icon.
    ///
    /// # Errors
    /// Nobody gives it one.
    pub fn wait_for_icon(&self) -> Result<()> {
        self.given.recv_timeout(TIMEOUT).context("no icon came")
    }
}

struct StallingWatcher(Sender<()>);

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl StallingWatcher {
    async fn register_status_notifier_item(&self, _service: &str) {
        let _ = self.0.send(());
        std::future::pending::<()>().await;
    }
}

struct TrayWatcher(Arc<Mutex<Vec<String>>>);

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl TrayWatcher {
    fn register_status_notifier_item(
        &self,
        #[zbus(header)] header: zbus::message::Header<'_>,
        service: &str,
    ) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        lock(&self.0).push(if service.starts_with('/') { sender } else { service.to_owned() });
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }
}

struct NotificationServer(Arc<Mutex<Vec<Notification>>>);

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

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
