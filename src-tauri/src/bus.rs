//! The session bus, asked with a limit. Linux only.
//!
//! Nothing on a bus stands between a start and its first picture. GTK asks the bus and that of assistive technology without a limit;
//! so they are asked before it, and whichever does not answer is left out for the life of the process.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use gtk::gio::{self, prelude::*};
use gtk::glib;

use crate::patience::within;
use crate::sync::lock;

/// All that is asked at one time is waited for no longer than this, together.
const LIMIT: Duration = Duration::from_secs(2);

/// Where GTK looks for the bus, and what keeps it from looking for that of assistive technology.
const ADDRESS: &str = "DBUS_SESSION_BUS_ADDRESS";
const NO_ASSISTANCE: &str = "NO_AT_BRIDGE";
const ASSISTANCE_ADDRESS: &str = "AT_SPI_BUS_ADDRESS";

static CONNECTION: Mutex<Option<gio::DBusConnection>> = Mutex::new(None);
/// It did not answer once.
static MUTE: AtomicBool = AtomicBool::new(false);

/// Until when an answer is waited for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    /// The usual time from now on.
    pub(crate) fn new() -> Self {
        Self(Instant::now() + LIMIT)
    }

    fn left(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }

    /// For GIO, which takes 0 for "at once" and -1 for "for ever".
    fn milliseconds(self) -> i32 {
        i32::try_from(self.left().as_millis()).unwrap_or(i32::MAX).max(1)
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
    let mut known = lock(&CONNECTION);
    if let Some(connection) = known.as_ref().filter(|connection| !connection.is_closed()) {
        return Some(connection.clone());
    }
    if MUTE.load(Ordering::Relaxed) {
        return None;
    }
    let cancellable = gio::Cancellable::new();
    let ends = cancellable.clone();
    match within(deadline.left(), move || gio::bus_get_sync(gio::BusType::Session, Some(&ends))) {
        Some(Ok(connection)) => {
            // The end of the bus is not ours.
            connection.set_exit_on_close(false);
            *known = Some(connection.clone());
            Some(connection)
        }
        Some(Err(error)) => {
            log::info!("no session bus: {error}");
            None
        }
        None => {
            cancellable.cancel();
            MUTE.store(true, Ordering::Relaxed);
            log::warn!("the session bus does not answer, and is left out");
            None
        }
    }
}

/// What somebody on the bus answers. `starts`: whoever is not there may be started for it.
///
/// # Errors
/// Nobody answers in time, or with an error.
pub(crate) fn ask(
    question: Question<'_>,
    starts: bool,
    deadline: Deadline,
) -> Result<glib::Variant, glib::Error> {
    let Some(bus) = session(deadline) else {
        return Err(glib::Error::new(gio::IOErrorEnum::NotConnected, "no session bus"));
    };
    let flags = if starts { gio::DBusCallFlags::NONE } else { gio::DBusCallFlags::NO_AUTO_START };
    let Question { to, path, interface, method, arguments } = question;
    let limit = deadline.milliseconds();
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

/// Leaves out of GTK's start whatever would not answer it. To be called before GTK is started, and before any thread that reads the
/// environment.
pub(crate) fn keep_gtk_from_waiting(deadline: Deadline) {
    if session(deadline).is_none() {
        if MUTE.load(Ordering::Relaxed) {
            set(ADDRESS, "disabled:");
            set(NO_ASSISTANCE, "1");
        }
    } else if std::env::var_os(NO_ASSISTANCE).is_none() && !assistance_answers(deadline) {
        log::warn!("the bus of assistive technology does not answer, and is left out");
        set(NO_ASSISTANCE, "1");
    }
}

/// Whether the bus of assistive technology answers, or is not there at all.
fn assistance_answers(deadline: Deadline) -> bool {
    let given = std::env::var(ASSISTANCE_ADDRESS).ok().filter(|address| !address.is_empty());
    let address = given.map_or_else(|| assistance_address(deadline), Ok);
    let address = match address {
        Ok(address) => address,
        // Nobody offers one: GTK finds that out as fast.
        Err(error) => return !error.matches(gio::IOErrorEnum::TimedOut),
    };
    let cancellable = gio::Cancellable::new();
    let ends = cancellable.clone();
    let flags = gio::DBusConnectionFlags::AUTHENTICATION_CLIENT
        | gio::DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
    let asked = within(deadline.left(), move || {
        gio::DBusConnection::for_address_sync(&address, flags, None, Some(&ends)).map(drop)
    });
    if asked.is_none() {
        cancellable.cancel();
    }
    asked.is_some()
}

fn assistance_address(deadline: Deadline) -> Result<String, glib::Error> {
    let question = Question {
        to: "org.a11y.Bus",
        path: "/org/a11y/bus",
        interface: "org.a11y.Bus",
        method: "GetAddress",
        arguments: None,
    };
    let answer = ask(question, true, deadline)?;
    Ok(answer.get::<(String,)>().map(|(address,)| address).unwrap_or_default())
}

fn set(name: &str, value: &str) {
    #[expect(unsafe_code, reason = "before GTK is started")]
    // SAFETY: the other threads so far are GIO's, which wait for the bus, and one that waits for a bus that does not answer: none of
    // them reads the environment.
    unsafe {
        std::env::set_var(name, value);
    }
}
