//! Every view of the app, and going to each of them: what the checks of accessibility and of size walk through.

use anyhow::Result;
use serde_json::json;

use crate::{Page, wait_until};

/// The addresses of all views, with one entry of each kind and two that lead nowhere.
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

/// Resolves once two frames have been painted.
const PAINTED: &str =
    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))";

impl Page {
    /// Goes to a view and waits until all of it is there, everything that folds unfolded.
    ///
    /// # Errors
    /// Fails if it never is.
    pub fn open_view(&self, view: &str) -> Result<()> {
        // An address that names no section is the first screen.
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

    /// Waits until what was asked for has been painted.
    ///
    /// # Errors
    /// Fails if the page is gone.
    pub fn wait_painted(&self) -> Result<()> {
        self.promise(PAINTED, &[]).map(drop)
    }
}
