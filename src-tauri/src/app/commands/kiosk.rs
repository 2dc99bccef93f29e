//! The commands that only the page of a kiosk may call.

use tauri::{Manager as _, State, WebviewWindow};

use crate::kiosk::exit_code::ExitCodeCheck;
use crate::platform::exit_codes::KIOSK_LEFT;
use crate::state::app_state::AppState;
use crate::view::wire::{CommandError, Leave, LeaveReply};
use crate::window;

/// Resets the kiosk: its language and its page, so that nothing of the previous visitor is left.
#[tauri::command]
pub(crate) fn restart_kiosk(
    window: WebviewWindow,
    app_state: State<'_, AppState>,
) -> Result<(), CommandError> {
    app_state.reset_kiosk_language();
    window::reload_from_start(&window)
}

/// Ends the kiosk if the exit code is right.
#[tauri::command(async)]
pub(crate) fn leave_kiosk(
    window: WebviewWindow,
    app_state: State<'_, AppState>,
    codes: State<'_, ExitCodeCheck>,
    code: &str,
) -> Result<LeaveReply, CommandError> {
    let kiosk = app_state.mode.kiosk().ok_or_else(|| CommandError::not_here("leave_kiosk"))?;
    let reply = codes.attempt(kiosk.policy.code.as_deref(), code);
    if reply.outcome == Leave::Left {
        log::warn!("an adult has left the kiosk with the code");
        window.app_handle().exit(KIOSK_LEFT.into());
    }
    Ok(reply)
}
