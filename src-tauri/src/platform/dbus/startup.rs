//! The calls of GTK and WebKitGTK at the start, tried before them with one time limit for all.
//!
//! Both wait for an answer: GtkApplication asks the portal (25 s), WebKitGTK asks for the
//! accessibility bus (30 s) and, on the system bus, RealtimeKit (without an end). A service that
//! does not answer is left out, so that no service on a bus delays the first frame of the window.

use std::ffi::OsString;
use std::sync::Mutex;

use gtk::gio;
use gtk::glib;

use super::{Deadline, MethodCall, call, call_on, connect, connect_to_address, session};
use crate::platform::color_scheme;
use crate::platform::sync::lock;

/// The variables in which GTK and WebKitGTK look for the buses. `NO_AT_BRIDGE` keeps GTK from
/// looking for the accessibility bus.
const SESSION_BUS: &str = "DBUS_SESSION_BUS_ADDRESS";
const SYSTEM_BUS: &str = "DBUS_SYSTEM_BUS_ADDRESS";
const ACCESSIBILITY_BUS: &str = "AT_SPI_BUS_ADDRESS";
const NO_AT_BRIDGE: &str = "NO_AT_BRIDGE";
/// An address at which every connection fails at once.
const DISABLED_ADDRESS: &str = "disabled:";

/// Services on the system bus that the web engine calls and waits for.
const SYSTEM_SERVICES: [&str; 5] = [
    "org.freedesktop.RealtimeKit1",
    "org.freedesktop.NetworkManager",
    "org.freedesktop.login1",
    "net.hadess.PowerProfiles",
    "org.freedesktop.UPower.PowerProfiles",
];

/// The environment variables that were overridden, each with its former value.
static OVERRIDDEN: Mutex<Vec<(&str, Option<OsString>)>> = Mutex::new(Vec::new());

/// While it lives, GtkApplication does not find the session bus.
#[must_use = "dropped once GtkApplication has registered"]
pub(crate) struct SessionBusGuard;

/// Leaves out each service that does not answer before `deadline`. Call it before GTK starts, and
/// drop the result once GtkApplication has registered.
pub(crate) fn disable_unresponsive_buses(deadline: Deadline) -> Option<SessionBusGuard> {
    let session_bus = session(deadline);
    if session_bus.is_none() && super::is_unresponsive() {
        override_variable(SESSION_BUS, DISABLED_ADDRESS);
        disable_accessibility_bus();
    } else if session_bus.is_some() && !accessibility_bus_answers(deadline) {
        log::warn!("the bus of assistive technology does not answer, and is left out");
        disable_accessibility_bus();
    }
    if !system_bus_answers(deadline) {
        log::warn!("the system bus does not answer, and is left out");
        override_variable(SYSTEM_BUS, DISABLED_ADDRESS);
    }
    session_bus?;
    if color_scheme::read_in_time(deadline) {
        // GTK takes this connection. The app must not end when the bus ends.
        if let Some(Ok(shared)) = super::gtk_connection(deadline) {
            shared.set_exit_on_close(false);
            std::mem::forget(shared);
        }
        return None;
    }
    log::warn!("the portal does not answer: GTK starts without the session bus");
    override_variable(SESSION_BUS, DISABLED_ADDRESS);
    Some(SessionBusGuard)
}

impl Drop for SessionBusGuard {
    fn drop(&mut self) {
        restore(SESSION_BUS);
    }
}

/// The former values of the overridden variables, for the environment of a program that the app
/// starts.
pub(crate) fn original_environment() -> Vec<(&'static str, Option<OsString>)> {
    lock(&OVERRIDDEN).clone()
}

/// GTK reads the first variable, WebKitGTK the second one.
fn disable_accessibility_bus() {
    override_variable(NO_AT_BRIDGE, "1");
    override_variable(ACCESSIBILITY_BUS, DISABLED_ADDRESS);
}

/// False only if the accessibility bus exists and does not answer in time.
fn accessibility_bus_answers(deadline: Deadline) -> bool {
    let given = std::env::var(ACCESSIBILITY_BUS).ok().filter(|address| !address.is_empty());
    let address = given.map_or_else(|| accessibility_bus_address(deadline), Ok);
    match address {
        Ok(address) => connect_to_address(deadline, move |_| Ok(address.into())).is_some(),
        // No service offers an accessibility bus. GTK finds that out as fast.
        Err(error) => !error.matches(gio::IOErrorEnum::TimedOut),
    }
}

fn accessibility_bus_address(deadline: Deadline) -> Result<String, glib::Error> {
    let method_call = MethodCall {
        to: "org.a11y.Bus",
        path: "/org/a11y/bus",
        interface: "org.a11y.Bus",
        method: "GetAddress",
        arguments: None,
    };
    let answer = call(method_call, true, deadline)?;
    Ok(answer.get::<(String,)>().map(|(address,)| address).unwrap_or_default())
}

/// False only if the system bus, or one of the services that the web engine calls there, exists and
/// does not answer in time.
fn system_bus_answers(deadline: Deadline) -> bool {
    let bus = match connect(gio::BusType::System, deadline) {
        Some(Ok(bus)) => bus,
        Some(Err(_)) => return true,
        None => return false,
    };
    let answers = |name| {
        let ping = MethodCall {
            to: name,
            path: "/",
            interface: "org.freedesktop.DBus.Peer",
            method: "Ping",
            arguments: None,
        };
        let answer = call_on(&bus, ping, false, deadline);
        answer.err().is_none_or(|error| !error.matches(gio::IOErrorEnum::TimedOut))
    };
    SYSTEM_SERVICES.into_iter().all(answers)
}

fn override_variable(name: &'static str, value: &str) {
    lock(&OVERRIDDEN).push((name, std::env::var_os(name)));
    #[expect(unsafe_code, reason = "before GTK is started")]
    // SAFETY: the other threads at this time are those of GIO, which wait for the bus, and those
    // that wait for an answer that does not come. None of them reads the environment.
    unsafe {
        std::env::set_var(name, value);
    }
}

/// Restores the value from before [`override_variable`].
fn restore(name: &'static str) {
    let mut overridden = lock(&OVERRIDDEN);
    let Some(at) = overridden.iter().position(|(variable, _)| *variable == name) else { return };
    let (_, original) = overridden.remove(at);
    #[expect(unsafe_code, reason = "before the main loop runs")]
    // SAFETY: the variable exists, so the table of variables keeps its size. The threads of GIO and
    // GTK that run at this time wait for events and read no variable.
    unsafe {
        match original {
            Some(original) => std::env::set_var(name, original),
            None => std::env::remove_var(name),
        }
    }
}
