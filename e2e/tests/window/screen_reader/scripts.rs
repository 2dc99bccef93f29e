//! The scripts: what is pressed, and what must be heard then, in French and in English.

/// A phrase in French, and in English. Where versions of Orca use words of their own, `|` stands between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words(pub(super) &'static str, pub(super) &'static str);

/// What somebody does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Do {
    Nothing,
    Press(&'static str),
    Type(Words),
    /// Presses a key until something is heard.
    Until(&'static str, Words),
}

/// One thing done, and what is heard of it, in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) keys: Do,
    pub(super) hears: &'static [Words],
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

const fn step(keys: Do, hears: &'static [Words]) -> Step {
    Step { keys, hears }
}

/// Nothing is offered to a screen reader.
const UNSEEN: Fault = Fault::Var("NO_AT_BRIDGE", "1");
/// Nothing that changes is told.
const MUTE: Fault = Fault::Page(
    "const ask = window.fetch;
     window.fetch = (address, ...rest) => String(address).endsWith('/announce') ? new Promise(() => {}) : ask(address, ...rest);",
);
/// The dialog has no description.
const BARE: Fault = Fault::Page(
    "new MutationObserver(() => document.querySelector('dialog')?.removeAttribute('aria-describedby'))
         .observe(document.body, { childList: true, subtree: true });",
);
/// No window has another title than its first, and nothing takes the focus but by the keyboard.
const NAMELESS: Fault = Fault::Page(
    "Object.defineProperty(document, 'title', { set() {}, get: () => '' }); HTMLElement.prototype.focus = () => {};",
);
/// Groups have no names.
const UNNAMED: Fault = Fault::Page(
    "new MutationObserver(() => document.querySelectorAll('[role=radiogroup]').forEach(e => e.removeAttribute('aria-label')))
         .observe(document.body, { childList: true, subtree: true });",
);

/// Reached by the key for headings: reading begins where the focus is.
const HEADING: Words = Words("30 18 en-tête|30 18 heading", "30 18 heading");
/// Where somebody is at the start.
const HOME: Step = step(
    Do::Nothing,
    &[Words("Accueil|Qui peut vous aider, maintenant ?", "Home|Who can help you right now?")],
);

/// The danger that what is typed speaks of. How many results there are comes after it.
const DANGER: Words = Words("Appelez maintenant le 15 ou le 112", "Call 15 or 112 now");

const KIOSK: &str = "[kiosk]\nschool = \"Collège Jean-Moulin\"\n";

pub(super) const SCRIPTS: &[Script] = &[
    Script {
        name: "start",
        start: Start::Window,
        steps: &[
            HOME,
            step(Do::Until("h", HEADING), &[]),
            step(Do::Until("Shift+Tab", Words("Aller au contenu", "Skip to content")), &[]),
            step(
                Do::Press("Return"),
                &[Words(
                    "point de repère|Qui peut vous aider, maintenant ?",
                    "landmark|Who can help you right now?",
                )],
            ),
            step(Do::Until("h", HEADING), &[]),
            step(Do::Press("Tab"), &[Words("Danger immédiat", "Immediate danger")]),
        ],
        fault: UNSEEN,
    },
    Script {
        name: "call",
        start: Start::Window,
        steps: &[
            HOME,
            step(Do::Until("Tab", Words("Appeler le 30 18", "Call 30 18")), &[]),
            step(
                Do::Press("Return"),
                &[
                    Words("Numéro 30 18", "Number 30 18"),
                    Words(
                        "Cet ordinateur ne sait pas téléphoner. Composez le 30 18",
                        "This computer cannot make phone calls. Dial 30 18",
                    ),
                ],
            ),
            step(Do::Press("Escape"), &[Words("Appeler le 30 18", "Call 30 18")]),
            step(Do::Until("Tab", Words("Copier le 30 18", "Copy 30 18")), &[]),
            step(Do::Press("Return"), &[Words("Copié : 30 18", "Copied: 30 18")]),
            // After a dialog, the next screen is named as before it.
            step(Do::Press("Alt+2"), &[Words("Repérer", "Notice|Noticing")]),
        ],
        fault: BARE,
    },
    Script {
        name: "search",
        start: Start::Window,
        steps: &[
            HOME,
            step(Do::Press("Control+k"), &[Words("Rechercher dans Repères", "Search Repères")]),
            // Fewer results than the longest list: the next search has another count to tell.
            step(Do::Type(Words("sexting", "sexting")), &[Words(" résultats", " results")]),
            step(Do::Press("Down"), &[Words("lien|link", "link")]),
            step(Do::Press("Up"), &[Words("sexting", "sexting")]),
            step(Do::Press("Control+a"), &[]),
            step(Do::Type(Words("elle a pris des medicaments", "she took pills")), &[DANGER]),
            step(Do::Press("Tab"), &[Words("Fermer", "Close")]),
            step(Do::Press("Tab"), &[Words("15", "15")]),
        ],
        fault: MUTE,
    },
    Script {
        name: "danger sign",
        start: Start::Window,
        steps: &[
            HOME,
            step(Do::Press("Alt+2"), &[Words("Repérer", "Notice|Noticing")]),
            step(
                Do::Until("Tab", Words("Fugue, ou départ annoncé", "Running away, or saying so")),
                &[],
            ),
            step(Do::Press("space"), &[Words("Appelez d’abord : 17", "Call first: 17")]),
            step(Do::Press("Tab"), &[Words("Voir en grand le 17", "Show large: 17")]),
        ],
        fault: MUTE,
    },
    Script {
        name: "entry",
        start: Start::Window,
        steps: &[
            HOME,
            step(Do::Press("Alt+4"), &[Words("Agir", "Act")]),
            step(Do::Until("Tab", Words("Ce soir, en cinq gestes", "Tonight, in five steps")), &[]),
            step(
                Do::Press("Return"),
                &[Words("Ce soir, en cinq gestes", "Tonight, in five steps")],
            ),
            step(Do::Until("Tab", Words("Copier le texte", "Copy the text")), &[]),
            step(Do::Press("Return"), &[Words("Texte copié", "Text copied")]),
        ],
        fault: MUTE,
    },
    Script {
        name: "settings",
        start: Start::Window,
        steps: &[
            HOME,
            step(Do::Until("Shift+Tab", Words("Réglages", "Settings")), &[]),
            step(Do::Press("Return"), &[Words("Réglages", "Settings")]),
            step(Do::Until("Tab", Words("100", "100")), &[Words("Taille du texte", "Text size")]),
            step(Do::Press("Right"), &[Words("112", "112")]),
            step(Do::Until("Tab", Words("Contraste renforcé", "Higher contrast")), &[]),
            step(Do::Press("space"), &[Words("pressé|activé", "pressed|on")]),
        ],
        fault: UNNAMED,
    },
    Script {
        name: "kiosk",
        start: Start::Kiosk(KIOSK),
        steps: &[
            step(Do::Nothing, &[Words("Borne|Que se passe-t-il ?", "Kiosk|What is happening?")]),
            step(Do::Press("Tab"), &[Words("Danger immédiat", "Immediate danger")]),
            step(Do::Press("Return"), &[Words("Danger immédiat", "Immediate danger")]),
        ],
        fault: NAMELESS,
    },
    Script {
        name: "clock doubt",
        start: Start::Doubt { now: "2025-11-23T22:30:00Z frozen", seen: "2026-11-23T13:32:00Z" },
        steps: &[step(
            Do::Nothing,
            &[
                Words(
                    "L’horloge de cet ordinateur semble fausse",
                    "The clock of this computer seems to be wrong",
                ),
                Words("Appelez quand même", "Call all the same"),
            ],
        )],
        fault: UNSEEN,
    },
];
