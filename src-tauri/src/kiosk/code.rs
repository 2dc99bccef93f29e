//! `reperes kiosk-code`: makes the line of the policy file that holds an adult's code, never the code itself.

use std::io::{BufRead as _, IsTerminal as _, stdin};

use super::leave::{hash, is_code};
use crate::words::Words;

/// Asks twice, without showing what is typed; from a pipe, reads one line. The line for the policy file, or what was wrong.
///
/// # Errors
/// In words: no code, two different ones, or one that the keypad cannot type.
pub(crate) fn ask(words: &Words) -> Result<String, String> {
    let unread = |error: std::io::Error| words.fill("kiosk-code-unread", &[("error", &error.to_string())]);
    let code = if stdin().is_terminal() {
        let ask = |prompt: String| rpassword::prompt_password(prompt).map_err(unread);
        let code = ask(words.say("kiosk-code-ask") + " ")?;
        if ask(words.say("kiosk-code-again") + " ")? != code {
            return Err(words.say("kiosk-code-differs"));
        }
        code
    } else {
        let mut line = String::new();
        stdin().lock().read_line(&mut line).map_err(unread)?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    if !is_code(&code) {
        return Err(words.say("kiosk-code-form"));
    }
    hash(&code).map(|hash| format!("code = \"{hash}\"")).ok_or_else(|| words.say("kiosk-code-form"))
}
