//! What the entries say where a child is in danger: the first call, the advice, and nothing that
//! nobody has verified.

use super::{LANGUAGES, of_kind, texts};
use crate::support::{knowledge, library};
use reperes_core::knowledge::{Kind, KindData, Role, Sensitive, Urgency, summarise};
use reperes_core::{Knowledge, Language, embedded_files};

/// A danger sign names its own first call, and every page ends with a channel that exists.
#[test]
fn danger_sign_first_call_and_page_call_exist() {
    let library = library();
    for (id, first) in [
        ("sign-act-under-way", "15-phone"),
        ("sign-talk-of-dying", "3114-phone"),
        ("sign-self-harm", "3114-phone"),
        ("sign-runaway", "17-phone"),
        ("sign-threat", "17-phone"),
        ("sign-blackmail", "3018-phone"),
        ("sign-violence-at-home", "119-phone"),
        ("sign-cannot-speak", "114-site"),
    ] {
        let knowledge = knowledge();
        let entry = knowledge.entry(id).unwrap();
        assert_eq!(summarise(&[entry]).first_calls.first(), Some(&first), "{id}");
        assert!(entry.sensitive.is_some(), "{id}");
    }
    for entry in knowledge().entries {
        assert!(library.channel(&entry.call).is_some(), "{}", entry.id);
    }
}

#[test]
fn the_most_urgent_sign_decides_and_nothing_is_scored() {
    let knowledge = knowledge();
    let entry = |id| knowledge.entry(id).unwrap();
    let calm = summarise(&[entry("sign-secretive"), entry("sign-tells-less")]);
    assert_eq!((calm.urgency, calm.first_calls.len()), (Some(Urgency::Observe), 0));
    let many = summarise(&[
        entry("sign-secretive"),
        entry("sign-withdrawn"),
        entry("sign-sleep"),
        entry("sign-body-pain"),
    ]);
    assert_eq!(
        many.urgency,
        Some(Urgency::Week),
        "ten signs are no more than the most urgent of them"
    );
    let danger =
        summarise(&[entry("sign-secretive"), entry("sign-talk-of-dying"), entry("sign-runaway")]);
    assert_eq!(danger.first_calls, ["3114-phone", "15-phone", "112-phone", "17-phone"]);
    assert_eq!(summarise(&[]).urgency, None);
    for next in [&calm, &many, &danger].iter().flat_map(|summary| &summary.next) {
        assert!(knowledge.entry(next).is_some(), "{next}");
    }
}

/// A text that mentions suicide also names 3114.
#[test]
fn mention_of_suicide_names_3114() {
    for language in LANGUAGES {
        for entry in knowledge().entries {
            for section in &entry.words.get(language).sections {
                let items = section.items.iter().map(|item| {
                    [item.text.as_str(), item.why.as_deref().unwrap_or_default()].join(" ")
                });
                for text in items.chain(section.text.clone()) {
                    let mentioned =
                        text.split(|letter: char| !letter.is_alphabetic()).any(|word| {
                            let word = word.to_lowercase();
                            word.starts_with("suicid")
                                || ["mourir", "mort", "die", "dying", "death"]
                                    .contains(&word.as_str())
                        });
                    assert!(
                        !mentioned || text.contains("3114"),
                        "{} in {language:?}: {text}",
                        entry.id
                    );
                }
            }
        }
    }
}

/// The advice for a child who speaks of dying, for an intimate image and on proof is in the
/// content.
#[test]
fn required_advice_on_dying_and_images_is_there() {
    let knowledge = knowledge();
    let text = |id: &str, language| {
        texts(knowledge.entry(id).unwrap(), language)
            .iter()
            .map(|(_, text)| *text)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let french = text("talks-of-dying", Language::French);
    for part in ["tu penses au suicide", "3114", "médicaments", "15", "112", "Restez"] {
        assert!(french.contains(part), "{part}");
    }
    let english = text("talks-of-dying", Language::English);
    for part in ["suicide", "3114", "medicine", "112"] {
        assert!(english.contains(part), "{part}");
    }
    let image = text("intimate-image", Language::French);
    for part in ["3018", "Take It Down", "téléphone"] {
        assert!(image.contains(part), "{part}");
    }
    assert!(text("sign-is-not-proof", Language::French).to_lowercase().contains("preuve"));
}

/// Sensitive pages wait for a professional and say so.
#[test]
fn sensitive_pages_await_review() {
    let knowledge = knowledge();
    assert!(
        !knowledge.sensitive_entries_reviewed(),
        "somebody has reviewed every page: say so in this test and in À propos"
    );
    for (id, sensitive) in [
        ("talks-of-dying", Sensitive::Suicide),
        ("immediate-danger", Sensitive::Danger),
        ("intimate-image", Sensitive::Image),
        ("child-author", Sensitive::Author),
        ("track-very-bad", Sensitive::Suicide),
    ] {
        assert_eq!(knowledge.entry(id).unwrap().sensitive, Some(sensitive), "{id}");
    }
    let authors = knowledge
        .entries
        .iter()
        .filter(|entry| matches!(entry.detail, KindData::Sign { role: Role::Author, .. }));
    assert!(authors.into_iter().all(|entry| entry.sensitive == Some(Sensitive::Author)));
}

/// No figure on suicide is charted, and a page that prints a penalty cites the code or
/// Service-public.
#[test]
fn no_suicide_chart_and_no_unverified_penalty() {
    for figure in of_kind(Kind::Figure) {
        for language in LANGUAGES {
            let text = texts(&figure, language)
                .iter()
                .map(|(_, text)| text.to_lowercase())
                .collect::<String>();
            assert!(!text.contains("suicid"), "{}", figure.id);
        }
    }
    for law in of_kind(Kind::Law) {
        let read = law.sources.iter().any(|source| {
            ["code-penal-", "service-public-"].iter().any(|text| source.starts_with(text))
        });
        let text = texts(&law, Language::French).iter().map(|(_, text)| *text).collect::<String>();
        let amount = ["€", "euros", "ans de prison", "an de prison", "d’emprisonnement"]
            .into_iter()
            .find(|amount| text.contains(amount));
        assert!(read || amount.is_none(), "{} prints {amount:?} and cites no code", law.id);
    }
}

/// A page that awaits no review may name its reader too.
#[test]
fn any_page_may_name_its_reader() {
    let place = "talk.toml";
    let files = embedded_files();
    let text = files.text(place);
    let named = text.replacen("id = ", "reviewed_by = [\"Prénom Nom, infirmière\"]\nid = ", 1);
    assert_ne!(text, named);
    let knowledge = Knowledge::read(&files.clone().with(place, named), &library());
    let read = knowledge.unwrap_or_else(|errors| panic!("{errors}")).entries;
    let readers = read.iter().filter(|entry| entry.reviewed_by == ["Prénom Nom, infirmière"]);
    assert_eq!(readers.map(|entry| entry.sensitive).collect::<Vec<_>>(), [None]);
}
