//! What the page shows: all of it at once, and then what changes with time.

use chrono::{DateTime, Utc};

use super::{AppState, settings_warning};
use crate::state::reminders::Reminder;
use crate::view::kiosk;
use crate::view::wire::{Managed, Moment, Page, Place, Storage};

impl AppState {
    /// All that the page shows now.
    pub(crate) fn page(&self) -> Page {
        // A welcome whose end cannot be stored would return at every start.
        let first_run = self.mode.kiosk().is_none()
            && self.settings.is_persistent()
            && !self.settings.load().welcomed;
        #[cfg(feature = "test-hooks")]
        let first_run = first_run && crate::platform::test_hooks::allows_first_run();
        let page = self.with_helplines(self.clock.now(), |presenter| presenter.default_page());
        let moment = Moment { awaited: self.reminders.awaited(), ..page.moment };
        let trouble =
            self.settings.take_problem().map(|trouble| settings_warning(trouble, &self.messages()));
        let notice = join_sentences(trouble, self.missed(self.reminders.take_missed()));
        let kiosk = self.mode.kiosk().map(|kiosk| {
            self.with_entries(|entries| kiosk::of(&kiosk.policy, &self.library, entries))
        });
        let (audience, preferences) =
            (self.effective_settings().audience.value, self.preferences());
        let managed = self.managed();
        Page {
            kiosk,
            moment,
            storage: self.storage(),
            notice,
            audience,
            preferences,
            first_run,
            managed,
            ..page
        }
    }

    /// What the policy says for this computer, as the page shows it.
    fn managed(&self) -> Managed {
        let mandatory = &self.policy.mandatory;
        Managed {
            settings: mandatory.choices.given_settings(),
            hidden: mandatory.hidden.iter().map(|place| Place::from(*place)).collect(),
            school: self.policy.school.clone(),
            mistakes: self.policy_mistakes,
        }
    }

    fn storage(&self) -> Storage {
        let folder = self.settings.folder().map(|folder| folder.display().to_string());
        Storage { folder, lasts: self.settings.is_persistent() }
    }

    /// What changes with time, at `now`.
    pub(crate) fn moment(&self, now: DateTime<Utc>) -> Moment {
        let missed = self.missed(self.reminders.missed());
        Moment {
            awaited: self.reminders.awaited(),
            missed,
            ..self.with_helplines(now, |presenter| presenter.moment())
        }
    }

    /// The text about reminders that could not be shown in time.
    fn missed(&self, reminders: Vec<Reminder>) -> Option<String> {
        self.with_helplines(self.clock.now(), |presenter| {
            let sentence = |reminder: &Reminder| {
                let (line, channel) = self.library.channel(reminder.channel())?;
                let (name, when) = (
                    &line.words.get(presenter.messages.language).name,
                    presenter.with_date(channel, reminder.opens()?),
                );
                Some(presenter.messages.format("notice-missed", &[("line", name), ("when", &when)]))
            };
            reminders.iter().map(sentence).fold(None, join_sentences)
        })
    }
}

/// Both texts, in order, or the one that there is.
fn join_sentences(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => Some(format!("{first} {second}")),
        (first, second) => first.or(second),
    }
}
