//! What another program may ask of the window manager for a window that is not its own.

use anyhow::Result;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt as _, EventMask};

use crate::Screen;

/// By ICCCM: a window that is shown as an icon only.
const ICONIC: u32 = 3;
/// By EWMH: asked for by a pager or another tool of the desktop.
const BY_TOOL: u32 = 2;

impl Screen {
    /// Asks that a window be full screen, or not.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn request_fullscreen(&self, window: u32, full: bool) -> Result<()> {
        let state = self.atom("_NET_WM_STATE_FULLSCREEN")?;
        self.ask(window, "_NET_WM_STATE", [full.into(), state, 0, BY_TOOL, 0])
    }

    /// Asks that a window be shown as an icon only.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn request_iconify(&self, window: u32) -> Result<()> {
        self.ask(window, "WM_CHANGE_STATE", [ICONIC, 0, 0, 0, 0])
    }

    fn ask(&self, window: u32, what: &str, data: [u32; 5]) -> Result<()> {
        let event = ClientMessageEvent::new(32, window, self.atom(what)?, data);
        let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.connection.send_event(false, self.root, mask, event)?;
        Ok(self.connection.flush()?)
    }
}
