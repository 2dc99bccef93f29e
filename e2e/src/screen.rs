//! The connection to a display over X11, and the pictures taken from it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, ImageFormat, PropMode, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::{Picture, TIMEOUT, wait_for};

/// A picture that has not changed for this time is settled.
const SETTLED_AFTER: Duration = Duration::from_millis(500);

/// A connection to one display.
#[derive(Debug)]
pub struct Screen {
    pub(crate) connection: RustConnection,
    pub(crate) root: u32,
    pub(crate) width: u16,
    pub(crate) height: u16,
}

impl Screen {
    /// Connects to a display such as `:7`.
    ///
    /// # Errors
    /// Fails if there is no such display.
    pub fn connect(display: &str) -> Result<Self> {
        let (connection, number) = x11rb::connect(Some(display))?;
        let screen = connection.setup().roots.get(number).context("the display has no screen")?;
        let (root, width, height) = (screen.root, screen.width_in_pixels, screen.height_in_pixels);
        Ok(Self { connection, root, width, height })
    }

    /// A picture of the whole screen.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn picture(&self) -> Result<Picture> {
        self.capture(0, 0, self.width, self.height)
    }

    /// A picture of the place of a window's content on the screen.
    ///
    /// # Errors
    /// Fails if the window is gone or partly off the screen.
    pub fn picture_of(&self, window: u32) -> Result<Picture> {
        let (x, y, width, height) = self.window_rect(window)?;
        let (x, y) = (i16::try_from(x)?, i16::try_from(y)?);
        self.capture(x, y, u16::try_from(width)?, u16::try_from(height)?)
    }

    /// A picture of the window once it is not blank and has not changed for half a second.
    ///
    /// # Errors
    /// Fails if the picture does not settle within [`TIMEOUT`].
    pub fn settled_picture(&self, window: u32) -> Result<Picture> {
        let mut last = self.picture_of(window)?;
        let mut since = Instant::now();
        wait_for("the picture coming to rest", TIMEOUT, || {
            let now = self.picture_of(window)?;
            if !now.is_same(&last) {
                last = now;
                since = Instant::now();
                return Ok(None);
            }
            let rests = since.elapsed() >= SETTLED_AFTER && !now.is_blank();
            Ok(rests.then_some(now))
        })
    }

    /// The time of the display server, in milliseconds: the timestamp of a property change.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn server_time(&self) -> Result<u32> {
        let id = self.connection.generate_id()?;
        let options = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        self.connection.create_window(
            0,
            id,
            self.root,
            0,
            0,
            1,
            1,
            0,
            WindowClass::INPUT_OUTPUT,
            0,
            &options,
        )?;
        self.connection.change_property8(
            PropMode::REPLACE,
            id,
            AtomEnum::WM_NAME,
            AtomEnum::STRING,
            b"now",
        )?;
        self.connection.flush()?;
        loop {
            if let Event::PropertyNotify(now) = self.connection.wait_for_event()? {
                self.destroy(id)?;
                return Ok(now.time);
            }
        }
    }

    fn capture(&self, x: i16, y: i16, width: u16, height: u16) -> Result<Picture> {
        let format = ImageFormat::Z_PIXMAP;
        let cookie = self.connection.get_image(format, self.root, x, y, width, height, u32::MAX)?;
        Picture::from_display(width.into(), height.into(), cookie.reply()?.data)
    }

    pub(crate) fn atom(&self, name: &str) -> Result<u32> {
        Ok(self.connection.intern_atom(false, name.as_bytes())?.reply()?.atom)
    }

    pub(crate) fn property(&self, window: u32, name: u32, kind: u32) -> Result<Vec<u8>> {
        let cookie = self.connection.get_property(false, window, name, kind, 0, 1024)?;
        Ok(cookie.reply()?.value)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // The display may have ended before.
        let _gone = self.connection.sync();
    }
}
