//! Variables through which whoever starts the program could open a door into its page.

/// Lets WebDriver into the page.
const DRIVER: &str = "TAURI_WEBVIEW_AUTOMATION";
/// Inspectors, other programs in the engine's place, and arguments for it.
const DOORS: &[&str] = &[
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "WEBKIT_EXEC_PATH",
    "WEBKIT_INJECTED_BUNDLE_PATH",
    "GTK_DEBUG",
    "GTK_MODULES",
    "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
    "WEBVIEW2_USER_DATA_FOLDER",
];

/// Whether WebDriver is to be let in. To be asked before the program forgets the variable.
pub(crate) fn is_driven() -> bool {
    std::env::var_os(DRIVER).is_some()
}

/// The doors that stand open.
pub(crate) fn open_doors() -> Vec<&'static str> {
    DOORS.iter().copied().filter(|door| std::env::var_os(door).is_some()).collect()
}

/// Closes the doors. To be called before a second thread starts.
pub(crate) fn close_doors() {
    for door in open_doors() {
        log::warn!("{door} is not for a kiosk");
        #[expect(unsafe_code, reason = "called first thing in main, while there is one thread")]
        // SAFETY: no other thread can read the environment yet.
        unsafe {
            std::env::remove_var(door);
        }
    }
}
