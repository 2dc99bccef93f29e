//! Environment variables that could open a way out of a kiosk's page, or load code into it.
//!
//! A kiosk starts without them. On Linux only listed variables stay: the program relaunches itself
//! once without the rest. Elsewhere listed variables are removed. What the loader has loaded before
//! `main` (`LD_PRELOAD`) is beyond that: systemd starts the unit of the recipe without it.

#[cfg_attr(target_os = "linux", path = "environment/allow_list.rs")]
#[cfg_attr(not(target_os = "linux"), path = "environment/deny_list.rs")]
mod list;

pub(crate) use list::{remove_unsafe_variables, unsafe_variables};

/// The variable that lets WebDriver control the page.
pub(crate) const WEBDRIVER_VARIABLE: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Whether WebDriver is to be let in. Has to be read before the program removes the variable.
pub(crate) fn is_webdriver_requested() -> bool {
    std::env::var_os(WEBDRIVER_VARIABLE).is_some()
}
