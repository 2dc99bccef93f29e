//! The program that shows the messages of other programs.

/// Whether something shows messages.
#[cfg(target_os = "linux")]
pub(crate) fn exists() -> bool {
    use super::dbus::{Deadline, Question, ask};
    const NAME: &str = "org.freedesktop.Notifications";
    let path = "/org/freedesktop/Notifications";
    let question = Question {
        to: NAME,
        path,
        interface: NAME,
        method: "GetServerInformation",
        arguments: None,
    };
    // Some are started when they are needed.
    ask(question, true, Deadline::new()).is_ok()
}

/// Windows and macOS always can.
#[cfg(not(target_os = "linux"))]
pub(crate) fn exists() -> bool {
    true
}
