//! Every key × mandatory × chosen × recommended. Each source gives no value, one value or another
//! one.

use super::*;
use std::fmt::Debug;

/// Checks one key in every state of its three sources.
fn check<T: Copy + PartialEq + Debug>(
    name: &str,
    values: [T; 2],
    default: Option<T>,
    set: fn(&mut SettingChoices, T),
    get: fn(&EffectiveSettings) -> (Option<T>, Origin),
    own: fn(&SettingChoices) -> Option<T>,
) {
    let values_or_none = [None, Some(values[0]), Some(values[1])];
    let with = |value: Option<T>| {
        let mut choices = SettingChoices::default();
        value.into_iter().for_each(|value| set(&mut choices, value));
        choices
    };
    for mandatory in values_or_none {
        for chosen in values_or_none {
            for recommended in values_or_none {
                let found = get(&EffectiveSettings::of(
                    &with(mandatory),
                    &with(chosen),
                    &with(recommended),
                ));
                let expected = match (mandatory, chosen, recommended) {
                    (Some(value), _, _) => (Some(value), Origin::Mandatory),
                    (None, Some(value), _) => (Some(value), Origin::Chosen),
                    (None, None, Some(value)) => (Some(value), Origin::Recommended),
                    (None, None, None) => (default, Origin::Default),
                };
                assert_eq!(found, expected, "{name}: {mandatory:?} {chosen:?} {recommended:?}");
            }
            for wish in values_or_none {
                let mut after = with(chosen);
                let outcome = after.apply_unless_mandatory(&with(wish), &with(mandatory));
                assert_eq!(
                    outcome == WishOutcome::Refused,
                    mandatory.is_some() && wish.is_some() && wish != mandatory,
                    "{name}: {wish:?} against {mandatory:?}"
                );
                let kept = if mandatory.is_some() { chosen } else { wish.or(chosen) };
                assert_eq!(
                    own(&after),
                    kept,
                    "{name}: what the person chose is kept for when the policy goes"
                );
            }
        }
    }
}

#[test]
fn policy_beats_settings_beats_defaults_for_every_key() {
    use Language::{English, French};
    check(
        "language",
        [French, English],
        None,
        |c, v| c.language = Some(v),
        |f| (f.language.value, f.language.origin),
        |c| c.language,
    );
    let readers = [Audience::Parent, Audience::Educator];
    check(
        "audience",
        readers,
        Some(Audience::Parent),
        |c, v| c.audience = Some(v),
        |f| value_and_origin(f.audience),
        |c| c.audience,
    );
    let themes = [Theme::Light, Theme::Dark];
    check(
        "theme",
        themes,
        Some(Theme::System),
        |c, v| c.theme = Some(v),
        |f| value_and_origin(f.theme),
        |c| c.theme,
    );
    check(
        "text_size",
        [112, 200],
        Some(100),
        |c, v| c.text_size = Some(v),
        |f| value_and_origin(f.text_size),
        |c| c.text_size,
    );
    let both = [true, false];
    check(
        "autostart",
        both,
        Some(false),
        |c, v| c.autostart = Some(v),
        |f| value_and_origin(f.autostart),
        |c| c.autostart,
    );
    check(
        "tray",
        both,
        None,
        |c, v| c.tray = Some(v),
        |f| (f.tray.value, f.tray.origin),
        |c| c.tray,
    );
    check(
        "notifications",
        both,
        Some(true),
        |c, v| c.notifications = Some(v),
        |f| value_and_origin(f.notifications),
        |c| c.notifications,
    );
}

fn value_and_origin<T>(sourced: Sourced<T>) -> (Option<T>, Origin) {
    (Some(sourced.value), sourced.origin)
}

/// A wish for one key never changes another one.
#[test]
fn keys_are_independent() {
    let mut all = SettingChoices::default();
    for setting in &SETTINGS {
        assert!(setting.field.choose(&mut all, setting.field.values().last().unwrap()));
    }
    let mut own = SettingChoices::default();
    let outcome = own.apply_unless_mandatory(&all, &SettingChoices::default());
    assert_eq!(outcome, WishOutcome::Accepted);
    assert_eq!(own, all);
    // A new field needs a row of the table, or it is neither stored nor read from a policy.
    let SettingChoices { language, audience, theme, text_size, autostart, tray, notifications } =
        all.clone();
    assert!(language.is_some() && audience.is_some() && theme.is_some() && text_size.is_some());
    assert!(autostart.is_some() && tray.is_some() && notifications.is_some());
    let every_setting: Vec<Setting> = SETTINGS.iter().map(|row| row.setting).collect();
    assert_eq!(all.given_settings(), every_setting);
    let mandatory = SettingChoices { theme: Some(Theme::Light), ..SettingChoices::default() };
    let mut own = SettingChoices::default();
    assert_eq!(own.apply_unless_mandatory(&all, &mandatory), WishOutcome::Refused);
    assert_eq!(own, SettingChoices { theme: None, ..all });
    assert_eq!(mandatory.given_settings(), [Setting::Theme]);
}

/// Every value of a type is among the valid values of its setting.
#[test]
fn tables_list_every_value_of_a_type() {
    let known = |theme: Theme| match theme {
        Theme::System | Theme::Light | Theme::Dark => json!(theme),
    };
    let addressed = |audience: Audience| match audience {
        Audience::Parent | Audience::Educator => json!(audience),
    };
    let values =
        |wanted: Setting| SETTINGS.iter().find(|row| row.setting == wanted).unwrap().field.values();
    assert_eq!(values(Setting::Theme), [Theme::System, Theme::Light, Theme::Dark].map(known));
    assert_eq!(values(Setting::Audience), [Audience::Parent, Audience::Educator].map(addressed));
}

/// Each row sets and reads one field, and its key is the name that the page has for it.
#[test]
fn each_row_is_about_one_field() {
    for row in &SETTINGS {
        assert_eq!(json!(row.setting), row.key);
        for value in row.field.values() {
            let mut choices = SettingChoices::default();
            assert!(row.field.choose(&mut choices, &value), "{} {value}", row.key);
            assert_eq!(choices.given_settings(), [row.setting]);
            assert_eq!(row.field.given(&choices), Some(value.clone()));
            let (nothing, other) = (SettingChoices::default(), SettingChoices::default());
            let effective = EffectiveSettings::of(&nothing, &choices, &other);
            let found = row.field.effective(&effective);
            assert_eq!((found.value, found.origin), (Some(value), Origin::Chosen));
        }
        assert!(!row.field.choose(&mut SettingChoices::default(), &json!("nobody")));
    }
}
