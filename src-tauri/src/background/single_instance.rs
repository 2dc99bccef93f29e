//! One copy of the app per session and screen. Linux only.
//!
//! The first copy owns a name on the session bus; a later copy hands its arguments over to it. The
//! claim fails open: if the owner is a foreign program or does not answer, this copy opens a window
//! of its own, without a tray icon. Without a bus, each copy counts as the first.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use gtk::gio::{self, prelude::*};
use gtk::glib;
use tauri::AppHandle;

use crate::platform::dbus::{self, Deadline, MethodCall};
use crate::platform::executable;
use crate::platform::sync::lock;

const INTERFACE: &str = "fr.reperes.SingleInstance";
const METHOD: &str = "Open";
const INTROSPECTION_XML: &str = "<node><interface name='fr.reperes.SingleInstance'>\
    <method name='Open'><arg type='as' direction='in'/></method></interface></node>";

/// The flag of `RequestName` not to queue for a name that has an owner.
const DO_NOT_QUEUE: u32 = 4;
/// The replies of a bus to `RequestName`.
const PRIMARY_OWNER: u32 = 1;
const IN_QUEUE: u32 = 2;
const EXISTS: u32 = 3;
const ALREADY_OWNER: u32 = 4;

static IS_FIRST: AtomicBool = AtomicBool::new(false);
static CALLS: Mutex<Calls> = Mutex::new(Calls::Pending(Vec::new()));

/// Handles the arguments of another copy.
type OnCall = fn(&AppHandle, Vec<String>);

/// The calls of other copies.
enum Calls {
    /// Arguments that arrived before the app could handle them.
    Pending(Vec<Vec<String>>),
    Ready(AppHandle, OnCall),
}

/// The outcome of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClaimOutcome {
    /// This copy opens a window.
    OpenWindow,
    /// The first copy has taken the arguments over.
    HandedOver,
}

/// The owner of a name on the bus.
struct Peer {
    name: String,
    process: u32,
    user: u32,
}

/// Whether this copy is the first one, which owns the name.
pub(crate) fn is_first() -> bool {
    IS_FIRST.load(Ordering::Relaxed)
}

/// Becomes the first copy, or hands `arguments` over to it.
///
/// Without arguments it hands over nothing: a relaunched process keeps its handover, even if
/// another copy has taken the name before it.
pub(crate) fn claim(
    identifier: &str,
    arguments: Option<&[String]>,
    deadline: Deadline,
) -> ClaimOutcome {
    let name = bus_name(identifier);
    let Some(bus) = dbus::session(deadline) else {
        // Without a bus no other copy can be found.
        IS_FIRST.store(true, Ordering::Relaxed);
        return ClaimOutcome::OpenWindow;
    };
    if let Err(error) = serve(&bus, &object_path(identifier)) {
        log::warn!("other copies cannot reach this one: {error}");
    }
    let answer = request_name(&name, DO_NOT_QUEUE, deadline);
    let peer = if answer == Some(EXISTS) { name_owner(&name, deadline) } else { None };
    if let (Some(peer), Some(arguments)) =
        (peer.as_ref().filter(|peer| peer.is_another_copy()), arguments)
    {
        if hand_over(peer, identifier, arguments, deadline) {
            return ClaimOutcome::HandedOver;
        }
        log::warn!("the first copy does not answer");
    }
    let own = peer.is_some_and(|peer| peer.process == std::process::id());
    let answer = if answer == Some(EXISTS) { request_name(&name, 0, deadline) } else { answer };
    // A relaunched process still owns the name until the bus notices that its previous connection
    // has closed. So it is queued behind itself.
    let first =
        matches!(answer, Some(PRIMARY_OWNER | ALREADY_OWNER)) || own && answer == Some(IN_QUEUE);
    IS_FIRST.store(first, Ordering::Relaxed);
    ClaimOutcome::OpenWindow
}

/// Handles the calls of other copies with `on_call` from now on, those that have arrived included,
/// and calls `on_first` when this copy becomes the first.
pub(crate) fn listen(app: &AppHandle, identifier: &str, on_call: OnCall, on_first: fn(&AppHandle)) {
    let pending = std::mem::replace(&mut *lock(&CALLS), Calls::Ready(app.clone(), on_call));
    if let Calls::Pending(calls) = pending {
        calls.into_iter().for_each(|arguments| on_call(app, arguments));
    }
    let Some(bus) = dbus::session(Deadline::new()) else { return };
    let (name, app) = (bus_name(identifier), app.clone());
    // The subscription stays for as long as the process lives.
    let _subscribed = bus.signal_subscribe(
        Some("org.freedesktop.DBus"),
        Some("org.freedesktop.DBus"),
        Some("NameAcquired"),
        Some("/org/freedesktop/DBus"),
        Some(&name),
        gio::DBusSignalFlags::NONE,
        move |_, _, _, _, _, _| {
            if !IS_FIRST.swap(true, Ordering::Relaxed) {
                on_first(&app);
            }
        },
    );
}

/// The bus name of the first copy on this screen. A user may be logged in twice, and a page must
/// not open on another screen.
fn bus_name(identifier: &str) -> String {
    bus_name_among(identifier, |name| std::env::var(name).ok())
}

/// The same, in the environment that `variable` reads.
fn bus_name_among(identifier: &str, variable: impl Fn(&str) -> Option<String>) -> String {
    let screen = ["WAYLAND_DISPLAY", "DISPLAY"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()));
    // A bus name allows these characters only.
    let screen: String = screen
        .unwrap_or_default()
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() { character } else { '_' })
        .collect();
    format!("{identifier}.SingleInstance.on_{screen}")
}

