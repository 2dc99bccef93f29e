//! Checks each command of the page against the mode of the program before it runs.

use tauri::ipc::Invoke;
use tauri::{Manager as _, Wry};

use crate::kiosk::commands::is_allowed;
use crate::state::app_state::AppState;
use crate::view::wire::CommandError;

/// Rejects a command that the mode does not allow, and passes every other one to `handler`.
pub(crate) fn guarded(
    handler: impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    move |invoke| {
        let command = invoke.message.command().to_owned();
        if is_allowed(&invoke.message.webview_ref().state::<AppState>().mode, &command) {
            return handler(invoke);
        }
        log::warn!("{command} is not for this window");
        invoke.resolver.reject(CommandError::not_here(&command));
        true
    }
}

#[cfg(test)]
mod tests {
    /// The only handler of the program is behind the guard.
    #[test]
    fn every_command_passes_the_guard() {
        assert!(
            include_str!("run.rs")
                .contains(".invoke_handler(command_guard::guarded(tauri::generate_handler![")
        );
    }
}
