//! Prerenders the start screen with the page's own components, while the web engine starts.
//!
//! The script is `ui/src/prerender.ts`. Without a prerendered screen the page draws itself a little
//! later, so a failure here is logged and has no other consequence.

use std::time::{Duration, Instant};

use rquickjs::{CatchResultExt as _, Context, Ctx, Function, Module, Runtime};
use serde::Deserialize;

/// The components, the messages and the renderer, as one script.
const SCRIPT: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/ui/dist-prerender/prerender.js"));
/// Limit of the time. A prerender takes some hundredths of a second; after this limit the page
/// draws itself.
const TIMEOUT: Duration = Duration::from_secs(3);
/// Limit of the memory, in bytes: several times what a prerender needs.
const MEMORY_LIMIT: usize = 64 << 20;

/// What is inserted into the document in addition to the state.
#[derive(Debug, Deserialize)]
pub(super) struct Prerendered {
    /// The attributes of the root element.
    pub(super) attributes: String,
    /// The content of the element that the page starts in.
    pub(super) body: String,
}

/// Renders the start screen of `page`, the JSON of a [`Page`](crate::view::wire::Page).
///
/// # Errors
/// Returns an error if the script fails, which its tests exclude, or takes too long.
pub(super) fn render(page: &str) -> Result<Prerendered, String> {
    let start = Instant::now();
    let runtime = Runtime::new().map_err(|error| error.to_string())?;
    runtime.set_memory_limit(MEMORY_LIMIT);
    runtime.set_interrupt_handler(Some(Box::new(move || start.elapsed() > TIMEOUT)));
    let context = Context::full(&runtime).map_err(|error| error.to_string())?;
    let json =
        context.with(|ctx| run(&ctx, page).catch(&ctx).map_err(|error| error.to_string()))?;
    serde_json::from_str(&json).map_err(|error| error.to_string())
}

fn run<'js>(ctx: &Ctx<'js>, page: &str) -> rquickjs::Result<String> {
    let (module, loaded) = Module::declare(ctx.clone(), "prerender", SCRIPT)?.eval()?;
    loaded.finish::<()>()?;
    module.get::<_, Function<'js>>("draw")?.call((page,))
}

#[cfg(test)]
mod tests {
    use reperes_core::Language;

    use super::*;
    use crate::state::app_state::test_app::app_state;

    fn page(language: Language, now: &str) -> String {
        serde_json::to_string(&app_state(language, now).page()).unwrap()
    }

    /// Both lines and their states are in the document before any script of the page runs.
    #[test]
    fn prerender_contains_both_lines_and_states() {
        for (language, now, root, states) in [
            (Language::French, "2026-11-23T13:32:00Z", "lang=\"fr\"", ["Ouvert", "Ouvert"]),
            (Language::French, "2026-11-23T23:30:00Z", "lang=\"fr\"", ["Fermé", "Ouvert"]),
            (Language::English, "2026-11-23T23:30:00Z", "lang=\"en\"", ["Closed", "Open"]),
        ] {
            let prerendered = render(&page(language, now)).unwrap();
            assert_eq!(prerendered.attributes, root);
            let cards: Vec<_> = prerendered.body.split("data-line=").skip(1).collect();
            assert_eq!(cards.len(), 2);
            for ((card, number), state) in cards.iter().zip(["3018", "3114"]).zip(states) {
                assert!(
                    card.starts_with(&format!("\"{number}\""))
                        && card.contains(&format!(">{number}<")),
                    "{card}"
                );
                let badge = card
                    .split("data-part=\"state\"")
                    .nth(1)
                    .and_then(|rest| rest.split("</p>").next())
                    .unwrap();
                assert!(badge.contains(state), "{number} at {now}: {badge}");
            }
        }
    }

    /// A text that is no page is refused and not rendered.
    #[test]
    fn prerender_refuses_invalid_pages() {
        for text in ["", "{", "{}", r#"{"language":"fr"}"#] {
            assert!(render(text).is_err(), "{text}");
        }
    }
}