fn object_path(identifier: &str) -> String {
    format!("/{}", identifier.replace('.', "/").replace('-', "_"))
}

/// The reply of the bus to `RequestName`.
fn request_name(name: &str, flags: u32, deadline: Deadline) -> Option<u32> {
    let answer = dbus::call(
        dbus::bus_daemon_call("RequestName", Some((name, flags).to_variant())),
        false,
        deadline,
    );
    let answer =
        answer.inspect_err(|error| log::warn!("the name of the first copy: {error}")).ok()?;
    answer.get::<(u32,)>().map(|(answer,)| answer)
}

fn name_owner(name: &str, deadline: Deadline) -> Option<Peer> {
    let ask = |method, about: &str| {
        dbus::call(dbus::bus_daemon_call(method, Some((about,).to_variant())), false, deadline).ok()
    };
    let (name,) = ask("GetNameOwner", name)?.get::<(String,)>()?;
    let (process,) = ask("GetConnectionUnixProcessID", &name)?.get::<(u32,)>()?;
    let (user,) = ask("GetConnectionUnixUser", &name)?.get::<(u32,)>()?;
    Some(Peer { name, process, user })
}

impl Peer {
    /// Whether the peer is this program, run by this user, in another process. Arguments go to no
    /// other peer.
    fn is_another_copy(&self) -> bool {
        let own = rustix::process::geteuid().as_raw();
        self.user == own
            && self.process != std::process::id()
            && program_path(self.process)
                .is_some_and(|program| Some(program) == program_path(std::process::id()))
    }
}

/// The path of a process's program, even after a new version was installed there.
fn program_path(process: u32) -> Option<PathBuf> {
    std::fs::read_link(format!("/proc/{process}/exe"))
        .ok()
        .map(|path| executable::without_deleted_mark(&path))
}

fn hand_over(peer: &Peer, identifier: &str, arguments: &[String], deadline: Deadline) -> bool {
    let method_call = MethodCall {
        to: &peer.name,
        path: &object_path(identifier),
        interface: INTERFACE,
        method: METHOD,
        arguments: Some((arguments.to_vec(),).to_variant()),
    };
    dbus::call(method_call, false, deadline).is_ok()
}

/// Serves the calls of other copies, on the main thread, once its loop runs.
fn serve(bus: &gio::DBusConnection, path: &str) -> Result<(), glib::Error> {
    let node = gio::DBusNodeInfo::for_xml(INTROSPECTION_XML)?;
    let Some(interface) = node.lookup_interface(INTERFACE) else { return Ok(()) };
    let on_call = |_: gio::DBusConnection,
                   _: &str,
                   _: &str,
                   _: &str,
                   _: &str,
                   arguments: glib::Variant,
                   call: gio::DBusMethodInvocation| {
        // Answer only after the arguments are taken: the other copy ends with the answer.
        if let Some((arguments,)) = arguments.get::<(Vec<String>,)>() {
            on_open(arguments);
        }
        call.return_value(None);
    };
    let read_nothing = |_: gio::DBusConnection, _: &str, _: &str, _: &str, _: &str| ().to_variant();
    let refuse_write =
        |_: gio::DBusConnection, _: &str, _: &str, _: &str, _: &str, _: glib::Variant| false;
    bus.register_object(path, &interface, on_call, read_nothing, refuse_write).map(drop)
}

fn on_open(arguments: Vec<String>) {
    let (app, on_call) = match &mut *lock(&CALLS) {
        Calls::Pending(calls) => return calls.push(arguments),
        Calls::Ready(app, on_call) => (app.clone(), *on_call),
    };
    on_call(&app, arguments);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two screens on one bus have two names, and each is a name that a bus takes. A screen of Wayland
    /// counts before the X11 screen inside it.
    #[test]
    fn each_screen_has_a_bus_name_of_its_own() {
        let name_on = |wayland: &str, x11: &str| {
            bus_name_among("fr.reperes.desktop", |name| {
                Some(if name == "DISPLAY" { x11 } else { wayland }.to_owned())
            })
        };
        let screens = [
            ("", ""),
            ("", ":0"),
            ("", ":1"),
            ("", ":10"),
            ("", ":1.0"),
            ("", "host:0"),
            ("wayland-0", ":0"),
            ("wayland-1", ":0"),
            ("/run/other/wayland-1", ":0"),
        ];
        let names: std::collections::BTreeSet<String> =
            screens.iter().map(|(wayland, x11)| name_on(wayland, x11)).collect();
        assert_eq!(names.len(), screens.len(), "{names:?}");
        for name in &names {
            assert!(gio::dbus_is_name(name), "{name}");
        }
        assert_eq!(name_on("wayland-0", ":0"), name_on("wayland-0", ":1"));
    }

    /// Another copy is this program, run by this user, in another process.
    #[test]
    fn only_same_program_and_user_is_another_copy() {
        let user = rustix::process::geteuid().as_raw();
        let (own, parent) = (std::process::id(), std::os::unix::process::parent_id());
        let is_copy =
            |process, user| Peer { name: ":1.1".to_owned(), process, user }.is_another_copy();
        assert!(!is_copy(own, user), "this process itself");
        assert!(!is_copy(parent, user), "another program");
        let mut twin = std::process::Command::new("/proc/self/exe")
            .args(["--list"])
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let alive = std::fs::read_link(format!("/proc/{}/exe", twin.id())).is_ok();
        assert!(!is_copy(twin.id(), user + 1), "another account");
        assert!(!alive || is_copy(twin.id(), user));
        twin.wait().unwrap();
    }
}
