//! The commands that only the page of a kiosk may call.

use tauri::{Manager as _, State, WebviewWindow};

use crate::kiosk::exit_code::ExitCodeCheck;
use crate::platform::exit_codes::KIOSK_LEFT;
use crate::state::app_state::Shell;
use crate::view::wire::{CommandError, Leave, LeaveReply};
use crate::window;

/// Resets the kiosk: its language and its page, so that nothing of the previous visitor is left.
#[tauri::command]
pub(crate) fn restart_kiosk(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Result<(), CommandError> {
    shell.reset_kiosk_language();
    window::start_over(&window)
}

/// Ends the kiosk if the exit code is right.
#[tauri::command(async)]
pub(crate) fn leave_kiosk(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    codes: State<'_, ExitCodeCheck>,
    code: &str,
) -> Result<LeaveReply, CommandError> {
    let kiosk = shell.mode.kiosk().ok_or_else(|| CommandError::not_here("leave_kiosk"))?;
    let reply = codes.attempt(kiosk.policy.code.as_deref(), code);
    if reply.outcome == Leave::Left {
        window.app_handle().exit(KIOSK_LEFT.into());
    }
    Ok(reply)
}
