//! A session of its own for each test: display, session bus, window manager and an empty home folder.
//!
//! Every process started on it carries a mark in its environment; leaving the session ends all that carry it,
//! services that the bus started included.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use crate::exclusive::{MachineLock, Sharing};
use crate::{
    FakeDesktop, Screen, StallingTray, UnresponsiveService, processes, wait_for, wait_until,
};

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// Where the app keeps its settings, in the session's folder.
pub const SETTINGS: &str = "home/.local/share/reperes/settings.json";
/// Where the app keeps the latest time that it has seen.
pub(crate) const LAST_SEEN_TIME: &str = "home/.local/share/reperes/clock";

const MARK_VARIABLE: &str = "REPERES_STAGE";
/// Names the folder where each session leaves a picture of its screen and its logs when it ends; `cargo xtask test` keeps those of a
/// test that failed.
const ARTIFACTS_VARIABLE: &str = "REPERES_WINDOW_ARTIFACTS";

/// A session bus that starts nobody: what is installed on this computer must not answer for a desktop that has it not.
const BUS_CONFIG: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=@RUN@</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;
/// A window manager that leaves every key to the windows, but the one that asks a window to close, and every button: without a
/// `mouse` of its own openbox keeps those pressed with Alt.
const OPENBOX_WITHOUT_KEYS: &str = r#"<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <mouse><dragThreshold>1</dragThreshold></mouse>
</openbox_config>"#;

/// Which keys the window manager keeps for itself.
#[derive(Clone, Copy, Debug)]
pub(crate) enum KeyBindings {
    /// Those it comes with.
    Default,
    /// None: all reach the windows.
    None,
}

/// The session; dropping it ends everything that was started on it.
#[derive(Debug)]
pub struct Session {
    screen: Option<Screen>,
    desktop: Option<FakeDesktop>,
    display: String,
    bus: String,
    mark: String,
    number: u32,
    children: Vec<Child>,
    folder: TempDir,
    _machine_lock: Rc<MachineLock>,
}

impl Session {
    /// Sets up a display of `width` × `height` with bus and window manager.
    ///
    /// # Errors
    /// When Xvfb, dbus-daemon or openbox is missing or does not start.
    pub fn open(width: u32, height: u32) -> Result<Self> {
        Self::open_with(width, height, KeyBindings::Default, Sharing::Shared)
    }

    /// As [`Session::open`], with or without keys of the window manager's own, beside other tests or not.
    pub(crate) fn open_with(
        width: u32,
        height: u32,
        key_bindings: KeyBindings,
        sharing: Sharing,
    ) -> Result<Self> {
        let machine_lock = MachineLock::wait(sharing)?;
        let folder = tempfile::Builder::new().prefix("reperes-").tempdir()?;
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let mark = format!("{}-{number}", std::process::id());
        let mut session = Self {
            screen: None,
            desktop: None,
            display: String::new(),
            bus: String::new(),
            mark,
            number,
            children: Vec::new(),
            folder,
            _machine_lock: machine_lock,
        };
        for name in ["home", "run", "tmp"] {
            fs::create_dir(session.path(name))?;
        }
        fs::set_permissions(session.path("run"), fs::Permissions::from_mode(0o700))?;

        let size = format!("{width}x{height}x24");
        let xvfb = ["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp", "-noreset"];
        session.display = format!(":{}", session.spawn_server("Xvfb", &xvfb)?);
        fs::write(
            session.path("bus.conf"),
            BUS_CONFIG.replace("@RUN@", &session.path("run").display().to_string()),
        )?;
        session.bus = session.spawn_server(
            "dbus-daemon",
            &["--config-file=bus.conf", "--nofork", "--nopidfile", "--print-address=1"],
        )?;
        let config = session.path("openbox.xml");
        fs::write(&config, OPENBOX_WITHOUT_KEYS)?;
        let config = config.display().to_string();
        let args: &[&str] = match key_bindings {
            KeyBindings::Default => &[],
            KeyBindings::None => &["--config-file", &config],
        };
        session.spawn("openbox", args, "openbox.log")?;
        let screen = Screen::connect(&session.display)?;
        wait_until("openbox", || screen.is_managed())?;
        session.screen = Some(screen);
        Ok(session)
    }

