//! The desktop shell of Repères, in nine layers. A layer may import itself and the layers to its
//! left; `cargo xtask layers` checks it:
//!
//! `platform` ← `config` ← `view` ← `state` ← `window` ← `background` ← `kiosk` ← `cli` ← `app`

mod app;
mod background;
mod cli;
mod config;
mod kiosk;
mod platform;
mod state;
mod view;
mod window;

/// Runs the program: opens the window or the kiosk, or answers on the command line.
pub fn main() -> std::process::ExitCode {
    app::start()
}
