//! What can be chosen for the app, by the person in front of it or by the school: policy beats settings beats defaults.

use reperes_core::Language;

use super::preferences::{Audience, Preferences, Setting, Theme};

/// What somebody chose, or laid down. Absent means that nothing was said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Choices {
    /// The language of the window.
    pub(crate) language: Option<Language>,
    /// Whom the window speaks to first.
    pub(crate) audience: Option<Audience>,
    pub(crate) theme: Option<Theme>,
    /// Per cent: one of `TEXT_SIZES`.
    pub(crate) text_size: Option<u16>,
    /// Whether the app starts with the session.
    pub(crate) autostart: Option<bool>,
    /// Whether it stays in the tray when its window is closed.
    pub(crate) tray: Option<bool>,
    /// Whether messages may appear.
    pub(crate) notifications: Option<bool>,
}

/// Who said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Mandatory,
    Chosen,
    Recommended,
    Default,
}

/// A value that holds, and who said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

impl<T> Held<T> {
    fn of(mandatory: Option<T>, chosen: Option<T>, recommended: Option<T>, default: T) -> Self {
        let said = [
            (mandatory, Origin::Mandatory),
            (chosen, Origin::Chosen),
            (recommended, Origin::Recommended),
        ];
        let said =
            said.into_iter().find_map(|(value, origin)| Some(Self { value: value?, origin }));
        said.unwrap_or(Self { value: default, origin: Origin::Default })
    }
}

impl Held<bool> {
    /// What the policy has the system do, if it says anything about it.
    pub(crate) fn imposed(self) -> Option<bool> {
        match self.origin {
            Origin::Mandatory => Some(self.value),
            Origin::Recommended if self.value => Some(true),
            Origin::Recommended | Origin::Chosen | Origin::Default => None,
        }
    }
}

/// What holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InForce {
    /// Absent: that of the system.
    pub(crate) language: Held<Option<Language>>,
    pub(crate) audience: Held<Audience>,
    pub(crate) theme: Held<Theme>,
    pub(crate) text_size: Held<u16>,
    pub(crate) autostart: Held<bool>,
    /// Absent: the first closing asks.
    pub(crate) tray: Held<Option<bool>>,
    pub(crate) notifications: Held<bool>,
}

impl InForce {
    pub(crate) fn of(mandatory: &Choices, chosen: &Choices, recommended: &Choices) -> Self {
        let usual = Preferences::default();
        let (m, c, r) = (mandatory, chosen, recommended);
        Self {
            language: Held::of(
                m.language.map(Some),
                c.language.map(Some),
                r.language.map(Some),
                None,
            ),
            audience: Held::of(m.audience, c.audience, r.audience, Audience::Parent),
            theme: Held::of(m.theme, c.theme, r.theme, usual.theme),
            text_size: Held::of(m.text_size, c.text_size, r.text_size, usual.text_size),
            autostart: Held::of(m.autostart, c.autostart, r.autostart, false),
            tray: Held::of(m.tray.map(Some), c.tray.map(Some), r.tray.map(Some), None),
            notifications: Held::of(m.notifications, c.notifications, r.notifications, true),
        }
    }
}

impl Choices {
    /// What is said about each of them, in the order in which they are told.
    pub(crate) fn said(&self) -> Vec<Setting> {
        let said = [
            (self.language.is_some(), Setting::Language),
            (self.audience.is_some(), Setting::Audience),
            (self.theme.is_some(), Setting::Theme),
            (self.text_size.is_some(), Setting::TextSize),
            (self.autostart.is_some(), Setting::Autostart),
            (self.tray.is_some(), Setting::Tray),
            (self.notifications.is_some(), Setting::Notifications),
        ];
        said.into_iter().filter_map(|(said, setting)| said.then_some(setting)).collect()
    }

    /// Takes over what `wish` says, except where `mandatory` says something. Whether any of it was refused.
    pub(crate) fn adopt(&mut self, wish: &Self, mandatory: &Self) -> bool {
        [
            take(&mut self.language, wish.language, mandatory.language),
            take(&mut self.audience, wish.audience, mandatory.audience),
            take(&mut self.theme, wish.theme, mandatory.theme),
            take(&mut self.text_size, wish.text_size, mandatory.text_size),
            take(&mut self.autostart, wish.autostart, mandatory.autostart),
            take(&mut self.tray, wish.tray, mandatory.tray),
            take(&mut self.notifications, wish.notifications, mandatory.notifications),
        ]
        .contains(&true)
    }
}

/// Whether the wish was refused. One that asks for what is mandatory changes nothing, and is not refused.
fn take<T: Copy + PartialEq>(own: &mut Option<T>, wish: Option<T>, mandatory: Option<T>) -> bool {
    match (wish, mandatory) {
        (Some(wish), Some(mandatory)) => wish != mandatory,
        (Some(_), None) => {
            *own = wish;
            false
        }
        (None, Some(_) | None) => false,
    }
}

#[cfg(test)]
#[path = "effective_tests.rs"]
mod tests;
