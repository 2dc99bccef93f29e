//! The size of the window on the screen, and the size that it was left with.

use tauri::{AppHandle, Manager as _, Monitor};

use super::bounds::{self, Bounds};
use crate::config::settings::WindowSize;
use crate::state::app_state::Shell;

/// Remembers how large the window is left. A maximised one keeps the size that it would return to.
pub(crate) fn remember_size(window: &tauri::Window) {
    let shell = window.state::<Shell>();
    let measure = || -> tauri::Result<WindowSize> {
        let size = window.inner_size()?.to_logical::<u32>(window.scale_factor()?);
        Ok(WindowSize { width: size.width, height: size.height, maximised: window.is_maximized()? })
    };
    let Ok(left) = measure() else { return };
    let stored = shell.settings.load().window;
    // A screen that is smaller than the size in the file changes nothing in the file.
    let area = work_area(window.app_handle());
    let (width, height) =
        Bounds::of(area, true).clamp(stored.map_or(bounds::DEFAULT_SIZE, bounds::from_settings));
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
        // Nobody is left to hear that it could not be stored; the log has it.
        let _ = shell.settings.change(&|settings| settings.window = Some(now));
    }
}

/// The screen on which the window appears.
fn screen(app: &AppHandle) -> Option<Monitor> {
    app.primary_monitor()
        .ok()
        .flatten()
        .or_else(|| app.available_monitors().ok()?.into_iter().next())
}

/// The whole screen, in logical pixels.
pub(super) fn whole_screen(app: &AppHandle) -> Option<bounds::Size> {
    let screen = screen(app)?;
    Some(screen.size().to_logical::<f64>(screen.scale_factor()).into())
}

/// What panels and docks leave of the screen, in logical pixels.
pub(super) fn work_area(app: &AppHandle) -> Option<bounds::Size> {
    let screen = screen(app)?;
    Some(screen.work_area().size.to_logical::<f64>(screen.scale_factor()).into())
}
