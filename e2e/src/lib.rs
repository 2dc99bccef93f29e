//! The real window, driven: what the end-to-end tests, the gallery and the bench share.
//!
//! It owns the session (a private display, session bus, window manager and home folder) and the ways to
//! look at the app from outside. What the app must show is said in `tests/`, not here.

mod accessibility_events;
mod axe;
mod clipboard;
mod compare;
mod dunst;
mod exclusive;
mod fake_desktop;
mod file_watcher;
mod frame_recorder;
mod keyboard;
mod monkey;
mod orca;
mod page;
mod picture;
mod pointer;
mod processes;
mod screen;
mod session;
mod setup;
mod soak;
mod speech_server;
mod syscall_trace;
mod views;
mod wait;
mod window_manager;
mod xdnd;

pub use accessibility_events::AccessibilityEvent;
pub use axe::{AxeFinding, AxeReport};
pub use compare::Difference;
pub use dunst::Dunst;
pub use exclusive::Exclusive;
pub use fake_desktop::{FakeDesktop, Notification, StallingTray, UnresponsiveService};
pub use file_watcher::FileWatcher;
pub use frame_recorder::{Frame, FrameRecorder, first_complete};
pub use monkey::{Monkey, Presses};
pub use orca::has_newer_orca;
pub use page::Page;
pub use picture::Picture;
pub use processes::{
    ThreadActivity, cpu_ticks, kill, named_in_tree, output, private_kib, process_names,
    process_tree, pss_kib, resume, suspend, thread_activity,
};
pub use screen::Screen;
pub use session::{SETTINGS, Session};
pub use setup::{App, Setup, WebDriverApp, program};
pub use soak::{SoakSample, Trend, soak, trends};
pub use speech_server::SpeechServer;
pub use syscall_trace::SyscallTrace;
pub use views::VIEWS;
pub use wait::{TIMEOUT, wait_for, wait_until};
pub use xdnd::DropOutcome;
