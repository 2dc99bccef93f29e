//! The harness of the end-to-end tests, which the gallery, the bench and the soak share.
//!
//! It owns the session of a test (display, session bus, window manager, home folder), the launch
//! of the app in it, and the ways to control and observe the app from outside. The expectations
//! are in `tests/`.

mod accessibility_events;
mod app;
mod axe;
mod clipboard;
mod difference;
mod dunst;
mod exclusive;
mod fake_desktop;
mod file_watcher;
mod frame_recorder;
mod indexed_png;
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
mod unresponsive_service;
mod views;
mod wait;
mod window_manager;
mod windows;
mod xdnd;

pub use accessibility_events::AccessibilityEvent;
pub use app::{App, WebDriverApp};
pub use axe::{AxeFinding, AxeReport};
pub use difference::Difference;
pub use dunst::Dunst;
pub use exclusive::Exclusive;
pub use fake_desktop::{FakeDesktop, Notification};
pub use file_watcher::FileWatcher;
pub use frame_recorder::{Frame, FrameRecorder, first_complete};
pub use monkey::{Monkey, Presses};
pub use orca::has_newer_orca;
pub use page::Page;
pub use picture::Picture;
pub use processes::{
    ThreadActivity, abort, cpu_ticks, kill, named_in_tree, output, private_kib, process_names,
    process_tree, pss_kib, resume, suspend, thread_activity,
};
pub use screen::Screen;
pub use session::{SETTINGS, Session};
pub use setup::{Setup, program};
pub use soak::{SoakSample, Trend, soak, trends};
pub use speech_server::SpeechServer;
pub use syscall_trace::SyscallTrace;
pub use unresponsive_service::{StallingTray, UnresponsiveService};
pub use views::VIEWS;
pub use wait::{TIMEOUT, wait_for, wait_until};
pub use xdnd::DropOutcome;
