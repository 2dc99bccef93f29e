//! The desktop services that a test puts on the session bus: a tray and a notification server. Both
//! record what the app sends to them.

mod notifications;
mod tray;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use zbus::blocking::{Connection, connection::Builder};

pub use self::notifications::Notification;
use self::notifications::{NOTIFICATIONS_NAME, NOTIFICATIONS_PATH, NotificationServer};
use self::tray::TrayWatcher;
pub(crate) use self::tray::{TRAY_NAME, TRAY_PATH};

/// The connection that serves the tray and the notification server. Dropping it takes both away.
#[derive(Debug)]
pub struct FakeDesktop {
    connection: Connection,
    items: Arc<Mutex<Vec<String>>>,
    notifications: Arc<Mutex<Vec<Notification>>>,
}

impl FakeDesktop {
    /// Puts both services on a bus.
    ///
    /// # Errors
    /// Fails if the bus refuses a name.
    pub fn open(bus: &str) -> Result<Self> {
        let (items, notifications) = (Arc::default(), Arc::default());
        let connection = Builder::address(bus)?
            .serve_at(TRAY_PATH, TrayWatcher(Arc::clone(&items)))?
            .serve_at(NOTIFICATIONS_PATH, NotificationServer(Arc::clone(&notifications)))?
            .name(TRAY_NAME)?
            .name(NOTIFICATIONS_NAME)?
            .build()?;
        Ok(Self { connection, items, notifications })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
