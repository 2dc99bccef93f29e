//! Puts the present state into the document as it is served, at every load: the first script finds it there, without a round
//! trip, and a reload never repeats an old one.

use std::borrow::Cow;

use tauri::http::{Request, Response};
use tauri::{AppHandle, Manager as _};

use crate::shell::Shell;

const PLACE: &[u8] = b"id=\"reperes-page\"";

/// Fills the document, and leaves every other resource alone.
pub(super) fn fill(app: &AppHandle, request: &Request<Vec<u8>>, response: &mut Response<Cow<'static, [u8]>>) {
    if !matches!(request.uri().path(), "" | "/" | "/index.html") {
        return;
    }
    let page = match serde_json::to_string(&app.state::<Shell>().page()) {
        Ok(page) => page,
        Err(error) => {
            log::error!("the state could not be written: {error}");
            return;
        }
    };
    match place(response.body(), &page) {
        Some(filled) => *response.body_mut() = Cow::Owned(filled),
        None => log::error!("the document has no place for the state"),
    }
}

/// The document with `json` inside the element that waits for it.
fn place(document: &[u8], json: &str) -> Option<Vec<u8>> {
    let element = document.windows(PLACE.len()).position(|part| part == PLACE)?;
    let inside = element + document.get(element..)?.iter().position(|byte| *byte == b'>')? + 1;
    // The only way out of such an element is a "<".
    let json = json.replace('<', "\\u003c");
    let mut filled = Vec::with_capacity(document.len() + json.len());
    filled.extend_from_slice(document.get(..inside)?);
    filled.extend_from_slice(json.as_bytes());
    filled.extend_from_slice(document.get(inside..)?);
    Some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_lands_in_its_element_and_cannot_break_out() {
        let document = br#"<head><script type="application/json" id="reperes-page" nonce="1"></script></head>"#;
        let filled = String::from_utf8(place(document, r#"{"name":"</script><script>"}"#).unwrap()).unwrap();
        assert_eq!(
            filled,
            r#"<head><script type="application/json" id="reperes-page" nonce="1">{"name":"\u003c/script>\u003cscript>"}</script></head>"#
        );
        assert!(place(b"<head></head>", "{}").is_none());
    }

    #[test]
    fn the_document_that_ships_has_a_place_for_the_state() {
        let document = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/ui/index.html"));
        assert!(place(document, "{}").is_some());
    }
}
