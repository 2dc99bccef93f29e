//! How the app is set up for a test: its build, arguments, files, environment and session.

mod launch;

use std::path::Path;
use std::time::Duration;

pub use self::launch::program;
use crate::exclusive::Sharing;
use crate::session::KeyBindings;
use crate::{Exclusive, TIMEOUT};

/// The names of files that the app stores, and a function that replaces one of them.
type AppFiles = (&'static [&'static str], fn(&Path));

/// The set-up of one launch. Its methods change one part each; `drive` or `start` launches it.
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
    /// The build with test hooks, in French, at this instant: `2026-11-23T13:32:00Z frozen`.
    /// Without the word `frozen` the clock runs on from there.
    #[must_use]
    pub fn at(clock: &str) -> Self {
        Self { clock: Some(clock.to_owned()), records_actions: true, ..Self::new("REPERES_BIN") }
    }

    /// The build without test hooks, as it is shipped.
    #[must_use]
    pub fn as_shipped() -> Self {
        Self::new("REPERES_PLAIN_BIN")
    }

    /// Sets the language. Arguments that were added before are lost.
    #[must_use]
    pub fn lang(mut self, language: &str) -> Self {
        self.args = vec!["--lang".to_owned(), language.to_owned()];
        self
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, argument: &str) -> Self {
        self.args.push(argument.to_owned());
        self
    }

    /// Adds a variable to the environment.
    #[must_use]
    pub fn var(mut self, name: &str, value: &str) -> Self {
        self.vars.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Lets actions reach the desktop, which has no programs for them, instead of recording them.
    #[must_use]
    pub fn real_desktop(mut self) -> Self {
        self.records_actions = false;
        self
    }

    /// Starts the accessibility bus, on which screen readers listen.
    #[must_use]
    pub fn accessibility_bus(mut self) -> Self {
        self.accessibility_bus = true;
        self
    }

    /// Starts the window manager without key bindings, as a kiosk needs it: all keys reach the app.
    #[must_use]
    pub fn without_key_bindings(mut self) -> Self {
        self.key_bindings = KeyBindings::None;
        self
    }

    /// Runs the test without any other beside it, except those of `endurance`.
    #[must_use]
    pub fn exclusive(mut self, need: Exclusive) -> Self {
        self.sharing = Sharing::Alone(need);
        self
    }

    /// Runs the test for minutes, beside any other.
    #[must_use]
    pub fn endurance(mut self) -> Self {
        self.sharing = Sharing::Endurance;
        self
    }

    /// Shortens the app's longest wait between two readings of the clock from half a minute to a
    /// quarter of a second. It is for tests that move the clock and wait until the app notices;
    /// a test of what notices a change at once must not use it.
    #[must_use]
    pub fn short_timer(self) -> Self {
        self.var("REPERES_TEST_LONGEST_WAIT", "250")
    }

    /// Sets how long WebDriver may take to open a session: short for a build that refuses it.
    #[must_use]
    pub fn webdriver_timeout(mut self, limit: Duration) -> Self {
        self.webdriver_timeout = limit;
        self
    }

    /// Puts a tray and a notification server on the bus.
    #[must_use]
    pub fn desktop_services(mut self) -> Self {
        self.desktop_services = true;
        self
    }

    /// Starts dunst, a real notification server. When its menu opens, the entry `choice` is chosen.
    #[must_use]
    pub fn dunst(mut self, choice: &'static str) -> Self {
        self.dunst = Some(choice);
        self
    }

    /// Sets the size of the screen.
    #[must_use]
    pub fn screen(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// Writes this text as the settings of an earlier run.
    #[must_use]
    pub fn settings(mut self, text: &str) -> Self {
        self.settings = Some(text.to_owned());
        self
    }

    /// Writes this instant as the latest that an earlier run has seen.
    #[must_use]
    pub fn last_seen_time(mut self, instant: &str) -> Self {
        self.last_seen_time = Some(instant.to_owned());
        self
    }

    /// Writes this text as the policy of the administrator.
    #[must_use]
    pub fn policy(mut self, text: &str) -> Self {
        self.policy = Some(text.to_owned());
        self
    }

    /// Calls `put` for the path of each of these files in the folder of the app.
    #[must_use]
    pub fn replaced_files(mut self, names: &'static [&'static str], put: fn(&Path)) -> Self {
        self.replaced_files = Some((names, put));
        self
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
}
