//! The tests of the real window with the real backend. Each tests one claim about the product.
//!
//! Each test is a process of its own, with its own display, session bus and home folder (see
//! `e2e::Session`). `cargo xtask test` runs two at a time, and those of `endurance` beside them. A
//! test that cannot share the machine says so in its set-up (see `e2e::Exclusive`).

mod accessibility;
mod at_spi;
mod background;
mod clock;
mod contact;
mod corrupt_files;
mod desktop_integration;
mod endurance;
mod engine_environment;
mod helplines;
mod home;
mod invalid_content;
mod ipc_denied;
mod keyboard;
mod kiosk;
mod kiosk_recipe;
mod knowledge;
mod language;
mod layout_shift;
mod log_file;
mod navigation;
mod notifications;
mod policy;
mod printing;
mod residual_data;
mod resilience;
mod screen_reader;
mod settings;
mod unresponsive_services;
mod upgrade;
mod visual_regression;
mod window_size;

/// A weekday at 14:32 in Paris: 3018 is open.
const OPEN: &str = "2026-11-23T13:32:00Z frozen";
/// The same day at 23:30 in Paris: 3018 is closed, tomorrow is a working day.
const CLOSED: &str = "2026-11-23T22:30:00Z frozen";

/// The selector of the number sheet while it is open.
const SHEET: &str = "dialog#number-sheet[open]";

/// The selector of a part of a line's card on the home screen.
fn card(line: &str, part: &str) -> String {
    format!("[data-line='{line}'] [data-part='{part}']")
}

/// The selector of a button for a channel.
fn button(action: &str, channel: &str) -> String {
    format!("main [data-action='{action}'][data-channel='{channel}']")
}

/// Reloads the page and waits until it shows the cards.
fn reload(page: &e2e::Page) -> anyhow::Result<()> {
    page.eval("window.stale = true; location.reload();", &[])?;
    e2e::wait_until("the page loading again", || {
        let fresh = "return !window.stale && !!document.querySelector('[data-line]');";
        Ok(page.eval(fresh, &[])?.as_bool() == Some(true) && page.is_ready()?)
    })
}
