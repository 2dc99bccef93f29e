//! A session with Orca, whose speech is recorded as text.

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;

use anyhow::{Context, Result};

use crate::exclusive::Sharing;
use crate::session::KeyBindings;
use crate::{Session, SpeechServer, wait_until};

/// The variable that names a program which starts another Orca than the installed one.
const ORCA_VARIABLE: &str = "REPERES_ORCA";
const ORCA_SETTINGS_FILE: &str = "home/.local/share/orca/user-settings.conf";
/// Without key echo, sounds and braille: the rest of the speech comes from the app. Also without
/// reading the first page whole: a key that comes just before that begins leaves Orca 48 in its
/// browse mode, in which letters are commands. A person presses a key once Orca reads.
const ORCA_SETTINGS: &str = r#"{
  "general": { "enableKeyEcho": false, "enableSound": false, "enableBraille": false,
               "sayAllOnLoad": false },
  "pronunciations": {},
  "keybindings": {},
  "profiles": {
    "default": { "profile": ["Default", "default"], "enableKeyEcho": false, "enableSound": false, "enableBraille": false,
                 "sayAllOnLoad": false, "pronunciations": {}, "keybindings": {} }
  }
}"#;

/// Whether the tests use a newer Orca than the one of the system. The app then has to announce in
/// the way of a newer system.
#[must_use]
pub fn has_newer_orca() -> bool {
    env::var_os(ORCA_VARIABLE).is_some()
}

impl Session {
    /// Opens a session with Orca in a language.
    ///
    /// # Errors
    /// Fails if Orca does not start.
    pub fn with_orca(language: &str) -> Result<(Self, SpeechServer)> {
        Self::open_with_orca(language, Sharing::Shared)
    }

    /// Opens a session as [`Session::with_orca`] does, for minutes, beside all other tests.
    ///
    /// # Errors
    /// Fails if Orca does not start.
    pub fn with_orca_for_endurance(language: &str) -> Result<(Self, SpeechServer)> {
        Self::open_with_orca(language, Sharing::Endurance)
    }

    /// A `PATH` with a `pgrep` that finds nothing. Otherwise Orca would find the Orca of another
    /// test or of the user of this computer, and would end it or not start.
    fn path_without_other_orcas(&self) -> Result<String> {
        let pgrep = self.path("bin/pgrep");
        self.write_file("bin/pgrep", "#!/bin/sh\nexit 1\n")?;
        fs::set_permissions(pgrep, fs::Permissions::from_mode(0o755))?;
        let usual = env::var("PATH").unwrap_or_else(|_| "/usr/bin:/bin".to_owned());
        Ok(format!("{}:{usual}", self.path("bin").display()))
    }

    fn open_with_orca(language: &str, sharing: Sharing) -> Result<(Self, SpeechServer)> {
        let mut session = Self::open_with(1500, 1000, KeyBindings::Default, sharing)?;
        let socket = session.path("run/speech.sock");
        let speech = SpeechServer::open(&socket)?;
        UnixStream::connect(&socket).context("no speech")?;
        session.spawn(
            "/usr/libexec/at-spi-bus-launcher",
            &["--launch-immediately", "--a11y=1", "--screen-reader=1"],
            "at-spi.log",
        )?;
        session.start_event_listener()?;
        session.write_file(ORCA_SETTINGS_FILE, ORCA_SETTINGS)?;
        let program = env::var(ORCA_VARIABLE).unwrap_or_else(|_| "orca".to_owned());
        let mut orca = session.command(program);
        orca.env("PATH", session.path_without_other_orcas()?)
            .env("LANGUAGE", language)
            .env("GSETTINGS_BACKEND", "memory");
        orca.env("SPEECHD_ADDRESS", format!("unix_socket:{}", socket.display()));
        session.spawn_command(orca, "orca.log")?;
        wait_until("the first words of Orca", || Ok(!speech.spoken().is_empty()))
            .with_context(|| session.log("orca.log"))?;
        Ok((session, speech))
    }
}
