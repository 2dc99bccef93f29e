//! The windows of a display: which there are, what they are called, and where they are.

use anyhow::{Context, Result};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt as _, CreateWindowAux, MapState, WindowClass,
};

use crate::{Screen, TIMEOUT, wait_for};

impl Screen {
    /// The windows that the window manager lists, with their titles.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn windows(&self) -> Result<Vec<(u32, String)>> {
        let list = self.atom("_NET_CLIENT_LIST")?;
        let reply = self.property(self.root, list, AtomEnum::WINDOW.into())?;
        let ids = reply.chunks_exact(4).map(|b| u32::from_ne_bytes([b[0], b[1], b[2], b[3]]));
        ids.map(|id| Ok((id, self.title(id)?))).collect()
    }

    /// All windows that are mapped and on the screen, also menus and tooltips, which no window
    /// manager lists.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn visible_windows(&self) -> Result<Vec<u32>> {
        let all = self.connection.query_tree(self.root)?.reply()?.children;
        // A window that is destroyed meanwhile gives an error: it is not visible.
        let is_mapped = |window: &u32| {
            Ok::<_, anyhow::Error>(
                self.connection
                    .get_window_attributes(*window)?
                    .reply()
                    .is_ok_and(|a| a.map_state == MapState::VIEWABLE),
            )
        };
        let mut visible = Vec::new();
        for window in all {
            let on_screen = self.connection.get_geometry(window)?.reply().is_ok_and(|place| {
                let reach = |at: i16, size: u16| i32::from(at) + i32::from(size) > 0;
                reach(place.x, place.width) && reach(place.y, place.height)
            });
            if on_screen && is_mapped(&window)? {
                visible.push(window);
            }
        }
        Ok(visible)
    }

    /// The mapped top-level windows of this class, also those that the window manager does not
    /// manage.
    ///
    /// # Errors
    /// Fails if the display is gone.
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

    /// Waits for a managed window whose title contains `title`.
    ///
    /// # Errors
    /// Fails if none appears within [`TIMEOUT`].
    pub fn wait_window(&self, title: &str) -> Result<u32> {
        wait_for(&format!("a window called “{title}”"), TIMEOUT, || {
            let windows = self.windows()?;
            Ok(windows.into_iter().find(|(_, name)| name.contains(title)).map(|(id, _)| id))
        })
    }

    /// The title of a window.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn title(&self, window: u32) -> Result<String> {
        let (name, utf8) = (self.atom("_NET_WM_NAME")?, self.atom("UTF8_STRING")?);
        let bytes = self.property(window, name, utf8).unwrap_or_default();
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The WM_CLASS of a window, by which a desktop finds the desktop entry of its program.
    ///
    /// # Errors
    /// Fails if the window is gone.
    pub fn class(&self, window: u32) -> Result<Vec<String>> {
        let names = self.property(window, AtomEnum::WM_CLASS.into(), AtomEnum::STRING.into())?;
        Ok(names
            .split(|byte| *byte == 0)
            .filter(|name| !name.is_empty())
            .map(|name| String::from_utf8_lossy(name).into_owned())
            .collect())
    }

    /// The startup id of a window: the activation token that the launcher gave it, or nothing.
    ///
    /// # Errors
    /// Fails if the window is gone.
    pub fn startup_id(&self, window: u32) -> Result<String> {
        let id = self.property(window, self.atom("_NET_STARTUP_ID")?, self.atom("UTF8_STRING")?)?;
        Ok(String::from_utf8_lossy(&id).into_owned())
    }

    /// The place of the window's content on the screen: x, y, width, height.
    ///
    /// # Errors
    /// Fails if the window is gone.
    pub fn window_rect(&self, window: u32) -> Result<(u32, u32, u32, u32)> {
        let size = self.connection.get_geometry(window)?.reply()?;
        let corner = self.connection.translate_coordinates(window, self.root, 0, 0)?.reply()?;
        let at = |value: i16| u32::try_from(value).context("the window is partly off the screen");
        Ok((at(corner.dst_x)?, at(corner.dst_y)?, size.width.into(), size.height.into()))
    }

    /// Whether the window has the state full screen.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn is_fullscreen(&self, window: u32) -> Result<bool> {
        let full = self.atom("_NET_WM_STATE_FULLSCREEN")?.to_ne_bytes();
        let states = self.property(window, self.atom("_NET_WM_STATE")?, AtomEnum::ATOM.into())?;
        Ok(states.chunks_exact(4).any(|state| state == full))
    }

    /// Opens a small window of the test, which takes the focus. [`Screen::destroy`] gives the focus
    /// back.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn open_test_window(&self) -> Result<u32> {
        let id = self.connection.generate_id()?;
        let no_options = CreateWindowAux::new();
        let class = WindowClass::INPUT_OUTPUT;
        self.connection.create_window(0, id, self.root, 0, 0, 60, 60, 0, class, 0, &no_options)?;
        self.connection.map_window(id)?;
        self.connection.flush()?;
        wait_for("the other window", TIMEOUT, || {
            Ok(self.windows()?.iter().any(|(window, _)| *window == id).then_some(()))
        })?;
        self.activate(id)?;
        Ok(id)
    }

    /// Destroys a window of the test.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn destroy(&self, window: u32) -> Result<()> {
        self.connection.destroy_window(window)?;
        Ok(self.connection.flush()?)
    }
}
