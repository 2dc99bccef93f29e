//! The views of the app, and how to open one. The checks of accessibility and of size visit all.

use anyhow::Result;
use serde_json::json;

use crate::{Page, wait_until};

/// The routes of all views, with one entry of each kind, and two routes that do not exist.
pub const VIEWS: &[&str] = &[
    "#/",
    "#/danger",
    "#/reperer",
    "#/reperer/sign-talk-of-dying",
    "#/comprendre",
    "#/comprendre/form-sextortion",
    "#/comprendre/law-harassment",
    "#/comprendre/figure-pupils-2023",
    "#/agir",
    "#/agir/intimate-image",
    "#/agir/platform-instagram",
    "#/agir/tonight",
    "#/agir/letter-school",
    "#/agir/talk-11-14",
    "#/classe",
    "#/classe/activity-comment-thread",
    "#/classe/card-photo",
    "#/classe/track-me",
    "#/lignes",
    "#/affiche",
    "#/projeter/card-photo",
    "#/plus",
    "#/reglages",
    "#/a-propos",
    "#/agir/nowhere",
    "#/nowhere",
];

/// Resolves after two animation frames.
const TWO_FRAMES: &str =
    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))";

impl Page {
    /// Opens a view, waits until it is complete, and expands every `details` in it.
    ///
    /// # Errors
    /// Fails if it is not complete within the timeout.
    pub fn open_view(&self, view: &str) -> Result<()> {
        // A route that names no section shows the home screen.
        let wanted = if view == "#/nowhere" { "/" } else { view.trim_start_matches('#') };
        self.eval("location.hash = arguments[0];", &[json!(view)])?;
        let ready = "const main = document.querySelector('main[data-route]');
            const here = main?.dataset.route === arguments[0] && !main.querySelector('[data-part=waiting]');
            if (!here || !main.querySelector('h1')?.innerText || location.hash !== arguments[1]) return false;
            main.querySelectorAll('details').forEach(details => { details.open = true; });
            return true;";
        wait_until(&format!("the view {view}"), || {
            Ok(self.eval(ready, &[json!(wanted), json!(view)])? == json!(true))
        })?;
        self.wait_painted()
    }

    /// Waits until the page has been painted.
    ///
    /// # Errors
    /// Fails if the page is gone.
    pub fn wait_painted(&self) -> Result<()> {
        self.promise(TWO_FRAMES, &[]).map(drop)
    }
}
