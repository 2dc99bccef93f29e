//! The state of the running app: content, messages, clock, desktop, settings, policy, reminders,
//! and the channel to the page.

mod page;
#[cfg(test)]
pub(crate) mod test_app;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use reperes_core::{Language, Library};

use super::clock_check::ClockCheck;
use super::content::Content;
use super::mode::Mode;
use super::page_feed::PageFeed;
use super::reminders::Reminders;
use crate::config::policy::{LoadedPolicy, Policy};
use crate::config::preferences::Preferences;
use crate::config::settings::{AccessibilitySettings, Settings, SettingsProblem, SettingsStore};
use crate::config::settings_table::{EffectiveSettings, SettingChoices};
use crate::platform::clock::Clock;
use crate::platform::desktop::Desktop;
use crate::platform::sync::lock;
use crate::view::catalogue::Catalogue;
use crate::view::entries::EntryPresenter;
use crate::view::helplines::Presenter;
use crate::view::messages::Messages;
use crate::view::snapshot::Snapshot;
use crate::view::wire::Answer;

/// The state of the running app. One per process.
pub(crate) struct AppState {
    pub(crate) library: Library,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) desktop: Box<dyn Desktop>,
    pub(crate) settings: Box<dyn SettingsStore>,
    pub(crate) page_feed: PageFeed,
    pub(crate) clock_check: ClockCheck,
    pub(crate) reminders: Reminders,
    pub(crate) mode: Mode,
    pub(crate) policy: Policy,
    /// The number of mistakes in the policy.
    policy_mistakes: u32,
    catalogue: Catalogue,
    messages: Mutex<Arc<Messages>>,
    /// Whether the user has been warned that a setting could not be stored. One warning is enough.
    storage_warning_shown: AtomicBool,
}

impl AppState {
    pub(crate) fn new(
        Content { library, catalogue }: Content,
        language: Language,
        clock: Box<dyn Clock>,
        desktop: Box<dyn Desktop>,
        settings: Box<dyn SettingsStore>,
        clock_check: ClockCheck,
        mode: Mode,
    ) -> Self {
        Self {
            library,
            clock,
            desktop,
            settings,
            clock_check,
            reminders: Reminders::default(),
            mode,
            policy: Policy::default(),
            policy_mistakes: 0,
            page_feed: PageFeed::default(),
            catalogue,
            messages: Mutex::new(Arc::new(Messages::new(language))),
            storage_warning_shown: AtomicBool::new(false),
        }
    }

    /// The same, with the reminders of the process before a relaunch.
    pub(crate) fn with_reminders(self, reminders: Reminders) -> Self {
        Self { reminders, ..self }
    }

    /// The same, under a policy.
    pub(crate) fn with_policy(self, laid_down: LoadedPolicy) -> Self {
        let policy_mistakes = u32::try_from(laid_down.diagnostics.len()).unwrap_or(u32::MAX);
        Self { policy: laid_down.policy, policy_mistakes, ..self }
    }

    /// The effective settings: policy beats settings beats defaults.
    pub(crate) fn effective_settings(&self) -> EffectiveSettings {
        self.policy.effective_settings(&self.settings.load())
    }

    /// How the window looks and behaves.
    pub(crate) fn preferences(&self) -> Preferences {
        let settings = self.settings.load();
        let effective_settings = self.policy.effective_settings(&settings);
        let AccessibilitySettings { easy_font, reduced_motion, high_contrast, single_keys } =
            settings.accessibility;
        Preferences {
            theme: effective_settings.theme.value,
            text_size: effective_settings.text_size.value,
            easy_font,
            reduced_motion,
            high_contrast,
            single_keys,
        }
    }

    /// The messages of the present language of the window.
    pub(crate) fn messages(&self) -> Arc<Messages> {
        Arc::clone(&lock(&self.messages))
    }

    /// Changes the language of the window and stores it. Returns what the user has to be told.
    pub(crate) fn set_language(&self, language: Language) -> Option<String> {
        let choices = SettingChoices { language: Some(language), ..SettingChoices::default() };
        if !self.policy.refuses(&choices) {
            *lock(&self.messages) = Arc::new(Messages::new(language));
        }
        self.choose_settings(&choices, &|_| ())
    }

