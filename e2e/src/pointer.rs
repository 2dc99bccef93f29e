//! The pointer of the display: its moves, buttons, wheel and drags.

use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, MOTION_NOTIFY_EVENT,
};
use x11rb::protocol::xtest::ConnectionExt as _;

use crate::Screen;

/// The pause between two moves of a drag. A person is not faster, and a toolkit takes a drag that
/// jumps for a click.
const DRAG_PAUSE: Duration = Duration::from_millis(15);
const DRAG_STEPS: i32 = 8;

const WHEEL_DOWN: u8 = 5;

impl Screen {
    /// Clicks the first button at a point of the screen.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn click(&self, x: u32, y: u32) -> Result<()> {
        self.move_pointer((u16::try_from(x)?, u16::try_from(y)?))?;
        self.click_button(1)
    }

    /// Turns the wheel down by five notches at a point of the screen, and parks the pointer again.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn scroll_down(&self, x: u32, y: u32) -> Result<()> {
        self.move_pointer((u16::try_from(x)?, u16::try_from(y)?))?;
        (0..5).try_for_each(|_| self.click_button(WHEEL_DOWN))?;
        self.park_pointer()
    }

    /// Moves the pointer to the corner of the screen, where it hovers over nothing.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn park_pointer(&self) -> Result<()> {
        self.move_pointer((self.width - 1, self.height - 1))
    }

    /// Moves the pointer to a point of the screen.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn move_pointer(&self, (x, y): (u16, u16)) -> Result<()> {
        self.connection.xtest_fake_input(
            MOTION_NOTIFY_EVENT,
            0,
            0,
            self.root,
            i16::try_from(x)?,
            i16::try_from(y)?,
            0,
        )?;
        Ok(self.connection.flush()?)
    }

    /// Presses and releases a button: 1 to 3, the wheel as 4 to 7, back and forward as 8 and 9.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn click_button(&self, button: u8) -> Result<()> {
        self.press_button(button)?;
        self.release_button(button)
    }

    /// Presses a button and holds it.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn press_button(&self, button: u8) -> Result<()> {
        self.connection.xtest_fake_input(BUTTON_PRESS_EVENT, button, 0, self.root, 0, 0, 0)?;
        Ok(self.connection.flush()?)
    }

    /// Releases a button.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn release_button(&self, button: u8) -> Result<()> {
        self.connection.xtest_fake_input(BUTTON_RELEASE_EVENT, button, 0, self.root, 0, 0, 0)?;
        Ok(self.connection.flush()?)
    }

    /// Drags with the first button from one point to another.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn drag(&self, from: (u16, u16), to: (u16, u16)) -> Result<()> {
        self.move_pointer(from)?;
        self.press_button(1)?;
        for step in 1..=DRAG_STEPS {
            let between = |a: u16, b: u16| {
                u16::try_from(i32::from(a) + (i32::from(b) - i32::from(a)) * step / DRAG_STEPS)
            };
            sleep(DRAG_PAUSE);
            self.move_pointer((between(from.0, to.0)?, between(from.1, to.1)?))?;
        }
        sleep(DRAG_PAUSE);
        self.release_button(1)
    }

    /// Width and height of the display.
    #[must_use]
    pub const fn size(&self) -> (u16, u16) {
        (self.width, self.height)
    }

    /// The window that owns a selection of the display, such as the clipboard or a drag.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn selection_owner(&self, selection: &str) -> Result<Option<u32>> {
        let owner = self.connection.get_selection_owner(self.atom(selection)?)?.reply()?.owner;
        Ok((owner != x11rb::NONE).then_some(owner))
    }
}
