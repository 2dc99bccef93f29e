//! Starting the app on a session: with an injected clock and a recording desktop, driven or left alone.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::exclusive::Sharing;
use crate::session::{KeyBindings, LAST_SEEN_TIME, SETTINGS};
use crate::{Exclusive, Page, Screen, Session, SyscallTrace, TIMEOUT, wait_until};

/// Names of files that the app keeps, and what puts something in the place of one.
type AppFiles = (&'static [&'static str], fn(&Path));

/// How the app is to be started.
#[derive(Clone, Debug)]
pub struct Setup {
    binary: &'static str,
    clock: Option<String>,
    records_actions: bool,
    args: Vec<String>,
    vars: Vec<(String, String)>,
    size: (u32, u32),
    settings: Option<String>,
    last_seen_time: Option<String>,
    policy: Option<String>,
    replaced_files: Option<AppFiles>,
    accessibility_bus: bool,
    desktop_services: bool,
    dunst: Option<&'static str>,
    key_bindings: KeyBindings,
    sharing: Sharing,
    webdriver_timeout: Duration,
}

impl Setup {
    /// The build with test hooks, in French, at this instant: `2026-11-23T13:32:00Z frozen`, or running on
    /// from there without the last word.
    #[must_use]
    pub fn at(clock: &str) -> Self {
        Self { clock: Some(clock.to_owned()), records_actions: true, ..Self::new("REPERES_BIN") }
    }

    /// The build without test hooks, as people get it.
    #[must_use]
    pub fn as_shipped() -> Self {
        Self::new("REPERES_PLAIN_BIN")
    }

    /// In this language.
    #[must_use]
    pub fn lang(mut self, language: &str) -> Self {
        self.args = vec!["--lang".to_owned(), language.to_owned()];
        self
    }

    /// With one more argument.
    #[must_use]
    pub fn arg(mut self, argument: &str) -> Self {
        self.args.push(argument.to_owned());
        self
    }

    /// With this variable in its environment.
    #[must_use]
    pub fn var(mut self, name: &str, value: &str) -> Self {
        self.vars.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Actions reach the (empty) desktop instead of being recorded.
    #[must_use]
    pub fn real_desktop(mut self) -> Self {
        self.records_actions = false;
        self
    }

    /// With the bus that screen readers listen on.
    #[must_use]
    pub fn accessibility_bus(mut self) -> Self {
        self.accessibility_bus = true;
        self
    }

    /// Under a window manager without keys of its own, as a kiosk should have it: all of them reach the app.
    #[must_use]
    pub fn without_key_bindings(mut self) -> Self {
        self.key_bindings = KeyBindings::None;
        self
    }

    /// Alone on the machine.
    #[must_use]
    pub fn exclusive(mut self, need: Exclusive) -> Self {
        self.sharing = Sharing::Alone(need);
        self
    }

    /// For minutes, beside whatever else runs.
    #[must_use]
    pub fn endurance(mut self) -> Self {
        self.sharing = Sharing::Endurance;
        self
    }

    /// Looks at the clock several times a second by itself, not twice a minute: for a test that moves the clock and waits for it to be
    /// noticed. What notices a change at once is not tested like this.
    #[must_use]
    pub fn short_timer(self) -> Self {
        self.var("REPERES_TEST_LONGEST_WAIT", "250")
    }

    /// Gives up after this time when the driver gets no window: for what cannot be driven.
    #[must_use]
    pub fn webdriver_timeout(mut self, limit: Duration) -> Self {
        self.webdriver_timeout = limit;
        self
    }

    /// With a tray, and a server that shows messages.
    #[must_use]
    pub fn desktop_services(mut self) -> Self {
        self.desktop_services = true;
        self
    }

    /// With a real server of messages, and a person who chooses `choice` in its menu.
    #[must_use]
    pub fn dunst(mut self, choice: &'static str) -> Self {
        self.dunst = Some(choice);
        self
    }

    /// On a screen of this size.
    #[must_use]
    pub fn screen(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// With this text as the settings that an earlier run left.
    #[must_use]
    pub fn settings(mut self, text: &str) -> Self {
        self.settings = Some(text.to_owned());
        self
    }

    /// With this instant as the latest that an earlier run has seen.
    #[must_use]
    pub fn last_seen_time(mut self, instant: &str) -> Self {
        self.last_seen_time = Some(instant.to_owned());
        self
    }

    /// With this text as what the administrator laid down.
    #[must_use]
    pub fn policy(mut self, text: &str) -> Self {
        self.policy = Some(text.to_owned());
        self
    }

    /// Puts something in the place of each of these files that the app keeps.
    #[must_use]
    pub fn replaced_files(mut self, names: &'static [&'static str], put: fn(&Path)) -> Self {
        self.replaced_files = Some((names, put));
        self
    }

    /// Starts the app under WebDriver.
    ///
    /// # Errors
    /// When it does not open its window.
    pub fn drive(self) -> Result<WebDriverApp> {
        let session = self.open_session()?;
        self.drive_in(session)
    }

    /// Starts the app under WebDriver on a session that is there already, as on an empty computer.
    ///
    /// # Errors
    /// When it does not open its window.
    pub fn drive_in(self, mut session: Session) -> Result<WebDriverApp> {
        let binary = self.prepare(&session)?;
        let port = free_port()?;
        let mut driver = session.command("WebKitWebDriver");
        driver.arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true");
        driver.envs(self.environment(&session));
        let driver = session.spawn_command(driver, "app.log")?;
        wait_until("WebKitWebDriver", || Ok(TcpStream::connect(("127.0.0.1", port)).is_ok()))?;
        let page = Page::open(port, &binary, &self.args, self.webdriver_timeout)
            .with_context(|| format!("no session; the app said: {}", session.log("app.log")))?;
        let window = session.screen()?.wait_window("Repères")?;
        // The window is there before its page, and the page before it listens: a key that was pressed so early would be lost.
        wait_until("the page", || page.is_ready())?;
        Ok(WebDriverApp { page, window, driver, session })
    }

    /// Starts the app and leaves it alone.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(self) -> Result<App> {
        let mut session = self.open_session()?;
        let binary = self.prepare(&session)?;
        let mut command = session.command(binary);
        command.args(&self.args).envs(self.environment(&session));
        let id = session.spawn_command(command, "app.log")?;
        Ok(App { id, session })
    }

