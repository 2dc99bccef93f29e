//! dunst, a real notification server, which shows notifications in a small window on the display.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use anyhow::{Context, Result};
use zbus::blocking::connection::Builder;

use crate::{Session, wait_until};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
const CONTROL: &str = "org.dunstproject.cmd0";
/// The WM_CLASS of its window.
const CLASS: &str = "Dunst";
/// The menu program of dunst. It chooses the first entry with the name in its argument, as a person
/// would.
const MENU_SCRIPT: &str = "#!/bin/sh\ngrep --max-count=1 \"^#$1 \"\n";
/// The program that dunst runs for each notification. It records title and text in two lines.
const RECORD_SCRIPT: &str = "#!/bin/sh\nprintf '%s\\n%s\\n' \"$2\" \"$3\" >> toasts\n";

/// The running dunst of a session.
#[derive(Debug)]
pub struct Dunst<'s> {
    session: &'s Session,
}

impl Session {
    /// Starts dunst, and waits until it owns its bus name. When its menu opens, the entry `choice`
    /// is chosen.
    ///
    /// # Errors
    /// Fails if dunst is missing or does not start.
    pub fn start_dunst(&mut self, choice: &str) -> Result<()> {
        let (chooser, witness) =
            (self.script("chooser", MENU_SCRIPT)?, self.script("witness", RECORD_SCRIPT)?);
        let settings = format!(
            "[global]\nmarkup = full\ndmenu = {} {choice}\n[everything]\nsummary = *\ntimeout = 0\nscript = {}\n",
            chooser.display(),
            witness.display()
        );
        fs::write(self.path("dunstrc"), settings)?;
        self.spawn("dunst", &["-conf", "dunstrc"], "dunst.log")?;
        wait_until("dunst", || self.bus_name_is_owned(NAME)).with_context(|| self.log("dunst.log"))
    }

    /// The running dunst, after [`Session::start_dunst`].
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
    /// The window with the current notifications; `None` if there are none.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn window(&self) -> Result<Option<u32>> {
        Ok(self.session.screen()?.visible_windows_of_class(CLASS)?.first().copied())
    }

    /// Opens the menu of the notifications, in which the entry of [`Session::start_dunst`] is
    /// chosen.
    ///
    /// # Errors
    /// Fails if the server does not answer.
    pub fn open_context_menu(&self) -> Result<()> {
        self.control("ContextMenuCall")
    }

    /// Closes all notifications.
    ///
    /// # Errors
    /// Fails if the server does not answer.
    pub fn close(&self) -> Result<()> {
        self.control("NotificationCloseAll")
    }

    /// Title and text of every notification so far, as dunst has read them.
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
