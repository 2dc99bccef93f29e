//! The scenes: which screens are taken, and what happens on them before.

/// A screen of the gallery.
pub(crate) struct Scene {
    pub(crate) name: &'static str,
    pub(crate) route: &'static str,
    /// The action before the picture.
    pub(crate) action: SceneAction,
    /// Whether it depends on the time.
    pub(crate) timed: bool,
    /// Whether it can be longer than a window.
    pub(crate) long: bool,
}

#[derive(Clone, Copy)]
pub(crate) enum SceneAction {
    Nothing,
    /// Opens the number sheet of 3018.
    Sheet,
    /// Ticks these signs.
    Tick(&'static [&'static str]),
    /// Opens the search and types this.
    Search(&'static str),
    /// Opens the dialog of shortcuts.
    Shortcuts,
    /// Opens the question before everything is erased.
    Erase,
}

pub(crate) const fn scene(name: &'static str, route: &'static str) -> Scene {
    Scene { name, route, action: SceneAction::Nothing, timed: false, long: true }
}

pub(crate) const SCENES: &[Scene] = &[
    Scene { timed: true, ..scene("home", "#/") },
    Scene { action: SceneAction::Sheet, long: false, ..scene("sheet", "#/") },
    Scene { timed: true, ..scene("lines", "#/lignes") },
    scene("danger", "#/danger"),
    scene("spot", "#/reperer"),
    Scene {
        action: SceneAction::Tick(&["sign-hides-screen", "sign-sleep"]),
        ..scene("spot-noted", "#/reperer")
    },
    Scene {
        action: SceneAction::Tick(&["sign-talk-of-dying", "sign-sleep"]),
        ..scene("spot-danger", "#/reperer")
    },
    scene("understand", "#/comprendre"),
    scene("act", "#/agir"),
    scene("class", "#/classe"),
    scene("sign", "#/reperer/sign-talk-of-dying"),
    scene("form", "#/comprendre/form-sextortion"),
    scene("law", "#/comprendre/law-harassment"),
    scene("figure", "#/comprendre/figure-pupils-2023"),
    scene("situation", "#/agir/intimate-image"),
    scene("talk", "#/agir/talk-11-14"),
    scene("platform", "#/agir/platform-instagram"),
    scene("guide", "#/agir/tonight"),
    scene("letter", "#/agir/letter-school"),
    scene("activity", "#/classe/activity-comment-thread"),
    scene("card", "#/classe/card-photo"),
    scene("track", "#/classe/track-me"),
    Scene { long: false, ..scene("projector", "#/projeter/card-photo") },
    scene("poster", "#/affiche"),
    Scene { long: false, ..scene("more", "#/plus") },
    Scene { long: false, ..scene("missing", "#/agir/nowhere") },
    Scene { action: SceneAction::Search("photo nue"), long: false, ..scene("search", "#/") },
    Scene { action: SceneAction::Search("brzkwt"), long: false, ..scene("search-nothing", "#/") },
    scene("settings", "#/reglages"),
    Scene { action: SceneAction::Shortcuts, long: false, ..scene("shortcuts", "#/reglages") },
    scene("about", "#/a-propos"),
    Scene { action: SceneAction::Erase, long: false, ..scene("erase", "#/a-propos") },
];

/// The scenes that are also taken with large text, and on a display with small pixels.
pub(crate) const LARGE: &[&str] =
    &["home", "sheet", "danger", "spot-danger", "situation", "lines", "settings", "search"];

/// The policy in the pictures of a managed computer. It leaves language and theme free, which are
/// in the names of the pictures.
pub(crate) const POLICY: &str = "[mandatory]\naudience = \"educator\"\ntext_size = 100\nautostart = false\ntray = true\n\
    notifications = true\nhidden = [\"/classe\"]\n\
    [school]\nname = \"Collège Jean-Moulin\"\nmessage = \"L’infirmière est là le mardi et le jeudi, de 8 h à 17 h.\"\n";
pub(crate) const MANAGED: &[Scene] =
    &[scene("managed", "#/"), scene("managed-settings", "#/reglages")];
