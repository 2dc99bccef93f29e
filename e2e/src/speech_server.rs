//! Speech as text: what a screen reader has said, by the protocol of speech-dispatcher, without a voice.
//!
//! Each text takes as long as a very quick listener needs, so that what is cut off at once counts as not heard.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

/// How long a letter takes. A person who listens every day needs about 45 ms.
const PER_LETTER: Duration = Duration::from_millis(2);
const MARKUP: &[(&str, &str)] =
    &[("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];

#[derive(Debug, Default)]
struct SpeechState {
    waiting: VecDeque<String>,
    /// Whether a text is being said.
    busy: bool,
    /// Counts the orders to be silent.
    stops: u32,
    spoken: Vec<String>,
    numbers: u32,
}

#[derive(Debug, Default)]
struct SpeechQueue {
    state: Mutex<SpeechState>,
    changed: Condvar,
}

/// The server; it lives as long as the test's process.
#[derive(Clone, Debug, Default)]
pub struct SpeechServer(Arc<SpeechQueue>);

impl SpeechServer {
    /// Listens at a socket.
    ///
    /// # Errors
    /// Fails if there can be none.
    pub(crate) fn open(socket: &Path) -> Result<Self> {
        let listener = UnixListener::bind(socket)?;
        let speech = Self::default();
        let (server, speaker) = (speech.clone(), speech.clone());
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let server = server.clone();
                // A client that leaves in the middle of a line has nothing more to say.
                thread::spawn(move || server.serve(&client).unwrap_or_default());
            }
        });
        thread::spawn(move || speaker.speak_queue());
        Ok(speech)
    }

    /// All that was heard to its end so far, with plain spaces.
    #[must_use]
    pub fn spoken(&self) -> Vec<String> {
        self.lock().spoken.clone()
    }

    /// Whether nothing is being said, and nothing waits.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        let state = self.lock();
        !state.busy && state.waiting.is_empty()
    }

    fn lock(&self) -> MutexGuard<'_, SpeechState> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says one text after the other.
    fn speak_queue(&self) {
        let mut state = self.lock();
        loop {
            let Some(text) = state.waiting.pop_front() else {
                state = self.0.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            state.busy = true;
            let (stops, begun) = (state.stops, Instant::now());
            let length = PER_LETTER * u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            while state.stops == stops && begun.elapsed() < length {
                let left = length.saturating_sub(begun.elapsed());
                state = self
                    .0
                    .changed
                    .wait_timeout(state, left)
                    .unwrap_or_else(PoisonError::into_inner)
                    .0;
            }
            state.busy = false;
            if state.stops == stops {
                state.spoken.push(text);
            }
        }
    }

    fn queue(&self, said: String) -> u32 {
        let mut state = self.lock();
        state.numbers += 1;
        let number = state.numbers;
        state.waiting.push_back(said);
        self.0.changed.notify_all();
        number
    }

    fn stop(&self) {
        let mut state = self.lock();
        state.stops += 1;
        state.waiting.clear();
        self.0.changed.notify_all();
    }

    /// Answers one client. Of the protocol only what a screen reader uses.
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
                        // A line that begins with a dot is sent with two.
                        text.push(
                            line.strip_prefix('.')
                                .filter(|_| line.starts_with(".."))
                                .map_or(line.clone(), str::to_owned),
                        );
                    }
                    queued(self.queue(plain(&text.join(" "))))
                }
                "CHAR" | "KEY" => {
                    queued(self.queue(plain(line.split_once(' ').map_or("", |(_, said)| said))))
                }
                "SOUND_ICON" => queued(self.queue(String::new())),
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

/// Without markup, and with plain spaces for those of French and of numbers.
fn plain(text: &str) -> String {
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
    let text = MARKUP.iter().fold(out, |text, (markup, sign)| text.replace(markup, sign));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
