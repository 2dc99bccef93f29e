//! The embedded content is complete, and its words are typeset as they should be.

mod mistakes;

use crate::support::library;
use reperes_core::hours::Hours;
use reperes_core::{ChannelKind, Group, Language};

#[test]
fn every_line_that_the_app_promises_is_there() {
    let library = library();
    for id in [
        "3018",
        "3114",
        "15",
        "17",
        "18",
        "112",
        "114",
        "119",
        "fil-sante-jeunes",
        "116006",
        "116000",
        "police-chat",
        "17cyber",
        "pharos",
    ] {
        assert!(library.helpline(id).is_some(), "{id}");
    }
    let featured: Vec<&str> = library
        .helplines
        .iter()
        .filter(|line| line.group == Group::Featured)
        .map(|line| line.id.as_str())
        .collect();
    assert_eq!(featured, ["3018", "3114"]);
}

#[test]
fn numbers_that_answer_day_and_night_are_always_open() {
    let library = library();
    for id in [
        "3114-phone",
        "15-phone",
        "17-phone",
        "18-phone",
        "112-phone",
        "114-site",
        "114-sms",
        "119-phone",
        "police-chat-chat",
        "17cyber-site",
    ] {
        assert_eq!(library.channel(id).unwrap().1.hours, Hours::Always, "{id}");
    }
}

/// 114 has no channel for voice, and 116 006 has another number overseas.
#[test]
fn line_114_has_no_phone_116006_has_overseas_number() {
    let library = library();
    let urgence = library.helpline("114").unwrap();
    assert!(urgence.channels.iter().all(|channel| channel.kind != ChannelKind::Phone));
    assert_eq!(
        library.channel("116006-phone").unwrap().1.overseas_value.as_deref(),
        Some("+33 1 80 52 33 76")
    );
}

/// No line and no channel claims to have been verified before a person has done so.
#[test]
fn nothing_claims_to_be_verified() {
    for line in library().helplines {
        assert!(
            line.provenance.verified_on.is_none()
                && line.channels.iter().all(|channel| channel.provenance.verified_on.is_none())
        );
    }
}

#[test]
fn french_words_keep_french_typography() {
    let library = library();
    for line in &library.helplines {
        let words = line.words.get(Language::French);
        let texts = [&words.name, &words.purpose, &words.audience]
            .into_iter()
            .chain(&words.notes)
            .chain(&words.otherwise);
        for text in texts.chain(words.answered_by.iter()).chain(words.overseas.iter()) {
            for mark in [" :", " ;", " ?", " !", "'", "\""] {
                assert!(!text.contains(mark), "{}: {mark:?} in {text:?}", line.id);
            }
        }
    }
}

/// At most ten sources stand in for their owner's page, each with its reason in a sentence.
#[test]
fn at_most_ten_sources_stand_in_each_with_reason() {
    let library = library();
    let reasons: Vec<(&str, &str)> = library
        .sources
        .iter()
        .filter_map(|source| Some((source.id.as_str(), source.stand_in.as_deref()?)))
        .collect();
    assert!(reasons.len() <= 10, "{} stand in: {reasons:?}", reasons.len());
    for (id, reason) in reasons {
        let length = reason.split_whitespace().count();
        assert!(length >= 6 && reason.ends_with('.'), "{id}: {reason:?}");
    }
}

/// A source that names the State as its publisher is on a site of the State, or stands in.
#[test]
fn state_is_cited_on_its_own_site_or_with_reason() {
    let sites: [(&str, &[&str]); 7] = [
        ("Service-public", &["service-public.gouv.fr", "service-public.fr"]),
        ("Légifrance", &["legifrance.gouv.fr"]),
        ("Code ", &["legifrance.gouv.fr"]),
        ("Ministère", &[".gouv.fr"]),
        ("Gouvernement", &[".gouv.fr"]),
        ("Sénat", &["senat.fr"]),
        ("Assemblée nationale", &["assemblee-nationale.fr"]),
    ];
    for source in library().sources {
        let own = sites.iter().find(|(publisher, _)| source.publisher.starts_with(publisher));
        let Some((_, sites)) = own.filter(|_| source.stand_in.is_none()) else { continue };
        let host = source.url.trim_start_matches("https://").split('/').next().unwrap_or_default();
        assert!(
            sites.iter().any(|site| format!(".{host}").ends_with(site)),
            "{} is on {host}: cite the page of {}, or say in stand_in why not",
            source.id,
            source.publisher
        );
    }
}
