//! A server with the protocol of speech-dispatcher that records texts instead of speaking them.
//!
//! Each text takes as long as a very quick listener needs. A text that another text cuts off before
//! its end is not recorded, because a person would not have heard it.
//!
//! Orca also cuts speech off at each key. On a busy machine it handles the key after the change of
//! focus that the key caused, and silences the answer to the key itself. Then no other text follows,
//! and the answer is recorded after all: the app has given it.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

/// The time for one letter. A person who uses a screen reader every day needs about 45 ms.
const LETTER_TIME: Duration = Duration::from_millis(2);
/// A text that was cut off is recorded if no other text follows for this time.
const CUT_OFF_TIME: Duration = Duration::from_secs(1);
const ENTITIES: &[(&str, &str)] =
    &[("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];

#[derive(Debug, Default)]
struct SpeechState {
    queue: VecDeque<String>,
    /// Whether a text is being spoken.
    speaking: bool,
    /// The number of commands to stop.
    stops: u32,
    spoken: Vec<String>,
    /// The texts that were cut off and that no other text has followed yet.
    cut_off: Vec<String>,
    numbers: u32,
}

#[derive(Debug, Default)]
struct SpeechQueue {
    state: Mutex<SpeechState>,
    changed: Condvar,
}

/// The server. It runs until the process of the test ends.
#[derive(Clone, Debug, Default)]
pub struct SpeechServer(Arc<SpeechQueue>);

impl SpeechServer {
    /// Starts the server at a socket.
    ///
    /// # Errors
    /// Fails if the socket cannot be created.
    pub(crate) fn open(socket: &Path) -> Result<Self> {
        let listener = UnixListener::bind(socket)?;
        let speech = Self::default();
        let (server, speaker) = (speech.clone(), speech.clone());
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let server = server.clone();
                // An error means that the client has disconnected.
                thread::spawn(move || server.serve(&client).unwrap_or_default());
            }
        });
        thread::spawn(move || speaker.speak_queue());
        Ok(speech)
    }

    /// The texts that were spoken to their end so far, with plain spaces.
    #[must_use]
    pub fn spoken(&self) -> Vec<String> {
        self.lock().spoken.clone()
    }

    /// Whether no text is being spoken, none is queued and none may still be recorded.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        let state = self.lock();
        !state.speaking && state.queue.is_empty() && state.cut_off.is_empty()
    }

    fn lock(&self) -> MutexGuard<'_, SpeechState> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Speaks the queued texts, one after the other.
    fn speak_queue(&self) {
        let mut state = self.lock();
        loop {
            let Some(text) = state.queue.pop_front() else {
                state = self.wait_for_text(state);
                continue;
            };
            state.cut_off.clear();
            state.speaking = true;
            let (stops, start) = (state.stops, Instant::now());
            let length = LETTER_TIME * u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            while state.stops == stops && start.elapsed() < length {
                let left = length.saturating_sub(start.elapsed());
                state = self
                    .0
                    .changed
                    .wait_timeout(state, left)
                    .unwrap_or_else(PoisonError::into_inner)
                    .0;
            }
            state.speaking = false;
            if state.stops == stops {
                state.spoken.push(text);
            } else {
                state.cut_off.insert(0, text);
            }
        }
    }

    /// Waits until a text is queued, and records what was cut off if none follows in time.
    fn wait_for_text<'s>(
        &'s self,
        state: MutexGuard<'s, SpeechState>,
    ) -> MutexGuard<'s, SpeechState> {
        if state.cut_off.is_empty() {
            return self.0.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let (mut state, wait) = self
            .0
            .changed
            .wait_timeout_while(state, CUT_OFF_TIME, |state| state.queue.is_empty())
            .unwrap_or_else(PoisonError::into_inner);
        if wait.timed_out() {
            let mut cut_off = std::mem::take(&mut state.cut_off);
            state.spoken.append(&mut cut_off);
        }
        state
    }

    fn enqueue(&self, text: String) -> u32 {
        let mut state = self.lock();
        state.numbers += 1;
        let number = state.numbers;
        state.queue.push_back(text);
        self.0.changed.notify_all();
        number
    }

    fn stop(&self) {
        let mut state = self.lock();
        state.stops += 1;
        let queue = std::mem::take(&mut state.queue);
        state.cut_off.extend(queue);
        self.0.changed.notify_all();
    }

    /// Answers one client. It knows the commands that a screen reader sends.
    fn serve(&self, client: &UnixStream) -> Result<()> {
        let mut lines = BufReader::new(client).lines();
        let mut out = client;
        while let Some(line) = lines.next().transpose()? {
            let order = line.trim().to_uppercase();
            let answer = match order.split_whitespace().next().unwrap_or_default() {
                "SPEAK" => {
                    out.write_all(b"230 OK RECEIVING DATA\r\n")?;
                    let mut text = Vec::new();
                    for line in lines.by_ref() {
                        let line = line?;
                        if line == "." {
                            break;
                        }
                        // A dot at the beginning of a line is sent as two dots.
                        text.push(
                            line.strip_prefix('.')
                                .filter(|_| line.starts_with(".."))
                                .map_or(line.clone(), str::to_owned),
                        );
                    }
                    queued(self.enqueue(without_markup(&text.join(" "))))
                }
                "CHAR" | "KEY" => queued(
                    self.enqueue(without_markup(line.split_once(' ').map_or("", |(_, said)| said))),
                ),
                "SOUND_ICON" => queued(self.enqueue(String::new())),
                "STOP" | "CANCEL" => {
                    self.stop();
                    "210 OK STOPPED\r\n".to_owned()
                }
                "HISTORY" => "245-1\r\n245 OK\r\n".to_owned(),
                "LIST" if order.contains("MODULES") => "250-text\r\n250 OK\r\n".to_owned(),
                "LIST" => "249-text\tfr\tnone\r\n249-text\ten\tnone\r\n249 OK\r\n".to_owned(),
                "GET" => "251-text\r\n251 OK\r\n".to_owned(),
                "QUIT" => {
                    out.write_all(b"231 HAPPY HACKING\r\n")?;
                    return Ok(());
                }
                _ => "200 OK\r\n".to_owned(),
            };
            out.write_all(answer.as_bytes())?;
        }
        Ok(())
    }
}

