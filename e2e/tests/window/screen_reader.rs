//! The speech of Orca: each script presses keys alone, and the expected phrases must come in order.
//!
//! One Orca runs all scripts of a language. In French each script runs once more with a fault
//! planted in the app, and must then fail.

mod line_by_line;
mod scripts;

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use e2e::{Session, Setup, SpeechServer, WebDriverApp, wait_for};

use self::scripts::{Fault, Input, Phrase, SCRIPTS, Script, Start};
use crate::OPEN;

/// The timeout of a step. It ends a hang and measures nothing.
const STEP_TIMEOUT: Duration = Duration::from_secs(40);
/// The timeout of a step that is expected to fail.
const FAULT_TIMEOUT: Duration = Duration::from_secs(3);
/// The numbers as they must not be spoken: as quantities they are not those that people know.
const NUMBERS_AS_QUANTITIES: &[&str] = &["3018", "3114"];

/// The script that the newer Orca does not run. It requests the attributes of each text, and
/// WebKitGTK 2.50 ends its web process over those of a link that follows other words.
const SKIPPED_WITH_NEWER_ORCA: &str = "danger sign";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Language {
    French,
    English,
}

impl Language {
    fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    fn of(self, words: &Phrase) -> &'static str {
        match self {
            Self::French => words.0,
            Self::English => words.1,
        }
    }
}

/// The app, and the speech of Orca about it.
struct Listener {
    app: WebDriverApp,
    speech: SpeechServer,
    language: Language,
    limit: Duration,
    /// The number of texts that were spoken before the current step.
    read: usize,
    /// The texts that were announced or spoken more than once in one step.
    repeated: Vec<String>,
}

impl Listener {
    fn start(
        session: Session,
        speech: &SpeechServer,
        language: Language,
        script: &Script,
        fault: Option<&Fault>,
    ) -> Result<Self> {
        let open = || Setup::at(OPEN).lang(language.code());
        let mut setup = match script.start {
            Start::Window => open(),
            Start::Kiosk(policy) => open().policy(policy).arg("--kiosk"),
            Start::Doubt { now, seen } => Setup::at(now).lang(language.code()).last_seen_time(seen),
        };
        if let Some(Fault::Var(name, value)) = fault {
            setup = setup.var(name, value);
        }
        let read = speech.spoken().len();
        let app = setup.drive_in(session)?;
        let limit = if fault.is_some() { FAULT_TIMEOUT } else { STEP_TIMEOUT };
        if let Some(Fault::Page(code)) = fault {
            app.page.eval(code, &[])?;
        }
        Ok(Self { app, speech: speech.clone(), language, limit, read, repeated: Vec::new() })
    }

    /// Waits until all phrases of a step were spoken in order, and Orca is silent.
    fn wait_for_phrases(&mut self, wanted: &[Phrase]) -> Result<()> {
        let mut heard = Vec::new();
        let done = wait_for("the words", self.limit, || {
            heard = self.speech.spoken().split_off(self.read);
            let all = heard.join("\n");
            let mut rest = all.as_str();
            for words in wanted {
                let found = self
                    .language
                    .of(words)
                    .split('|')
                    .filter_map(|words| Some(rest.find(words)? + words.len()))
                    .min();
                let Some(end) = found else { return Ok(None) };
                rest = &rest[end..];
            }
            Ok(self.speech.is_silent().then_some(()))
        });
        done.with_context(|| {
            format!(
                "wanted {:?}, heard {heard:#?}",
                wanted.iter().map(|words| self.language.of(words)).collect::<Vec<_>>()
            )
        })
    }

    fn perform(&mut self, what: &Input) -> Result<()> {
        let screen = self.app.screen()?;
        match what {
            Input::Nothing => Ok(()),
            Input::Press(key) => screen.press(key),
            Input::Type(words) => screen.type_text(self.language.of(words)),
            Input::Until(key, words) => self.press_until(key, self.language.of(words)),
        }
    }

