//! The tray icon and its menu. The icon is neutral, because a child may be looking. The menu, which
//! opens only on purpose, names the lines.

mod model;
#[cfg(not(target_os = "linux"))]
#[path = "tray/elsewhere.rs"]
mod system;
#[cfg(target_os = "linux")]
#[path = "tray/linux.rs"]
mod system;

use tauri::{AppHandle, Manager as _};

use crate::state::app_state::AppState;
use crate::view::snapshot::Snapshot;
use model::TrayModel;
pub(super) use model::{TrayAction, TrayHandlers};
pub(super) use system::{host_exists, is_host_watched, on_host_change};

/// The icon in the tray.
pub(super) struct Tray {
    icon: system::SystemIcon,
    model: TrayModel,
}

impl Tray {
    /// Puts the icon into the tray. Only on the main thread.
    ///
    /// # Errors
    /// Returns an error if the system refuses.
    pub(super) fn new(app: &AppHandle, handlers: TrayHandlers) -> tauri::Result<Self> {
        let app_state = app.state::<AppState>();
        let model = TrayModel::of(&app_state, &app_state.snapshot());
        Ok(Self { icon: system::SystemIcon::new(app, &model, handlers)?, model })
    }

    /// Whether the tray has taken the icon.
    pub(super) fn is_shown(&self) -> bool {
        self.icon.is_shown()
    }

    /// Whether the icon shows the state of the snapshot. Callable from any thread.
    pub(super) fn is_current(&self, app_state: &AppState, snapshot: &Snapshot) -> bool {
        TrayModel::of(app_state, snapshot) == self.model
    }

    /// Shows the state of the snapshot if it is another one. Only on the main thread.
    pub(super) fn refresh(&mut self, app_state: &AppState, snapshot: &Snapshot) {
        let model = TrayModel::of(app_state, snapshot);
        if model == self.model {
            return;
        }
        if let Err(error) = self.icon.show(&model) {
            log::warn!("the tray does not change: {error}");
        }
        self.model = model;
    }
}
