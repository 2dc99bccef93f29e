//! The running app: under WebDriver, or on its own.

use std::fs;

use anyhow::Result;
use serde_json::Value;

use crate::{Page, Screen, Session, wait_until};

/// The app under WebDriver.
#[derive(Debug)]
pub struct WebDriverApp {
    /// The page in its window.
    pub page: Page,
    /// The X11 id of its window.
    pub window: u32,
    /// The process of WebKitWebDriver; the app is below it.
    pub driver: u32,
    /// The session in which it runs.
    pub session: Session,
}

impl WebDriverApp {
    /// Ends the app, removes its data, and gives back the session with its other programs.
    ///
    /// # Errors
    /// Fails if it does not end.
    pub fn quit(mut self) -> Result<Session> {
        self.session.kill_tree(self.driver)?;
        // A second start while the first instance still ends would only raise that one.
        let name = self.session.single_instance_name();
        wait_until("the end of the app", || {
            Ok(!self.session.bus_name_is_owned(&name)?
                && self.session.screen()?.windows()?.is_empty())
        })?;
        self.session.remove_app_data()?;
        Ok(self.session)
    }

    /// The display.
    ///
    /// # Errors
    /// Fails only before the app runs.
    pub fn screen(&self) -> Result<&Screen> {
        self.session.screen()
    }

    /// Resizes the window and waits until the page is painted at that size.
    ///
    /// # Errors
    /// Fails if the window does not take it.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.resize_page((width, height), 1.0)
    }

    /// Resizes the window so that the page has this size in CSS pixels of `scale` pixels each.
    ///
    /// # Errors
    /// Fails if the window does not take it.
    pub fn resize_page(&self, (width, height): (u32, u32), scale: f64) -> Result<()> {
        let screen = self.screen()?;
        let pixels = |points: u32| (f64::from(points) * scale).round() as u32;
        let (wide, high) = (pixels(width), pixels(height));
        screen.resize(self.window, wide, high)?;
        wait_until(&format!("a page of {width}x{height}"), || {
            let (_, _, w, h) = screen.window_rect(self.window)?;
            let page = self.page.eval("return [innerWidth, innerHeight];", &[])?;
            Ok((w, h) == (wide, high) && page == serde_json::json!([width, height]))
        })?;
        // The page knows its size before it is laid out.
        self.page.wait_painted()
    }

    /// Sets the injected clock.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn set_clock(&self, clock: &str) -> Result<()> {
        self.session.set_clock(clock)
    }

    /// The actions that the recording desktop has been asked for so far.
    ///
    /// # Errors
    /// Fails if a line is no JSON.
    pub fn actions(&self) -> Result<Vec<Value>> {
        let text = fs::read_to_string(self.session.path("desktop")).unwrap_or_default();
        text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
    }
}

/// The app without a driver.
#[derive(Debug)]
pub struct App {
    /// Its process id.
    pub id: u32,
    /// The session in which it runs.
    pub session: Session,
}
