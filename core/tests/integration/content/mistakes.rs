//! Every mistake in the content is reported, with its place and a remedy.

use crate::support::{knowledge, library};
use reperes_core::search::SearchContent;
use reperes_core::{CrisisRecogniser, Knowledge, Library, embedded_files};

/// The file with one mistake in it, and the line of the mistake.
fn change(file: &str, from: &str, to: &str) -> (String, usize) {
    let files = embedded_files();
    let text = files.text(file);
    // The comment at the head of the file has examples, which are not to be changed.
    let (head, records) = text.split_at(text.find("[[").unwrap());
    let place =
        head.len() + records.find(from).unwrap_or_else(|| panic!("{from:?} is not in {file}"));
    (format!("{head}{}", records.replacen(from, to, 1)), text[..place].matches('\n').count() + 1)
}

fn errors_after(file: &'static str, from: &str, to: &str) -> String {
    let files = embedded_files().with(file, change(file, from, to).0);
    let errors = Library::read(&files).and_then(|library| Knowledge::read(&files, &library));
    errors.err().unwrap_or_else(|| panic!("{from:?} → {to:?} was not noticed")).to_string()
}

#[test]
fn a_mistake_is_named_with_file_line_field_and_remedy() {
    let cases = [
        (
            "helplines.toml",
            "\"09:00-23:00\"",
            "\"9h-23h\"",
            "3018-phone.hours.every_day: \"9h-23h\" is not a window; write each window as \"09:00-23:00\"",
        ),
        (
            "helplines.toml",
            "holidays = \"as usual\"",
            "holidays = \"open\"",
            "3018-phone.hours.holidays: \"open\" is not known; write one of: as usual, closed, unknown",
        ),
        (
            "helplines.toml",
            "Europe/Paris",
            "Paris",
            "\"Paris\" is not a time zone; write an IANA name",
        ),
        (
            "helplines.toml",
            "hours = \"always\"",
            "hours = \"24/7\"",
            "\"24/7\" is not known; write \"always\"",
        ),
        (
            "helplines.toml",
            "value = \"3018\"",
            "value = \"+33 3018\"",
            "3018-phone.value: \"+33 3018\" cannot be reached; write the number as it is dialled in France",
        ),
        (
            "helplines.toml",
            "value = \"https://3018.fr\"",
            "value = \"http://3018.fr\"",
            "cannot be reached; write the whole address, starting with https://",
        ),
        (
            "helplines.toml",
            "seen_on = 2026-11-23",
            "seen_on = \"hier\"",
            "3018.seen_on: is not a calendar day; write year-month-day",
        ),
        ("helplines.toml", "seen_on = 2026-11-23", "seen_on = 2026-02-30", "helplines.toml:"),
        (
            "helplines.toml",
            "review_by = 2027-05-22",
            "review_by = 2025-05-22",
            "3018.review_by: is before the day on which the source was seen",
        ),
        (
            "helplines.toml",
            "\"solidarites-3018-2025\"",
            "\"dila\"",
            "3018.sources: \"dila\" is no source; write an id of sources.toml",
        ),
        (
            "helplines.toml",
            "primary = \"3018-phone\"",
            "primary = \"3018-fax\"",
            "3018.primary: \"3018-fax\" is no channel of this line",
        ),
        (
            "helplines.toml",
            "\"police-chat-chat\", ",
            "\"police-chat-tchat\", ",
            "3018.otherwise: \"police-chat-tchat\" is no channel",
        ),
        (
            "helplines.toml",
            "free = \"yes\"",
            "gratuit = \"yes\"",
            "3018.gratuit: is not a known field; the fields here are:",
        ),
        ("helplines.toml", "id = \"3114\"", "id = \"3018\"", "3018.id: stands twice"),
        (
            "helplines.toml",
            "reach = \"other number\"",
            "reach = \"everywhere\"",
            "116006.reach: and overseas_value do not agree",
        ),
        (
            "sources.toml",
            "https://solidarites.gouv.fr",
            "solidarites.gouv.fr",
            "solidarites-3018-2025.url: \"solidarites.gouv.fr/",
        ),
        (
            "sources.toml",
            "publisher = \"Ministère des Solidarités\"",
            "publisher = \"\"",
            "solidarites-3018-2025.publisher: is empty; write the text",
        ),
        ("sources.toml", "stand_in = ", "copy = true\nstand_in = ", ".copy: is not a known field"),
        (
            "fr/helplines.toml",
            "id = \"3114\"",
            "id = \"3115\"",
            "\"3114\" has no words in one of the languages",
        ),
        (
            "fr/helplines.toml",
            "purpose = ",
            "but = ",
            "3018.purpose: is missing; write purpose = \"…\"",
        ),
        (
            "en/helplines.toml",
            "id = \"3018-chat\"",
            "id = \"3018-cat\"",
            "3018-cat.id: is no channel of this line",
        ),
        (
            "en/helplines.toml",
            "channel = \"119-phone\"",
            "channel = \"119\"",
            "3018.otherwise: does not name the same channels",
        ),
        (
            "en/helplines.toml",
            "name = \"3018\"",
            "name = 3018",
            "3018.name: is integer, not text; put it between double quotes",
        ),
        ("en/helplines.toml", "name = \"3018\"", "name = \"3018", "en/helplines.toml:5: name:"),
        (
            "signs.toml",
            "role = \"target\"",
            "role = \"victim\"",
            "\"victim\" is not known; write one of: target, author, witness",
        ),
        (
            "signs.toml",
            "observers = [\"parent\"",
            "observers = [\"father\"",
            "\"father\" is not known; write one or more of: parent, educator",
        ),
        (
            "signs.toml",
            "urgency = \"now\"",
            "urgency = \"week\"",
            "first_calls: and urgency do not agree",
        ),
        (
            "signs.toml",
            "call = \"3018-phone\"",
            "call = \"3018\"",
            "\"3018\" is no channel; write the id of a channel of helplines.toml",
        ),
        (
            "situations.toml",
            "related = [\"",
            "related = [\"nowhere\", \"",
            "\"nowhere\" is no entry; write the id of an entry",
        ),
        (
            "situations.toml",
            "reviewed_by = []\n",
            "",
            "reviewed_by: is missing; write reviewed_by = []",
        ),
        (
            "situations.toml",
            "when = \"tonight\"",
            "when = \"this evening\"",
            "is not known; write one of: tonight, tomorrow, later",
        ),
        (
            "situations.toml",
            "who = \"both\"",
            "who = \"parents\"",
            "is not known; write one of: family, school, both",
        ),
        (
            "situations.toml",
            "step = [\n",
            "step = [\n  { when = \"tonight\", who = \"school\" },\n",
            "step: has 8 marks for the 7 steps of fr/situations.toml",
        ),
        (
            "situations.toml",
            "when = \"later\"",
            "when = \"tonight\"",
            "when: is earlier than that of the step before it for the family; put the step higher",
        ),
        (
            "situations.toml",
            "when = \"tomorrow\"",
            "when = \"tonight\"",
            "when: gives a family more than 4 steps for tonight; write \"tomorrow\"",
        ),
        (
            "platforms.toml",
            "help = \"https://",
            "help = \"http://",
            "help: is not an https address",
        ),
        (
            "figures.toml",
            "value = ",
            "value = 1",
            "is out of range or no number; write a whole number from 0 to 100",
        ),
        (
            "activities.toml",
            "minutes = ",
            "minutes = 9",
            "is out of range or no number; write a whole number from 5 to 120",
        ),
        ("fr/situations.toml", "why = ", "because = ", "because: is not a known field"),
        (
            "fr/forms.toml",
            "what_helps = ",
            "helps = ",
            "what_helps: is missing; write what_helps = [\"…\", \"…\"]",
        ),
        (
            "en/guides.toml",
            "id = \"tonight\"",
            "id = \"tonite\"",
            "\"tonight\" has no words in one of the languages; add a [[guide]]",
        ),
        (
            "en/figures.toml",
            "labels = {",
            "labels = { other = \"x\",",
            "other: is not a known field",
        ),
    ];
    for (file, from, to, expected) in cases {
        let errors = errors_after(file, from, to);
        let (_, line) = change(file, from, to);
        assert!(errors.contains(expected), "{from:?} → {to:?} gave\n{errors}");
        assert!(
            errors.starts_with(&format!("{file}:")) || errors.contains(&format!("\n{file}:")),
            "{errors}"
        );
        // The message names the line that was changed, or that of its record if a field is missing.
        assert!(
            errors.contains(&format!("{file}:{line}:"))
                || expected.contains("missing")
                || expected.contains("no words")
                || expected.contains("do not agree")
                || expected.contains("same channels"),
            "line {line}:\n{errors}"
        );
    }
}

