//! The desktop's notification server.

/// Whether a notification server answers.
#[cfg(target_os = "linux")]
pub(crate) fn exists() -> bool {
    use super::dbus::{Deadline, MethodCall, call};
    const NAME: &str = "org.freedesktop.Notifications";
    let path = "/org/freedesktop/Notifications";
    let method_call = MethodCall {
        to: NAME,
        path,
        interface: NAME,
        method: "GetServerInformation",
        arguments: None,
    };
    // Some servers are started by their first call.
    call(method_call, true, Deadline::new()).is_ok()
}

/// Windows and macOS always have one.
#[cfg(not(target_os = "linux"))]
pub(crate) fn exists() -> bool {
    true
}
