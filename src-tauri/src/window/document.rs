//! Inserts the present state, and the start screen prerendered from it, into the served document.
//!
//! Both lines can be read before the first script runs, and that script finds the state in the
//! document without a round trip. The insertion happens at each load, so a reload never repeats an
//! old state.

use std::borrow::Cow;
use std::sync::Mutex;
use std::thread::JoinHandle;

use tauri::http::{Request, Response};
use tauri::{AppHandle, Manager as _};

use super::current::{current, current_route};
#[cfg(target_os = "linux")]
use super::prerender;
#[cfg(target_os = "linux")]
use super::prerender::Prerendered;
use crate::platform::sync::lock;
use crate::state::app_state::AppState;

/// In the tag of the element that holds the state.
const STATE_MARK: &[u8] = b"id=\"reperes-page\"";
/// In the tag of the element that the page starts in.
#[cfg(target_os = "linux")]
const APP_MARK: &[u8] = b"id=\"app\"";
/// The beginning of the root element, as the document is built.
#[cfg(target_os = "linux")]
const ROOT_TAG: &[u8] = b"<html lang=\"fr\"";
/// The address of the start screen.
const START_ROUTE: &str = "/";

/// What is inserted into the document, for one load.
struct PreparedDocument {
    state_json: String,
    #[cfg(target_os = "linux")]
    start_screen: Option<Prerendered>,
}

/// Injects the state into documents. The first one is prepared while the web engine starts.
pub(super) struct DocumentInjector {
    first: Mutex<Option<JoinHandle<Option<PreparedDocument>>>>,
}

impl DocumentInjector {
    /// Starts to prepare the first document. `at_start_screen`: the window opens at the start
    /// screen.
    pub(super) fn new(app: &AppHandle, at_start_screen: bool) -> Self {
        let app = app.clone();
        let first = std::thread::Builder::new()
            .name("first light".to_owned())
            .spawn(move || PreparedDocument::prepare(&app, at_start_screen));
        Self { first: Mutex::new(first.ok()) }
    }

    /// Injects the state if the response is the document. Every other resource stays unchanged.
    pub(super) fn inject(
        &self,
        app: &AppHandle,
        request: &Request<Vec<u8>>,
        response: &mut Response<Cow<'static, [u8]>>,
    ) {
        if !matches!(request.uri().path(), "" | "/" | "/index.html") {
            return;
        }
        let first = lock(&self.first).take().and_then(|first| first.join().ok());
        let at_start_screen = || {
            current(app).is_some_and(|window| {
                current_route(&window).is_none_or(|route| route == START_ROUTE)
            })
        };
        let Some(prepared) =
            first.unwrap_or_else(|| PreparedDocument::prepare(app, at_start_screen()))
        else {
            return;
        };
        match prepared.insert_into(response.body()) {
            Some(filled) => *response.body_mut() = Cow::Owned(filled),
            None => log::error!("the document has no place for the state"),
        }
    }
}

impl PreparedDocument {
    fn prepare(app: &AppHandle, at_start_screen: bool) -> Option<Self> {
        let app_state = app.state::<AppState>();
        let state_json = serde_json::to_string(&app_state.page())
            .inspect_err(|error| log::error!("the state could not be written: {error}"))
            .ok()?;
        #[cfg(target_os = "linux")]
        let start_screen = (at_start_screen && app_state.mode.kiosk().is_none())
            .then(|| {
                prerender::render(&state_json)
                    .inspect_err(|error| {
                        log::error!("the first screen could not be drawn ahead: {error}")
                    })
                    .ok()
            })
            .flatten();
        #[cfg(not(target_os = "linux"))]
        let _ = at_start_screen;
        Some(Self {
            state_json,
            #[cfg(target_os = "linux")]
            start_screen,
        })
    }

    /// The document with the state and the start screen in their elements.
    fn insert_into(&self, document: &[u8]) -> Option<Vec<u8>> {
        let filled =
            insert_into_element(document, STATE_MARK, &escape_json_for_script(&self.state_json))?;
        #[cfg(target_os = "linux")]
        if let Some(start_screen) = &self.start_screen {
            let drawn = insert_into_element(&filled, APP_MARK, start_screen.body.as_bytes())?;
            return with_root_attributes(&drawn, start_screen.attributes.as_bytes());
        }
        Some(filled)
    }
}

/// JSON that cannot end the element around it. Only a "<" could, so it is escaped.
fn escape_json_for_script(json: &str) -> Vec<u8> {
    json.replace('<', "\\u003c").into_bytes()
}

/// The document with `text` at the beginning of the element whose tag contains `mark`.
fn insert_into_element(document: &[u8], mark: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    let element = position(document, mark)?;
    let inside = element + position(document.get(element..)?, b">")? + 1;
    Some([document.get(..inside)?, text, document.get(inside..)?].concat())
}

/// The document with these attributes on its root element.
#[cfg(target_os = "linux")]
fn with_root_attributes(document: &[u8], attributes: &[u8]) -> Option<Vec<u8>> {
    let root = position(document, ROOT_TAG)?;
    Some(
        [document.get(..root)?, b"<html ", attributes, document.get(root + ROOT_TAG.len()..)?]
            .concat(),
    )
}

fn position(document: &[u8], part: &[u8]) -> Option<usize> {
    document.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The state is inserted into its element and cannot end it.
    #[test]
    fn state_is_escaped_inside_its_element() {
        let document = br#"<head><script type="application/json" id="reperes-page" nonce="1"></script></head>"#;
        let filled = String::from_utf8(
            insert_into_element(
                document,
                STATE_MARK,
                &escape_json_for_script(r#"{"name":"</script><script>"}"#),
            )
            .unwrap(),
        )
        .unwrap();
        assert_eq!(
            filled,
            r#"<head><script type="application/json" id="reperes-page" nonce="1">{"name":"\u003c/script>\u003cscript>"}</script></head>"#
        );
        assert!(insert_into_element(b"<head></head>", STATE_MARK, b"{}").is_none());
    }

    /// The document that ships has a place for all that is inserted.
    #[test]
    #[cfg(target_os = "linux")]
    fn index_html_has_every_insertion_mark() {
        let document = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/ui/index.html"));
        let start_screen = Prerendered {
            attributes: "lang=\"en\" data-theme=\"dark\"".to_owned(),
            body: "<h1>3018</h1>".to_owned(),
        };
        let prepared = PreparedDocument {
            state_json: r#"{"name":"</script>"}"#.to_owned(),
            start_screen: Some(start_screen),
        };
        let filled = String::from_utf8(prepared.insert_into(document).unwrap()).unwrap();
        assert!(filled.contains("<html lang=\"en\" data-theme=\"dark\">"), "{filled}");
        assert!(filled.contains("<div id=\"app\"><h1>3018</h1></div>"), "{filled}");
        assert!(
            filled.contains(r#"id="reperes-page">{"name":"\u003c/script>"}</script>"#),
            "{filled}"
        );
    }
}