#[test]
fn several_mistakes_are_named_at_once() {
    let errors = errors_after(
        "helplines.toml",
        "every_day = [\"09:00-23:00\"], holidays = \"as usual\"",
        "every_day = [\"x\"], holidays = \"y\"",
    );
    assert!(errors.lines().count() >= 2, "{errors}");
}

/// A broken file is reported; none makes the reading panic.
#[test]
fn broken_files_are_reported_without_panic() {
    let (library, knowledge) = (library(), knowledge());
    for text in [
        "",
        "\u{feff}",
        "helpline",
        "[[helpline]]",
        "helpline = 3",
        "helpline = [1, 2]",
        "[[helpline]]\nid = 3\nhours = []",
        "\0",
    ] {
        let broken = |place| embedded_files().with(place, text);
        // The lists of existing words are plain text and may be empty.
        for place in embedded_files().places().filter(|place| place.ends_with(".toml")) {
            let files = broken(place);
            let read = Library::read(&files)
                .and_then(|library| Knowledge::read(&files, &library))
                .map(|_| ());
            let read =
                read.and_then(|()| SearchContent::read(&files, &library, &knowledge).map(|_| ()));
            let read = read.and_then(|()| CrisisRecogniser::read(&files, &library).map(|_| ()));
            assert!(read.is_err(), "{text:?} in {place}");
        }
    }
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let marked = format!("\u{feff}{}", embedded_files().text("helplines.toml"));
    assert!(Library::read(&embedded_files().with("helplines.toml", marked)).is_ok());
}
