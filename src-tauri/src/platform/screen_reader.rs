//! What a screen reader of this system hears. Linux only.

use gtk::glib::subclass::SignalId;
use gtk::prelude::StaticType as _;
use gtk::{atk, glib};

/// The signal of AT-SPI that carries a text to be spoken.
pub(crate) const ANNOUNCEMENT: &str = "announcement";
/// In ATK since 2.50, and announcements since 2.46. Orca speaks announcements since 45, which came out together with ATK 2.50.
const ATK_2_50_SIGNAL: &str = "notification";
/// Whether a screen reader of this system speaks announcements.
pub(crate) fn speaks_announcements() -> bool {
    let object = atk::Object::static_type();
    // The signals are there once the class is; an unknown one would end the process.
    let _class = glib::Class::<atk::Object>::from_type(object);
    #[cfg(feature = "test-hooks")]
    if crate::platform::test_hooks::announces() {
        return SignalId::lookup(ANNOUNCEMENT, object).is_some();
    }
    [ANNOUNCEMENT, ATK_2_50_SIGNAL].iter().all(|signal| SignalId::lookup(signal, object).is_some())
}
