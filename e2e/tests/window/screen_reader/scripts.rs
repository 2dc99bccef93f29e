//! The scripts: the input, and the phrases that Orca must speak then, in French and in English.

/// A phrase in French and in English. If versions of Orca differ, `|` separates the variants.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase(pub(super) &'static str, pub(super) &'static str);

/// The input of a step.
#[derive(Clone, Copy, Debug)]
pub(super) enum Input {
    Nothing,
    Press(&'static str),
    Type(Phrase),
    /// Presses a key until the phrase is spoken.
    Until(&'static str, Phrase),
}

/// An input and the phrases that follow it, in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) input: Input,
    pub(super) expected: &'static [Phrase],
}

/// The start of the app.
#[derive(Clone, Copy, Debug)]
pub(super) enum Start {
    Window,
    /// A kiosk under this policy.
    Kiosk(&'static str),
    /// A window at the time `now`, after a run at the later time `seen`.
    Doubt {
        now: &'static str,
        seen: &'static str,
    },
}

/// A fault that the script must notice.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    /// A variable in the environment of the app.
    Var(&'static str, &'static str),
    /// Code that runs in the page once it is there.
    Page(&'static str),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Script {
    pub(super) name: &'static str,
    pub(super) start: Start,
    pub(super) steps: &'static [Step],
    pub(super) fault: Fault,
}

const fn step(input: Input, expected: &'static [Phrase]) -> Step {
    Step { input, expected }
}

/// The app is not on the accessibility bus.
const NO_ACCESSIBILITY: Fault = Fault::Var("NO_AT_BRIDGE", "1");
/// No change is announced.
const NO_ANNOUNCEMENTS: Fault = Fault::Page(
    "const ask = window.fetch;
     window.fetch = (address, ...rest) => String(address).endsWith('/announce') ? new Promise(() => {}) : ask(address, ...rest);",
);
/// The dialog has no description.
const NO_DESCRIPTION: Fault = Fault::Page(
    "new MutationObserver(() => document.querySelector('dialog')?.removeAttribute('aria-describedby'))
         .observe(document.body, { childList: true, subtree: true });",
);
/// The title of the window does not change, and no script moves the focus.
const NO_TITLE: Fault = Fault::Page(
    "Object.defineProperty(document, 'title', { set() {}, get: () => '' }); HTMLElement.prototype.focus = () => {};",
);
/// Groups have no names.
const NO_GROUP_NAMES: Fault = Fault::Page(
    "new MutationObserver(() => document.querySelectorAll('[role=radiogroup]').forEach(e => e.removeAttribute('aria-label')))
         .observe(document.body, { childList: true, subtree: true });",
);

/// A heading that the key for headings reaches from the focus.
const HEADING: Phrase = Phrase("30 18 en-tête|30 18 heading", "30 18 heading");
/// The first step: Orca speaks the home screen.
const HOME: Step = step(
    Input::Nothing,
    &[Phrase("Accueil|Qui peut vous aider, maintenant ?", "Home|Who can help you right now?")],
);

/// The danger that the query is about. The number of results follows it.
const DANGER: Phrase = Phrase("Appelez maintenant le 15 ou le 112", "Call 15 or 112 now");

const KIOSK: &str = "[kiosk]\nschool = \"Collège Jean-Moulin\"\n";

pub(super) const SCRIPTS: &[Script] = &[
    Script {
        name: "start",
        start: Start::Window,
        steps: &[
            HOME,
            step(Input::Until("h", HEADING), &[]),
            step(Input::Until("Shift+Tab", Phrase("Aller au contenu", "Skip to content")), &[]),
            step(
                Input::Press("Return"),
                &[Phrase(
                    "point de repère|Qui peut vous aider, maintenant ?",
                    "landmark|Who can help you right now?",
                )],
            ),
            step(Input::Until("h", HEADING), &[]),
            step(Input::Press("Tab"), &[Phrase("Danger immédiat", "Immediate danger")]),
        ],
        fault: NO_ACCESSIBILITY,
    },
    Script {
        name: "call",
        start: Start::Window,
        steps: &[
            HOME,
            step(Input::Until("Tab", Phrase("Appeler le 30 18", "Call 30 18")), &[]),
            step(
                Input::Press("Return"),
                &[
                    Phrase("Numéro 30 18", "Number 30 18"),
                    Phrase(
                        "Cet ordinateur ne sait pas téléphoner. Composez le 30 18",
                        "This computer cannot make phone calls. Dial 30 18",
                    ),
                ],
            ),
            step(Input::Press("Escape"), &[Phrase("Appeler le 30 18", "Call 30 18")]),
            step(Input::Until("Tab", Phrase("Copier le 30 18", "Copy 30 18")), &[]),
            step(Input::Press("Return"), &[Phrase("Copié : 30 18", "Copied: 30 18")]),
            // After a dialog the next view is named as before it.
            step(Input::Press("Alt+2"), &[Phrase("Repérer", "Spot|Spotting")]),
        ],
        fault: NO_DESCRIPTION,
    },
    Script {
        name: "search",
        start: Start::Window,
        steps: &[
            HOME,
            step(Input::Press("Control+k"), &[Phrase("Rechercher dans Repères", "Search Repères")]),
            // This query has fewer results than the longest list, so the next search has another
            // count.
            step(Input::Type(Phrase("sexting", "sexting")), &[Phrase(" résultats", " results")]),
            step(Input::Press("Down"), &[Phrase("lien|link", "link")]),
            step(Input::Press("Up"), &[Phrase("sexting", "sexting")]),
            step(Input::Press("Control+a"), &[]),
            step(Input::Type(Phrase("elle a pris des medicaments", "she took pills")), &[DANGER]),
            step(Input::Press("Tab"), &[Phrase("Fermer", "Close")]),
            step(Input::Press("Tab"), &[Phrase("15", "15")]),
        ],
        fault: NO_ANNOUNCEMENTS,
    },
    Script {
        name: "danger sign",
        start: Start::Window,
        steps: &[
            HOME,
            step(Input::Press("Alt+2"), &[Phrase("Repérer", "Spot|Spotting")]),
            step(
                Input::Until(
                    "Tab",
                    Phrase("Fugue, ou départ annoncé", "Running away, or saying so"),
                ),
                &[],
            ),
            step(Input::Press("space"), &[Phrase("Appelez d’abord : 17", "Call first: 17")]),
            step(Input::Press("Tab"), &[Phrase("Voir en grand le 17", "Show large: 17")]),
        ],
        fault: NO_ANNOUNCEMENTS,
    },
    Script {
        name: "entry",
        start: Start::Window,
        steps: &[
            HOME,
            step(Input::Press("Alt+4"), &[Phrase("Agir", "Act")]),
            step(
                Input::Until("Tab", Phrase("Ce soir, en cinq gestes", "Tonight, in five steps")),
                &[],
            ),
            step(
                Input::Press("Return"),
                &[Phrase("Ce soir, en cinq gestes", "Tonight, in five steps")],
            ),
            step(Input::Until("Tab", Phrase("Copier le texte", "Copy the text")), &[]),
            step(Input::Press("Return"), &[Phrase("Texte copié", "Text copied")]),
        ],
        fault: NO_ANNOUNCEMENTS,
    },
    Script {
        name: "settings",
        start: Start::Window,
        steps: &[
            HOME,
            step(Input::Until("Shift+Tab", Phrase("Réglages", "Settings")), &[]),
            step(Input::Press("Return"), &[Phrase("Réglages", "Settings")]),
            step(
                Input::Until("Tab", Phrase("100", "100")),
                &[Phrase("Taille du texte", "Text size")],
            ),
            step(Input::Press("Right"), &[Phrase("112", "112")]),
            step(Input::Until("Tab", Phrase("Contraste renforcé", "Higher contrast")), &[]),
            step(Input::Press("space"), &[Phrase("pressé|activé", "pressed|on")]),
        ],
        fault: NO_GROUP_NAMES,
    },
    Script {
        name: "kiosk",
        start: Start::Kiosk(KIOSK),
        steps: &[
            step(
                Input::Nothing,
                &[Phrase("Borne|Que se passe-t-il ?", "Kiosk|What is happening?")],
            ),
            step(Input::Press("Tab"), &[Phrase("Danger immédiat", "Immediate danger")]),
            step(Input::Press("Return"), &[Phrase("Danger immédiat", "Immediate danger")]),
        ],
        fault: NO_TITLE,
    },
    Script {
        name: "clock doubt",
        start: Start::Doubt { now: "2025-11-23T22:30:00Z frozen", seen: "2026-11-23T13:32:00Z" },
        steps: &[step(
            Input::Nothing,
            &[
                Phrase(
                    "L’horloge de cet ordinateur semble fausse",
                    "The clock of this computer seems to be wrong",
                ),
                Phrase("Appelez quand même", "Call all the same"),
            ],
        )],
        fault: NO_ACCESSIBILITY,
    },
];
