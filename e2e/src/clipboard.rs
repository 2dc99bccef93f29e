//! The clipboard and the primary selection of a session, through `xclip`.

use std::io::Write;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};

use crate::{Session, output, wait_until};

impl Session {
    /// Copies a text, as another program would, to the clipboard and to the primary selection,
    /// which the middle button pastes.
    ///
    /// # Errors
    /// Fails if `xclip` is missing or fails.
    pub fn set_clipboard(&self, text: &str) -> Result<()> {
        for selection in ["clipboard", "primary"] {
            let owner = || self.screen()?.selection_owner(&selection.to_uppercase());
            let before = owner()?;
            let mut command = self.command("xclip");
            command
                .args(["-i", "-selection", selection])
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            let mut xclip = command.spawn().context("xclip")?;
            xclip.stdin.take().context("no pipe")?.write_all(text.as_bytes())?;
            ensure!(xclip.wait()?.success(), "xclip did not take the text");
            // xclip forks into the background, and may own the selection only after that.
            wait_until("the selection changing hands", || {
                Ok(owner()?.is_some_and(|now| Some(now) != before))
            })?;
        }
        Ok(())
    }

    /// The text in the clipboard; `None` while it is empty.
    ///
    /// # Errors
    /// Fails if `xclip` is missing.
    pub fn clipboard_text(&self) -> Result<Option<String>> {
        let out = output(self.command("xclip").args(["-o", "-selection", "clipboard"]))?;
        Ok(out.status.success().then(|| String::from_utf8_lossy(&out.stdout).into_owned()))
    }
}
