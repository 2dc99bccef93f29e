//! Tests of the files for a professional, with the words of the content in place of the built app.

use anyhow::Result;
use reperes_core::knowledge::{Entry, Sensitive};
use reperes_core::{Knowledge, Language, Library, embedded_files};
use serde_json::{Value, json};

use super::{document, release_notes, unread};

fn content() -> (Library, Knowledge) {
    let files = embedded_files();
    let library = Library::read(&files).unwrap();
    let knowledge = Knowledge::read(&files, &library).unwrap();
    (library, knowledge)
}

/// An entry as `reperes show` prints it, with `text` wherever it prints text.
fn shown(title: &str, text: &str) -> Value {
    json!({
        "kind": "law", "title": title, "role": "target", "audience": ["parent", "educator"],
        "category": "digital", "urgency": "now", "age": "eleven", "minutes": 50,
        "law": "struck_down", "article": text, "button": "site", "help": text,
        "firstCalls": ["17-phone"],
        "sections": [{
            "part": "steps", "title": text, "text": text, "ordered": true,
            "items": [{ "text": text, "why": text }], "plans": [],
        }],
        "related": [{ "title": text }],
        "sources": [{
            "publisher": text, "title": text, "url": text, "published": text, "seen": text,
        }],
        "chart": { "year": 2025, "bars": [{ "label": text, "percent": 5 }] },
        "revised": text,
    })
}

fn with_titles(entry: &Entry, language: Language) -> Result<Value> {
    Ok(shown(&entry.words.get(language).title, "Écoutez."))
}

fn ids(text: &str) -> Vec<&str> {
    let starts = text.split("<article id=\"").skip(1);
    starts.filter_map(|rest| rest.split('"').next()).collect()
}

/// Each page without a reader is in each file, in the same order, with its title and a form.
#[test]
fn review_holds_every_page_without_reader() {
    let (library, knowledge) = content();
    let unread = unread(&knowledge);
    let empty = knowledge.entries.iter().filter(|entry| entry.reviewed_by.is_empty());
    assert_eq!(unread.len(), empty.clone().count());
    let notes = release_notes(&unread);
    for language in Language::ALL {
        let text = document(&library, &unread, language, &with_titles).unwrap();
        let printed = ids(&text);
        assert_eq!(printed, unread.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>());
        assert_eq!(text.matches("class=\"form\"").count(), printed.len());
        for entry in empty.clone() {
            let link = format!("<li><a href=\"#{}\">", entry.id);
            assert!(printed.contains(&entry.id.as_str()) && text.contains(&link), "{}", entry.id);
            assert!(notes.contains(&format!("(`{}`)", entry.id)), "{}", entry.id);
        }
    }
}

#[test]
fn review_omits_page_with_reader() {
    let (library, mut knowledge) = content();
    let ids_of = ["immediate-danger", "talk-moments"];
    for entry in knowledge.entries.iter_mut().filter(|entry| ids_of.contains(&entry.id.as_str())) {
        entry.reviewed_by = vec!["Prénom Nom, psychologue".to_owned()];
    }
    let unread = unread(&knowledge);
    assert_eq!(unread.len() + 2, knowledge.entries.len());
    let text = document(&library, &unread, Language::French, &with_titles).unwrap();
    let notes = release_notes(&unread);
    for id in ids_of {
        assert!(!text.contains(&format!("\"{id}\"")), "{id}");
        assert!(!text.contains(&format!("#{id}\"")) && !notes.contains(id), "{id}");
    }
}

/// Danger, suicide, images, authors, then the rest; each in the order of the content.
#[test]
fn review_begins_with_danger() {
    let (_, knowledge) = content();
    let unread = unread(&knowledge);
    let mut reasons: Vec<_> = unread.iter().map(|entry| entry.sensitive).collect();
    reasons.dedup();
    let [danger, suicide, image, author] =
        [Sensitive::Danger, Sensitive::Suicide, Sensitive::Image, Sensitive::Author].map(Some);
    assert_eq!(reasons, [danger, suicide, image, author, None]);
    let place = |id: &str| knowledge.entries.iter().position(|entry| entry.id == id);
    for pair in unread.windows(2) {
        if pair[0].sensitive == pair[1].sensitive {
            assert!(place(&pair[0].id) < place(&pair[1].id), "{} {}", pair[0].id, pair[1].id);
        }
    }
}

