//! The programs of a session: how they are started, read and ended.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use super::{MARK_VARIABLE, Session};
use crate::processes;

impl Session {
    /// A command with the environment of this session and nothing of the caller's but `PATH`.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().current_dir(self.folder.path()).stdin(Stdio::null());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_else(|| "/usr/bin:/bin".into()));
        command.env("LANG", "C.UTF-8").env("TZ", "Europe/Paris");
        command.env("HOME", self.path("home")).env("TMPDIR", self.path("tmp"));
        command.env("XDG_RUNTIME_DIR", self.path("run"));
        command.env(MARK_VARIABLE, &self.mark);
        if !self.display.is_empty() {
            command.env("DISPLAY", &self.display);
        }
        if !self.bus.is_empty() {
            command.env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        }
        command
    }

    /// Starts a program whose output goes to `log` in the folder of the session. Gives its process
    /// id.
    ///
    /// # Errors
    /// Fails if it cannot be started.
    pub fn spawn(&mut self, program: &str, args: &[&str], log: &str) -> Result<u32> {
        let mut command = self.command(program);
        command.args(args);
        self.spawn_command(command, log)
    }

    /// Starts a command as [`Session::spawn`] does; the command can have variables of its own.
    ///
    /// # Errors
    /// Fails if it cannot be started.
    pub fn spawn_command(&mut self, mut command: Command, log: &str) -> Result<u32> {
        let log = fs::File::create(self.path(log))?;
        command.stdout(log.try_clone()?).stderr(log);
        let child = command.spawn().with_context(|| cannot_start(command.get_program()))?;
        let id = child.id();
        self.children.push(child);
        Ok(id)
    }

    /// The text that a program has written to its log so far.
    #[must_use]
    pub fn log(&self, log: &str) -> String {
        fs::read(self.path(log))
            .map(|b| String::from_utf8_lossy(&b).into_owned())
            .unwrap_or_default()
    }

    /// Whether a program of this session still runs.
    ///
    /// # Errors
    /// Fails if the process was not started here.
    pub fn is_running(&mut self, id: u32) -> Result<bool> {
        let child = self.children.iter_mut().find(|child| child.id() == id);
        Ok(child.context("not started here")?.try_wait()?.is_none())
    }

    /// Kills a program of this session and all processes below it, and reaps the program.
    ///
    /// # Errors
    /// Fails if the process was not started here.
    pub fn kill_tree(&mut self, id: u32) -> Result<()> {
        let child = self.children.iter_mut().find(|child| child.id() == id);
        let child = child.context("not started here")?;
        for pid in processes::process_tree(id).into_iter().rev() {
            // The process may have ended by itself.
            let _gone = processes::kill(pid);
        }
        child.wait()?;
        Ok(())
    }

    /// Starts a server and gives the first line that it prints, which is its address.
    pub(super) fn spawn_server(&mut self, program: &str, args: &[&str]) -> Result<String> {
        let mut command = self.command(program);
        let log = fs::File::create(self.path(&format!("{program}.log")))?;
        command.args(args).stdout(Stdio::piped()).stderr(log);
        let mut child = command.spawn().with_context(|| cannot_start(command.get_program()))?;
        let out = child.stdout.take().context("no pipe")?;
        self.children.push(child);
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let said = self.log(&format!("{program}.log"));
        ensure!(!line.trim().is_empty(), "{program} did not start: {said}");
        Ok(line.trim().to_owned())
    }
}

fn cannot_start(program: &OsStr) -> String {
    format!("cannot start {}: `cargo xtask test` installs what is missing", program.display())
}
