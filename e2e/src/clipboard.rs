//! What has been copied or selected on a session, by `xclip`.

use std::io::Write;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};

use crate::{Session, output, wait_until};

impl Session {
    /// Copies a text, as another program would: into the clipboard and as the selection that the middle button pastes.
    ///
    /// # Errors
    /// Fails if `xclip` is missing or fails.
    pub fn set_clipboard(&self, text: &str) -> Result<()> {
        for selection in ["clipboard", "primary"] {
            let holder = || self.screen()?.selection_owner(&selection.to_uppercase());
            let before = holder()?;
            let mut command = self.command("xclip");
            command
                .args(["-i", "-selection", selection])
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            let mut xclip = command.spawn().context("xclip")?;
            xclip.stdin.take().context("no pipe")?.write_all(text.as_bytes())?;
            ensure!(xclip.wait()?.success(), "xclip did not take the text");
            // It goes on in the background, and may take the selection only there.
            wait_until("the selection changing hands", || {
                Ok(holder()?.is_some_and(|now| Some(now) != before))
            })?;
        }
        Ok(())
    }

    /// What the clipboard holds; `None` when nobody has copied anything.
    ///
    /// # Errors
    /// Fails if `xclip` is missing.
    pub fn clipboard_text(&self) -> Result<Option<String>> {
        let out = output(self.command("xclip").args(["-o", "-selection", "clipboard"]))?;
        Ok(out.status.success().then(|| String::from_utf8_lossy(&out.stdout).into_owned()))
    }
}
