//! The scripts: what is pressed, and what must be heard then, in French and in English.

/// A phrase in French, and in English. Where versions of Orca use words of their own, `|` stands between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase(pub(super) &'static str, pub(super) &'static str);

/// What somebody does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Input {
    Nothing,
    Press(&'static str),
    Type(Phrase),
    /// Presses a key until something is heard.
    Until(&'static str, Phrase),
}

/// One thing done, and what is heard of it, in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) input: Input,
    pub(super) expected: &'static [Phrase],
}

/// How the app is started.
#[derive(Clone, Copy, Debug)]
pub(super) enum Start {
    Window,
    /// Under this policy.
    Kiosk(&'static str),
    /// At this time, after a run at a later one.
    Doubt {
        now: &'static str,
        seen: &'static str,
    },
}

/// What is broken, to see that it is noticed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    /// A variable in the environment of the app.
    Var(&'static str, &'static str),
    /// Code in its page, once it is there.
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

/// Nothing is offered to a screen reader.
const NO_ACCESSIBILITY: Fault = Fault::Var("NO_AT_BRIDGE", "1");
/// Nothing that changes is told.
const NO_ANNOUNCEMENTS: Fault = Fault::Page(
    "const ask = window.fetch;
     window.fetch = (address, ...rest) => String(address).endsWith('/announce') ? new Promise(() => {}) : ask(address, ...rest);",
);
/// The dialog has no description.
const NO_DESCRIPTION: Fault = Fault::Page(
    "new MutationObserver(() => document.querySelector('dialog')?.removeAttribute('aria-describedby'))
         .observe(document.body, { childList: true, subtree: true });",
);
/// No window has another title than its first, and nothing takes the focus but by the keyboard.
const NO_TITLE: Fault = Fault::Page(
    "Object.defineProperty(document, 'title', { set() {}, get: () => '' }); HTMLElement.prototype.focus = () => {};",
);
/// Groups have no names.
const NO_GROUP_NAMES: Fault = Fault::Page(
    "new MutationObserver(() => document.querySelectorAll('[role=radiogroup]').forEach(e => e.removeAttribute('aria-label')))
         .observe(document.body, { childList: true, subtree: true });",
);

/// Reached by the key for headings: reading begins where the focus is.
const HEADING: Phrase = Phrase("30 18 en-tête|30 18 heading", "30 18 heading");
/// Where somebody is at the start.
const HOME: Step = step(
    Input::Nothing,
    &[Phrase("Accueil|Qui peut vous aider, maintenant ?", "Home|Who can help you right now?")],
);

/// The danger that what is typed speaks of. How many results there are comes after it.
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
            // After a dialog, the next screen is named as before it.
            step(Input::Press("Alt+2"), &[Phrase("Repérer", "Notice|Noticing")]),
        ],
        fault: NO_DESCRIPTION,
    },
    Script {
        name: "search",
        start: Start::Window,
        steps: &[
            HOME,
            step(Input::Press("Control+k"), &[Phrase("Rechercher dans Repères", "Search Repères")]),
            // Fewer results than the longest list: the next search has another count to tell.
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
            step(Input::Press("Alt+2"), &[Phrase("Repérer", "Notice|Noticing")]),
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
