//! Tells whoever started the kiosk that it lives, page included: systemd ends it and starts it anew when that message fails to come.

/// Sends the message, where somebody waits for it.
pub(crate) fn is_alive() {
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
    // A supervisor that stands still is not waited for.
    sender.set_nonblocking(true)?;
    sender.send_to_addr(b"WATCHDOG=1", &address).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::net::UnixDatagram;

    #[test]
    fn the_word_comes_as_systemd_expects_it() {
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
