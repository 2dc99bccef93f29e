//! A mistake in the text never loosens a restriction, and never makes a kiosk of a computer that is
//! none.

use super::*;
use crate::config::policy::{LoadedPolicy, Policy, parse};
use crate::config::settings_table::SettingChoices;
use reperes_core::Language;

const STRICT: &str = r#"# Salle 12
[mandatory]
language = "fr"
audience = "educator"
text_size = 125
kiosk = true
hidden = ["/classe", "/agir"]
tray = false
notifications = false

[recommended]
theme = "dark"

[school]
name = "Collège Jean-Moulin"
message = "La vie scolaire est ouverte."

[kiosk]
idle_reset = 60
room = "CDI"
code = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21l$Yk1xU0ZuT0J1S1ZkN0JqZVBkTnpRUQ"

[[kiosk.contacts]]
name = "Vie scolaire"
where = "rez-de-chaussée"
"#;

/// The value of each line of the strict text, as text, for a comparison line by line.
fn fields(policy: &Policy) -> Vec<(&'static str, String)> {
    let SettingChoices { language, audience, text_size, tray, notifications, .. } =
        &policy.mandatory.choices;
    vec![
        ("language", format!("{language:?}")),
        ("audience", format!("{audience:?}")),
        ("text_size", format!("{text_size:?}")),
        ("tray", format!("{tray:?}")),
        ("notifications", format!("{notifications:?}")),
        ("theme", format!("{:?}", policy.recommended.theme)),
        ("name", format!("{:?}", policy.school.name)),
        ("message", format!("{:?}", policy.school.message)),
        ("idle_reset", policy.kiosk.idle_reset.to_string()),
        ("room", format!("{:?}", policy.kiosk.room)),
        ("code", format!("{:?}", policy.kiosk.code)),
    ]
}

/// The line with each mistake of these kinds.
fn mistakes_in(line: &str) -> Vec<String> {
    let mut variants = vec![
        format!("{line}\""),
        format!("{line}]"),
        format!("{line} ;"),
        format!("\"{line}"),
        format!("[{line}"),
        format!("{line} ="),
        format!("= {line}"),
    ];
    for (from, to) in [
        ("\"", "“"),
        ("\"", ""),
        ("=", ""),
        ("=", "=="),
        ("=", ":"),
        ("[", ""),
        ("]", ""),
        ("[", "("),
    ] {
        variants.extend(
            line.match_indices(from)
                .map(|(at, _)| format!("{}{to}{}", &line[..at], &line[at + from.len()..])),
        );
    }
    // One letter is missing.
    let letters = line.char_indices().filter(|(_, character)| !character.is_whitespace());
    variants.extend(
        letters.map(|(at, character)| {
            format!("{}{}", &line[..at], &line[at + character.len_utf8()..])
        }),
    );
    variants
}

/// No mistake in a strict text loosens anything.
#[test]
fn no_mistake_loosens_a_strict_policy() {
    let valid = parse(STRICT);
    assert!(
        valid.diagnostics.is_empty() && valid.policy.mandatory.kiosk,
        "{:?}",
        valid.diagnostics
    );
    let lines: Vec<&str> = STRICT.lines().collect();
    let mut tried = 0;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !is_blank(line)) {
        for changed_line in mistakes_in(line) {
            let mut changed = lines.clone();
            changed[at] = &changed_line;
            let LoadedPolicy { policy, diagnostics, .. } = parse(&changed.join("\n"));
            let report = || format!("{changed_line:?} gave {diagnostics:?}");
            assert!(policy.mandatory.kiosk, "{}", report());
            assert!(
                [AppSection::Class, AppSection::Act]
                    .iter()
                    .all(|part| policy.mandatory.hidden.contains(part)),
                "{}",
                report()
            );
            for ((name, found), (_, expected)) in
                fields(&policy).into_iter().zip(fields(&valid.policy))
            {
                // A mistake can cost the value of its own line and no other; in a header it costs
                // nothing.
                let is_own_line = header(line).is_none() && line.starts_with(name);
                assert!(
                    is_own_line || found == expected,
                    "{name} is {found}, not {expected}: {}",
                    report()
                );
            }
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried} mistakes");
}

/// A header in another spelling is still the header.
#[test]
fn misspelt_header_still_counts() {
    let valid = parse(STRICT);
    for head in [
        "{mandatory}",
        "<mandatory>",
        "(mandatory)",
        "mandatory:",
        "[policy.mandatory]",
        "[mandatory] pour la salle 12",
        "[manda\u{200b}tory]",
        "[mandatory] audience = \"educator\"",
        "[[mandatory]]",
    ] {
        let LoadedPolicy { policy, diagnostics, .. } = parse(&STRICT.replace("[mandatory]", head));
        assert_eq!(
            (fields(&policy), policy.mandatory.kiosk),
            (fields(&valid.policy), true),
            "{head}: {diagnostics:?}"
        );
        assert_eq!(policy.mandatory.hidden, valid.policy.mandatory.hidden, "{head}");
        assert!(!diagnostics.is_empty() || head.contains('\u{200b}'), "{head}");
    }
    let nested = parse("[mandatory] kiosk = true\nhidden = [\"/agir\"]\n").policy.mandatory;
    assert_eq!((nested.kiosk, nested.hidden), (true, vec![AppSection::Act]));
}

