//! The session bus, asked with a limit. Linux only.
//!
//! The app has a connection of its own, which GTK does not share: what GTK may ask is decided in
//! `bus/startup.rs`.

mod startup;

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use gtk::gio::{self, prelude::*};
use gtk::glib;

pub(crate) use startup::{launch_variables, spare_engine};

use super::sync::lock;
use super::timeout::within;

/// All that is asked at one time is waited for no longer than this, together.
const TIMEOUT: Duration = Duration::from_secs(2);

static CONNECTION: Mutex<Option<gio::DBusConnection>> = Mutex::new(None);
/// It did not answer once.
static UNRESPONSIVE: AtomicBool = AtomicBool::new(false);

/// Until when an answer is waited for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    /// The usual time from now on.
    pub(crate) fn new() -> Self {
        Self(Instant::now() + TIMEOUT)
    }

    fn remaining(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }

    /// For GIO, which takes 0 for "at once" and -1 for "for ever".
    fn timeout_ms(self) -> i32 {
        i32::try_from(self.remaining().as_millis()).unwrap_or(i32::MAX).max(1)
    }
}

/// What a bus is asked.
#[derive(Debug)]
pub(crate) struct Question<'a> {
    pub(crate) to: &'a str,
    pub(crate) path: &'a str,
    pub(crate) interface: &'a str,
    pub(crate) method: &'a str,
    pub(crate) arguments: Option<glib::Variant>,
}

/// The bus itself.
pub(crate) fn daemon<'a>(method: &'a str, arguments: Option<glib::Variant>) -> Question<'a> {
    Question {
        to: "org.freedesktop.DBus",
        path: "/org/freedesktop/DBus",
        interface: "org.freedesktop.DBus",
        method,
        arguments,
    }
}

/// The process's own connection. `None` where there is no bus, or none that answers.
pub(crate) fn session(deadline: Deadline) -> Option<gio::DBusConnection> {
    let mut cached = lock(&CONNECTION);
    if let Some(connection) = cached.as_ref().filter(|connection| !connection.is_closed()) {
        return Some(connection.clone());
    }
    if UNRESPONSIVE.load(Ordering::Relaxed) {
        return None;
    }
    match connect(gio::BusType::Session, deadline) {
        Some(Ok(connection)) => {
            *cached = Some(connection.clone());
            Some(connection)
        }
        Some(Err(error)) => {
            log::info!("no session bus: {error}");
            None
        }
        None => {
            UNRESPONSIVE.store(true, Ordering::Relaxed);
            log::warn!("the session bus does not answer, and is left out");
            None
        }
    }
}

/// Whether the session bus did not answer once.
fn is_unresponsive() -> bool {
    UNRESPONSIVE.load(Ordering::Relaxed)
}

/// The connection that GTK and the engine share. `None` where the bus does not answer in time.
fn shared_session(deadline: Deadline) -> Option<Result<gio::DBusConnection, glib::Error>> {
    within(deadline.remaining(), || {
        gio::bus_get_sync(gio::BusType::Session, gio::Cancellable::NONE)
    })
}

/// A new connection to the bus of this computer. `None` where it does not answer in time.
fn connect(
    bus: gio::BusType,
    deadline: Deadline,
) -> Option<Result<gio::DBusConnection, glib::Error>> {
    connect_to_address(deadline, move |cancel| {
        gio::dbus_address_get_for_bus_sync(bus, Some(cancel))
    })
}

/// A new connection to the bus at the address that `find_address` finds.
fn connect_to_address(
    deadline: Deadline,
    find_address: impl FnOnce(&gio::Cancellable) -> Result<glib::GString, glib::Error> + Send + 'static,
) -> Option<Result<gio::DBusConnection, glib::Error>> {
    let flags = gio::DBusConnectionFlags::AUTHENTICATION_CLIENT
        | gio::DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
    let cancellable = gio::Cancellable::new();
    let cancel = cancellable.clone();
    let connected = within(deadline.remaining(), move || {
        let address = find_address(&cancel)?;
        gio::DBusConnection::for_address_sync(&address, flags, None, Some(&cancel))
    });
    if connected.is_none() {
        cancellable.cancel();
    }
    connected
}

/// What somebody on the bus answers. `auto_start`: whoever is not there may be started for it.
///
/// # Errors
/// Nobody answers in time, or with an error.
pub(crate) fn ask(
    question: Question<'_>,
    auto_start: bool,
    deadline: Deadline,
) -> Result<glib::Variant, glib::Error> {
    let Some(bus) = session(deadline) else {
        return Err(glib::Error::new(gio::IOErrorEnum::NotConnected, "no session bus"));
    };
    call_on(&bus, question, auto_start, deadline)
}

/// As [`ask`], on any bus.
fn call_on(
    bus: &gio::DBusConnection,
    question: Question<'_>,
    auto_start: bool,
    deadline: Deadline,
) -> Result<glib::Variant, glib::Error> {
    let flags =
        if auto_start { gio::DBusCallFlags::NONE } else { gio::DBusCallFlags::NO_AUTO_START };
    let Question { to, path, interface, method, arguments } = question;
    let limit = deadline.timeout_ms();
    bus.call_sync(
        Some(to),
        path,
        interface,
        method,
        arguments.as_ref(),
        None,
        flags,
        limit,
        gio::Cancellable::NONE,
    )
}

/// Whether somebody on the bus bears a name.
pub(crate) fn has(name: &str, deadline: Deadline) -> bool {
    let answer = ask(daemon("NameHasOwner", Some((name,).to_variant())), false, deadline);
    answer.ok().and_then(|answer| answer.get::<(bool,)>()).is_some_and(|(owned,)| owned)
}