    /// The display.
    ///
    /// # Errors
    /// Never once the session is open.
    pub fn screen(&self) -> Result<&Screen> {
        self.screen.as_ref().context("the session has no display")
    }

    /// Puts a tray and a server of messages on the bus.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn add_desktop_services(&mut self) -> Result<()> {
        self.desktop = Some(FakeDesktop::open(&self.bus)?);
        Ok(())
    }

    /// Puts a tray that stands still on the bus, until it is dropped.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn unresponsive_tray(&self) -> Result<UnresponsiveService> {
        UnresponsiveService::open(&self.bus, crate::fake_desktop::TRAY_NAME)
    }

    /// Puts a tray on the bus that answers, and stands still once it is given an icon, until it is dropped.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn stalling_tray(&self) -> Result<StallingTray> {
        StallingTray::open(&self.bus)
    }

    /// The tray and the messages.
    ///
    /// # Errors
    /// The session was set up without them.
    pub fn desktop(&self) -> Result<&FakeDesktop> {
        self.desktop.as_ref().context("the session has no desk")
    }

    /// The bus's address.
    pub(crate) fn bus(&self) -> &str {
        &self.bus
    }

    /// Whether somebody on the bus bears this name.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn bus_name_is_owned(&self, name: &str) -> Result<bool> {
        let connection =
            zbus::blocking::connection::Builder::address(self.bus.as_str())?.build()?;
        Ok(zbus::blocking::fdo::DBusProxy::new(&connection)?.name_has_owner(name.try_into()?)?)
    }

    /// The name of the first copy of the app on this display.
    #[must_use]
    pub fn single_instance_name(&self) -> String {
        format!("fr.reperes.desktop.SingleInstance.on_{}", self.display.replace(':', "_"))
    }

    /// Takes a name on the bus and says nothing under it, until dropped.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn unresponsive_service(&self, name: &str) -> Result<UnresponsiveService> {
        UnresponsiveService::open(&self.bus, name)
    }

    /// The bus's own process.
    ///
    /// # Errors
    /// There is none.
    pub fn bus_pid(&self) -> Result<u32> {
        let daemon = self
            .children
            .iter()
            .map(Child::id)
            .find(|id| processes::process_names(*id).iter().any(|name| name == "dbus-daemon"));
        daemon.context("no bus")
    }

    /// The display's name, such as `:7`.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }

    /// A path in the session's folder, outside the home folder.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Leaves a file as an earlier run of the app would.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_file(&self, name: &str, text: &str) -> Result<()> {
        let path = self.path(name);
        fs::create_dir_all(path.parent().context("no folder")?)?;
        Ok(fs::write(path, text)?)
    }

    /// Removes what the app keeps and what a test has laid out for it.
    pub(crate) fn remove_app_data(&self) -> Result<()> {
        for name in ["clock", "desktop", "policy.toml"] {
            if self.path(name).exists() {
                fs::remove_file(self.path(name))?;
            }
        }
        let kept = self.path(SETTINGS);
        let kept = kept.parent().context("no folder")?;
        if kept.exists() {
            fs::remove_dir_all(kept)?;
        }
        Ok(())
    }

    /// Sets the injected clock.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_clock(&self, clock: &str) -> Result<()> {
        // Renamed into place: a reader never meets half a line.
        let new = self.path("clock.new");
        fs::write(&new, clock)?;
        Ok(fs::rename(new, self.path("clock"))?)
    }

    /// A command that knows nothing of the caller's environment and everything of this session.
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

    /// Starts a program; what it writes goes to `log` in the session's folder. Gives its process id.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn spawn(&mut self, program: &str, args: &[&str], log: &str) -> Result<u32> {
        let mut command = self.command(program);
        command.args(args);
        self.spawn_command(command, log)
    }

    /// As [`Session::spawn`], for a command with variables of its own.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn spawn_command(&mut self, mut command: Command, log: &str) -> Result<u32> {
        let log = fs::File::create(self.path(log))?;
        command.stdout(log.try_clone()?).stderr(log);
        let child = command.spawn().with_context(|| cannot_start(command.get_program()))?;
        let id = child.id();
        self.children.push(child);
        Ok(id)
    }

    /// What a program wrote to its log so far.
    #[must_use]
    pub fn log(&self, log: &str) -> String {
        fs::read(self.path(log))
            .map(|b| String::from_utf8_lossy(&b).into_owned())
            .unwrap_or_default()
    }

    /// True while a program started here has not ended.
    ///
    /// # Errors
    /// When the process was not started here.
    pub fn is_running(&mut self, id: u32) -> Result<bool> {
        let child = self.children.iter_mut().find(|child| child.id() == id);
        Ok(child.context("not started here")?.try_wait()?.is_none())
    }

    /// Ends a program that was started here, and waits for its end.
    ///
    /// # Errors
    /// When the process was not started here.
    pub fn kill_tree(&mut self, id: u32) -> Result<()> {
        let child = self.children.iter_mut().find(|child| child.id() == id);
        let child = child.context("not started here")?;
        for pid in processes::process_tree(id).into_iter().rev() {
            // Gone already is what was wanted.
            let _gone = processes::kill(pid);
        }
        child.wait()?;
        Ok(())
    }

    /// Every file below the home folder, relative to it.
    #[must_use]
    pub fn home_files(&self) -> Vec<PathBuf> {
        let home = self.path("home");
        let mut files = Vec::new();
        list_files(&home, &mut files);
        files.iter().filter_map(|f| f.strip_prefix(&home).ok().map(Path::to_owned)).collect()
    }

    /// Starts a server and gives the first line it prints: its address.
    fn spawn_server(&mut self, program: &str, args: &[&str]) -> Result<String> {
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

impl Session {
    /// Leaves a picture of the screen and every log in `folder`.
    fn save_artifacts(&self, folder: &Path) -> Result<()> {
        let place = |name: &str| folder.join(format!("{}-{name}", self.number + 1));
        fs::create_dir_all(folder)?;
        for entry in fs::read_dir(self.folder.path())?.flatten() {
            let name = entry.file_name();
            if let Some(name) = name.to_str().filter(|name| name.ends_with(".log")) {
                fs::copy(entry.path(), place(name))?;
            }
        }
        self.screen()?.picture()?.save(&place("screen.png"))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(folder) = std::env::var_os(ARTIFACTS_VARIABLE)
            && let Err(error) = self.save_artifacts(Path::new(&folder))
        {
            eprintln!("not all artifacts could be kept: {error:#}");
        }
        self.screen = None;
        self.desktop = None;
        let display = self.children.first().map(Child::id);
        processes::kill_marked(&format!("{MARK_VARIABLE}={}", self.mark), display);
        // A display server that is killed leaves its socket and its lock in /tmp.
        if let Some(display) = self.children.first_mut()
            && processes::terminate(display.id()).is_ok()
        {
            let _ended = wait_for("the end of the display", Duration::from_secs(10), || {
                Ok(display.try_wait()?)
            });
        }
        for child in &mut self.children {
            // Ended already; this only collects it.
            let _ended = child.kill().and_then(|()| child.wait());
        }
    }
}

fn cannot_start(program: &OsStr) -> String {
    format!("cannot start {}: `cargo xtask test` installs what is missing", program.display())
}

fn list_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.is_symlink() {
            list_files(&path, files)
        } else {
            files.push(path)
        }
    }
}
