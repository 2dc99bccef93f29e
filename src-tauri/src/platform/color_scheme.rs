//! The color scheme of the desktop: read once from the portal with a time limit, then followed by a
//! signal. Linux only.
//!
//! GTK 3 does not ask the portal, and GNOME publishes the setting nowhere else.

use std::sync::atomic::{AtomicBool, Ordering};

use gtk::gio::{self, prelude::*};
use gtk::glib;
use gtk::prelude::GtkSettingsExt as _;

use super::dbus::{self, Deadline, MethodCall};

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const INTERFACE: &str = "org.freedesktop.portal.Settings";
/// The namespace and the key of the setting.
const SETTING_KEY: (&str, &str) = ("org.freedesktop.appearance", "color-scheme");
/// The value that asks for dark colours.
const PREFERS_DARK: u32 = 1;

/// Whether the portal has given a value, and whether that value asks for dark colours.
static IS_KNOWN: AtomicBool = AtomicBool::new(false);
static IS_DARK: AtomicBool = AtomicBool::new(false);

/// Reads the setting from the portal. False only if the portal exists and does not answer in time.
pub(crate) fn read_in_time(deadline: Deadline) -> bool {
    let method_call = MethodCall {
        to: PORTAL,
        path: PATH,
        interface: INTERFACE,
        method: "Read",
        arguments: Some(SETTING_KEY.to_variant()),
    };
    match dbus::call(method_call, true, deadline) {
        Ok(answer) => {
            if let Some(scheme) = scheme_in(&answer) {
                IS_KNOWN.store(true, Ordering::Relaxed);
                IS_DARK.store(scheme == PREFERS_DARK, Ordering::Relaxed);
            }
            true
        }
        Err(error) => !error.matches(gio::IOErrorEnum::TimedOut),
    }
}

/// Makes GTK, and thereby the web engine, follow the setting of the portal. Call it on the main
/// thread after GTK has started.
pub(crate) fn follow(deadline: Deadline) {
    if IS_KNOWN.load(Ordering::Relaxed) {
        prefer_dark(IS_DARK.load(Ordering::Relaxed));
    }
    let Some(bus) = dbus::session(deadline) else { return };
    // The subscription lasts as long as the process.
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

/// The number in an answer, which another program may give in any form.
fn scheme_in(answer: &glib::Variant) -> Option<u32> {
    answer.try_child_value(0).and_then(unwrap_scheme)
}

/// The number in a value, whatever the number of variants around it: the first version of the
/// portal wraps it twice.
fn unwrap_scheme(mut value: glib::Variant) -> Option<u32> {
    while value.is_type(glib::VariantTy::VARIANT) {
        value = value.as_variant()?;
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

    /// A scheme is read whatever the number of variants around it.
    #[test]
    fn scheme_is_unwrapped_at_any_depth() {
        let plain = PREFERS_DARK.to_variant();
        let (once, twice) = (plain.to_variant(), plain.to_variant().to_variant());
        for value in [plain, once, twice] {
            assert_eq!(unwrap_scheme(value), Some(PREFERS_DARK));
        }
        assert_eq!(unwrap_scheme("dark".to_variant()), None);
    }

    /// An answer without a value has no scheme.
    #[test]
    fn answer_without_a_value_has_no_scheme() {
        for answer in [().to_variant(), ("dark",).to_variant(), PREFERS_DARK.to_variant()] {
            assert_eq!(scheme_in(&answer), None, "{answer:?}");
        }
    }
}
