//! `reperes kiosk-code`: puts the hash of an adult's code into the policy file, never the code itself.

mod place;
mod write;

use std::io::{self, BufRead as _, IsTerminal as _, stdin};

use crate::config::policy;
use crate::kiosk::exit_code::{hash, is_well_formed};
use crate::view::messages::Words;
use crate::view::policy_diagnostics::say;

/// What became of a code.
#[derive(Debug)]
pub(crate) enum Set {
    /// It stands in the file; in words.
    Written(String),
    /// The file is not ours to change: the line to be put there by somebody who may, and why, in words.
    ToPaste { line: String, why: String },
}

/// Why there is no new code; in words.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// What was typed is no code.
    Code(String),
    /// The file would have been harmed, or the disk refused. It is as it was.
    File(String),
}

/// Asks for a code and puts its hash into the policy file of this computer.
///
/// # Errors
/// No code, two different ones, or one that the keypad cannot type; a file that cannot be changed without losing something.
pub(crate) fn set(words: &Words) -> Result<Set, Refusal> {
    let path = policy::path();
    let file = path.display().to_string();
    // First: nobody should type a code twice for a file that will be refused.
    let former = policy::text().map_err(|note| Refusal::File(say(&note, &file, words)))?;
    let mistake = policy::parse(former.as_deref().unwrap_or_default())
        .notes
        .into_iter()
        .find(policy::Note::is_syntax);
    if let Some(note) = mistake {
        return Err(Refusal::File(say(&note, &file, words)));
    }
    let hash = ask(words)?;
    let line = format!("code = \"{hash}\"");
    let Some(text) = place::place(former.as_deref().unwrap_or_default(), &hash) else {
        let why = words.fill("kiosk-code-unplaced", &[("file", &file)]);
        return Ok(Set::ToPaste { line, why });
    };
    // A link stays, and what it leads to is written.
    let target = policy::resolved_path().map_err(|note| Refusal::File(say(&note, &file, words)))?;
    match write::replace(&target, text.as_bytes()) {
        Ok(()) => Ok(Set::Written(words.fill("kiosk-code-written", &[("file", &file)]))),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
            ) =>
        {
            Ok(Set::ToPaste { line, why: words.fill("kiosk-code-no-right", &[("file", &file)]) })
        }
        Err(error) => Err(Refusal::File(
            words.fill("kiosk-code-unwritten", &[("file", &file), ("error", &error.to_string())]),
        )),
    }
}

/// Asks twice, without showing what is typed; from a pipe, reads one line. The hash.
fn ask(words: &Words) -> Result<String, Refusal> {
    let unread = |error: io::Error| {
        Refusal::Code(words.fill("kiosk-code-unread", &[("error", &error.to_string())]))
    };
    let code = if stdin().is_terminal() {
        let ask = |prompt: String| rpassword::prompt_password(prompt).map_err(unread);
        let code = ask(words.say("kiosk-code-ask") + " ")?;
        // What cannot be a code need not be typed a second time.
        if is_well_formed(&code) && ask(words.say("kiosk-code-again") + " ")? != code {
            return Err(Refusal::Code(words.say("kiosk-code-differs")));
        }
        code
    } else {
        let mut line = String::new();
        stdin().lock().read_line(&mut line).map_err(unread)?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    let hash = if is_well_formed(&code) { hash(&code) } else { None };
    hash.ok_or_else(|| Refusal::Code(words.say("kiosk-code-form")))
}
