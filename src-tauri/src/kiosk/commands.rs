//! Which commands a page may call in each mode.
//!
//! A kiosk denies by default: a command that is added later is refused there until it is listed
//! here.

use crate::state::mode::Mode;

/// The commands that the page of a kiosk may call. Each of them only reads, or exists for the kiosk
/// alone.
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

/// Whether the page of this mode may call a command. The capability of the window is checked apart.
pub(crate) fn is_allowed(mode: &Mode, command: &str) -> bool {
    match mode {
        Mode::Window => !KIOSK_ONLY.contains(&command),
        Mode::Kiosk(_) => KIOSK_COMMANDS.contains(&command),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::policy::KioskPolicy;
    use crate::state::mode::{KIOSK_LABEL, MAIN_LABEL};
    use reperes_core::Language;

    fn kiosk() -> Mode {
        Mode::of_kiosk(KioskPolicy::default(), Language::French)
    }

    /// Every command of the app, as `build.rs` declares them.
    fn commands() -> Vec<&'static str> {
        let (_, list) =
            include_str!("../../build.rs").split_once("COMMANDS: &[&str] = &[").unwrap();
        list.split_once(']').unwrap().0.split('"').skip(1).step_by(2).collect()
    }

    /// Of all commands a kiosk answers only those that read and its own. An unknown command is
    /// refused, and the main window is refused the commands of the kiosk alone.
    #[test]
    fn kiosk_allows_only_its_listed_commands() {
        let (all, kiosk) = (commands(), kiosk());
        assert!(all.len() > 20 && all.contains(&"contact") && all.contains(&"erase_all"));
        let allowed: Vec<&str> =
            all.iter().copied().filter(|command| is_allowed(&kiosk, command)).collect();
        assert_eq!(allowed, KIOSK_COMMANDS);
        assert!(!is_allowed(&kiosk, "a_command_added_later"));
        for command in all {
            assert_eq!(
                is_allowed(&Mode::Window, command),
                !KIOSK_ONLY.contains(&command),
                "{command}"
            );
        }
    }

    /// The capability of the kiosk's window lists the same commands one by one, and that of the
    /// main window none that only a kiosk has.
    #[test]
    fn capabilities_list_the_same_commands() {
        let config: serde_json::Value =
            serde_json::from_str(include_str!("../../../tauri.conf.json")).unwrap();
        let capabilities = config["app"]["security"]["capabilities"].as_array().unwrap();
        let of = |label: &str| {
            capabilities
                .iter()
                .find(|capability| capability["windows"] == serde_json::json!([label]))
                .unwrap()
        };
        let wanted: Vec<String> = KIOSK_COMMANDS
            .iter()
            .map(|command| format!("allow-{}", command.replace('_', "-")))
            .collect();
        assert_eq!(of(KIOSK_LABEL)["permissions"], serde_json::json!(wanted));
        let main = of(MAIN_LABEL)["permissions"].to_string();
        assert!(KIOSK_ONLY.iter().all(|command| !main.contains(&command.replace('_', "-"))));
    }
}