fn queued(number: u32) -> String {
    format!("225-{number}\r\n225 OK MESSAGE QUEUED\r\n")
}

/// The text without markup, and with plain spaces instead of no-break and figure spaces.
fn without_markup(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for sign in text.chars() {
        match sign {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if inside => {}
            '\u{a0}' | '\u{202f}' | '\u{2007}' => out.push(' '),
            _ => out.push(sign),
        }
    }
    let text = ENTITIES.iter().fold(out, |text, (markup, sign)| text.replace(markup, sign));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server() -> SpeechServer {
        let speech = SpeechServer::default();
        let speaker = speech.clone();
        thread::spawn(move || speaker.speak_queue());
        speech
    }

    fn wait_until_silent(speech: &SpeechServer) {
        crate::wait_until("silence", || Ok(speech.is_silent())).unwrap();
    }

    /// A text that another one cuts off is not recorded; one that a key alone cuts off is.
    #[test]
    fn text_is_recorded_unless_another_cuts_it_off() {
        let speech = server();
        let long = "long ".repeat(400);
        for (texts, recorded) in [(&["after"][..], vec!["after"]), (&[], vec![long.as_str()])] {
            let before = speech.spoken().len();
            speech.enqueue(long.clone());
            crate::wait_until("speech", || Ok(speech.lock().speaking)).unwrap();
            speech.stop();
            for text in texts {
                speech.enqueue((*text).to_owned());
            }
            wait_until_silent(&speech);
            assert_eq!(speech.spoken().split_off(before), recorded);
        }
    }
}
