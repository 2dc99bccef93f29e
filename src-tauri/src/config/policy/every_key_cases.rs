//! The keys of the policy with two valid values and wrong ones each, for `every_key_tests.rs`. The
//! settings are those of the table of settings.

use crate::config::settings_table::{
    EffectiveSettings, ManagedSetting, SETTINGS, Setting, SettingChoices,
};
use crate::platform::locale;

/// A key and its values.
pub(super) struct Key {
    /// The section in which the key is mandatory.
    pub(super) section: &'static str,
    pub(super) name: &'static str,
    /// Two values, each as a file has it and as the report shows it.
    pub(super) values: [(String, String); 2],
    pub(super) wrong: &'static [&'static str],
    /// The reported value if a wrong value is mandatory and no other source gives one.
    pub(super) refused: Option<&'static str>,
    pub(super) default: String,
    /// The key of the settings, with the same two values. Without one, the test tries the name of
    /// the policy key.
    pub(super) stored: Option<(&'static str, [String; 2])>,
    /// Whether the key can be recommended.
    pub(super) recommended: bool,
}

/// A key that the user can set too: its last value and its first one.
fn setting_key(setting: &ManagedSetting) -> Key {
    let valid = setting.field.values();
    let values = [valid.last(), valid.first()].map(|value| value.unwrap().clone());
    let shown = |value: &serde_json::Value| value.as_str().map_or(value.to_string(), str::to_owned);
    let nothing = SettingChoices::default();
    let default =
        setting.field.effective(&EffectiveSettings::of(&nothing, &nothing, &nothing)).value;
    let system = locale::resolve(None, None).code();
    let unset = if setting.setting == Setting::Language { system } else { "asks" };
    Key {
        section: "mandatory",
        name: setting.key,
        wrong: &["\"de\"", "\"yes\"", "2", "3", "110", "[]"],
        refused: None,
        default: default.as_ref().map_or(unset.to_owned(), shown),
        stored: Some((
            setting.stored_key,
            values.clone().map(|value| setting.stored_form.encode(value).to_string()),
        )),
        recommended: true,
        values: values.map(|value| (value.to_string(), shown(&value))),
    }
}

/// A key that only the policy can set.
fn policy_only_key(
    section: &'static str,
    name: &'static str,
    values: [(&'static str, &'static str); 2],
    wrong: &'static [&'static str],
    default: &str,
) -> Key {
    Key {
        section,
        name,
        values: values.map(|(written, shown)| (written.to_owned(), shown.to_owned())),
        wrong,
        refused: None,
        default: default.to_owned(),
        stored: None,
        recommended: false,
    }
}

/// All keys of the policy.
pub(super) fn keys() -> Vec<Key> {
    let switch = [("true", "true"), ("false", "false")];
    let words = [("\"a\"", "\"a\""), ("\"é è\"", "\"é è\"")];
    let hash = "\"$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21l$Yk1xU0ZuT0J1S1ZkN0JqZVBkTnpRUQ\"";
    let other_hash =
        "\"$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21l$Zk1xU0ZuT0J1S1ZkN0JqZVBkTnpRUQ\"";
    let one_contact = "[{ name = \"a\", where = \"b\" }]";
    let two_contacts = "[{ name = \"a\", where = \"b\" }, { name = \"c\", where = \"d\" }]";
    let policy_only = [
        // A kiosk that is asked for in the wrong words is a kiosk.
        Key {
            refused: Some("true"),
            ..policy_only_key("mandatory", "kiosk", switch, &["\"yes\""], "false")
        },
        policy_only_key(
            "mandatory",
            "hidden",
            [("[\"/classe\", \"/agir\"]", "/classe, /agir"), ("[]", "-")],
            &["[\"/lignes\"]"],
            "-",
        ),
        policy_only_key(
            "mandatory",
            "update_source",
            [
                ("\"https://example.org/a\"", "https://example.org/a"),
                ("\"https://b.example\"", "https://b.example"),
            ],
            &["\"http://example.org\""],
            "-",
        ),
        policy_only_key("school", "name", words, &["\"\""], "-"),
        policy_only_key("school", "message", words, &["7"], "-"),
        policy_only_key(
            "kiosk",
            "start",
            [("\"/classe/track-me\"", "/classe/track-me"), ("\"/\"", "/")],
            &["\"https://example.org\""],
            "/",
        ),
        policy_only_key(
            "kiosk",
            "language",
            [("\"fr\"", "fr"), ("\"en\"", "en")],
            &["\"de\""],
            "-",
        ),
        policy_only_key("kiosk", "idle_warning", [("60", "60"), ("90", "90")], &["120"], "90"),
        policy_only_key("kiosk", "idle_reset", [("300", "300"), ("120", "120")], &["29"], "120"),
        policy_only_key("kiosk", "restart_hour", [("5", "5"), ("4", "4")], &["24"], "4"),
        policy_only_key("kiosk", "school", words, &["\"\""], "-"),
        policy_only_key("kiosk", "room", words, &["\"\""], "-"),
        policy_only_key("kiosk", "message", words, &["\"\""], "-"),
        policy_only_key(
            "kiosk",
            "contacts",
            [(one_contact, "1"), (two_contacts, "2")],
            &["\"a\""],
            "-",
        ),
        policy_only_key(
            "kiosk",
            "code",
            [(hash, "$argon2id$…"), (other_hash, "$argon2id$…")],
            &["\"1234\""],
            "-",
        ),
    ];
    SETTINGS.iter().map(setting_key).chain(policy_only).collect()
}
