//! What one running process knows: content, settings in effect, reminders and the evidence about
//! the clock.
//!
//! Imports `view` and the layers below it. Opens no window.

pub(crate) mod app_state;
pub(crate) mod clock_check;
pub(crate) mod content;
pub(crate) mod mode;
pub(crate) mod moment_filter;
pub(crate) mod page_feed;
pub(crate) mod reminders;
