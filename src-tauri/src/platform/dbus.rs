//! Calls on the session bus, each with a time limit. Linux only.
//!
//! The app has its own connection, which it does not share with GTK. What GTK may ask is decided in
//! `dbus/startup.rs`.

mod startup;

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use gtk::gio::{self, prelude::*};
use gtk::glib;

pub(crate) use startup::{disable_unresponsive_buses, original_environment};

use super::sync::lock;
use super::timeout::with_timeout;

/// The time limit of one group of calls, all together.
const TIMEOUT: Duration = Duration::from_secs(2);

static CONNECTION: Mutex<Option<gio::DBusConnection>> = Mutex::new(None);
/// The session bus has once failed to answer in time.
static UNRESPONSIVE: AtomicBool = AtomicBool::new(false);

/// The instant until which an answer is awaited.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    /// `TIMEOUT` from now.
    pub(crate) fn new() -> Self {
        Self(Instant::now() + TIMEOUT)
    }

    fn remaining(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }

    /// The remaining time for GIO, which reads 0 as "at once" and -1 as "for ever".
    fn timeout_ms(self) -> i32 {
        i32::try_from(self.remaining().as_millis()).unwrap_or(i32::MAX).max(1)
    }
}

/// A method call on a bus.
#[derive(Debug)]
pub(crate) struct MethodCall<'a> {
    pub(crate) to: &'a str,
    pub(crate) path: &'a str,
    pub(crate) interface: &'a str,
    pub(crate) method: &'a str,
    pub(crate) arguments: Option<glib::Variant>,
}

/// A call to the bus daemon itself.
pub(crate) fn bus_daemon_call<'a>(
    method: &'a str,
    arguments: Option<glib::Variant>,
) -> MethodCall<'a> {
    MethodCall {
        to: "org.freedesktop.DBus",
        path: "/org/freedesktop/DBus",
        interface: "org.freedesktop.DBus",
        method,
        arguments,
    }
}

/// The process's own connection. `None` if there is no bus, or if the bus does not answer.
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

/// Whether the session bus has once failed to answer in time.
fn is_unresponsive() -> bool {
    UNRESPONSIVE.load(Ordering::Relaxed)
}

/// The connection that GTK and the web engine share. `None` if the bus does not answer in time.
fn gtk_connection(deadline: Deadline) -> Option<Result<gio::DBusConnection, glib::Error>> {
    with_timeout(deadline.remaining(), || {
        gio::bus_get_sync(gio::BusType::Session, gio::Cancellable::NONE)
    })
}

/// A new connection to a bus. `None` if the bus does not answer in time.
fn connect(
    bus: gio::BusType,
    deadline: Deadline,
) -> Option<Result<gio::DBusConnection, glib::Error>> {
    connect_to_address(deadline, move |cancel| {
        gio::dbus_address_get_for_bus_sync(bus, Some(cancel))
    })
}

/// A new connection to the bus at the address that `find_address` returns. `None` if the bus does
/// not answer in time.
fn connect_to_address<F>(
    deadline: Deadline,
    find_address: F,
) -> Option<Result<gio::DBusConnection, glib::Error>>
where
    F: FnOnce(&gio::Cancellable) -> Result<glib::GString, glib::Error> + Send + 'static,
{
    let flags = gio::DBusConnectionFlags::AUTHENTICATION_CLIENT
        | gio::DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
    let cancellable = gio::Cancellable::new();
    let cancel = cancellable.clone();
    let connected = with_timeout(deadline.remaining(), move || {
        let address = find_address(&cancel)?;
        gio::DBusConnection::for_address_sync(&address, flags, None, Some(&cancel))
    });
    if connected.is_none() {
        cancellable.cancel();
    }
    connected
}

/// Calls a method and returns its answer. With `auto_start`, the bus may start the service that is
/// called.
///
/// # Errors
/// The service returns an error, or does not answer in time.
pub(crate) fn call(
    method_call: MethodCall<'_>,
    auto_start: bool,
    deadline: Deadline,
) -> Result<glib::Variant, glib::Error> {
    let Some(bus) = session(deadline) else {
        return Err(glib::Error::new(gio::IOErrorEnum::NotConnected, "no session bus"));
    };
    call_on(&bus, method_call, auto_start, deadline)
}

/// As [`call`], on any bus.
fn call_on(
    bus: &gio::DBusConnection,
    method_call: MethodCall<'_>,
    auto_start: bool,
    deadline: Deadline,
) -> Result<glib::Variant, glib::Error> {
    let flags =
        if auto_start { gio::DBusCallFlags::NONE } else { gio::DBusCallFlags::NO_AUTO_START };
    let MethodCall { to, path, interface, method, arguments } = method_call;
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

/// Whether a service on the session bus owns the name.
pub(crate) fn has_owner(name: &str, deadline: Deadline) -> bool {
    let answer = call(bus_daemon_call("NameHasOwner", Some((name,).to_variant())), false, deadline);
    answer.ok().and_then(|answer| answer.get::<(bool,)>()).is_some_and(|(owned,)| owned)
}
