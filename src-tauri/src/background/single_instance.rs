//! One copy per session and screen: the first owns a name on the session bus, and a later one hands over its arguments. Linux only.
//!
//! It fails open: who finds nobody, somebody else, or somebody who does not answer, is a whole app of its own, but without an icon
//! in the tray.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use gtk::gio::{self, prelude::*};
use gtk::glib;
use tauri::AppHandle;

use crate::platform::dbus::{self, Deadline, Question};
use crate::platform::executable;
use crate::platform::sync::lock;

const INTERFACE: &str = "fr.reperes.SingleInstance";
const METHOD: &str = "Open";
const INTROSPECTION_XML: &str = "<node><interface name='fr.reperes.SingleInstance'><method name='Open'><arg type='as' direction='in'/></method></interface></node>";

/// Not to wait for a name that somebody has.
const DO_NOT_QUEUE: u32 = 4;
/// The answers of a bus to somebody who wants a name.
const PRIMARY_OWNER: u32 = 1;
const IN_QUEUE: u32 = 2;
const EXISTS: u32 = 3;
const ALREADY_OWNER: u32 = 4;

static IS_FIRST: AtomicBool = AtomicBool::new(false);
static CALLS: Mutex<Calls> = Mutex::new(Calls::Pending(Vec::new()));

/// What does what another copy asks with its arguments.
type OnCall = fn(&AppHandle, Vec<String>);

/// What other copies ask.
enum Calls {
    /// Before there was an app to do it.
    Pending(Vec<Vec<String>>),
    Ready(AppHandle, OnCall),
}

/// What becomes of a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    /// It opens a window.
    Opens,
    /// Another copy does what it asks.
    Handed,
}

/// Somebody on the bus.
struct Peer {
    name: String,
    process: u32,
    user: u32,
}

/// Whether this copy is the one that others find.
pub(crate) fn is_first() -> bool {
    IS_FIRST.load(Ordering::Relaxed)
}

/// Becomes the first copy, or hands `arguments` over to it. Without arguments it hands over nothing: a process that started over keeps
/// what it was asked to remember, even if another copy was faster.
pub(crate) fn claim(identifier: &str, arguments: Option<&[String]>, deadline: Deadline) -> Claim {
    let name = bus_name(identifier);
    let Some(bus) = dbus::session(deadline) else {
        // Nobody could be found either.
        IS_FIRST.store(true, Ordering::Relaxed);
        return Claim::Opens;
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
            return Claim::Handed;
        }
        log::warn!("the first copy does not answer");
    }
    let own = peer.is_some_and(|peer| peer.process == std::process::id());
    let answer = if answer == Some(EXISTS) { request_name(&name, 0, deadline) } else { answer };
    // A process that started over still bears the name, until the bus has noticed the end of its former connection.
    let first =
        matches!(answer, Some(PRIMARY_OWNER | ALREADY_OWNER)) || own && answer == Some(IN_QUEUE);
    IS_FIRST.store(first, Ordering::Relaxed);
    Claim::Opens
}

/// From now on `on_call` does what other copies ask, and `on_first` is called when this copy becomes
/// the first.
pub(crate) fn attend(app: &AppHandle, identifier: &str, on_call: OnCall, on_first: fn(&AppHandle)) {
    let pending = std::mem::replace(&mut *lock(&CALLS), Calls::Ready(app.clone(), on_call));
    if let Calls::Pending(calls) = pending {
        calls.into_iter().for_each(|arguments| on_call(app, arguments));
    }
    let Some(bus) = dbus::session(Deadline::new()) else { return };
    let (name, app) = (bus_name(identifier), app.clone());
    // For as long as the process lives.
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

/// The name of the copy on this screen: somebody may be logged in twice, and a page must not open before other eyes.
fn bus_name(identifier: &str) -> String {
    let screen = ["WAYLAND_DISPLAY", "DISPLAY"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    // A name on the bus has no other signs.
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

/// What the bus says to somebody who wants the name.
fn request_name(name: &str, flags: u32, deadline: Deadline) -> Option<u32> {
    let answer =
        dbus::ask(dbus::daemon("RequestName", Some((name, flags).to_variant())), false, deadline);
    let answer =
        answer.inspect_err(|error| log::warn!("the name of the first copy: {error}")).ok()?;
    answer.get::<(u32,)>().map(|(answer,)| answer)
}

fn name_owner(name: &str, deadline: Deadline) -> Option<Peer> {
    let ask = |method, about: &str| {
        dbus::ask(dbus::daemon(method, Some((about,).to_variant())), false, deadline).ok()
    };
    let (name,) = ask("GetNameOwner", name)?.get::<(String,)>()?;
    let (process,) = ask("GetConnectionUnixProcessID", &name)?.get::<(u32,)>()?;
    let (user,) = ask("GetConnectionUnixUser", &name)?.get::<(u32,)>()?;
    Some(Peer { name, process, user })
}

impl Peer {
    /// Whether it is this program, run by this user, in another process. Arguments go to nobody else.
    fn is_another_copy(&self) -> bool {
        let own = rustix::process::geteuid().as_raw();
        self.user == own
            && self.process != std::process::id()
            && program_path(self.process)
                .is_some_and(|program| Some(program) == program_path(std::process::id()))
    }
}

/// The place of a process's program, also when a new version has been put there.
fn program_path(process: u32) -> Option<PathBuf> {
    std::fs::read_link(format!("/proc/{process}/exe")).ok().map(|told| executable::in_place(&told))
}

fn hand_over(peer: &Peer, identifier: &str, arguments: &[String], deadline: Deadline) -> bool {
    let question = Question {
        to: &peer.name,
        path: &object_path(identifier),
        interface: INTERFACE,
        method: METHOD,
        arguments: Some((arguments.to_vec(),).to_variant()),
    };
    dbus::ask(question, false, deadline).is_ok()
}

/// Hears what other copies ask, on the main thread once its loop runs.
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
        // Only after the arguments are taken: the other copy ends with the answer.
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
