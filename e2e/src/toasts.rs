//! A real server of messages: dunst, which shows each as a small window on the stage's display.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use anyhow::{Context, Result};
use zbus::blocking::connection::Builder;

use crate::{Stage, wait_until};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
const CONTROL: &str = "org.dunstproject.cmd0";
/// Its windows carry this class.
const CLASS: &str = "Dunst";
/// Menus are other programs' business to it: this one stands for a person who chooses the first entry of that name.
const CHOOSER: &str = "#!/bin/sh\ngrep --max-count=1 \"^#$1 \"\n";
/// It tells another program what it has shown: title and text, in two lines.
const WITNESS: &str = "#!/bin/sh\nprintf '%s\\n%s\\n' \"$2\" \"$3\" >> toasts\n";

/// The server on a stage. It ends with the stage.
#[derive(Debug)]
pub struct Toasts<'s> {
    stage: &'s Stage,
}

impl Stage {
    /// Starts the server, and waits until it can be called. Whoever opens its menu chooses `choice`.
    ///
    /// # Errors
    /// When dunst is missing or does not start.
    pub fn serve_toasts(&mut self, choice: &str) -> Result<()> {
        let (chooser, witness) =
            (self.script("chooser", CHOOSER)?, self.script("witness", WITNESS)?);
        let settings = format!(
            "[global]\nmarkup = full\ndmenu = {} {choice}\n[everything]\nsummary = *\ntimeout = 0\nscript = {}\n",
            chooser.display(),
            witness.display()
        );
        fs::write(self.path("dunstrc"), settings)?;
        self.spawn("dunst", &["-conf", "dunstrc"], "dunst.log")?;
        wait_until("dunst", || self.owns(NAME)).with_context(|| self.log("dunst.log"))
    }

    /// The server, once it is started.
    #[must_use]
    pub fn toasts(&self) -> Toasts<'_> {
        Toasts { stage: self }
    }

    fn script(&self, name: &str, text: &str) -> Result<PathBuf> {
        let path = self.path(name);
        fs::write(&path, text)?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
        Ok(path)
    }
}

impl Toasts<'_> {
    /// The window with the messages that are shown now.
    ///
    /// # Errors
    /// When the display is gone.
    pub fn window(&self) -> Result<Option<u32>> {
        Ok(self.stage.screen()?.shown_by(CLASS)?.first().copied())
    }

    /// Opens the menu of the messages and chooses in it.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn choose(&self) -> Result<()> {
        self.control("ContextMenuCall")
    }

    /// Takes every message away.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn close(&self) -> Result<()> {
        self.control("NotificationCloseAll")
    }

    /// Title and text of every message, as the server read them.
    #[must_use]
    pub fn shown(&self) -> Vec<String> {
        self.stage.log("toasts").lines().map(str::to_owned).collect()
    }

    fn control(&self, order: &str) -> Result<()> {
        let link = Builder::address(self.stage.bus())?.build()?;
        link.call_method(Some(NAME), PATH, Some(CONTROL), order, &())?;
        Ok(())
    }
}
