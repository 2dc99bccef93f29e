//! What the page shows: all of it at once, and then what changes with time.

use super::{AppState, settings_warning};
use crate::config::settings_table::Origin;
use crate::state::reminders::Reminder;
use crate::view::helplines::Presenter;
use crate::view::kiosk;
use crate::view::snapshot::Snapshot;
use crate::view::wire::{Hearing, Managed, Moment, Page, Storage};

impl AppState {
    /// All that the page shows now.
    pub(crate) fn page(&self) -> Page {
        // A welcome whose end cannot be stored would return at every start.
        let first_run = self.mode.kiosk().is_none()
            && self.settings.is_persistent()
            && !self.settings.load().welcomed;
        #[cfg(feature = "test-hooks")]
        let first_run = first_run && crate::platform::test_hooks::allows_first_run();
        let trouble =
            self.settings.take_problem().map(|trouble| settings_warning(trouble, &self.messages()));
        let reminders = self.reminders.take_missed();
        let snapshot = self.snapshot();
        let audience = self.effective_settings().audience;
        self.with_helplines(&snapshot, |lines| {
            let moment = lines.moment(self.reminders.awaited(), None);
            Page {
                language: lines.messages.language,
                version: env!("CARGO_PKG_VERSION").to_owned(),
                tzdb: chrono_tz::IANA_TZDB_VERSION.to_owned(),
                day: moment.day.clone(),
                lines: self.library.helplines.iter().map(|line| lines.line(line)).collect(),
                sources: lines.helpline_sources(),
                audience: audience.value,
                audience_chosen: audience.origin != Origin::Default,
                preferences: self.preferences(),
                first_run,
                storage: self.storage(),
                notice: join_sentences(trouble, missed(lines, &reminders)),
                moment,
                managed: self.managed(),
                hearing: hearing(),
                kiosk: self.mode.kiosk().map(|mode| kiosk::of(&mode.policy, &self.entries(lines))),
            }
        })
    }

    /// What the policy says for this computer, as the page shows it.
    fn managed(&self) -> Managed {
        let mandatory = &self.policy.mandatory;
        Managed {
            settings: mandatory.choices.given_settings(),
            hidden: mandatory.hidden.clone(),
            school: self.policy.school.clone(),
            mistakes: self.policy_mistakes,
        }
    }

    fn storage(&self) -> Storage {
        let folder = self.settings.folder().map(|folder| folder.display().to_string());
        Storage { folder, lasts: self.settings.is_persistent() }
    }

    /// What changes with time.
    pub(crate) fn moment(&self, snapshot: &Snapshot) -> Moment {
        let reminders = self.reminders.missed();
        self.with_helplines(snapshot, |lines| {
            lines.moment(self.reminders.awaited(), missed(lines, &reminders))
        })
    }
}

/// The text about reminders that could not be shown in time.
fn missed(lines: &Presenter<'_>, reminders: &[Reminder]) -> Option<String> {
    let sentence = |reminder: &Reminder| {
        let (line, channel) = lines.library.channel(reminder.channel())?;
        let (name, when) = (
            &line.words.get(lines.messages.language).name,
            lines.with_date(channel, reminder.opens()?),
        );
        Some(lines.messages.format("notice-missed", &[("line", name), ("when", &when)]))
    };
    reminders.iter().map(sentence).fold(None, join_sentences)
}

/// Both texts, in order, or the one that there is.
fn join_sentences(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => Some(format!("{first} {second}")),
        (first, second) => first.or(second),
    }
}

/// How a screen reader learns what has changed: from announcements if it speaks them, otherwise
/// from notifications.
#[cfg(target_os = "linux")]
fn hearing() -> Hearing {
    if crate::platform::screen_reader::speaks_announcements() {
        Hearing::Announcements
    } else {
        Hearing::Notifications
    }
}

/// How a screen reader learns what has changed: from live regions of the page.
#[cfg(not(target_os = "linux"))]
fn hearing() -> Hearing {
    Hearing::Regions
}

#[cfg(test)]
mod tests {
    use crate::config::policy::KioskPolicy;
    use crate::config::settings_table::SettingChoices;
    use crate::state::app_state::test_app::app_state;
    use crate::state::mode::Mode;
    use crate::view::wire::State;
    use reperes_core::Language;
    use reperes_core::knowledge::Audience;

    /// Neither the page of the window nor that of a kiosk takes a state from a clock that shows a
    /// time before the program was built.
    #[test]
    fn wrong_clock_gives_no_state_in_window_and_kiosk() {
        for mode in [Mode::Window, Mode::of_kiosk(KioskPolicy::default(), Language::French)] {
            let mut app_state = app_state(Language::French, "2019-01-01T10:00:00Z");
            app_state.mode = mode;
            let page = app_state.page();
            assert!(page.moment.clock.is_some());
            for channel in &page.moment.channels {
                let expected = if channel.always { State::Open } else { State::Unknown };
                assert_eq!((channel.state, &channel.opens), (expected, &None), "{}", channel.id);
            }
            app_state.reminders.add(&app_state.snapshot().outlooks, "3018-phone");
            assert_eq!(app_state.reminders.awaited(), Vec::<String>::new());
        }
    }

    /// The audience counts as chosen once the user has chosen it, even the one that is addressed
    /// first anyway.
    #[test]
    fn audience_is_chosen_by_the_user() {
        let app_state = app_state(Language::French, "2026-11-24T12:00:00Z");
        assert!(!app_state.page().audience_chosen);
        let parent = SettingChoices { audience: Some(Audience::Parent), ..Default::default() };
        app_state.choose_settings(&parent, &|_| ());
        assert!(app_state.page().audience_chosen);
    }

    /// A search for a danger names every channel if the clock cannot be believed, those that are
    /// always open first.
    #[test]
    fn wrong_clock_names_every_channel_of_a_danger() {
        let query = "on menace de publier mes photos nues";
        for (now, expected) in [
            (
                "2026-11-24T12:00:00Z",
                vec!["3018-phone", "17-phone", "police-chat-chat", "3114-phone"],
            ),
            (
                "2019-01-01T10:00:00Z",
                vec!["17-phone", "3018-phone", "police-chat-chat", "3114-phone"],
            ),
        ] {
            let danger = app_state(Language::French, now).search(query).danger.unwrap();
            assert_eq!(danger.channels, expected, "{now}");
        }
    }
}
