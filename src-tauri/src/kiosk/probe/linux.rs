//! The probe of Linux. The kernel says which process controls the screen, because a variable can
//! have any value.

use std::collections::BTreeSet;
use std::env::var_os;
use std::fs;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use super::facts::{Compositor, Linux, Session, System};
use crate::platform::console::one_line;

/// Groups whose members can give themselves the rights of the administrator. Not here: `adm` and
/// `systemd-journal` only read logs, `kvm` only starts machines of the account itself, and `incus`
/// is confined to a project of its own.
const PRIVILEGED_GROUPS: &[&str] = &[
    // Writes what the administrator's group may write.
    "root",
    // These may run commands as the administrator.
    "sudo",
    "wheel",
    "admin",
    // Reads and writes the disks below the file system.
    "disk",
    // Reads the memory of the computer.
    "kmem",
    // Reads the hashes of all passwords.
    "shadow",
    // Writes `/usr/local` where Debian was once installed that way; the administrator runs programs
    // from there.
    "staff",
    // These start containers and machines that can hold the disk of the computer.
    "docker",
    "lxd",
    "incus-admin",
    "libvirt",
    "microk8s",
];

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
    (rustix::process::geteuid().is_root(), has_privileged(&own, &groups))
}

/// Whether one of the group numbers is that of a privileged group. `groups` is the text of
/// `/etc/group`.
fn has_privileged(own: &BTreeSet<String>, groups: &str) -> bool {
    groups.lines().any(|line| {
        let mut fields = line.split(':');
        fields.next().is_some_and(|name| PRIVILEGED_GROUPS.contains(&name))
            && fields.nth(1).is_some_and(|number| own.contains(number))
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    /// An account is not ordinary if one of its groups can give it the rights of the administrator.
    #[test]
    fn groups_equal_to_root_are_not_ordinary() {
        for (name, privileged) in [
            ("root", true),
            ("sudo", true),
            ("wheel", true),
            ("admin", true),
            ("disk", true),
            ("kmem", true),
            ("shadow", true),
            ("staff", true),
            ("docker", true),
            ("lxd", true),
            ("incus-admin", true),
            ("libvirt", true),
            ("microk8s", true),
            ("adm", false),
            ("systemd-journal", false),
            ("kvm", false),
            ("incus", false),
            ("audio", false),
            ("reperes-kiosque", false),
        ] {
            let groups = format!("users:x:100:\n{name}:x:42:someone\nother:x:142:\n");
            let own =
                |numbers: &[&str]| numbers.iter().map(|number| (*number).to_owned()).collect();
            assert_eq!(has_privileged(&own(&["100", "42"]), &groups), privileged, "{name}");
            assert!(!has_privileged(&own(&["100", "142", "4"]), &groups), "{name}");
        }
    }
}