#[test]
fn review_escapes_html() {
    let (library, knowledge) = content();
    let first = knowledge.entries.iter().take(1).collect::<Vec<_>>();
    let hostile = "<script>\"&amp;</p>";
    let show = |_: &Entry, _| Ok(shown(hostile, hostile));
    for language in Language::ALL {
        let text = document(&library, &first, language, &show).unwrap();
        assert!(!text.contains("<script") && !text.contains("\"&amp;<"), "{text}");
        // Every text of `shown` is printed.
        assert_eq!(text.matches("&lt;script&gt;&quot;&amp;amp;&lt;/p&gt;").count(), 15, "{text}");
    }
}

/// The steps are under the time when they are due, in the order for a family, each with its number.
#[test]
fn review_arranges_steps_for_a_family() {
    let (library, knowledge) = content();
    let first = knowledge.entries.iter().take(1).collect::<Vec<_>>();
    let group = |title: &str, first: usize, at: usize| json!({ "title": title, "first": first, "steps": [at] });
    let show = |_: &Entry, _| {
        let mut shown = shown("Titre", "Texte");
        shown["sections"][0]["items"] =
            json!([{ "text": "A", "why": null }, { "text": "B", "why": null }]);
        shown["sections"][0]["plans"] = json!([
            { "reader": null, "groups": [group("Other", 1, 0)], "folds": [] },
            {
                "reader": "parent", "groups": [group("Ce soir", 1, 1)],
                "folds": [{ "title": "École", "groups": [group("Ensuite", 2, 0)] }],
            },
        ]);
        Ok(shown)
    };
    let text = document(&library, &first, Language::French, &show).unwrap();
    let steps = "<h4>Ce soir</h4>\n<ol start=\"1\">\n<li>B</li>\n</ol>\n<h4>École</h4>\n\
                 <h4>Ensuite</h4>\n<ol start=\"2\">\n<li>A</li>\n</ol>\n";
    assert!(text.contains(steps) && !text.contains("Other"), "{text}");
}

/// A source that stands in for its owner's page is printed with its reason.
#[test]
fn review_says_why_a_source_stands_in() {
    let (library, knowledge) = content();
    let first = knowledge.entries.iter().take(1).collect::<Vec<_>>();
    let print = |url: &str| {
        let show = |_: &Entry, _| {
            let mut shown = shown("t", "t");
            shown["sources"][0]["url"] = json!(url);
            Ok(shown)
        };
        document(&library, &first, Language::French, &show).unwrap()
    };
    let before = "À la place de la page d’origine";
    assert!(!print("https://3018.fr").contains(before));
    let stand_in = library.sources.iter().find(|source| source.stand_in.is_some()).unwrap();
    assert!(print(&stand_in.url).contains(before), "{}", stand_in.id);
}

/// A field that the app no longer prints is an error: the page would lack it silently.
#[test]
fn review_refuses_page_without_a_field() {
    let (library, knowledge) = content();
    let first = knowledge.entries.iter().take(1).collect::<Vec<_>>();
    let keys: Vec<String> = shown("", "").as_object().unwrap().keys().cloned().collect();
    for key in keys {
        let show = |_: &Entry, _| {
            let mut shown = shown("t", "t");
            shown.as_object_mut().unwrap().remove(&key);
            Ok(shown)
        };
        let error = document(&library, &first, Language::French, &show).expect_err(&key);
        assert!(format!("{error:#}").contains(&key), "{key}: {error:#}");
    }
}

/// The French words are typeset as the texts of the app are.
#[test]
fn review_is_typeset() {
    let (library, knowledge) = content();
    let text = document(&library, &unread(&knowledge), Language::French, &with_titles).unwrap();
    assert!(
        text.contains("Relu par (nom, métier)\u{a0}:") && text.contains("Est-ce juste\u{202f}?")
    );
    let body = text.split("<body>").nth(1).unwrap();
    for wrong in [" ?", " :", " ;", " !", "« ", " »", "'"] {
        assert!(!body.contains(wrong), "{wrong:?}");
    }
}
