//! Puts the present state into the document as it is served, at every load, and the start screen drawn from it: both lines can be
//! read before the first script, which finds the state there without a round trip. A reload never repeats an old one.

use std::borrow::Cow;
use std::sync::Mutex;
use std::thread::JoinHandle;

use tauri::http::{Request, Response};
use tauri::{AppHandle, Manager as _};

use super::current::{current, place};
#[cfg(target_os = "linux")]
use super::prerender;
#[cfg(target_os = "linux")]
use super::prerender::FirstLight;
use crate::platform::sync::lock;
use crate::state::app_state::Shell;

const STATE: &[u8] = b"id=\"reperes-page\"";
#[cfg(target_os = "linux")]
const SCREEN: &[u8] = b"id=\"app\"";
#[cfg(target_os = "linux")]
const ROOT: &[u8] = b"<html lang=\"fr\"";
/// The address of the start screen.
const START: &str = "/";

/// What changes from load to load.
struct Present {
    state: String,
    #[cfg(target_os = "linux")]
    screen: Option<FirstLight>,
}

/// Fills documents. The first one is made ready while the engine is still starting.
pub(super) struct Filler {
    first: Mutex<Option<JoinHandle<Option<Present>>>>,
}

impl Filler {
    /// Makes the first document ready; `starts` tells whether the window begins at the start screen.
    pub(super) fn new(app: &AppHandle, starts: bool) -> Self {
        let app = app.clone();
        let first = std::thread::Builder::new()
            .name("first light".to_owned())
            .spawn(move || Present::of(&app, starts));
        Self { first: Mutex::new(first.ok()) }
    }

    /// Fills the document, and leaves every other resource alone.
    pub(super) fn fill(
        &self,
        app: &AppHandle,
        request: &Request<Vec<u8>>,
        response: &mut Response<Cow<'static, [u8]>>,
    ) {
        if !matches!(request.uri().path(), "" | "/" | "/index.html") {
            return;
        }
        let first = lock(&self.first).take().and_then(|first| first.join().ok());
        let starts =
            || current(app).is_some_and(|window| place(&window).is_none_or(|place| place == START));
        let Some(present) = first.unwrap_or_else(|| Present::of(app, starts())) else { return };
        match present.place(response.body()) {
            Some(filled) => *response.body_mut() = Cow::Owned(filled),
            None => log::error!("the document has no place for the state"),
        }
    }
}

impl Present {
    fn of(app: &AppHandle, starts: bool) -> Option<Self> {
        let shell = app.state::<Shell>();
        let state = serde_json::to_string(&shell.page())
            .inspect_err(|error| log::error!("the state could not be written: {error}"))
            .ok()?;
        #[cfg(target_os = "linux")]
        let screen = (starts && shell.mode.kiosk().is_none())
            .then(|| {
                prerender::draw(&state)
                    .inspect_err(|error| {
                        log::error!("the first screen could not be drawn ahead: {error}")
                    })
                    .ok()
            })
            .flatten();
        #[cfg(not(target_os = "linux"))]
        let _ = starts;
        Some(Self {
            state,
            #[cfg(target_os = "linux")]
            screen,
        })
    }

    /// The document with all of it inside the elements that wait for it.
    fn place(&self, document: &[u8]) -> Option<Vec<u8>> {
        let filled = inside(document, STATE, &harmless(&self.state))?;
        #[cfg(target_os = "linux")]
        if let Some(screen) = &self.screen {
            let drawn = inside(&filled, SCREEN, screen.body.as_bytes())?;
            return dressed(&drawn, screen.attributes.as_bytes());
        }
        Some(filled)
    }
}

/// JSON that cannot end the element that it stands in: the only way out is a "<".
fn harmless(json: &str) -> Vec<u8> {
    json.replace('<', "\\u003c").into_bytes()
}

/// The document with `text` at the beginning of the element that has this `mark` in its tag.
fn inside(document: &[u8], mark: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    let element = position(document, mark)?;
    let inside = element + position(document.get(element..)?, b">")? + 1;
    Some([document.get(..inside)?, text, document.get(inside..)?].concat())
}

/// The document with these attributes on its root.
#[cfg(target_os = "linux")]
fn dressed(document: &[u8], attributes: &[u8]) -> Option<Vec<u8>> {
    let root = position(document, ROOT)?;
    Some(
        [document.get(..root)?, b"<html ", attributes, document.get(root + ROOT.len()..)?].concat(),
    )
}

fn position(document: &[u8], part: &[u8]) -> Option<usize> {
    document.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_lands_in_its_element_and_cannot_break_out() {
        let document = br#"<head><script type="application/json" id="reperes-page" nonce="1"></script></head>"#;
        let filled = String::from_utf8(
            inside(document, STATE, &harmless(r#"{"name":"</script><script>"}"#)).unwrap(),
        )
        .unwrap();
        assert_eq!(
            filled,
            r#"<head><script type="application/json" id="reperes-page" nonce="1">{"name":"\u003c/script>\u003cscript>"}</script></head>"#
        );
        assert!(inside(b"<head></head>", STATE, b"{}").is_none());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_document_that_ships_has_a_place_for_all_of_it() {
        let document = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/ui/index.html"));
        let screen = FirstLight {
            attributes: "lang=\"en\" data-theme=\"dark\"".to_owned(),
            body: "<h1>3018</h1>".to_owned(),
        };
        let present = Present { state: r#"{"name":"</script>"}"#.to_owned(), screen: Some(screen) };
        let filled = String::from_utf8(present.place(document).unwrap()).unwrap();
        assert!(filled.contains("<html lang=\"en\" data-theme=\"dark\">"), "{filled}");
        assert!(filled.contains("<div id=\"app\"><h1>3018</h1></div>"), "{filled}");
        assert!(
            filled.contains(r#"id="reperes-page">{"name":"\u003c/script>"}</script>"#),
            "{filled}"
        );
    }
}