    /// Presses a key until one of the phrases is spoken, as a person does to move through a view.
    fn press_until(&mut self, key: &str, words: &str) -> Result<()> {
        const MOST: usize = 60;
        for _ in 0..MOST {
            let before = self.speech.spoken().len();
            self.app.screen()?.press(key)?;
            let met = wait_for("an answer to the key", self.limit, || {
                let heard = self.speech.spoken().split_off(before);
                Ok((!heard.is_empty() && self.speech.is_silent()).then(|| {
                    heard.iter().any(|text| words.split('|').any(|words| text.contains(words)))
                }))
            })?;
            if met {
                return Ok(());
            }
        }
        bail!(
            "{MOST} times {key} did not lead to {words:?}: {:#?}",
            self.speech.spoken().split_off(self.read)
        )
    }

    fn run(&mut self, script: &Script) -> Result<()> {
        for (number, step) in script.steps.iter().enumerate() {
            if number > 0 && !matches!(step.input, Input::Nothing) {
                self.read = self.speech.spoken().len();
            }
            let (announced_before, spoken_before) =
                (self.app.session.announcements().len(), self.speech.spoken().len());
            let done =
                self.perform(&step.input).and_then(|()| self.wait_for_phrases(step.expected));
            done.with_context(|| format!("{}, step {}", script.name, number + 1))?;
            // Two searches may have the same number of results and announce it. One search must not
            // announce it twice. On a busy machine the letters of one step arrive with pauses, and
            // each pause ends a search.
            let is_typed = matches!(step.input, Input::Type(_));
            let announced = self.app.session.announcements().split_off(announced_before);
            let heard = self.speech.spoken().split_off(spoken_before);
            for text in &announced {
                let (sent, said) =
                    (announced.iter().filter(|other| *other == text).count(), count(&heard, text));
                if sent > 1 && !is_typed || said > sent {
                    self.repeated.push(format!(
                        "{}: announced {sent} times, said {said} times: {text:?}",
                        script.name
                    ));
                }
            }
        }
        Ok(())
    }
}

/// The number of times that a text was spoken. "12 results" does not count as "2 results".
fn count(heard: &[String], text: &str) -> usize {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let begins_word = |said: &str, at: usize| !said[..at].ends_with(char::is_alphanumeric);
    heard
        .iter()
        .map(|said| said.match_indices(&text).filter(|(at, _)| begins_word(said, *at)).count())
        .sum()
}

/// Runs all scripts and fails with all errors.
fn run_scripts(language: Language, faults: bool) -> Result<()> {
    let (mut session, speech) = Session::with_orca(language.code())?;
    let mut wrong = Vec::new();
    for script in SCRIPTS {
        if script.name == SKIPPED_WITH_NEWER_ORCA && e2e::has_newer_orca() {
            eprintln!("not run: {}, over which WebKitGTK ends its web process", script.name);
            continue;
        }
        for fault in [None, Some(&script.fault)] {
            if fault.is_some() && !faults {
                continue;
            }
            let start = std::time::Instant::now();
            let mut listener = Listener::start(session, &speech, language, script, fault)?;
            let done = listener.run(script);
            wrong.append(&mut listener.repeated);
            match (done, fault) {
                (Err(error), None) => wrong.push(format!("{error:#}")),
                (Ok(()), Some(fault)) => {
                    wrong.push(format!("{}: nobody notices {fault:?}", script.name))
                }
                _ => {}
            }
            session = listener.app.quit()?;
            eprintln!(
                "{:>5.1} s  {}{}",
                start.elapsed().as_secs_f64(),
                script.name,
                if fault.is_some() { ", with a fault" } else { "" }
            );
        }
    }
    let quantities: Vec<String> = speech
        .spoken()
        .into_iter()
        .filter(|text| NUMBERS_AS_QUANTITIES.iter().any(|number| text.contains(number)))
        .collect();
    if std::env::var_os("REPERES_TRANSCRIPT").is_some() {
        eprintln!("{:#?}", speech.spoken());
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    ensure!(quantities.is_empty(), "said as quantities: {quantities:#?}");
    Ok(())
}

/// In French Orca says what each script expects, and a planted fault makes the script fail.
#[test]
fn orca_in_french_says_all_and_reveals_planted_faults() -> Result<()> {
    run_scripts(Language::French, true)
}

/// In English Orca says what each script expects.
#[test]
fn orca_in_english_says_all() -> Result<()> {
    run_scripts(Language::English, false)
}
