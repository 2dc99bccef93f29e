//! The state of the running app: content, messages, clock, desktop, settings, policy, reminders,
//! and the channel to the page.

mod page;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use reperes_core::{Language, Library};

use super::clock_check::Trust;
use super::content::Content;
use super::mode::Mode;
use super::page_feed::PageFeed;
use super::reminders::Notices;
use crate::config::effective::{Choices, InForce};
use crate::config::policy::{Loaded, Policy};
use crate::config::preferences::Preferences;
use crate::config::settings::{Comfort, Settings, SettingsStore, Trouble};
use crate::platform::clock::Clock;
use crate::platform::desktop::Desktop;
use crate::platform::sync::lock;
use crate::platform::zone::computer_zone;
use crate::view::catalogue::Reference;
use crate::view::entries::Librarian;
use crate::view::helplines::Presenter;
use crate::view::messages::Words;
use crate::view::wire::Answer;

/// The state of the running app. One per process.
pub(crate) struct Shell {
    pub(crate) library: Library,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) desktop: Box<dyn Desktop>,
    pub(crate) settings: Box<dyn SettingsStore>,
    pub(crate) live: PageFeed,
    pub(crate) trust: Trust,
    pub(crate) notices: Notices,
    pub(crate) mode: Mode,
    pub(crate) policy: Policy,
    /// The number of mistakes in the policy.
    policy_mistakes: u32,
    reference: Reference,
    messages: Mutex<Arc<Words>>,
    /// Whether the user has been warned that a setting could not be stored. One warning is enough.
    storage_warning_shown: AtomicBool,
}

impl Shell {
    pub(crate) fn new(
        Content { library, reference }: Content,
        language: Language,
        clock: Box<dyn Clock>,
        desktop: Box<dyn Desktop>,
        settings: Box<dyn SettingsStore>,
        trust: Trust,
        mode: Mode,
    ) -> Self {
        Self {
            library,
            clock,
            desktop,
            settings,
            trust,
            notices: Notices::default(),
            mode,
            policy: Policy::default(),
            policy_mistakes: 0,
            live: PageFeed::default(),
            reference,
            messages: Mutex::new(Arc::new(Words::new(language))),
            storage_warning_shown: AtomicBool::new(false),
        }
    }

    /// The same, with the reminders of the process before a relaunch.
    pub(crate) fn awaiting(self, notices: Notices) -> Self {
        Self { notices, ..self }
    }

    /// The same, under a policy.
    pub(crate) fn under(self, laid_down: Loaded) -> Self {
        let policy_mistakes = u32::try_from(laid_down.notes.len()).unwrap_or(u32::MAX);
        Self { policy: laid_down.policy, policy_mistakes, ..self }
    }

    /// The effective settings: policy beats settings beats defaults.
    pub(crate) fn in_force(&self) -> InForce {
        self.policy.in_force(&self.settings.load())
    }

    /// How the window looks and behaves.
    pub(crate) fn preferences(&self) -> Preferences {
        let settings = self.settings.load();
        let in_force = self.policy.in_force(&settings);
        let Comfort { easy_font, reduced_motion, high_contrast, single_keys } = settings.comfort;
        Preferences {
            theme: in_force.theme.value,
            text_size: in_force.text_size.value,
            easy_font,
            reduced_motion,
            high_contrast,
            single_keys,
        }
    }

    /// The messages of the present language of the window.
    pub(crate) fn words(&self) -> Arc<Words> {
        Arc::clone(&lock(&self.messages))
    }

    /// Changes the language of the window and stores it. Returns what the user has to be told.
    pub(crate) fn speak(&self, language: Language) -> Option<String> {
        let choices = Choices { language: Some(language), ..Choices::default() };
        if !self.policy.refuses(&choices) {
            *lock(&self.messages) = Arc::new(Words::new(language));
        }
        self.choose(&choices, &|_| ())
    }

    /// Changes the language of the window until the app exits. Returns whether the language differs
    /// from the one before.
    pub(crate) fn speak_for_now(&self, language: Language) -> bool {
        let mut messages = lock(&self.messages);
        let differs = messages.language != language;
        if differs {
            *messages = Arc::new(Words::new(language));
        }
        differs
    }

    /// Returns the language of a kiosk to the policy's: all other data of a person who used it
    /// lives in the page.
    pub(crate) fn reset_kiosk_language(&self) {
        if let Some(kiosk) = self.mode.kiosk() {
            // A kiosk stores nothing, so no message can say that storing failed.
            let _ = self.speak(kiosk.language);
        }
    }

    /// Stores the choices of the user that the policy does not forbid, and changes other settings
    /// by `besides`. Returns what the user has to be told: that the policy forbids a choice, or
    /// that the change could not be stored.
    pub(crate) fn choose(
        &self,
        choices: &Choices,
        besides: &dyn Fn(&mut Settings),
    ) -> Option<String> {
        let trouble = self.remember(&|settings| {
            settings.choices.adopt(choices, &self.policy.mandatory.choices);
            besides(settings);
        });
        if self.policy.refuses(choices) {
            Some(self.words().say("settings-managed"))
        } else {
            trouble
        }
    }

    /// Changes settings. If they cannot be stored, returns the warning for the user, but only the
    /// first time.
    pub(crate) fn remember(&self, change: &dyn Fn(&mut Settings)) -> Option<String> {
        let trouble = self.settings.change(change).err()?;
        (!self.storage_warning_shown.swap(true, Ordering::Relaxed))
            .then(|| say(trouble, &self.words()))
    }

    /// The next instant at which any channel shows another state.
    pub(crate) fn next_change(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let channels = self.library.helplines.iter().flat_map(|line| &line.channels);
        channels.filter_map(|channel| channel.outlook_at(now).next_display_change(now)).min()
    }

    /// Whether a route leads to a part of the app.
    pub(crate) fn leads_somewhere(&self, route: &str) -> bool {
        reperes_core::route::is_known(route, &self.library, self.reference.knowledge(&self.library))
    }

    /// Calls `read` with the entries, in the language of the window, and returns its result.
    pub(crate) fn consult<T>(&self, read: impl FnOnce(&Librarian<'_>) -> T) -> T {
        let messages = self.words();
        let knowledge = self.reference.knowledge(&self.library);
        read(&Librarian {
            library: &self.library,
            knowledge,
            words: &messages,
            now: self.clock.now(),
            hidden: &self.policy.mandatory.hidden,
        })
    }

    /// The danger that a query mentions, and its results, in the language of the window.
    pub(crate) fn search(&self, query: &str) -> Answer {
        let language = self.words().language;
        let answer = self.reference.search(&self.library, language, query);
        let crisis = self.reference.recognise(&self.library, query);
        self.consult(|librarian| librarian.answer(&answer, crisis))
    }

    /// Calls `read` with the lines at `now`, in the language of the window, and returns its result.
    pub(crate) fn present<T>(
        &self,
        now: DateTime<Utc>,
        read: impl FnOnce(&Presenter<'_>) -> T,
    ) -> T {
        let messages = self.words();
        read(&Presenter {
            library: &self.library,
            words: &messages,
            now,
            computer: computer_zone(),
            clock: self.trust.verdict(now),
        })
    }
}

/// The text about a problem with the settings.
pub(crate) fn say(trouble: Trouble, messages: &Words) -> String {
    match trouble {
        Trouble::SetAside => messages.say("settings-set-aside"),
        Trouble::Unread => messages.say("settings-unread"),
        Trouble::Newer => messages.say("settings-newer"),
        Trouble::NotStored => messages.say("settings-not-stored"),
    }
}
