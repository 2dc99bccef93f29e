//! The icon in the tray and its menu. The icon is neutral: a child may be looking. The menu, opened on purpose, names the lines.

mod look;
#[cfg(not(target_os = "linux"))]
#[path = "tray/elsewhere.rs"]
mod system;
#[cfg(target_os = "linux")]
#[path = "tray/linux.rs"]
mod system;

use tauri::AppHandle;

use look::Look;
pub(super) use look::{Choice, Handlers};
pub(super) use system::{exists, is_watched, when_it_changes};

/// The icon, as long as the process lives.
pub(super) struct Tray {
    icon: system::Icon,
    look: Look,
}

impl Tray {
    /// Puts the icon into the tray. On the main thread.
    ///
    /// # Errors
    /// The system refuses.
    pub(super) fn new(app: &AppHandle, handlers: Handlers) -> tauri::Result<Self> {
        let look = Look::now(app);
        Ok(Self { icon: system::Icon::new(app, &look, handlers)?, look })
    }

    /// Whether the tray has taken it.
    pub(super) fn is_shown(&self) -> bool {
        self.icon.is_shown()
    }

    /// Whether it shows what is true now. From any thread.
    pub(super) fn is_current(&self, app: &AppHandle) -> bool {
        Look::now(app) == self.look
    }

    /// Shows what is true now, if that is something else than before. On the main thread.
    pub(super) fn refresh(&mut self, app: &AppHandle) {
        let look = Look::now(app);
        if look == self.look {
            return;
        }
        if let Err(error) = self.icon.show(&look) {
            log::warn!("the tray does not change: {error}");
        }
        self.look = look;
    }
}