    /// As [`Setup::start`], with a record of what it asks of the kernel. The process is the recorder's; the app is below.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start_with_strace(self) -> Result<(App, SyscallTrace)> {
        let mut session = self.open_session()?;
        let binary = self.prepare(&session)?;
        let mut command = session.command(binary);
        command.args(&self.args).envs(self.environment(&session));
        let (id, trace) = session.spawn_with_strace(&command, "app.log")?;
        Ok((App { id, session }, trace))
    }

    fn new(binary: &'static str) -> Self {
        let args = vec!["--lang".to_owned(), "fr".to_owned()];
        Self {
            binary,
            clock: None,
            records_actions: false,
            args,
            vars: Vec::new(),
            size: (1500, 1000),
            settings: None,
            last_seen_time: None,
            policy: None,
            replaced_files: None,
            accessibility_bus: false,
            desktop_services: false,
            dunst: None,
            key_bindings: KeyBindings::Default,
            sharing: Sharing::Shared,
            webdriver_timeout: TIMEOUT,
        }
    }

    fn open_session(&self) -> Result<Session> {
        let mut session =
            Session::open_with(self.size.0, self.size.1, self.key_bindings, self.sharing)?;
        if self.accessibility_bus {
            session.spawn(
                "/usr/libexec/at-spi-bus-launcher",
                &["--launch-immediately"],
                "at-spi.log",
            )?;
            session.start_event_listener()?;
        }
        if self.desktop_services {
            session.add_desktop_services()?;
        }
        if let Some(choice) = self.dunst {
            session.start_dunst(choice)?;
        }
        Ok(session)
    }

    /// Lays out what the app is to find, and gives its path.
    fn prepare(&self, session: &Session) -> Result<String> {
        let binary = program(self.binary)?;
        if let Some(clock) = &self.clock {
            fs::write(session.path("clock"), clock)?;
        }
        if let Some(text) = &self.settings {
            session.write_file(SETTINGS, text)?;
        }
        if let Some(instant) = &self.last_seen_time {
            session.write_file(LAST_SEEN_TIME, &format!("{instant}\n"))?;
        }
        if let Some((names, put)) = self.replaced_files {
            let settings = session.path(SETTINGS);
            let folder = settings.parent().context("no folder")?;
            fs::create_dir_all(folder)?;
            names.iter().for_each(|name| put(&folder.join(name)));
        }
        if let Some(text) = &self.policy {
            fs::write(session.path("policy.toml"), text)?;
        }
        Ok(binary.to_str().context("a path that is no text")?.to_owned())
    }

    fn environment(&self, session: &Session) -> Vec<(String, String)> {
        let mut all = self.vars.clone();
        let mut add = |name: &str, file: &str| {
            all.push((name.to_owned(), session.path(file).display().to_string()));
        };
        if self.clock.is_some() {
            add("REPERES_TEST_CLOCK", "clock");
            add("REPERES_TEST_ZONE", "zone");
        }
        if self.policy.is_some() {
            add("REPERES_TEST_POLICY", "policy.toml");
        }
        if self.records_actions {
            add("REPERES_TEST_DESKTOP", "desktop");
        }
        if crate::orca::has_newer_orca() {
            all.push(("REPERES_TEST_ANNOUNCES".to_owned(), "1".to_owned()));
        }
        all
    }
}

