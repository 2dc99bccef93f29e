//! A real server of messages: dunst, which shows each as a small window on the session's display.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use anyhow::{Context, Result};
use zbus::blocking::connection::Builder;

use crate::{Session, wait_until};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
const CONTROL: &str = "org.dunstproject.cmd0";
/// Its windows carry this class.
const CLASS: &str = "Dunst";
/// Menus are other programs' business to it: this one stands for a person who chooses the first entry of that name.
const CHOOSER: &str = "#!/bin/sh\ngrep --max-count=1 \"^#$1 \"\n";
/// It tells another program what it has shown: title and text, in two lines.
const WITNESS: &str = "#!/bin/sh\nprintf '%s\\n%s\\n' \"$2\" \"$3\" >> toasts\n";

/// The server on a session. It ends with the session.
#[derive(Debug)]
pub struct Dunst<'s> {
    session: &'s Session,
}

impl Session {
    /// Starts the server, and waits until it can be called. Whoever opens its menu chooses `choice`.
    ///
    /// # Errors
    /// Fails if dunst is missing or does not start.
    pub fn start_dunst(&mut self, choice: &str) -> Result<()> {
        let (chooser, witness) =
            (self.script("chooser", CHOOSER)?, self.script("witness", WITNESS)?);
        let settings = format!(
            "[global]\nmarkup = full\ndmenu = {} {choice}\n[everything]\nsummary = *\ntimeout = 0\nscript = {}\n",
            chooser.display(),
            witness.display()
        );
        fs::write(self.path("dunstrc"), settings)?;
        self.spawn("dunst", &["-conf", "dunstrc"], "dunst.log")?;
        wait_until("dunst", || self.bus_name_is_owned(NAME)).with_context(|| self.log("dunst.log"))
    }

    /// The server, once it is started.
    #[must_use]
    pub fn dunst(&self) -> Dunst<'_> {
        Dunst { session: self }
    }

    fn script(&self, name: &str, text: &str) -> Result<PathBuf> {
        let path = self.path(name);
        fs::write(&path, text)?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
        Ok(path)
    }
}

impl Dunst<'_> {
    /// The window with the messages that are shown now.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn window(&self) -> Result<Option<u32>> {
        Ok(self.session.screen()?.visible_windows_of_class(CLASS)?.first().copied())
    }

    /// Opens the menu of the messages and chooses in it.
    ///
    /// # Errors
    /// Fails if the server does not answer.
    pub fn open_context_menu(&self) -> Result<()> {
        self.control("ContextMenuCall")
    }

    /// Takes every message away.
    ///
    /// # Errors
    /// Fails if the server does not answer.
    pub fn close(&self) -> Result<()> {
        self.control("NotificationCloseAll")
    }

    /// Title and text of every message, as the server read them.
    #[must_use]
    pub fn shown(&self) -> Vec<String> {
        self.session.log("toasts").lines().map(str::to_owned).collect()
    }

    fn control(&self, order: &str) -> Result<()> {
        let connection = Builder::address(self.session.bus())?.build()?;
        connection.call_method(Some(NAME), PATH, Some(CONTROL), order, &())?;
        Ok(())
    }
}