    /// Changes the language of the window until the app exits. Returns whether the language differs
    /// from the one before.
    pub(crate) fn set_language_until_exit(&self, language: Language) -> bool {
        let mut messages = lock(&self.messages);
        let differs = messages.language != language;
        if differs {
            *messages = Arc::new(Messages::new(language));
        }
        differs
    }

    /// Returns the language of a kiosk to the policy's: all other data of a person who used it
    /// lives in the page.
    pub(crate) fn reset_kiosk_language(&self) {
        if let Some(kiosk) = self.mode.kiosk() {
            // A kiosk stores nothing, so no message can say that storing failed.
            let _ = self.set_language(kiosk.language);
        }
    }

    /// Stores the choices of the user that the policy does not forbid, and changes other settings
    /// by `besides`. Returns what the user has to be told: that the policy forbids a choice, or
    /// that the change could not be stored.
    pub(crate) fn choose_settings(
        &self,
        choices: &SettingChoices,
        besides: &dyn Fn(&mut Settings),
    ) -> Option<String> {
        let trouble = self.change_settings(&|settings| {
            // What is refused is reported below, whether or not the rest can be stored.
            let _ =
                settings.choices.apply_unless_mandatory(choices, &self.policy.mandatory.choices);
            besides(settings);
        });
        if self.policy.refuses(choices) {
            Some(self.messages().get("settings-managed"))
        } else {
            trouble
        }
    }

    /// Changes settings. If they cannot be stored, returns the warning for the user, but only the
    /// first time.
    pub(crate) fn change_settings(&self, change: &dyn Fn(&mut Settings)) -> Option<String> {
        let trouble = self.settings.change(change).err()?;
        (!self.storage_warning_shown.swap(true, Ordering::Relaxed))
            .then(|| settings_warning(trouble, &self.messages()))
    }

    /// What is true now.
    pub(crate) fn snapshot(&self) -> Snapshot {
        self.snapshot_at(self.clock.now())
    }

    /// What is true at `now`, an instant that the clock has just shown.
    pub(crate) fn snapshot_at(&self, now: DateTime<Utc>) -> Snapshot {
        Snapshot::at(&self.library, now, self.clock_check.verdict(now))
    }

    /// Whether a route leads to a part of the app.
    pub(crate) fn has_route(&self, route: &str) -> bool {
        reperes_core::route::is_known(route, &self.library, self.catalogue.knowledge(&self.library))
    }

    /// Calls `read` with the entries, in the language of the window, and returns its result.
    pub(crate) fn with_entries<T>(
        &self,
        snapshot: &Snapshot,
        read: impl FnOnce(&EntryPresenter<'_>) -> T,
    ) -> T {
        self.with_helplines(snapshot, |lines| read(&self.entries(lines)))
    }

    /// The entries beside the lines. Reads their files on first use, which the first paint of a
    /// window does not wait for.
    fn entries<'a>(&'a self, lines: &Presenter<'a>) -> EntryPresenter<'a> {
        let knowledge = self.catalogue.knowledge(&self.library);
        EntryPresenter::new(*lines, knowledge, &self.policy.mandatory.hidden)
    }

    /// The danger that a query mentions, and its results, in the language of the window.
    pub(crate) fn search(&self, query: &str) -> Answer {
        let language = self.messages().language;
        let answer = self.catalogue.search(&self.library, language, query);
        let crisis = self.catalogue.recognise(&self.library, query);
        self.with_entries(&self.snapshot(), |entries| entries.answer(&answer, crisis))
    }

    /// Calls `read` with the lines, in the language of the window, and returns its result.
    pub(crate) fn with_helplines<T>(
        &self,
        snapshot: &Snapshot,
        read: impl FnOnce(&Presenter<'_>) -> T,
    ) -> T {
        let messages = self.messages();
        read(&Presenter { library: &self.library, messages: &messages, snapshot })
    }
}

/// The text about a problem with the settings.
pub(crate) fn settings_warning(trouble: SettingsProblem, messages: &Messages) -> String {
    match trouble {
        SettingsProblem::SetAside => messages.get("settings-set-aside"),
        SettingsProblem::Unread => messages.get("settings-unread"),
        SettingsProblem::Newer => messages.get("settings-newer"),
        SettingsProblem::NotStored => messages.get("settings-not-stored"),
    }
}
