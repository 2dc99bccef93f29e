//! Services that hang: one that never answers, and a tray that stops answering.

use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use anyhow::{Context, Result, ensure};
use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::{Connection, MessageIterator, connection::Builder};
use zbus::fdo::{RequestNameFlags, RequestNameReply};
use zbus::interface;
use zbus::message::Type;

use crate::TIMEOUT;
use crate::fake_desktop::{TRAY_NAME, TRAY_PATH};

/// A service that owns a bus name and never answers.
#[derive(Debug)]
pub struct UnresponsiveService {
    _connection: Connection,
    calls: Receiver<()>,
}

impl UnresponsiveService {
    /// Owns a name on a bus. The connection serves no object, hence no call is answered.
    ///
    /// # Errors
    /// Fails if the bus refuses the name.
    pub(crate) fn open(bus: &str, name: &str) -> Result<Self> {
        let connection = Builder::address(bus)?.build()?;
        let (sender, calls) = mpsc::channel();
        let messages = MessageIterator::from(&connection);
        thread::spawn(move || {
            for message in messages.flatten() {
                if message.message_type() == Type::MethodCall && sender.send(()).is_err() {
                    break;
                }
            }
        });
        let reply = DBusProxy::new(&connection)?
            .request_name(name.try_into()?, RequestNameFlags::DoNotQueue.into())?;
        ensure!(
            reply == RequestNameReply::PrimaryOwner,
            "somebody bears this name already: {reply:?}"
        );
        Ok(Self { _connection: connection, calls })
    }

    /// Waits until a program calls the service.
    ///
    /// # Errors
    /// Fails if no call comes within [`TIMEOUT`].
    pub fn wait_for_call(&self) -> Result<()> {
        self.calls.recv_timeout(TIMEOUT).context("nobody asked")
    }

    /// Whether no program has called the service so far.
    #[must_use]
    pub fn was_not_called(&self) -> bool {
        self.calls.try_recv().is_err()
    }
}

/// A tray that answers a ping and hangs as soon as an icon is registered.
#[derive(Debug)]
pub struct StallingTray {
    _connection: Connection,
    registrations: Receiver<()>,
}

impl StallingTray {
    /// Owns the name of the tray on a bus.
    ///
    /// # Errors
    /// Fails if the bus refuses the name.
    pub(crate) fn open(bus: &str) -> Result<Self> {
        let (sender, registrations) = mpsc::channel();
        let connection = Builder::address(bus)?
            .serve_at(TRAY_PATH, StallingWatcher(sender))?
            .name(TRAY_NAME)?
            .build()?;
        Ok(Self { _connection: connection, registrations })
    }

    /// Waits until an icon is registered.
    ///
    /// # Errors
    /// Fails if none is registered within [`TIMEOUT`].
    pub fn wait_for_icon(&self) -> Result<()> {
        self.registrations.recv_timeout(TIMEOUT).context("no icon came")
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
