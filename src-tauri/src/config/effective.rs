//! The effective settings: the policy has priority over the user's settings, and these over the
//! defaults.

use reperes_core::Language;

use super::preferences::{Audience, Preferences, Setting, Theme};

/// Values that one source gives: the user or the policy. An absent value means that the source says
/// nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SettingChoices {
    /// The language of the window.
    pub(crate) language: Option<Language>,
    /// The audience that the window addresses first.
    pub(crate) audience: Option<Audience>,
    pub(crate) theme: Option<Theme>,
    /// Per cent: one of `TEXT_SIZES`.
    pub(crate) text_size: Option<u16>,
    /// Whether the app starts with the session.
    pub(crate) autostart: Option<bool>,
    /// Whether the app stays in the tray when its window is closed.
    pub(crate) tray: Option<bool>,
    /// Whether notifications may appear.
    pub(crate) notifications: Option<bool>,
}

/// Whether the policy allows a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[must_use]
pub(crate) enum WishOutcome {
    Accepted,
    Refused,
}

/// The source of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Mandatory,
    Chosen,
    Recommended,
    Default,
}

/// An effective value and its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sourced<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

impl<T> Sourced<T> {
    fn of(mandatory: Option<T>, chosen: Option<T>, recommended: Option<T>, default: T) -> Self {
        let sources = [
            (mandatory, Origin::Mandatory),
            (chosen, Origin::Chosen),
            (recommended, Origin::Recommended),
        ];
        let first =
            sources.into_iter().find_map(|(value, origin)| Some(Self { value: value?, origin }));
        first.unwrap_or(Self { value: default, origin: Origin::Default })
    }
}

impl Sourced<bool> {
    /// The value that the policy asks of the system: a mandatory one, or a recommended `true`.
    pub(crate) fn requested_by_policy(self) -> Option<bool> {
        match self.origin {
            Origin::Mandatory => Some(self.value),
            Origin::Recommended if self.value => Some(true),
            Origin::Recommended | Origin::Chosen | Origin::Default => None,
        }
    }
}

/// The effective settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EffectiveSettings {
    /// Absent: the language of the system.
    pub(crate) language: Sourced<Option<Language>>,
    pub(crate) audience: Sourced<Audience>,
    pub(crate) theme: Sourced<Theme>,
    pub(crate) text_size: Sourced<u16>,
    pub(crate) autostart: Sourced<bool>,
    /// Absent: the first close of the window asks.
    pub(crate) tray: Sourced<Option<bool>>,
    pub(crate) notifications: Sourced<bool>,
}

impl EffectiveSettings {
    pub(crate) fn of(
        mandatory: &SettingChoices,
        chosen: &SettingChoices,
        recommended: &SettingChoices,
    ) -> Self {
        let default = Preferences::default();
        let (m, c, r) = (mandatory, chosen, recommended);
        Self {
            language: Sourced::of(
                m.language.map(Some),
                c.language.map(Some),
                r.language.map(Some),
                None,
            ),
            audience: Sourced::of(m.audience, c.audience, r.audience, Audience::Parent),
            theme: Sourced::of(m.theme, c.theme, r.theme, default.theme),
            text_size: Sourced::of(m.text_size, c.text_size, r.text_size, default.text_size),
            autostart: Sourced::of(m.autostart, c.autostart, r.autostart, false),
            tray: Sourced::of(m.tray.map(Some), c.tray.map(Some), r.tray.map(Some), None),
            notifications: Sourced::of(m.notifications, c.notifications, r.notifications, true),
        }
    }
}

impl SettingChoices {
    /// The settings for which a value is given, in the order of the report.
    pub(crate) fn given_settings(&self) -> Vec<Setting> {
        let stated = [
            (self.language.is_some(), Setting::Language),
            (self.audience.is_some(), Setting::Audience),
            (self.theme.is_some(), Setting::Theme),
            (self.text_size.is_some(), Setting::TextSize),
            (self.autostart.is_some(), Setting::Autostart),
            (self.tray.is_some(), Setting::Tray),
            (self.notifications.is_some(), Setting::Notifications),
        ];
        stated.into_iter().filter_map(|(stated, setting)| stated.then_some(setting)).collect()
    }

    /// Takes over the values of `wish`, except where `mandatory` gives a value. A wish is refused
    /// if any of its values is.
    pub(crate) fn apply_unless_mandatory(&mut self, wish: &Self, mandatory: &Self) -> WishOutcome {
        [
            merge_field(&mut self.language, wish.language, mandatory.language),
            merge_field(&mut self.audience, wish.audience, mandatory.audience),
            merge_field(&mut self.theme, wish.theme, mandatory.theme),
            merge_field(&mut self.text_size, wish.text_size, mandatory.text_size),
            merge_field(&mut self.autostart, wish.autostart, mandatory.autostart),
            merge_field(&mut self.tray, wish.tray, mandatory.tray),
            merge_field(&mut self.notifications, wish.notifications, mandatory.notifications),
        ]
        .into_iter()
        .max()
        .unwrap_or(WishOutcome::Accepted)
    }
}

/// Takes over one value. A wish equal to the mandatory value changes nothing and is accepted.
fn merge_field<T: Copy + PartialEq>(
    own: &mut Option<T>,
    wish: Option<T>,
    mandatory: Option<T>,
) -> WishOutcome {
    match (wish, mandatory) {
        (Some(wish), Some(mandatory)) if wish != mandatory => WishOutcome::Refused,
        (Some(_), None) => {
            *own = wish;
            WishOutcome::Accepted
        }
        (Some(_), Some(_)) | (None, Some(_) | None) => WishOutcome::Accepted,
    }
}

#[cfg(test)]
#[path = "effective_tests.rs"]
mod tests;
