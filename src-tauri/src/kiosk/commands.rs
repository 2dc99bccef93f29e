//! Which commands a page may call. A command that is added later is refused in a kiosk until it is
//! listed here.

use crate::state::mode::Mode;

/// All that the page of a kiosk may call. Each of them reads, or belongs to the kiosk alone.
const KIOSK_COMMANDS: &[&str] = &[
    "page_ready",
    "read_page",
    "follow_time",
    "choose_language",
    "announce",
    "restart_kiosk",
    "leave_kiosk",
];
/// What only a kiosk has.
const KIOSK_ONLY: &[&str] = &["restart_kiosk", "leave_kiosk"];

/// Whether the page of this mode may call a command, whatever its capability says.
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

    /// Every command of the app, as the build declares them.
    fn commands() -> Vec<&'static str> {
        let (_, list) =
            include_str!("../../build.rs").split_once("COMMANDS: &[&str] = &[").unwrap();
        list.split_once(']').unwrap().0.split('"').skip(1).step_by(2).collect()
    }

    #[test]
    fn of_all_commands_a_kiosk_answers_only_those_that_read_and_its_own() {
        let (all, kiosk) = (commands(), kiosk());
        assert!(all.len() > 20 && all.contains(&"contact") && all.contains(&"erase_all"));
        let answered: Vec<&str> =
            all.iter().copied().filter(|command| is_allowed(&kiosk, command)).collect();
        assert_eq!(answered, KIOSK_COMMANDS);
        assert!(!is_allowed(&kiosk, "a_command_that_somebody_adds_later"));
        for command in all {
            assert_eq!(
                is_allowed(&Mode::Window, command),
                !KIOSK_ONLY.contains(&command),
                "{command}"
            );
        }
    }

    #[test]
    fn the_capability_lists_the_same_commands_one_by_one() {
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
