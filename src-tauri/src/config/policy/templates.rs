//! The templates for administrators offer what the program reads, section by section and value by
//! value.

use std::collections::{BTreeMap, BTreeSet};

use super::from_values::from_values;
use super::{LoadedPolicy, Policy, managed_preferences, parse, values};
use crate::config::settings_table::SETTINGS;
use crate::view::messages::Messages;
use crate::view::policy_diagnostics::report as complaints;
use quick_xml::events::{BytesStart, Event};
use reperes_core::Language;

const ADMX: &str = include_str!("../../../../packaging/policy/reperes.admx");
const ADML: [&str; 2] = [
    include_str!("../../../../packaging/policy/fr-FR/reperes.adml"),
    include_str!("../../../../packaging/policy/en-US/reperes.adml"),
];
const PROFILE: &[u8] = include_bytes!("../../../../packaging/policy/reperes.mobileconfig");

/// The fields that the reader knows in a section, taken from its report of an unknown field.
pub(super) fn known_fields(section: &str) -> BTreeSet<String> {
    let messages: Vec<String> =
        complaints(&parse(section), &Messages::new(Language::English)).collect();
    let fields =
        messages.iter().find_map(|text| text.split_once("the fields known here are: ")).unwrap().1;
    fields.split(", ").map(|field| field.trim().to_owned()).collect()
}

/// All elements of a well-formed document.
fn elements(text: &str) -> Vec<BytesStart<'_>> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut elements = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        if matches!(event, Event::Eof) {
            return elements;
        }
        if let Event::Start(element) | Event::Empty(element) = event {
            elements.push(element);
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).unwrap()?;
    Some(attribute.value.into_owned())
}