/// Without its header, everything applies except the kiosk.
#[test]
fn missing_header_costs_only_the_kiosk() {
    let valid = parse(STRICT);
    for head in ["", "# [mandatory]", "mandatory"] {
        let LoadedPolicy { policy, diagnostics, .. } = parse(&STRICT.replace("[mandatory]", head));
        assert_eq!(fields(&policy), fields(&valid.policy), "{head}: {diagnostics:?}");
        assert_eq!(
            (policy.mandatory.kiosk, policy.mandatory.hidden),
            (false, valid.policy.mandatory.hidden.clone()),
            "{head}"
        );
        assert!(!diagnostics.is_empty(), "{head}");
    }
    // A line that names its section itself is no mistake.
    let LoadedPolicy { policy, diagnostics, .. } =
        parse("mandatory.hidden = [\"/agir\"]\nschool = { name = \"A\" }\n[kiosk]\nroom = \"B\"\n");
    assert_eq!(
        (policy.mandatory.hidden, policy.school.name.as_deref()),
        (vec![AppSection::Act], Some("A")),
        "{diagnostics:?}"
    );
    assert_eq!((policy.kiosk.room.as_deref(), diagnostics), (Some("B"), vec![]));
}

/// Line ends of any system and invisible characters cost nothing.
#[test]
fn line_ends_and_invisible_characters_cost_nothing() {
    let valid = parse(STRICT).policy;
    for text in [
        STRICT.replace('\n', "\r"),
        STRICT.replace('\n', "\r\n"),
        STRICT.replace("kiosk = true", "kio\u{200b}sk = true"),
    ] {
        assert_eq!(parse(&text).policy, valid, "{text}");
    }
}

/// A line that is repeated or does not belong there costs nothing else.
#[test]
fn extra_line_costs_nothing_else() {
    let valid = parse(STRICT).policy;
    let lines: Vec<&str> = STRICT.lines().collect();
    for at in 0..lines.len() {
        for extra in [lines[at], "???", "}", "\"", "kiosk", "# \"\"\"", "x = [", "\u{0}"] {
            let mut changed = lines.clone();
            changed.insert(at, extra);
            let policy = parse(&changed.join("\n")).policy;
            assert!(
                policy.mandatory.kiosk && policy.mandatory.hidden.len() >= 2,
                "{extra:?} before line {}",
                at + 1
            );
            assert_eq!(fields(&policy), fields(&valid), "{extra:?} before line {}", at + 1);
        }
    }
}

/// The example of the documentation is no kiosk, whatever the mistake on any line.
#[test]
fn documented_example_with_a_mistake_is_no_kiosk() {
    let text = include_str!("../../../../docs/fleet.md");
    let (_, text) = text.split_once("```toml\n").unwrap();
    let (text, _) = text.split_once("```").unwrap();
    assert_eq!(parse(text).diagnostics, [], "the example itself");
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !is_blank(line)) {
        // The letters of the word "false" are not a mistake around it.
        for changed_line in mistakes_in(line)
            .into_iter()
            .filter(|changed_line| !line.starts_with("kiosk") || changed_line.contains("false"))
        {
            let mut changed = lines.clone();
            changed[at] = &changed_line;
            assert!(!parse(&changed.join("\n")).policy.mandatory.kiosk, "{changed_line}");
        }
    }
}

/// Each syntax error is reported with its line and field, and the rest applies.
#[test]
fn each_syntax_error_is_reported_and_the_rest_holds() {
    let LoadedPolicy { policy, diagnostics, .. } = parse(
        "[mandatory]\nlanguage = fr\nkiosk = True\nhidden = [\"/classe\"\naudience = \"parent\"\n\
         [kiosk]\ncode = $argon2id\n",
    );
    let named: Vec<_> = diagnostics
        .iter()
        .filter_map(|diagnostic| Some((diagnostic.line?, diagnostic.is_syntax())))
        .collect();
    assert_eq!(named, [(2, true), (3, true), (4, true), (7, true)]);
    assert!(
        policy.mandatory.kiosk
            && policy.mandatory.hidden == [AppSection::Class]
            && policy.mandatory.choices.audience.is_some()
    );
    assert_eq!(
        (policy.mandatory.choices.language, policy.kiosk.code_line),
        (None::<Language>, Some(7))
    );
}

/// A section that begins twice continues.
#[test]
fn repeated_header_continues_its_section() {
    let text = "[mandatory]\nlanguage = \"en\"\n[school]\nname = \"a\"\n\
                [mandatory]\nkiosk = true\nhidden = [\"/agir\"]";
    let policy = parse(text).policy;
    assert!(
        policy.mandatory.kiosk
            && policy.mandatory.hidden == [AppSection::Act]
            && policy.school.name.is_some()
    );
    assert_eq!(policy.mandatory.choices.language, Some(Language::English));
}

/// A text with thousands of errors is read too.
#[test]
fn thousands_of_errors_are_read() {
    let flood = format!(
        "[mandatory]\n{}kiosk = True\nhidden = [\"/classe\"\n{}",
        "x\n".repeat(10_000),
        "= =\n".repeat(10_000)
    );
    let policy = parse(&flood).policy;
    assert!(policy.mandatory.kiosk && policy.mandatory.hidden == [AppSection::Class]);
    for noise in ["\0", "[", "\"\"\"", "[[[[", "]\n[", "=", "kiosk", "[mandatory]\nkiosk"] {
        parse(&noise.repeat(3_000));
        parse(&format!("{noise}\n").repeat(3_000));
    }
}
