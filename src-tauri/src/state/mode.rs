//! The mode of the app: an ordinary window or a kiosk. It is decided once, before the first page.

use reperes_core::Language;

use crate::config::policy::KioskPolicy;

/// The label of the ordinary window; its capability bears the same name.
pub(crate) const MAIN_LABEL: &str = "main";
/// The label of the kiosk's window; its capability bears the same name.
pub(crate) const KIOSK_LABEL: &str = "kiosk";

/// The mode of the app.
pub(crate) enum Mode {
    Window,
    Kiosk(Box<KioskMode>),
}

/// The policy and the language of a kiosk.
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

    /// The kiosk, in that mode.
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
