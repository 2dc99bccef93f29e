//! How the program runs: as an ordinary window, or as a kiosk. Decided once, before the first page.

use reperes_core::Language;

use crate::config::policy::KioskPolicy;

/// The label of the ordinary window; its capability in `tauri.conf.json` bears the same name.
pub(crate) const MAIN_LABEL: &str = "main";
/// The label of the kiosk's window; its capability in `tauri.conf.json` bears the same name.
pub(crate) const KIOSK_LABEL: &str = "kiosk";

/// How the program runs.
pub(crate) enum Mode {
    Window,
    Kiosk(Box<KioskMode>),
}

/// What a kiosk runs with.
pub(crate) struct KioskMode {
    pub(crate) policy: KioskPolicy,
    /// The language that each restart of the kiosk returns to.
    pub(crate) language: Language,
}

impl Mode {
    /// A kiosk under this policy.
    pub(crate) fn of_kiosk(policy: KioskPolicy, language: Language) -> Self {
        Self::Kiosk(Box::new(KioskMode { policy, language }))
    }

    pub(crate) fn kiosk(&self) -> Option<&KioskMode> {
        match self {
            Self::Window => None,
            Self::Kiosk(kiosk) => Some(kiosk),
        }
    }

    /// The label of the window.
    pub(crate) fn label(&self) -> &'static str {
        match self {
            Self::Window => MAIN_LABEL,
            Self::Kiosk(_) => KIOSK_LABEL,
        }
    }
}
