//! The display seen and touched from outside, over X11: windows, pictures, focus.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt, CreateWindowAux, EventMask,
    ImageFormat, MapState, PropMode, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::{Picture, wait_for};

/// A picture that has not changed for so long is at rest.
const REST: Duration = Duration::from_millis(500);

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
    /// When there is no such display.
    pub fn connect(display: &str) -> Result<Self> {
        let (connection, number) = x11rb::connect(Some(display))?;
        let screen = connection.setup().roots.get(number).context("the display has no screen")?;
        let (root, width, height) = (screen.root, screen.width_in_pixels, screen.height_in_pixels);
        Ok(Self { connection, root, width, height })
    }

    /// All managed windows with their titles.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn windows(&self) -> Result<Vec<(u32, String)>> {
        let list = self.atom("_NET_CLIENT_LIST")?;
        let reply = self.property(self.root, list, AtomEnum::WINDOW.into())?;
        let ids = reply.chunks_exact(4).map(|b| u32::from_ne_bytes([b[0], b[1], b[2], b[3]]));
        ids.map(|id| Ok((id, self.title(id)?))).collect()
    }

    /// All that is drawn on the display, menus and bubbles included, which no window manager lists.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn visible_windows(&self) -> Result<Vec<u32>> {
        let all = self.connection.query_tree(self.root)?.reply()?.children;
        // A window that goes away meanwhile is not drawn.
        let seen = |window: &u32| {
            Ok::<_, anyhow::Error>(
                self.connection
                    .get_window_attributes(*window)?
                    .reply()
                    .is_ok_and(|a| a.map_state == MapState::VIEWABLE),
            )
        };
        let mut drawn = Vec::new();
        for window in all {
            let on_screen = self.connection.get_geometry(window)?.reply().is_ok_and(|place| {
                let reach = |at: i16, size: u16| i32::from(at) + i32::from(size) > 0;
                reach(place.x, place.width) && reach(place.y, place.height)
            });
            if on_screen && seen(&window)? {
                drawn.push(window);
            }
        }
        Ok(drawn)
    }

    /// Whether the window manager holds the window full screen.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn is_fullscreen(&self, window: u32) -> Result<bool> {
        let full = self.atom("_NET_WM_STATE_FULLSCREEN")?.to_ne_bytes();
        let states = self.property(window, self.atom("_NET_WM_STATE")?, AtomEnum::ATOM.into())?;
        Ok(states.chunks_exact(4).any(|state| state == full))
    }

    /// Waits for a managed window whose title contains `title`.
    ///
    /// # Errors
    /// When none appears.
    pub fn wait_window(&self, title: &str) -> Result<u32> {
        wait_for(&format!("a window called “{title}”"), crate::TIMEOUT, || {
            let windows = self.windows()?;
            Ok(windows.into_iter().find(|(_, name)| name.contains(title)).map(|(id, _)| id))
        })
    }

    /// What is on the screen past the window manager's care, of programs of this class.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn visible_windows_of_class(&self, class: &str) -> Result<Vec<u32>> {
        let mut shown = Vec::new();
        for window in self.connection.query_tree(self.root)?.reply()?.children {
            let visible = self
                .connection
                .get_window_attributes(window)?
                .reply()
                .is_ok_and(|known| known.map_state == MapState::VIEWABLE);
            if visible
                && self.class(window).is_ok_and(|names| names.iter().any(|name| name == class))
            {
                shown.push(window);
            }
        }
        Ok(shown)
    }

    /// Where the window's content lies on the screen: x, y, width, height.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn window_rect(&self, window: u32) -> Result<(u32, u32, u32, u32)> {
        let size = self.connection.get_geometry(window)?.reply()?;
        let corner = self.connection.translate_coordinates(window, self.root, 0, 0)?.reply()?;
        let at = |value: i16| u32::try_from(value).context("the window is partly off the screen");
        Ok((at(corner.dst_x)?, at(corner.dst_y)?, size.width.into(), size.height.into()))
    }

    /// The whole screen as it is now.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn picture(&self) -> Result<Picture> {
        self.capture(0, 0, self.width, self.height)
    }

    /// The window's content as it is now on the screen.
    ///
    /// # Errors
    /// When the window is gone or partly off the screen.
    pub fn picture_of(&self, window: u32) -> Result<Picture> {
        let (x, y, width, height) = self.window_rect(window)?;
        let (x, y) = (i16::try_from(x)?, i16::try_from(y)?);
        self.capture(x, y, u16::try_from(width)?, u16::try_from(height)?)
    }

    /// The window's picture once it shows something and has stopped changing for half a second.
    ///
    /// # Errors
    /// When it never comes to rest.
    pub fn settled_picture(&self, window: u32) -> Result<Picture> {
        let mut last = self.picture_of(window)?;
        let mut since = Instant::now();
        wait_for("the picture coming to rest", crate::TIMEOUT, || {
            let now = self.picture_of(window)?;
            if !now.is_same(&last) {
                last = now;
                since = Instant::now();
                return Ok(None);
            }
            let rests = since.elapsed() >= REST && !now.is_blank();
            Ok(rests.then_some(now))
        })
    }

    /// Asks the window manager for another size of the window's content.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn resize(&self, window: u32, width: u32, height: u32) -> Result<()> {
        let size = ConfigureWindowAux::new().x(8).y(30).width(width).height(height);
        self.connection.configure_window(window, &size)?;
        Ok(self.connection.flush()?)
    }

    /// Opens a small window of our own, which takes the focus; `close` it to give the focus back.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn open_test_window(&self) -> Result<u32> {
        let id = self.connection.generate_id()?;
        let no_options = CreateWindowAux::new();
        let class = WindowClass::INPUT_OUTPUT;
        self.connection.create_window(0, id, self.root, 0, 0, 60, 60, 0, class, 0, &no_options)?;
        self.connection.map_window(id)?;
        self.connection.flush()?;
        wait_for("the other window", crate::TIMEOUT, || {
            Ok(self.windows()?.iter().any(|(window, _)| *window == id).then_some(()))
        })?;
        self.activate(id)?;
        Ok(id)
    }

    /// Destroys a window of our own.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn destroy(&self, window: u32) -> Result<()> {
        self.connection.destroy_window(window)?;
        Ok(self.connection.flush()?)
    }

    /// Asks a window to close, as its button does.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn close(&self, window: u32) -> Result<()> {
        let event =
            ClientMessageEvent::new(32, window, self.atom("_NET_CLOSE_WINDOW")?, [0, 2, 0, 0, 0]);
        let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.connection.send_event(false, self.root, mask, event)?;
        Ok(self.connection.flush()?)
    }

    /// Which window has the focus.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn active_window(&self) -> Result<u32> {
        let now =
            self.property(self.root, self.atom("_NET_ACTIVE_WINDOW")?, AtomEnum::WINDOW.into())?;
        Ok(u32::from_ne_bytes(now.get(..4).and_then(|id| id.try_into().ok()).unwrap_or_default()))
    }

    /// The names that a desktop finds a window's program by.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn class(&self, window: u32) -> Result<Vec<String>> {
        let names = self.property(window, AtomEnum::WM_CLASS.into(), AtomEnum::STRING.into())?;
        Ok(names
            .split(|byte| *byte == 0)
            .filter(|name| !name.is_empty())
            .map(|name| String::from_utf8_lossy(name).into_owned())
            .collect())
    }

    /// The right by which a window came to the front, if a desktop gave it one.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn startup_id(&self, window: u32) -> Result<String> {
        let id = self.property(window, self.atom("_NET_STARTUP_ID")?, self.atom("UTF8_STRING")?)?;
        Ok(String::from_utf8_lossy(&id).into_owned())
    }

    /// The display's own time, in milliseconds.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn server_time(&self) -> Result<u32> {
        let id = self.connection.generate_id()?;
        let told = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
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
            &told,
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

    /// Asks the window manager to give the window the focus, and waits until it has.
    ///
    /// # Errors
    /// When the window manager does not.
    pub fn activate(&self, window: u32) -> Result<()> {
        let active = self.atom("_NET_ACTIVE_WINDOW")?;
        let event = ClientMessageEvent::new(32, window, active, [2, 0, 0, 0, 0]);
        let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.connection.send_event(false, self.root, mask, event)?;
        self.connection.flush()?;
        wait_for("the focus moving", crate::TIMEOUT, || {
            let now = self.property(self.root, active, AtomEnum::WINDOW.into())?;
            Ok((now == window.to_ne_bytes()).then_some(()))
        })
    }

    /// True once a window manager looks after this display.
    pub(crate) fn is_managed(&self) -> Result<bool> {
        let check = self.atom("_NET_SUPPORTING_WM_CHECK")?;
        Ok(!self.property(self.root, check, AtomEnum::WINDOW.into())?.is_empty())
    }

    fn capture(&self, x: i16, y: i16, width: u16, height: u16) -> Result<Picture> {
        let format = ImageFormat::Z_PIXMAP;
        let cookie = self.connection.get_image(format, self.root, x, y, width, height, u32::MAX)?;
        Picture::from_display(width.into(), height.into(), cookie.reply()?.data)
    }

    /// The title of a window.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn title(&self, window: u32) -> Result<String> {
        let (name, utf8) = (self.atom("_NET_WM_NAME")?, self.atom("UTF8_STRING")?);
        let bytes = self.property(window, name, utf8).unwrap_or_default();
        Ok(String::from_utf8_lossy(&bytes).into_owned())
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
        // The display may have been ended first.
        let _gone = self.connection.sync();
    }
}
