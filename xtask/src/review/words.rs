//! The words of the file for a professional, beside those of the app.

use reperes_core::Language;
use reperes_core::knowledge::Sensitive;

/// The words of one language, with plain spaces and apostrophes.
pub(super) struct Words {
    pub(super) title: &'static str,
    /// What follows the number of pages.
    pub(super) pages: &'static str,
    pub(super) why: &'static str,
    pub(super) how_to_answer: &'static str,
    pub(super) steps: [&'static str; 5],
    pub(super) privacy: &'static str,
    pub(super) contents: &'static str,
    pub(super) answer: &'static str,
    pub(super) good: &'static str,
    pub(super) to_correct: &'static str,
    pub(super) read_by: &'static str,
    pub(super) date: &'static str,
    pub(super) remarks: &'static str,
    /// What precedes the reason why a source is cited in place of its owner's page.
    pub(super) stand_in: &'static str,
    /// The heading of the list in the text of a release.
    pub(super) unread: &'static str,
    /// The pages that no rule wants read.
    pub(super) other: &'static str,
    danger: &'static str,
    suicide: &'static str,
    image: &'static str,
    author: &'static str,
}

impl Words {
    /// Why a professional has to read a page.
    pub(super) fn reason(&self, reason: Sensitive) -> &'static str {
        match reason {
            Sensitive::Danger => self.danger,
            Sensitive::Suicide => self.suicide,
            Sensitive::Image => self.image,
            Sensitive::Author => self.author,
        }
    }
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    }
}

const FRENCH: Words = Words {
    title: "Repères : fiches à relire",
    pages: "fiches",
    why: "Repères aide des parents et des éducateurs quand un enfant est touché par le cyberharcèlement. Chaque fiche s'appuie sur les sources citées, mais aucun professionnel ne l'a encore relue. Votre avis compte, même sur une seule fiche.",
    how_to_answer: "Comment répondre",
    steps: [
        "Choisissez les fiches de votre métier. Les plus délicates viennent d'abord : danger, suicide, images intimes, auteurs.",
        "Lisez comme un parent inquiet, le soir. Est-ce juste ? Est-ce sans risque pour l'enfant ? Est-ce clair ? Manque-t-il quelque chose ?",
        "Cochez « Bon » si un parent peut suivre la fiche telle quelle, sinon « À corriger ». Dans les remarques, écrivez la phrase comme vous la diriez et, si vous le pouvez, où on peut la vérifier. Une fiche à corriger ne porte pas votre nom tant que vous n'avez pas relu la correction.",
        "Indiquez votre nom, votre métier et la date. Votre nom et votre métier paraîtront au bas de la fiche, dans l'application et dans son code, qui sont publics. Pour rester anonyme, écrivez seulement votre métier.",
        "Rendez les feuilles remplies à la personne qui vous les a remises. Un message suffit aussi : le numéro de la fiche, « Bon » ou « À corriger », votre métier, vos remarques.",
    ],
    privacy: "N'écrivez rien sur un enfant, une famille ou un établissement réels.",
    contents: "Les fiches",
    answer: "Votre avis sur la fiche",
    good: "Bon",
    to_correct: "À corriger",
    read_by: "Relu par (nom, métier) :",
    date: "Date :",
    remarks: "Remarques :",
    stand_in: "À la place de la page d'origine :",
    unread: "Fiches qu'aucun professionnel n'a relues",
    other: "Autres fiches",
    danger: "Danger",
    suicide: "Suicide",
    image: "Images intimes",
    author: "Auteurs",
};

const ENGLISH: Words = Words {
    title: "Repères: pages to review",
    pages: "pages",
    why: "Repères helps parents and educators when a child is affected by cyberbullying. Each page rests on the sources that it cites, but no professional has read it yet. Your opinion counts, even on a single page.",
    how_to_answer: "How to answer",
    steps: [
        "Choose the pages of your profession. The most delicate come first: danger, suicide, intimate images, children who bully.",
        "Read as a worried parent would, at night. Is it right? Is it safe for the child? Is it clear? Is anything missing?",
        "Tick “Good” if a parent can follow the page as it is, otherwise “To correct”. In the remarks, write the sentence as you would say it and, if you can, where it can be checked. A page to correct does not bear your name until you have read the correction.",
        "Give your name, your profession and the date. Your name and profession will appear at the foot of the page, in the app and in its code, which are public. To stay anonymous, write your profession only.",
        "Return the completed sheets to whoever gave them to you. A message is enough too: the number of the page, “Good” or “To correct”, your profession, your remarks.",
    ],
    privacy: "Write nothing about a real child, family or school.",
    contents: "The pages",
    answer: "Your opinion on page",
    good: "Good",
    to_correct: "To correct",
    read_by: "Read by (name, profession):",
    date: "Date:",
    remarks: "Remarks:",
    stand_in: "In place of the owner's page:",
    unread: "Pages that no professional has read",
    other: "Other pages",
    danger: "Danger",
    suicide: "Suicide",
    image: "Intimate images",
    author: "Children who bully",
};
