//! The language, set at the start and changed in the open window.

use anyhow::Result;
use e2e::Setup;

use crate::{OPEN, card};

#[test]
fn the_language_changes_live_and_back() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let page = &app.page;
    page.wait_text(&card("3018", "state"), |text| text.contains("Ouvert"))?;
    assert_eq!(page.attribute("html", "lang")?.as_deref(), Some("fr"));
    page.eval("window.same = true;", &[])?;

    page.click("[data-language='en']")?;
    page.wait_text(&card("3018", "state"), |text| text.contains("Open"))?;
    page.wait_text(&card("3018", "detail"), |text| text.contains("closes in 8 h 28"))?;
    page.wait_text("[data-part='paris-time']", |text| text.contains("14:32"))?;
    page.wait_text("h1", |text| text.contains("Who can help"))?;
    assert_eq!(page.attribute("html", "lang")?.as_deref(), Some("en"));

    page.click("[data-language='fr']")?;
    page.wait_text(&card("3018", "state"), |text| text.contains("Ouvert"))?;
    page.wait_text(&card("3018", "detail"), |text| text.contains("ferme dans 8 h 28"))?;
    assert_eq!(page.attribute("html", "lang")?.as_deref(), Some("fr"));
    assert_eq!(page.eval("return window.same;", &[])?, true, "the page was loaded again");
    Ok(())
}

/// The language of the argument is in the initial state of the document.
#[test]
fn language_argument_is_in_the_initial_state() -> Result<()> {
    let app = Setup::at(OPEN).lang("en").drive()?;
    assert_eq!(app.page.document_state()?["language"], "en");
    app.page.wait_text("h1", |text| text.contains("Who can help"))?;
    Ok(())
}
