//! A session of its own for each test: display, session bus, window manager and home folder.
//!
//! Each program of a session has a marker in its environment, and so has what it starts. Dropping
//! the session ends every process with that marker, also services that the bus has started.

mod bus;
mod files;
mod programs;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Child;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use tempfile::TempDir;

use self::bus::BUS_CONFIG;
pub(crate) use self::files::LAST_SEEN_TIME;
pub use self::files::SETTINGS;
use crate::exclusive::{MachineLock, Sharing};
use crate::{FakeDesktop, Screen, processes, wait_for, wait_until};

/// The number of sessions that this process has opened.
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// The variable that marks the processes of a session.
const MARK_VARIABLE: &str = "REPERES_STAGE";
/// The variable with the folder in which each session saves a picture of its screen and its logs
/// when it ends. `cargo xtask test` keeps that folder if the test has failed.
const ARTIFACTS_VARIABLE: &str = "REPERES_WINDOW_ARTIFACTS";

/// Openbox with one key binding, Alt+F4, which asks the window to close. All other keys and all
/// buttons reach the windows: without a `mouse` section openbox takes the clicks with Alt itself.
const OPENBOX_WITHOUT_KEYS: &str = r#"<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <mouse><dragThreshold>1</dragThreshold></mouse>
</openbox_config>"#;

/// The key bindings of the window manager.
#[derive(Clone, Copy, Debug)]
pub(crate) enum KeyBindings {
    /// Those that openbox comes with.
    Default,
    /// Alt+F4 alone: all other keys reach the windows.
    None,
}

/// A running session. Dropping it ends every process of it.
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
    /// Opens a session with a display of `width` × `height`, a bus and a window manager.
    ///
    /// # Errors
    /// Fails if Xvfb, dbus-daemon or openbox is missing or does not start.
    pub fn open(width: u32, height: u32) -> Result<Self> {
        Self::open_with(width, height, KeyBindings::Default, Sharing::Shared)
    }

    /// Opens a session with these key bindings, which shares the machine in this way.
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
    /// Fails only while the session is being opened.
    pub fn screen(&self) -> Result<&Screen> {
        self.screen.as_ref().context("the session has no display")
    }

    /// The display's name, such as `:7`.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }
}

impl Session {
    /// Saves a picture of the screen and every log in `folder`.
    fn save_artifacts(&self, folder: &Path) -> Result<()> {
        let target = |name: &str| folder.join(format!("{}-{name}", self.number + 1));
        fs::create_dir_all(folder)?;
        for entry in fs::read_dir(self.folder.path())?.flatten() {
            let name = entry.file_name();
            if let Some(name) = name.to_str().filter(|name| name.ends_with(".log")) {
                fs::copy(entry.path(), target(name))?;
            }
        }
        self.screen()?.picture()?.save(&target("screen.png"))
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
        // A display server that is killed leaves its socket and its lock file in /tmp.
        if let Some(display) = self.children.first_mut()
            && processes::terminate(display.id()).is_ok()
        {
            let _ended = wait_for("the end of the display", Duration::from_secs(10), || {
                Ok(display.try_wait()?)
            });
        }
        for child in &mut self.children {
            // The process has ended already and only has to be reaped.
            let _ended = child.kill().and_then(|()| child.wait());
        }
    }
}
