//! Orca on a stage, with its speech as text.

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;

use anyhow::{Context, Result};

use crate::exclusive::Sharing;
use crate::stage::Keys;
use crate::{Speech, Stage, wait_until};

/// Another Orca than the one that is installed: a program that starts it.
const OTHER: &str = "REPERES_ORCA";
const SETTINGS: &str = "home/.local/share/orca/user-settings.conf";
/// Letters and keys are not repeated: what is left is what the app gives to hear.
const QUIET: &str = r#"{
  "general": { "enableKeyEcho": false, "enableSound": false, "enableBraille": false },
  "pronunciations": {},
  "keybindings": {},
  "profiles": {
    "default": { "profile": ["Default", "default"], "enableKeyEcho": false, "enableSound": false, "enableBraille": false,
                 "pronunciations": {}, "keybindings": {} }
  }
}"#;

/// Whether the Orca of the tests is a newer one than the system's, for which the app has to speak as on a newer system.
#[must_use]
pub fn has_newer_orca() -> bool {
    env::var_os(OTHER).is_some()
}

impl Stage {
    /// Opens a stage on which Orca runs, in a language.
    ///
    /// # Errors
    /// When it does not start.
    pub fn read_aloud(language: &str) -> Result<(Self, Speech)> {
        Self::heard(language, Sharing::Shared)
    }

    /// As [`Stage::read_aloud`], for minutes, beside whatever else runs.
    ///
    /// # Errors
    /// When it does not start.
    pub fn read_aloud_for_long(language: &str) -> Result<(Self, Speech)> {
        Self::heard(language, Sharing::Endurance)
    }

    /// A search path on which Orca finds no other Orca: it would not start beside that of another test, or would end it, and that of
    /// whoever works on this computer.
    fn alone(&self) -> Result<String> {
        let finds_none = self.path("bin/pgrep");
        self.leave("bin/pgrep", "#!/bin/sh\nexit 1\n")?;
        fs::set_permissions(finds_none, fs::Permissions::from_mode(0o755))?;
        let usual = env::var("PATH").unwrap_or_else(|_| "/usr/bin:/bin".to_owned());
        Ok(format!("{}:{usual}", self.path("bin").display()))
    }

    fn heard(language: &str, sharing: Sharing) -> Result<(Self, Speech)> {
        let mut stage = Self::managed(1500, 1000, Keys::Usual, sharing)?;
        let socket = stage.path("run/speech.sock");
        let speech = Speech::open(&socket)?;
        UnixStream::connect(&socket).context("no speech")?;
        stage.spawn(
            "/usr/libexec/at-spi-bus-launcher",
            &["--launch-immediately", "--a11y=1", "--screen-reader=1"],
            "at-spi.log",
        )?;
        stage.listen()?;
        stage.leave(SETTINGS, QUIET)?;
        let program = env::var(OTHER).unwrap_or_else(|_| "orca".to_owned());
        let mut orca = stage.command(program);
        orca.env("PATH", stage.alone()?)
            .env("LANGUAGE", language)
            .env("GSETTINGS_BACKEND", "memory");
        orca.env("SPEECHD_ADDRESS", format!("unix_socket:{}", socket.display()));
        stage.spawn_command(orca, "orca.log")?;
        wait_until("the first words of Orca", || Ok(!speech.heard().is_empty()))
            .with_context(|| stage.log("orca.log"))?;
        Ok((stage, speech))
    }
}
