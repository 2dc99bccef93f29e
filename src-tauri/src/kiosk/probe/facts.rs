//! The facts about a computer that `reperes kiosk-check` judges.

/// A computer, as seen from the session in which the command runs.
#[derive(Debug, Clone)]
pub(crate) struct Machine {
    pub(crate) system: System,
    pub(crate) rights: Rights,
    /// Whether a program shows the notifications of others.
    pub(crate) notification_server: bool,
    /// Whether WebDriver is to be let in.
    pub(crate) webdriver_requested: bool,
    /// The variables that are set and that a kiosk removes.
    pub(crate) unsafe_variables: Vec<String>,
    pub(crate) policy: PolicyFile,
}

/// The facts that differ from one operating system to the next.
#[derive(Debug, Clone)]
pub(crate) enum System {
    #[cfg(any(test, target_os = "linux"))]
    Linux(Linux),
    #[cfg(any(test, windows))]
    Windows(Windows),
    #[cfg(any(test, target_os = "macos"))]
    Macos,
}

#[cfg(any(test, target_os = "linux"))]
#[derive(Debug, Clone)]
pub(crate) struct Linux {
    pub(crate) session: Session,
    /// The value of `kernel.sysrq`, 0 being off; `None` where it cannot be read.
    pub(crate) sysrq: Option<u32>,
    /// Whether the session has a D-Bus through which other programs can be called.
    pub(crate) session_bus: bool,
}

/// The display on which a window would appear.
#[cfg(any(test, target_os = "linux"))]
#[derive(Debug, Clone)]
pub(crate) enum Session {
    /// There is no display.
    None,
    X11,
    /// The compositor of the display; `None` if its process cannot be found.
    Wayland(Option<Compositor>),
}

/// The process that controls the screen.
#[cfg(any(test, target_os = "linux"))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Compositor {
    pub(crate) name: String,
    pub(crate) arguments: Vec<String>,
    /// Whether its own output is a window of another session.
    pub(crate) nested: bool,
}

#[cfg(any(test, windows))]
#[derive(Debug, Clone)]
pub(crate) struct Windows {
    /// Whether the taskbar of the standard desktop exists.
    pub(crate) taskbar: bool,
    /// Whether Keyboard Filter runs; `None` where Windows does not say.
    pub(crate) keyboard_filter: Option<bool>,
}

/// The rights of the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rights {
    Ordinary,
    /// Its groups can give it the administrator's rights.
    MayBecomeAdministrator,
    Administrator,
}

/// The state of the policy file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PolicyFile {
    Missing,
    /// The number of diagnostics: mistakes in it, or a reason why it is ignored.
    Mistaken(usize),
    WithoutCode,
    WithCode,
}
