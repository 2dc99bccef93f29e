//! What `reperes kiosk-check` knows of a computer.

/// A computer, seen from the session in which the question was asked.
#[derive(Debug, Clone)]
pub(crate) struct Machine {
    pub(crate) system: System,
    pub(crate) rights: Rights,
    /// Whether something shows messages of other programs.
    pub(crate) messages: bool,
    /// Whether WebDriver is to be let in.
    pub(crate) driven: bool,
    /// The variables that are set and that a kiosk does without.
    pub(crate) foreign: Vec<String>,
    pub(crate) policy: PolicyFile,
}

/// What differs from one system to the next.
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
    pub(crate) magic_key: Option<u32>,
    /// Whether the session has a bus through which other programs can be asked for something.
    pub(crate) bus: bool,
}

/// Where a window would appear.
#[cfg(any(test, target_os = "linux"))]
#[derive(Debug, Clone)]
pub(crate) enum Session {
    /// Nowhere.
    None,
    X11,
    /// On what this program shows; `None` where it does not say who it is.
    Wayland(Option<Compositor>),
}

/// The program that holds the screen.
#[cfg(any(test, target_os = "linux"))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Compositor {
    pub(crate) name: String,
    pub(crate) arguments: Vec<String>,
    /// Whether it is itself a window of another session.
    pub(crate) nested: bool,
}

#[cfg(any(test, windows))]
#[derive(Debug, Clone)]
pub(crate) struct Windows {
    /// Whether the taskbar of the usual desktop is there.
    pub(crate) taskbar: bool,
    /// Whether Keyboard Filter runs; `None` where Windows does not say.
    pub(crate) keyboard_filter: Option<bool>,
}

/// What the account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rights {
    Ordinary,
    /// It is in a group that leads to the administrator's rights.
    MayBecomeAdministrator,
    Administrator,
}

/// What became of the policy file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PolicyFile {
    Missing,
    /// So many mistakes in it, or a reason why it does not count.
    Mistaken(usize),
    WithoutCode,
    WithCode,
}
