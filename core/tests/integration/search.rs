//! The search on queries that users type, a third of which was never used for tuning.

use crate::engine::Engine;
use crate::support::{knowledge, library};
use reperes_core::Language;

struct Case {
    query: &'static str,
    wanted: Vec<&'static str>,
    tag: &'static str,
}

fn cases(text: &'static str) -> Vec<Case> {
    let read = |line: &'static str| {
        let [query, wanted, tag] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line:?}")
        };
        Case { query, wanted: wanted.split(',').collect(), tag }
    };
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(read).collect()
}

/// The number of queries, the percentage with the right entry first, and that with it among the
/// first three.
fn measure<'c>(engine: &Engine, cases: impl Iterator<Item = &'c Case>) -> (usize, f64, f64) {
    let (mut all, mut first, mut three) = (0, 0, 0);
    for case in cases {
        let ids = engine.ids(case.query);
        let place = ids.iter().position(|id| case.wanted.contains(&id.as_str()));
        all += 1;
        first += usize::from(place == Some(0));
        three += usize::from(place.is_some_and(|place| place < 3));
        if place.is_none_or(|place| place > 0) {
            println!(
                "{:>4}  {}  [{}] wanted {:?}, got {:?}",
                place.map_or("–".to_owned(), |p| (p + 1).to_string()),
                case.query,
                case.tag,
                case.wanted,
                &ids[..ids.len().min(4)]
            );
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    let percent = |part: usize| part as f64 / all as f64 * 100.0;
    (all, percent(first), percent(three))
}

/// Checks the figures of the whole set, and those of the third that was never used for tuning
/// against a floor of its own.
fn assert_good(language: Language, text: &'static str) {
    let engine = Engine::new(language);
    let cases = cases(text);
    let parts = |wanted: &[usize]| {
        cases
            .iter()
            .enumerate()
            .filter(|(number, _)| wanted.contains(&(number % 3)))
            .map(|(_, case)| case)
            .collect::<Vec<_>>()
    };
    for (name, thirds, least_first, least_three) in [
        ("whole", &[0, 1, 2][..], 80.0, 95.0),
        ("tuned on", &[0, 1], 80.0, 95.0),
        ("never tuned on", &[2], 75.0, 88.0),
    ] {
        let (all, first, three) = measure(&engine, parts(thirds).into_iter());
        println!(
            "{language:?}, {name}: {all} queries, {first:.1} % first, {three:.1} % among the first three\n"
        );
        assert!(
            first >= least_first && three >= least_three,
            "{language:?}, {name}: {first:.1} % first, {three:.1} % among the first three"
        );
    }
}

/// French as users type it finds the right entry.
#[test]
fn french_queries_find_the_right_entry() {
    let text = include_str!("../search/queries-fr.tsv");
    let tagged = |tag: &str| cases(text).iter().filter(|case| case.tag == tag).count();
    assert!(cases(text).len() >= 120 && tagged("typo") >= 40 && tagged("colloquial") >= 30);
    assert_good(Language::French, text);
}

/// English as users type it finds the right entry.
#[test]
fn english_queries_find_the_right_entry() {
    let text = include_str!("../search/queries-en.tsv");
    assert!(cases(text).len() >= 40);
    assert_good(Language::English, text);
}

#[test]
fn every_expected_id_exists() {
    let (library, knowledge) = (library(), knowledge());
    for case in cases(include_str!("../search/queries-fr.tsv"))
        .iter()
        .chain(&cases(include_str!("../search/queries-en.tsv")))
    {
        for id in &case.wanted {
            assert!(
                library.helpline(id).is_some() || knowledge.entry(id).is_some(),
                "{id} for {:?}",
                case.query
            );
        }
    }
}

/// Old and spaced numbers find the line that answers today.
#[test]
fn old_and_spaced_numbers_find_their_line() {
    let engine = Engine::new(Language::French);
    for query in ["3018", "30 18", "3020", "Net Écoute", "net ecoute", "numero 3018"] {
        assert_eq!(engine.ids(query).first().map(String::as_str), Some("3018"), "{query}");
    }
    assert_eq!(engine.ids("3114").first().map(String::as_str), Some("3114"));
    assert_eq!(engine.ids("116 006").first().map(String::as_str), Some("116006"));
}

/// The beginning of a word is enough while it is being typed.
#[test]
fn prefix_is_enough_while_typing() {
    let engine = Engine::new(Language::French);
    for (query, id) in [
        ("insta", "platform-instagram"),
        ("usurp", "form-impersonation"),
        ("sextor", "form-sextortion"),
    ] {
        assert!(
            engine.ids(query).iter().take(3).any(|found| found == id),
            "{query}: {:?}",
            engine.ids(query)
        );
    }
}

/// No query makes the search panic, and an empty one finds nothing.
#[test]
fn no_query_panics_and_empty_finds_nothing() {
    let engine = Engine::new(Language::French);
    let long = "harcèlement ".repeat(1_000);
    for query in [
        "",
        "   ",
        "\u{0}\u{1}\u{7f}",
        "التنمر الإلكتروني",
        "\u{202e}3018",
        "«»…!?",
        "l'",
        "'''''",
        "😀",
        &"x".repeat(10_000),
        &long,
        "🏳️‍🌈 é\u{301}",
    ] {
        let answer = engine.ask(query);
        assert!(answer.hits.len() <= 24, "{query:?}");
    }
    assert!(engine.ask("  ").hits.is_empty() && engine.ask("  ").topics.is_empty());
    assert!(!engine.ask(&long).hits.is_empty());
}

/// A query without a hit offers the nearest topics, and none by chance.
#[test]
fn no_hit_offers_nearest_topics_only() {
    let engine = Engine::new(Language::French);
    for far in ["brzkwt", "recette de gâteau au chocolat", "horaires de la piscine"] {
        let answer = engine.ask(far);
        assert!(answer.hits.is_empty() && answer.topics.is_empty(), "{far}");
    }
    let answer = engine.ask("il joue trop tard");
    assert!(
        answer.hits.is_empty() && (1..=3).contains(&answer.topics.len()),
        "{:?}",
        answer.topics
    );
    assert!(engine.ask("captures d'écran").topics.is_empty());
}

/// The matched words are marked, and the text of the title is whole.
#[test]
fn title_marks_matches_and_keeps_its_text() {
    let engine = Engine::new(Language::French);
    let answer = engine.ask("captures d'écran");
    let hit = answer.hits.first().unwrap();
    assert!(hit.excerpt.iter().chain(&hit.title).any(|fragment| fragment.hit), "{hit:?}");
    let title: String = hit.title.iter().map(|fragment| fragment.text.as_str()).collect();
    assert_eq!(title, hit.found.title(Language::French));
}

/// Each Unicode form in which a system, a keyboard or a document may supply the same words.
fn forms(query: &str) -> Vec<(&'static str, String)> {
    use unicode_normalization::UnicodeNormalization as _;
    let ligatures = [("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")];
    let wide = |letter: char| match letter {
        '!'..='~' => char::from_u32(u32::from(letter) + 0xfee0).unwrap(),
        other => other,
    };
    let bold = |letter: char| match letter {
        'a'..='z' => char::from_u32(u32::from(letter) - u32::from('a') + 0x1d41a).unwrap(),
        other => other,
    };
    let formats =
        ['\u{ad}', '\u{200b}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{200e}', '\u{fe0f}'];
    let between = |(number, letter): (usize, char)| match letter {
        ' ' => vec![letter],
        other => vec![other, formats[number % formats.len()]],
    };
    vec![
        ("composed", query.nfc().collect()),
        ("decomposed", query.nfd().collect()),
        (
            "with ligatures",
            ligatures
                .iter()
                .fold(query.to_owned(), |text, (plain, joined)| text.replace(plain, joined)),
        ),
        ("full width", query.chars().map(wide).collect()),
        ("in mathematical letters", query.chars().map(bold).collect()),
        ("decomposed, full width", query.nfd().map(wide).collect()),
        ("with format characters", query.chars().enumerate().flat_map(between).collect()),
        ("decomposed, with format characters", query.nfd().enumerate().flat_map(between).collect()),
        ("in capitals", query.to_uppercase()),
    ]
}

/// The same words in another Unicode form find the same first hit.
#[test]
fn unicode_form_does_not_change_the_first_hit() {
    let mut asked = 0;
    let texts = [
        (Language::French, include_str!("../search/queries-fr.tsv")),
        (Language::English, include_str!("../search/queries-en.tsv")),
    ];
    for (language, text) in texts {
        let engine = Engine::new(language);
        for Case { query, .. } in cases(text) {
            let first = engine.ids(query).first().cloned();
            for (form, text) in forms(query) {
                assert_eq!(
                    engine.ids(&text).first().cloned(),
                    first,
                    "{query:?}, {form}: {text:?}"
                );
            }
            asked += 1;
        }
    }
    assert!(asked >= 200, "{asked} queries");
}

/// Unicode forms that once failed find what the plain ones find.
#[test]
fn unicode_forms_that_once_failed_find_the_same() {
    let engine = Engine::new(Language::French);
    for (odd, plain) in [
        ("e\u{301}cole", "école"),
        ("lyce\u{301}e", "lycée"),
        ("de\u{301}prime\u{301}", "déprimé"),
        ("nu\u{ad}de", "nude"),
        ("conﬂit", "conflit"),
        ("proﬁl", "profil"),
        ("eﬀacer", "effacer"),
        ("ＳＵＩＣＩＤＥ", "suicide"),
        ("３０１８", "3018"),
        ("𝐬𝐮𝐢𝐜𝐢𝐝𝐞", "suicide"),
        ("l\u{2bc}école", "l’école"),
        ("l＇école", "l’école"),
        ("har\u{200b}cè\u{2060}lement\u{feff}", "harcèlement"),
        ("\u{301}école", "école"),
    ] {
        assert_eq!(engine.ids(odd), engine.ids(plain), "{odd:?}");
        assert!(!engine.ids(plain).is_empty(), "{plain}");
    }
}

/// What is quoted keeps its letters, and the matched words are whole.
#[test]
fn excerpt_marks_whole_composed_words() {
    let engine = Engine::new(Language::French);
    let answer = engine.ask("e\u{301}cole");
    let marked = answer
        .hits
        .iter()
        .flat_map(|hit| hit.title.iter().chain(&hit.excerpt))
        .filter(|fragment| fragment.hit);
    let marked: Vec<String> = marked.map(|fragment| fragment.text.to_lowercase()).collect();
    assert!(marked.iter().any(|text| text == "école"), "{marked:?}");
}
