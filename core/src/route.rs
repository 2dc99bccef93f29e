//! The addresses inside the window: what follows the "#". The page reads the same ones in `ui/src/state/route.svelte.ts`.

use crate::helpline::Helpline;
use crate::knowledge::{AppSection, Entry, Knowledge};
use crate::library::Library;
use crate::search::Found;

const SCREENS: &[&str] =
    &["/", "/danger", "/lignes", "/affiche", "/plus", "/reglages", "/a-propos"];

/// The address of one part of the app.
#[must_use]
pub const fn of_place(place: AppSection) -> &'static str {
    match place {
        AppSection::Spot => "/reperer",
        AppSection::Understand => "/comprendre",
        AppSection::Act => "/agir",
        AppSection::Class => "/classe",
    }
}

/// Every screen of one part of the app: posters and slides are made in class.
#[must_use]
pub fn screens_of(place: AppSection) -> Vec<&'static str> {
    match place {
        AppSection::Spot | AppSection::Understand | AppSection::Act => vec![of_place(place)],
        AppSection::Class => vec![of_place(place), "/affiche", "/projeter"],
    }
}

/// The address of an entry.
#[must_use]
pub fn of_entry(entry: &Entry) -> String {
    format!("{}/{}", of_place(entry.place), entry.id)
}

/// The address of a line in the directory.
#[must_use]
pub fn of_line(line: &Helpline) -> String {
    format!("/lignes/{}", line.id)
}

/// The address of what a search found.
#[must_use]
pub fn of_found(found: &Found<'_>) -> String {
    match found {
        Found::Entry(entry) => of_entry(entry),
        Found::Line(line) => of_line(line),
        Found::Screen(screen) => screen.route.clone(),
    }
}

/// Whether an address leads somewhere: a screen, an entry, a line, or `/appeler/CHANNEL` for the sheet of a number.
#[must_use]
pub fn is_known(route: &str, library: &Library, knowledge: &Knowledge) -> bool {
    if SCREENS.contains(&route) || AppSection::ALL.iter().any(|place| of_place(*place) == route) {
        return true;
    }
    let Some((_, id)) = route.rsplit_once('/') else { return false };
    knowledge.entry(id).is_some_and(|entry| of_entry(entry) == route)
        || library.helpline(id).is_some_and(|line| of_line(line) == route)
        || route.strip_prefix("/appeler/").is_some_and(|channel| library.channel(channel).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded_files;

    #[test]
    fn every_entry_and_line_has_an_address_and_nothing_else_is_one() {
        let library = Library::read(&embedded_files()).unwrap();
        let knowledge = Knowledge::read(&embedded_files(), &library).unwrap();
        for entry in &knowledge.entries {
            assert!(is_known(&of_entry(entry), &library, &knowledge), "{}", entry.id);
        }
        let aids =
            crate::search::SearchContent::read(&embedded_files(), &library, &knowledge).unwrap();
        for screen in aids.screens() {
            assert!(is_known(&screen.route, &library, &knowledge), "{}", screen.id);
        }
        for route in ["/", "/reperer", "/lignes/3018", "/appeler/3018-phone", "/agir/tonight"] {
            assert!(is_known(route, &library, &knowledge), "{route}");
        }
        for route in [
            "",
            "lignes",
            "/lignes/",
            "/lignes/3019",
            "/appeler/3018",
            "/reperer/tonight",
            "/agir/tonight/",
            "//evil",
            "/../x",
        ] {
            assert!(!is_known(route, &library, &knowledge), "{route}");
        }
    }
}
