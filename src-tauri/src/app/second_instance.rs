//! Does what a second instance of the program, started by the same user, asks of this one.

use reperes_core::Language;
use tauri::{AppHandle, Manager as _};

#[cfg(target_os = "linux")]
use crate::background::activation_token;
use crate::background::lifecycle::{self, OpenRequest};
use crate::cli::args::{self, Task};
use crate::config::settings_table::SettingChoices;
use crate::state::app_state::AppState;
use crate::state::mode::MAIN_LABEL;
use crate::window;

/// Handles the arguments with which a second instance was started, its own name first.
pub(super) fn handle(app: &AppHandle, arguments: Vec<String>) {
    let app_state = app.state::<AppState>();
    #[cfg(target_os = "linux")]
    let (token, arguments) = activation_token::split_token(arguments);
    #[cfg(not(target_os = "linux"))]
    let token = None;
    let arguments = arguments.into_iter().skip(1).map(Into::into).collect();
    // The second instance has reported what is wrong with its arguments itself.
    let Ok(invocation) = args::parse(arguments, &app_state.library) else { return };
    let Task::Window { route, hidden } = invocation.task else { return };
    let is_allowed = |language: &Language| {
        !app_state
            .policy
            .refuses(&SettingChoices { language: Some(*language), ..SettingChoices::default() })
    };
    let route = route.filter(|route| may_open(&app_state, route));
    let language_changed = invocation
        .language
        .filter(is_allowed)
        .is_some_and(|language| app_state.set_language_until_exit(language));
    if language_changed {
        // The texts of the tray change too.
        app_state.page_feed.wake();
    }
    if !hidden {
        lifecycle::show_window(app, OpenRequest { route, reload: language_changed, token });
    } else if let Some(window) = app.get_webview_window(MAIN_LABEL) {
        window::navigate(&window, None, language_changed);
    }
}

/// Whether the window may be led to an address. Any program of the session can ask: an address that
/// the policy hides, or that leads nowhere, is ignored.
fn may_open(app_state: &AppState, route: &str) -> bool {
    !app_state.policy.hides(route) && app_state.has_route(route)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::policy::parse;
    use crate::state::app_state::test_app::app_state;

    /// A second copy leads the window to no address that the policy hides, and to none that leads
    /// nowhere.
    #[test]
    fn hidden_and_unknown_addresses_are_ignored() {
        let hidden = parse("[mandatory]\nhidden = [\"/classe\"]\n");
        let all = app_state(Language::French, "2026-11-24T12:00:00Z");
        let hiding = app_state(Language::French, "2026-11-24T12:00:00Z").with_policy(hidden);
        for (route, shown, with_policy) in [
            ("/classe", true, false),
            ("/affiche", true, false),
            ("/classe/track-me", true, false),
            ("/appeler/3018-phone", true, true),
            ("/agir/nowhere", false, false),
            ("/nowhere", false, false),
        ] {
            assert_eq!(may_open(&all, route), shown, "{route}");
            assert_eq!(may_open(&hiding, route), with_policy, "{route}");
        }
    }
}
