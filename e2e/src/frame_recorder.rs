//! Frames of the screen with their times, one for each change.
//!
//! The DAMAGE extension reports each drawing, so no picture is taken without a change and the
//! recorded program keeps the processor. The time of a frame is taken after its picture, so it is
//! never earlier than what the picture shows.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::Result;
use x11rb::connection::Connection;
use x11rb::protocol::damage::{ConnectionExt, ReportLevel};

use crate::{Picture, Screen};

/// A picture of the whole screen with its time.
#[derive(Debug)]
pub struct Frame {
    /// The time after the picture was taken.
    pub at: Instant,
    /// The whole screen.
    pub picture: Picture,
}

/// Records the changes of one display from its creation on.
#[derive(Debug)]
pub struct FrameRecorder<'a> {
    screen: &'a Screen,
    damage: u32,
}

impl<'a> FrameRecorder<'a> {
    /// Starts to record. The program under test must start after that.
    ///
    /// # Errors
    /// Fails if the display lacks the DAMAGE extension.
    pub fn new(screen: &'a Screen) -> Result<Self> {
        let connection = &screen.connection;
        connection.damage_query_version(1, 1)?.reply()?;
        let damage = connection.generate_id()?;
        connection.damage_create(damage, screen.root, ReportLevel::NON_EMPTY)?;
        connection.damage_subtract(damage, x11rb::NONE, x11rb::NONE)?;
        connection.flush()?;
        Ok(Self { screen, damage })
    }

    /// Collects frames until `done` returns true and nothing has changed for `quiet`, or until
    /// `limit` has passed.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn collect(
        &self,
        quiet: Duration,
        limit: Duration,
        mut done: impl FnMut() -> bool,
    ) -> Result<Vec<Frame>> {
        let connection = &self.screen.connection;
        let start = Instant::now();
        let mut last_change = start;
        let mut frames = Vec::new();
        while start.elapsed() < limit && (last_change.elapsed() < quiet || !done()) {
            let mut changed = false;
            while connection.poll_for_event()?.is_some() {
                changed = true;
            }
            if !changed {
                sleep(Duration::from_millis(1));
                continue;
            }
            // Subtracted first: a drawing during the picture must be reported again.
            connection.damage_subtract(self.damage, x11rb::NONE, x11rb::NONE)?;
            let picture = self.screen.picture()?;
            last_change = Instant::now();
            frames.push(Frame { at: last_change, picture });
        }
        Ok(frames)
    }
}

impl Drop for FrameRecorder<'_> {
    fn drop(&mut self) {
        if let Ok(cookie) = self.screen.connection.damage_destroy(self.damage) {
            cookie.ignore_error();
        }
    }
}

/// The time from which on the area is like the one in the last frame, by at least `similarity`.
#[must_use]
pub fn first_complete(
    frames: &[Frame],
    (x, y, width, height): (u32, u32, u32, u32),
    similarity: f64,
) -> Option<Instant> {
    let area = |frame: &Frame| frame.picture.crop(x, y, width, height);
    let last = area(frames.last()?);
    let unlike = frames.iter().rposition(|frame| area(frame).similarity(&last) < similarity);
    frames.get(unlike.map_or(0, |at| at + 1)).map(|frame| frame.at)
}
