//! Checks each command of the page against the mode of the program before it runs. Tauri checks the
//! capability of the window apart. Both deny what `commands/permissions.rs` does not list.

use tauri::ipc::Invoke;
use tauri::{Manager as _, Wry};

use super::commands::permissions::commands_of;
use crate::state::app_state::AppState;
use crate::state::mode::Mode;
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

/// Whether the page of this mode may call a command.
fn is_allowed(mode: &Mode, command: &str) -> bool {
    commands_of(mode.label()).any(|allowed| allowed == command)
}

#[cfg(test)]
mod tests {
    use super::super::commands::permissions::COMMANDS;
    use super::*;
    use crate::config::policy::KioskPolicy;
    use crate::state::mode::{KIOSK_LABEL, MAIN_LABEL};
    use reperes_core::Language;

    /// All commands that the page of a kiosk may call, apart from the list.
    const KIOSK_COMMANDS: &[&str] = &[
        "page_ready",
        "read_page",
        "follow_time",
        "choose_language",
        "announce",
        "restart_kiosk",
        "leave_kiosk",
    ];
    /// The commands that only the page of a kiosk may call.
    const KIOSK_ONLY: &[&str] = &["restart_kiosk", "leave_kiosk"];

    /// Of all commands a kiosk answers only those that read and its own. An unknown command is
    /// refused, and the main window is refused the commands of the kiosk alone.
    #[test]
    fn kiosk_allows_only_its_listed_commands() {
        let kiosk = Mode::of_kiosk(KioskPolicy::default(), Language::French);
        let all: Vec<&str> = COMMANDS.iter().map(|(name, _)| *name).collect();
        assert!(all.len() > 20 && all.contains(&"contact") && all.contains(&"erase_all"));
        let allowed: Vec<&str> =
            all.iter().copied().filter(|command| is_allowed(&kiosk, command)).collect();
        assert_eq!(allowed, KIOSK_COMMANDS);
        for unknown in ["a_command_added_later", "", "plugin:window|close"] {
            assert!(!is_allowed(&kiosk, unknown) && !is_allowed(&Mode::Window, unknown));
        }
        for command in all {
            assert_eq!(
                is_allowed(&Mode::Window, command),
                !KIOSK_ONLY.contains(&command),
                "{command}"
            );
        }
    }

    /// The capability of the kiosk's window lists the same commands one by one, and that of the
    /// main window none that only a kiosk has. These are the capabilities that the program has.
    #[test]
    fn capabilities_list_the_same_commands() {
        let capabilities: serde_json::Value =
            serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/capabilities.json")))
                .unwrap();
        let capabilities = capabilities.as_object().unwrap();
        assert_eq!(capabilities.keys().collect::<Vec<_>>(), [KIOSK_LABEL, MAIN_LABEL]);
        for (label, capability) in capabilities {
            let wanted: Vec<String> = commands_of(label)
                .map(|command| format!("allow-{}", command.replace('_', "-")))
                .collect();
            assert_eq!(capability["windows"], serde_json::json!([label]));
            assert_eq!(capability["permissions"], serde_json::json!(wanted));
        }
        let config: serde_json::Value =
            serde_json::from_str(include_str!("../../../tauri.conf.json")).unwrap();
        assert!(config["app"]["security"].get("capabilities").is_none());
        let main = capabilities[MAIN_LABEL]["permissions"].to_string();
        assert!(KIOSK_ONLY.iter().all(|command| !main.contains(&command.replace('_', "-"))));
    }

    /// The only handler of the program is behind the guard.
    #[test]
    fn every_command_passes_the_guard() {
        let run = include_str!("run.rs");
        assert!(run.contains(".invoke_handler(command_guard::guarded(include!("));
        assert_eq!(run.matches("handler.rs").count(), 1);
    }
}