/// The template for Windows offers every field and no other.
#[test]
fn admx_offers_every_field_and_no_other() {
    let mut offered: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut section = String::new();
    for element in elements(ADMX) {
        if let Some(key) = attribute(&element, "key") {
            section = key.strip_prefix(r"Software\Policies\Reperes\").unwrap().to_owned();
        }
        if let Some(field) = attribute(&element, "valueName") {
            offered.entry(section.clone()).or_default().insert(field);
        }
    }
    for name in ["mandatory", "recommended", "school", "kiosk"] {
        let mut fields = known_fields(&format!("[{name}]\nnobody = 1\n"));
        // Its records are keys of their own.
        fields.remove("contacts");
        assert_eq!(offered.remove(name), Some(fields), "{name}");
    }
    let record = known_fields("[[kiosk.contacts]]\nname = \"a\"\nwhere = \"b\"\nnobody = 1\n");
    let contacts: Vec<String> = offered.keys().cloned().collect();
    assert_eq!(contacts, [1, 2, 3, 4].map(|number| format!(r"kiosk\contacts\{number}")));
    assert!(offered.values().all(|fields| *fields == record));
}

/// Both languages define all texts that the template names and no other.
#[test]
fn adml_files_define_exactly_the_named_texts() {
    let named = |kind: &str| -> BTreeSet<String> {
        let start = format!("$({kind}.");
        ADMX.split(&start).skip(1).map(|rest| rest.split(')').next().unwrap().to_owned()).collect()
    };
    for adml in ADML {
        for kind in ["string", "presentation"] {
            let ids = elements(adml).into_iter().filter(|element| element.name().as_ref() == kind);
            let ids: BTreeSet<String> =
                ids.filter_map(|element| attribute(&element, "id")).collect();
            assert_eq!(ids, named(kind));
        }
    }
}

/// The reader accepts every choice of the template.
#[test]
fn every_admx_choice_is_accepted() {
    let mut field = String::new();
    let mut taken = 0;
    let mut section = String::new();
    for element in ADMX.split("<policy ").skip(1) {
        section.clear();
        section.push_str(
            element
                .split(r#"key="Software\Policies\Reperes\"#)
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap(),
        );
        field.clear();
        field.push_str(element.split(r#"valueName=""#).nth(1).unwrap().split('"').next().unwrap());
        let texts = element
            .split("<value><string>")
            .skip(1)
            .map(|rest| format!("\"{}\"", rest.split('<').next().unwrap()));
        let numbers = element
            .split("<value><decimal value=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned());
        for value in texts.chain(numbers) {
            assert_eq!(
                parse(&format!("[{section}]\n{field} = {value}\n")).diagnostics,
                vec![],
                "{section} {field} {value}"
            );
            taken += 1;
        }
    }
    let lists = SETTINGS.iter().map(|setting| setting.field.values());
    let lists = lists.filter(|values| !values.iter().all(serde_json::Value::is_boolean));
    assert_eq!(taken, 2 * lists.map(|values| values.len()).sum::<usize>() + 2);
}

/// A text of the template may be as long as the reader accepts, and no longer.
#[test]
fn admx_text_limits_equal_the_readers() {
    let mut key = String::new();
    let mut limits = 0;
    for element in elements(ADMX) {
        key = attribute(&element, "key").unwrap_or(key);
        let (Some(field), Some(length)) =
            (attribute(&element, "valueName"), attribute(&element, "maxLength"))
        else {
            continue;
        };
        let section = key.strip_prefix(r"Software\Policies\Reperes\").unwrap();
        let diagnostics = |length: usize| {
            let text = "x".repeat(length);
            // A record needs both of its fields.
            let record = |name: &str, place: &str| {
                format!("[[kiosk.contacts]]\nname = \"{name}\"\nwhere = \"{place}\"\n")
            };
            parse(&match (section.contains("contacts"), field.as_str()) {
                (true, "name") => record(&text, "x"),
                (true, _) => record("x", &text),
                (false, field) => format!("[{section}]\n{field} = \"{text}\"\n"),
            })
            .diagnostics
        };
        let length = length.parse().unwrap();
        assert_eq!(diagnostics(length), vec![], "{section} {field}");
        assert_ne!(diagnostics(length + 1), vec![], "{section} {field}");
        limits += 1;
    }
    assert_eq!(limits, 5 + 4 * 2);
}

/// The profile for macOS reads without a mistake.
#[test]
fn mobileconfig_reads_without_a_mistake() {
    let profile = plist::Value::from_reader(std::io::Cursor::new(PROFILE)).unwrap();
    let inner = |value: &plist::Value, key: &str| {
        value.as_dictionary().and_then(|inner| inner.get(key)).cloned().unwrap()
    };
    let first =
        |value: plist::Value| value.as_array().and_then(|items| items.first()).cloned().unwrap();
    let content = inner(&first(inner(&profile, "PayloadContent")), "PayloadContent");
    let settings = inner(
        &first(inner(&inner(&content, "fr.reperes.desktop"), "Forced")),
        "mcx_preference_settings",
    );
    let mut binary = Vec::new();
    settings.to_writer_binary(&mut binary).unwrap();
    let LoadedPolicy { policy, diagnostics, .. } =
        from_values(&managed_preferences::read(&binary).unwrap(), "profile");
    assert_eq!(diagnostics, vec![]);
    assert_eq!(policy.school.name.as_deref(), Some("Collège Exemple"));
    assert_eq!(
        (policy.recommended.text_size, policy.mandatory.hidden.len(), policy.kiosk.contacts.len()),
        (Some(125), 1, 1)
    );
    assert_eq!(managed_preferences::read(b"not a list"), None);
}

/// The example of the guide reads without a mistake.
#[test]
fn documented_example_reads_without_a_mistake() {
    let guide = include_str!("../../../../docs/fleet.md");
    let example = guide.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let loaded = parse(example);
    assert_eq!(loaded.diagnostics, vec![]);
    assert!(
        loaded.policy.mandatory.choices.given_settings().len() == SETTINGS.len()
            && loaded.policy.school.message.is_some()
    );
}

/// A mistake outside a file is reported without a line.
#[test]
fn mistake_outside_a_file_has_no_line() {
    let section = values::Value::Table(
        [("theme".to_owned(), values::Value::Text("sepia".to_owned()))].into(),
    );
    let loaded =
        from_values(&[("mandatory".to_owned(), section)].into(), r"HKLM\Software\Policies\Reperes");
    let messages: Vec<String> = complaints(&loaded, &Messages::new(Language::English)).collect();
    assert_eq!(messages.len(), 1);
    assert!(
        messages[0].starts_with(r"HKLM\Software\Policies\Reperes: mandatory.theme: value refused"),
        "{messages:?}"
    );
    assert_eq!(loaded.policy, Policy::default());
    let flood = values::Value::Text("x".repeat(70_000));
    assert_eq!(from_values(&[("school".to_owned(), flood)].into(), "x").diagnostics.len(), 1);
}
