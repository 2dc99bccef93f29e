//! Requests to the window manager, for a window of another program.

use anyhow::Result;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt as _, EventMask,
};

use crate::{Screen, TIMEOUT, wait_for};

/// The ICCCM state of a window that is shown as an icon only.
const ICONIC_STATE: u32 = 3;
/// The EWMH source of a request by a pager or another tool of the desktop.
const SOURCE_PAGER: u32 = 2;

impl Screen {
    /// Requests that the window be full screen, or not.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn request_fullscreen(&self, window: u32, full: bool) -> Result<()> {
        let state = self.atom("_NET_WM_STATE_FULLSCREEN")?;
        self.request(window, "_NET_WM_STATE", [full.into(), state, 0, SOURCE_PAGER, 0])
    }

    /// Requests that the window be shown as an icon only.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn request_iconify(&self, window: u32) -> Result<()> {
        self.request(window, "WM_CHANGE_STATE", [ICONIC_STATE, 0, 0, 0, 0])
    }

    /// Whether a window manager runs on this display.
    pub(crate) fn is_managed(&self) -> Result<bool> {
        let check = self.atom("_NET_SUPPORTING_WM_CHECK")?;
        Ok(!self.property(self.root, check, AtomEnum::WINDOW.into())?.is_empty())
    }

    /// The window that has the focus.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn active_window(&self) -> Result<u32> {
        let now =
            self.property(self.root, self.atom("_NET_ACTIVE_WINDOW")?, AtomEnum::WINDOW.into())?;
        Ok(u32::from_ne_bytes(now.get(..4).and_then(|id| id.try_into().ok()).unwrap_or_default()))
    }

    /// Requests the focus for the window, and waits until it has the focus.
    ///
    /// # Errors
    /// Fails if the window does not get it within [`TIMEOUT`].
    pub fn activate(&self, window: u32) -> Result<()> {
        let active = self.atom("_NET_ACTIVE_WINDOW")?;
        self.request(window, "_NET_ACTIVE_WINDOW", [SOURCE_PAGER, 0, 0, 0, 0])?;
        wait_for("the focus moving", TIMEOUT, || {
            let now = self.property(self.root, active, AtomEnum::WINDOW.into())?;
            Ok((now == window.to_ne_bytes()).then_some(()))
        })
    }

    /// Requests another size of the window's content.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn resize(&self, window: u32, width: u32, height: u32) -> Result<()> {
        let size = ConfigureWindowAux::new().x(8).y(30).width(width).height(height);
        self.connection.configure_window(window, &size)?;
        Ok(self.connection.flush()?)
    }

    /// Requests that the window close, as its close button does.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn close(&self, window: u32) -> Result<()> {
        self.request(window, "_NET_CLOSE_WINDOW", [0, SOURCE_PAGER, 0, 0, 0])
    }

    fn request(&self, window: u32, message: &str, data: [u32; 5]) -> Result<()> {
        let event = ClientMessageEvent::new(32, window, self.atom(message)?, data);
        let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.connection.send_event(false, self.root, mask, event)?;
        Ok(self.connection.flush()?)
    }
}
