//! The launch of the app: its session, its files, its environment, and its driver.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::Setup;
use crate::session::LAST_SEEN_TIME;
use crate::{App, Page, SETTINGS, Session, SyscallTrace, WebDriverApp, wait_until};

impl Setup {
    /// Starts the app under WebDriver.
    ///
    /// # Errors
    /// Fails if it does not open its window.
    pub fn drive(self) -> Result<WebDriverApp> {
        let session = self.open_session()?;
        self.drive_in(session)
    }

    /// Starts the app under WebDriver in an open session that holds no data of the app.
    ///
    /// # Errors
    /// Fails if it does not open its window.
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
        // The window exists before its page, and the page before its listeners. A key that is
        // pressed before these are there is lost.
        wait_until("the page", || page.is_ready())?;
        Ok(WebDriverApp { page, window, driver, session })
    }

    /// Starts the app without WebDriver.
    ///
    /// # Errors
    /// Fails if it cannot be started.
    pub fn start(self) -> Result<App> {
        let mut session = self.open_session()?;
        let binary = self.prepare(&session)?;
        let mut command = session.command(binary);
        command.args(&self.args).envs(self.environment(&session));
        let id = session.spawn_command(command, "app.log")?;
        Ok(App { id, session })
    }

    /// Starts the app under strace. The process of the result is strace; the app is below it.
    ///
    /// # Errors
    /// Fails if it cannot be started.
    pub fn start_with_strace(self) -> Result<(App, SyscallTrace)> {
        let mut session = self.open_session()?;
        let binary = self.prepare(&session)?;
        let mut command = session.command(binary);
        command.args(&self.args).envs(self.environment(&session));
        let (id, trace) = session.spawn_with_strace(&command, "app.log")?;
        Ok((App { id, session }, trace))
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

    /// Writes the files that the app is to find, and gives the path of the app.
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

/// A free port for WebKitWebDriver, which cannot choose one itself. The ports are below those that
/// the kernel assigns, and each test process begins its search at another one: so no other process
/// takes the port before the driver has it.
fn free_port() -> Result<u16> {
    const FIRST: u32 = 20_000;
    const COUNT: u32 = 12_000;
    let ports = (0..COUNT).map(|step| FIRST + (std::process::id() + step) % COUNT);
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    ports.filter_map(|port| u16::try_from(port).ok()).find(free).context("no free port")
}

/// The path of the program that an environment variable names.
///
/// # Errors
/// Fails if the variable is not set or names no file.
pub fn program(variable: &str) -> Result<PathBuf> {
    let path = std::env::var_os(variable).map(PathBuf::from);
    let path = path.with_context(|| {
        format!("{variable} must name the program to test; `cargo xtask test` sets it")
    })?;
    ensure!(path.is_file(), "{variable}={} is no file", path.display());
    Ok(path.canonicalize()?)
}
