//! The probe of Linux. The kernel says which process controls the screen, because a variable can
//! have any value.

use std::collections::BTreeSet;
use std::env::var_os;
use std::fs;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use super::facts::{Compositor, Linux, Session, System};
use crate::platform::console::one_line;

/// Groups whose members can give themselves the rights of the administrator.
const PRIVILEGED_GROUPS: &[&str] =
    &["root", "sudo", "wheel", "admin", "disk", "docker", "lxd", "shadow"];

pub(super) fn probe() -> System {
    let runtime = var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let set = |name| var_os(name).filter(|value| !value.is_empty());
    let session = match (set("WAYLAND_DISPLAY"), set("DISPLAY")) {
        (Some(display), _) => {
            // The name of a socket in the user's folder, or an absolute path.
            let socket = runtime.as_deref().unwrap_or(Path::new("/")).join(display);
            Session::Wayland(peer_pid(&socket).and_then(compositor))
        }
        (None, Some(_)) => Session::X11,
        (None, None) => Session::None,
    };
    let sysrq = fs::read_to_string("/proc/sys/kernel/sysrq")
        .ok()
        .and_then(|value| value.trim().parse().ok());
    let session_bus = set("DBUS_SESSION_BUS_ADDRESS").is_some()
        || runtime.is_some_and(|folder| folder.join("bus").exists());
    System::Linux(Linux { session, sysrq, session_bus })
}

/// Whether this account is the administrator, and whether its groups let it become one.
pub(super) fn rights() -> (bool, bool) {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let numbers = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.split_whitespace().map(str::to_owned).collect::<BTreeSet<String>>()
    };
    let mut own = numbers("Groups:");
    own.append(&mut numbers("Gid:"));
    let groups = fs::read_to_string("/etc/group").unwrap_or_default();
    let privileged = groups.lines().any(|line| {
        let mut fields = line.split(':');
        fields.next().is_some_and(|name| PRIVILEGED_GROUPS.contains(&name))
            && fields.nth(1).is_some_and(|number| own.contains(number))
    });
    (rustix::process::geteuid().is_root(), privileged)
}

/// The id of the process at the other end of a socket.
fn peer_pid(socket: &Path) -> Option<u32> {
    let stream = UnixStream::connect(socket).ok()?;
    let peer = rustix::net::sockopt::socket_peercred(&stream).ok()?;
    u32::try_from(peer.pid.as_raw_nonzero().get()).ok()
}

/// The program of a process, with its arguments.
fn compositor(pid: u32) -> Option<Compositor> {
    let of = |what: &str| fs::read(format!("/proc/{pid}/{what}")).ok();
    let strings = |bytes: Vec<u8>| -> Vec<String> {
        bytes
            .split(|byte| *byte == 0)
            .map(|part| String::from_utf8_lossy(part).into_owned())
            .filter(|part| !part.is_empty())
            .collect()
    };
    let name = one_line(String::from_utf8_lossy(&of("comm")?).trim());
    let arguments = strings(of("cmdline")?).into_iter().skip(1).collect();
    let is_display =
        |pair: &String| pair.starts_with("DISPLAY=") || pair.starts_with("WAYLAND_DISPLAY=");
    // The variables of another account's process cannot be read; such a process was not started
    // from this session either.
    let nested = of("environ").map(strings).unwrap_or_default().iter().any(is_display);
    Some(Compositor { name, arguments, nested })
}
