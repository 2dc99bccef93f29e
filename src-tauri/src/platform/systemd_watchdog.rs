//! The watchdog message to the supervisor of the kiosk: the process lives, page included. systemd
//! ends and restarts a kiosk whose messages stop.

/// Sends the message, if a supervisor waits for it.
pub(crate) fn notify_alive() {
    if let Some(socket) = std::env::var_os("NOTIFY_SOCKET")
        && let Err(error) = send(&socket)
    {
        log::info!("the supervisor is not told: {error}");
    }
}

fn send(socket: &std::ffi::OsStr) -> std::io::Result<()> {
    use std::os::linux::net::SocketAddrExt as _;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::net::{SocketAddr, UnixDatagram};
    let address = match socket.as_bytes() {
        [b'@', name @ ..] => SocketAddr::from_abstract_name(name)?,
        path => SocketAddr::from_pathname(std::ffi::OsStr::from_bytes(path))?,
    };
    let sender = UnixDatagram::unbound()?;
    // The send does not wait for a supervisor that has stopped reading.
    sender.set_nonblocking(true)?;
    sender.send_to_addr(b"WATCHDOG=1", &address).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::net::UnixDatagram;

    /// The message has the form that systemd expects.
    #[test]
    fn message_has_systemds_form() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notify");
        let supervisor = UnixDatagram::bind(&path).unwrap();
        send(path.as_os_str()).unwrap();
        let mut message = [0; 32];
        let length = supervisor.recv(&mut message).unwrap();
        assert_eq!(&message[..length], b"WATCHDOG=1");
        assert!(send("/nowhere/notify".as_ref()).is_err());
    }
}
