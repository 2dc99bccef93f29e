//! Whether the desktop asks for dark colours: read once with a limit, then told by the portal. Linux only.
//!
//! GTK 3 does not ask the portal, and GNOME says it nowhere else.

use std::sync::atomic::{AtomicBool, Ordering};

use gtk::gio::{self, prelude::*};
use gtk::glib;
use gtk::prelude::GtkSettingsExt as _;

use super::dbus::{self, Deadline, Question};

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const INTERFACE: &str = "org.freedesktop.portal.Settings";
/// The setting: its namespace and its key.
const SETTING_KEY: (&str, &str) = ("org.freedesktop.appearance", "color-scheme");
/// The value that asks for dark colours.
const PREFERS_DARK: u32 = 1;

/// Whether the portal said anything, and whether it asked for dark colours.
static IS_KNOWN: AtomicBool = AtomicBool::new(false);
static IS_DARK: AtomicBool = AtomicBool::new(false);

/// Asks the portal. Whether it answers, or is not there at all.
pub(crate) fn read(deadline: Deadline) -> bool {
    let question = Question {
        to: PORTAL,
        path: PATH,
        interface: INTERFACE,
        method: "Read",
        arguments: Some(SETTING_KEY.to_variant()),
    };
    match dbus::ask(question, true, deadline) {
        Ok(answer) => {
            if let Some(scheme) = unwrap_scheme(answer.child_value(0)) {
                IS_KNOWN.store(true, Ordering::Relaxed);
                IS_DARK.store(scheme == PREFERS_DARK, Ordering::Relaxed);
            }
            true
        }
        Err(error) => !error.matches(gio::IOErrorEnum::TimedOut),
    }
}

/// Has GTK, and with it the engine, follow what the portal says. On the main thread, once GTK has
/// started.
pub(crate) fn follow(deadline: Deadline) {
    if IS_KNOWN.load(Ordering::Relaxed) {
        prefer_dark(IS_DARK.load(Ordering::Relaxed));
    }
    let Some(bus) = dbus::session(deadline) else { return };
    // For as long as the process lives.
    let _subscribed = bus.signal_subscribe(
        Some(PORTAL),
        Some(INTERFACE),
        Some("SettingChanged"),
        Some(PATH),
        Some(SETTING_KEY.0),
        gio::DBusSignalFlags::NONE,
        |_, _, _, _, _, changed| {
            if changed.n_children() == 3
                && changed.child_value(1).str() == Some(SETTING_KEY.1)
                && let Some(scheme) = unwrap_scheme(changed.child_value(2))
            {
                prefer_dark(scheme == PREFERS_DARK);
            }
        },
    );
}

/// The number in a value, however often it is wrapped: the portal's first version wraps it twice.
fn unwrap_scheme(mut value: glib::Variant) -> Option<u32> {
    while let Some(inner) = value.as_variant() {
        value = inner;
    }
    value.get()
}

fn prefer_dark(dark: bool) {
    if let Some(settings) = gtk::Settings::default() {
        settings.set_gtk_application_prefer_dark_theme(dark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_is_read_however_often_it_is_wrapped() {
        let plain = PREFERS_DARK.to_variant();
        let (once, twice) = (plain.to_variant(), plain.to_variant().to_variant());
        for value in [plain, once, twice] {
            assert_eq!(unwrap_scheme(value), Some(PREFERS_DARK));
        }
        assert_eq!(unwrap_scheme("dark".to_variant()), None);
    }
}
