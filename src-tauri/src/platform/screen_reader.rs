//! Whether the screen reader of this system speaks announcements. Linux only.

use gtk::glib::subclass::SignalId;
use gtk::prelude::StaticType as _;
use gtk::{atk, glib};

/// The signal of AT-SPI that carries a text to be spoken.
pub(crate) const ANNOUNCEMENT: &str = "announcement";
/// A signal that ATK has since 2.50; announcements exist since 2.46. Orca speaks announcements
/// since version 45, which was released together with ATK 2.50.
const SIGNAL_SINCE_ATK_2_50: &str = "notification";

/// Whether a screen reader of this system speaks announcements.
pub(crate) fn speaks_announcements() -> bool {
    let object = atk::Object::static_type();
    // The signals are registered with the class; a look-up before that would end the process.
    let _class = glib::Class::<atk::Object>::from_type(object);
    #[cfg(feature = "test-hooks")]
    if crate::platform::test_hooks::has_newer_atk() {
        return SignalId::lookup(ANNOUNCEMENT, object).is_some();
    }
    [ANNOUNCEMENT, SIGNAL_SINCE_ATK_2_50]
        .iter()
        .all(|signal| SignalId::lookup(signal, object).is_some())
}
