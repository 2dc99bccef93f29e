//! One picture: opens the screen, performs the action, resizes the window, takes the picture.

use std::path::Path;

use anyhow::Result;
use e2e::{WebDriverApp, wait_until};
use serde_json::json;

use crate::scenes::{Scene, SceneAction};

/// The number of pixels for one CSS pixel.
#[derive(Clone, Copy)]
pub(crate) struct Scale(pub(crate) f64);

/// Takes a scene at these sizes of the page and gives the names of the files.
pub(crate) fn capture(
    app: &WebDriverApp,
    folder: &Path,
    scene: &Scene,
    rest: &str,
    sizes: &[(u32, u32)],
    scale: Scale,
) -> Result<Vec<String>> {
    app.page.navigate(scene.route)?;
    app.page.wait_text("main h1", |text| !text.is_empty())?;
    perform(app, scene.action)?;
    app.screen()?.park_pointer()?;
    let mut names = Vec::new();
    for &size in sizes {
        app.resize_page(size, scale.0)?;
        app.page.eval("scrollTo(0, 0);", &[])?;
        let file = format!("{}-{rest}-{}x{}.png", scene.name, size.0, size.1);
        app.screen()?.settled_picture(app.window)?.save(&folder.join(&file))?;
        names.push(file);
    }
    undo(app, scene.action)?;
    Ok(names)
}

/// Clicks by script: on an enlarged page WebDriver misses the element.
fn press(app: &WebDriverApp, css: &str) -> Result<()> {
    app.page.eval("document.querySelector(arguments[0]).click();", &[json!(css)]).map(drop)
}

fn perform(app: &WebDriverApp, action: SceneAction) -> Result<()> {
    let page = &app.page;
    match action {
        SceneAction::Nothing => {}
        SceneAction::Sheet => {
            press(app, "main [data-action='call'][data-channel='3018-phone']")?;
            page.wait_text("dialog#number-sheet[open]", |text| text.contains("3018"))?;
        }
        SceneAction::Tick(signs) => {
            for sign in signs {
                press(app, &format!("[data-sign='{sign}'] input"))?;
            }
            page.wait_text("[data-part='summary']", |text| !text.is_empty())?;
        }
        SceneAction::Search(query) => {
            press(app, "[data-action='search']")?;
            let typed =
                "const field = document.querySelector('#search input'); field.value = arguments[0];
                field.dispatchEvent(new Event('input', { bubbles: true }));";
            page.eval(typed, &[json!(query)])?;
            page.wait_text("[data-part='search-count']", |text| !text.is_empty())?;
        }
        SceneAction::Shortcuts => {
            press(app, "[data-action='shortcuts']")?;
            page.wait_text("#shortcuts[open]", |text| !text.is_empty())?;
        }
        SceneAction::Erase => {
            press(app, "[data-action='erase']")?;
            page.wait_text("#erase[open]", |text| !text.is_empty())?;
        }
    }
    Ok(())
}

fn undo(app: &WebDriverApp, action: SceneAction) -> Result<()> {
    match action {
        SceneAction::Nothing => Ok(()),
        SceneAction::Sheet => press(app, "#number-sheet [data-action='close']"),
        SceneAction::Tick(_) => press(app, "[data-action='clear-noted']"),
        SceneAction::Search(_) => press(app, "[data-action='close-search']"),
        SceneAction::Shortcuts => press(app, "#shortcuts [data-action='close']"),
        SceneAction::Erase => press(app, "#erase [data-action='close']"),
    }
}

/// Reloads the page, which resets its state.
pub(crate) fn reload(app: &WebDriverApp) -> Result<()> {
    app.page.eval("window.stale = true; location.reload();", &[])?;
    wait_until("the page loading again", || {
        let fresh = "return !window.stale && !!document.querySelector('main');";
        Ok(app.page.eval(fresh, &[])? == json!(true) && app.page.is_ready()?)
    })
}
