//! The size of the screen that the window opens on, and the size that is stored when it closes.

use tauri::{AppHandle, Manager as _, Monitor};

use super::bounds::{self, SizeBounds};
use crate::config::settings::WindowSize;
use crate::state::app_state::AppState;

/// Stores the size of the window. For a maximised window, the size to return to stays stored.
pub(crate) fn remember_size(window: &tauri::Window) {
    let app_state = window.state::<AppState>();
    let measure = || -> tauri::Result<WindowSize> {
        let size = window.inner_size()?.to_logical::<u32>(window.scale_factor()?);
        Ok(WindowSize { width: size.width, height: size.height, maximised: window.is_maximized()? })
    };
    let Ok(left) = measure() else { return };
    let stored = app_state.settings.load().window;
    // On a screen that is smaller than the stored size, the stored size stays.
    let area = work_area(window.app_handle());
    let (width, height) = SizeBounds::of(area, true)
        .clamp(stored.map_or(bounds::DEFAULT_SIZE, bounds::from_settings));
    let default = WindowSize {
        width: width as u32,
        height: height as u32,
        maximised: stored.is_some_and(|size| size.maximised),
    };
    let now = if left.maximised {
        WindowSize { maximised: true, ..stored.unwrap_or(default) }
    } else {
        left
    };
    if default != now && stored != Some(now) {
        // The window closes, so a failure is only logged.
        let _ = app_state.settings.change(&|settings| settings.window = Some(now));
    }
}

/// The primary monitor, or the first one if none is primary: the window is taken to open on it.
fn primary_monitor(app: &AppHandle) -> Option<Monitor> {
    app.primary_monitor()
        .ok()
        .flatten()
        .or_else(|| app.available_monitors().ok()?.into_iter().next())
}

/// The whole screen, in logical pixels.
pub(super) fn whole_screen(app: &AppHandle) -> Option<bounds::Size> {
    let monitor = primary_monitor(app)?;
    Some(monitor.size().to_logical::<f64>(monitor.scale_factor()).into())
}

/// What panels and docks leave of the screen, in logical pixels.
pub(super) fn work_area(app: &AppHandle) -> Option<bounds::Size> {
    let monitor = primary_monitor(app)?;
    Some(monitor.work_area().size.to_logical::<f64>(monitor.scale_factor()).into())
}
