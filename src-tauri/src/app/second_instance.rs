//! Does what a second instance of the program, started by the same user, asks of this one.

use reperes_core::Language;
use tauri::{AppHandle, Manager as _};

#[cfg(target_os = "linux")]
use crate::background::activation_token;
use crate::background::lifecycle::{self, Coming};
use crate::cli::args::{self, Task};
use crate::config::effective::Choices;
use crate::state::app_state::Shell;
use crate::state::mode::MAIN_LABEL;
use crate::window;

/// Handles the arguments with which a second instance was started, its own name first.
pub(super) fn handle(app: &AppHandle, arguments: Vec<String>) {
    let shell = app.state::<Shell>();
    #[cfg(target_os = "linux")]
    let (token, arguments) = activation_token::split(arguments);
    #[cfg(not(target_os = "linux"))]
    let token = None;
    let arguments = arguments.into_iter().skip(1).map(Into::into).collect();
    // The second instance has reported what is wrong with its arguments itself.
    let Ok(invocation) = args::parse(arguments, &shell.library) else { return };
    let Task::Window { route, hidden } = invocation.task else { return };
    let is_allowed = |language: &Language| {
        !shell.policy.refuses(&Choices { language: Some(*language), ..Choices::default() })
    };
    // Any program of the session can ask: an address that the policy hides, or that leads nowhere,
    // is ignored.
    let route = route.filter(|route| !shell.policy.hides(route) && shell.leads_somewhere(route));
    let language_changed = invocation
        .language
        .filter(is_allowed)
        .is_some_and(|language| shell.speak_for_now(language));
    if language_changed {
        // The texts of the tray change too.
        shell.live.ring();
    }
    if !hidden {
        lifecycle::come_forward(app, Coming { route, afresh: language_changed, token });
    } else if let Some(window) = app.get_webview_window(MAIN_LABEL) {
        window::lead(&window, None, language_changed);
    }
}
