//! What has been copied or selected on a stage, by `xclip`.

use std::io::Write;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};

use crate::{Stage, output};

impl Stage {
    /// Copies a text, as another program would: into the clipboard and as the selection that the middle button pastes.
    ///
    /// # Errors
    /// When `xclip` is missing or fails.
    pub fn copy(&self, text: &str) -> Result<()> {
        for selection in ["clipboard", "primary"] {
            let mut command = self.command("xclip");
            command.args(["-i", "-selection", selection]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
            let mut xclip = command.spawn().context("xclip")?;
            xclip.stdin.take().context("no pipe")?.write_all(text.as_bytes())?;
            ensure!(xclip.wait()?.success(), "xclip did not take the text");
        }
        Ok(())
    }

    /// What the clipboard holds; `None` when nobody has copied anything.
    ///
    /// # Errors
    /// When `xclip` is missing.
    pub fn copied(&self) -> Result<Option<String>> {
        let out = output(self.command("xclip").args(["-o", "-selection", "clipboard"]))?;
        Ok(out.status.success().then(|| String::from_utf8_lossy(&out.stdout).into_owned()))
    }
}
