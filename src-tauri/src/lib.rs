//! The desktop shell of Repères, in layers. Each may import itself and those before it here, which
//! `cargo xtask layers` checks:
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

/// The program: a window, a kiosk, or an answer on the command line.
pub fn main() -> std::process::ExitCode {
    app::start()
}
