//! One picture: the screen is opened, something is done on it, the window takes its size, the picture is taken.

use std::path::Path;

use anyhow::Result;
use e2e::{WebDriverApp, wait_until};
use serde_json::json;

use crate::scenes::{Act, Scene};

/// Pixels of the screen for one of the page.
#[derive(Clone, Copy)]
pub(crate) struct Scale(pub(crate) f64);

/// Photographs a scene at these sizes of the page. Gives the names of the files.
pub(crate) fn shoot(
    app: &WebDriverApp,
    folder: &Path,
    scene: &Scene,
    rest: &str,
    sizes: &[(u32, u32)],
    scale: Scale,
) -> Result<Vec<String>> {
    app.page.navigate(scene.route)?;
    app.page.wait_text("main h1", |text| !text.is_empty())?;
    begin(app, scene.act)?;
    app.screen()?.park_pointer()?;
    let mut names = Vec::new();
    for &size in sizes {
        app.resize_page(size, scale.0)?;
        app.page.eval("scrollTo(0, 0);", &[])?;
        let file = format!("{}-{rest}-{}x{}.png", scene.name, size.0, size.1);
        app.screen()?.settled_picture(app.window)?.save(&folder.join(&file))?;
        names.push(file);
    }
    end(app, scene.act)?;
    Ok(names)
}

/// Clicks by script: where the page is enlarged, WebDriver would click beside.
fn press(app: &WebDriverApp, css: &str) -> Result<()> {
    app.page.eval("document.querySelector(arguments[0]).click();", &[json!(css)]).map(drop)
}

fn begin(app: &WebDriverApp, act: Act) -> Result<()> {
    let page = &app.page;
    match act {
        Act::Nothing => {}
        Act::Sheet => {
            press(app, "main [data-action='call'][data-channel='3018-phone']")?;
            page.wait_text("dialog#number-sheet[open]", |text| text.contains("3018"))?;
        }
        Act::Tick(signs) => {
            for sign in signs {
                press(app, &format!("[data-sign='{sign}'] input"))?;
            }
            page.wait_text("[data-part='summary']", |text| !text.is_empty())?;
        }
        Act::Search(query) => {
            press(app, "[data-action='search']")?;
            let typed =
                "const field = document.querySelector('#search input'); field.value = arguments[0];
                field.dispatchEvent(new Event('input', { bubbles: true }));";
            page.eval(typed, &[json!(query)])?;
            page.wait_text("[data-part='search-count']", |text| !text.is_empty())?;
        }
        Act::Shortcuts => {
            press(app, "[data-action='shortcuts']")?;
            page.wait_text("#shortcuts[open]", |text| !text.is_empty())?;
        }
        Act::Erase => {
            press(app, "[data-action='erase']")?;
            page.wait_text("#erase[open]", |text| !text.is_empty())?;
        }
    }
    Ok(())
}

fn end(app: &WebDriverApp, act: Act) -> Result<()> {
    match act {
        Act::Nothing => Ok(()),
        Act::Sheet => press(app, "#number-sheet [data-action='close']"),
        Act::Tick(_) => press(app, "[data-action='clear-noted']"),
        Act::Search(_) => press(app, "[data-action='close-search']"),
        Act::Shortcuts => press(app, "#shortcuts [data-action='close']"),
        Act::Erase => press(app, "#erase [data-action='close']"),
    }
}

/// Loads the page again, with a fresh state.
pub(crate) fn reload(app: &WebDriverApp) -> Result<()> {
    app.page.eval("window.stale = true; location.reload();", &[])?;
    wait_until("the page loading again", || {
        let fresh = "return !window.stale && !!document.querySelector('main');";
        Ok(app.page.eval(fresh, &[])? == json!(true) && app.page.is_ready()?)
    })
}
