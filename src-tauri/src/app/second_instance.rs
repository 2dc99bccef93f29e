//! Does what another copy of the program, started by the same user, asks of this one.

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

/// Another copy was started with these arguments, its own name first: this one does what they ask.
pub(crate) fn called(app: &AppHandle, arguments: Vec<String>) {
    let shell = app.state::<Shell>();
    #[cfg(target_os = "linux")]
    let (token, arguments) = activation_token::split(arguments);
    #[cfg(not(target_os = "linux"))]
    let token = None;
    let arguments = arguments.into_iter().skip(1).map(Into::into).collect();
    // What is wrong with the arguments, the other copy has said itself.
    let Ok(invocation) = args::parse(arguments, &shell.library) else { return };
    let Task::Window { route, hidden } = invocation.task else { return };
    let free = |language: &Language| {
        !shell.policy.refuses(&Choices { language: Some(*language), ..Choices::default() })
    };
    // Any program of the session may ask: what is hidden here, or nowhere, is not led to.
    let route = route.filter(|route| !shell.policy.hides(route) && shell.leads_somewhere(route));
    let afresh =
        invocation.language.filter(free).is_some_and(|language| shell.speak_for_now(language));
    if afresh {
        // The icon speaks it too.
        shell.live.ring();
    }
    if !hidden {
        lifecycle::come_forward(app, Coming { route, afresh, token });
    } else if let Some(window) = app.get_webview_window(MAIN_LABEL) {
        window::lead(&window, None, afresh);
    }
}