/// The app under WebDriver.
#[derive(Debug)]
pub struct WebDriverApp {
    /// Its page.
    pub page: Page,
    /// Its window on the display.
    pub window: u32,
    /// The process that drives it; the app is below.
    pub driver: u32,
    /// Where it runs.
    pub session: Session,
}

impl WebDriverApp {
    /// Ends the app and what it keeps, and gives the session back with whatever else runs on it.
    ///
    /// # Errors
    /// When it does not end.
    pub fn quit(mut self) -> Result<Session> {
        self.session.kill_tree(self.driver)?;
        // The next copy would only wake one that has not quite ended.
        let first = self.session.single_instance_name();
        wait_until("the end of the app", || {
            Ok(!self.session.bus_name_is_owned(&first)?
                && self.session.screen()?.windows()?.is_empty())
        })?;
        self.session.remove_app_data()?;
        Ok(self.session)
    }

    /// The display.
    ///
    /// # Errors
    /// Never once the app runs.
    pub fn screen(&self) -> Result<&Screen> {
        self.session.screen()
    }

    /// Gives the window this size and waits until the page has been painted at it.
    ///
    /// # Errors
    /// When the window does not take it.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.resize_page((width, height), 1.0)
    }

    /// Gives the window the size at which the page has so many points of its own, `scale` pixels each.
    ///
    /// # Errors
    /// When the window does not take it.
    pub fn resize_page(&self, (width, height): (u32, u32), scale: f64) -> Result<()> {
        let screen = self.screen()?;
        let pixels = |points: u32| (f64::from(points) * scale).round() as u32;
        let (wide, high) = (pixels(width), pixels(height));
        screen.resize(self.window, wide, high)?;
        wait_until(&format!("a page of {width}x{height}"), || {
            let (_, _, w, h) = screen.window_rect(self.window)?;
            let page = self.page.eval("return [innerWidth, innerHeight];", &[])?;
            Ok((w, h) == (wide, high) && page == serde_json::json!([width, height]))
        })?;
        // The size is known before it is laid out.
        self.page.wait_painted()
    }

    /// Sets the injected clock.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_clock(&self, clock: &str) -> Result<()> {
        self.session.set_clock(clock)
    }

    /// What the recording desktop was asked to do so far.
    ///
    /// # Errors
    /// When a line is no JSON.
    pub fn actions(&self) -> Result<Vec<Value>> {
        let text = fs::read_to_string(self.session.path("desktop")).unwrap_or_default();
        text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
    }
}

/// The app on its own.
#[derive(Debug)]
pub struct App {
    /// Its process.
    pub id: u32,
    /// Where it runs.
    pub session: Session,
}

/// A port for the driver, which takes a number only. Below those that the kernel hands out by itself, and begun at a place of this
/// process's own: nobody else takes it between this look and the driver's start.
fn free_port() -> Result<u16> {
    const FIRST: u32 = 20_000;
    const COUNT: u32 = 12_000;
    let ports = (0..COUNT).map(|step| FIRST + (std::process::id() + step) % COUNT);
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    ports.filter_map(|port| u16::try_from(port).ok()).find(free).context("no free port")
}

/// The program named by an environment variable.
///
/// # Errors
/// When the variable is not set or names no file.
pub fn program(variable: &str) -> Result<PathBuf> {
    let path = std::env::var_os(variable).map(PathBuf::from);
    let path = path.with_context(|| {
        format!("{variable} must name the program to test; `cargo xtask test` sets it")
    })?;
    ensure!(path.is_file(), "{variable}={} is no file", path.display());
    Ok(path.canonicalize()?)
}
