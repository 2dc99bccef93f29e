//! `reperes kiosk-code`: asks for an exit code and puts its hash into the policy file, never the
//! code itself.

mod insert;
mod write;

use std::io::{self, BufRead as _, IsTerminal as _, stdin};

use crate::config::policy;
use crate::kiosk::exit_code::{hash, is_well_formed};
use crate::view::messages::Messages;
use crate::view::policy_diagnostics;

/// Where the new hash is.
#[derive(Debug)]
pub(crate) enum NewCode {
    /// In the file; the text says so.
    Written(String),
    /// Only in `line`, for a person with the right to change the file; `why` is the reason in
    /// words.
    ToPaste { line: String, why: String },
}

/// Why there is no new code, in words.
#[derive(Debug)]
pub(crate) enum CodeError {
    /// The input is no code.
    Code(String),
    /// The change would lose something of the file, or the disk refused it. The file is unchanged.
    File(String),
}

/// Asks for a code and puts its hash into the policy file of this computer.
///
/// # Errors
/// No code, two different ones, or one that the keypad cannot type; a file that cannot be changed
/// without losing something.
pub(crate) fn set_code(messages: &Messages) -> Result<NewCode, CodeError> {
    let path = policy::path();
    let file = path.display().to_string();
    // Before the question, so that nobody types a code twice for a file that is then refused.
    let previous = policy::file_text()
        .map_err(|note| CodeError::File(policy_diagnostics::describe(&note, &file, messages)))?;
    let mistake = policy::parse(previous.as_deref().unwrap_or_default())
        .diagnostics
        .into_iter()
        .find(policy::PolicyDiagnostic::is_syntax);
    if let Some(note) = mistake {
        return Err(CodeError::File(policy_diagnostics::describe(&note, &file, messages)));
    }
    let hash = read_hash(messages)?;
    let line = format!("code = \"{hash}\"");
    let Some(text) = insert::insert_hash(previous.as_deref().unwrap_or_default(), &hash) else {
        let why = messages.format("kiosk-code-unplaced", &[("file", &file)]);
        return Ok(NewCode::ToPaste { line, why });
    };
    // A symbolic link stays; its target is replaced.
    let target = policy::resolved_path()
        .map_err(|note| CodeError::File(policy_diagnostics::describe(&note, &file, messages)))?;
    match write::replace(&target, text.as_bytes()) {
        Ok(()) => Ok(NewCode::Written(messages.format("kiosk-code-written", &[("file", &file)]))),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
            ) =>
        {
            Ok(NewCode::ToPaste {
                line,
                why: messages.format("kiosk-code-no-right", &[("file", &file)]),
            })
        }
        Err(error) => Err(CodeError::File(
            messages
                .format("kiosk-code-unwritten", &[("file", &file), ("error", &error.to_string())]),
        )),
    }
}

/// The hash of the code that is typed twice at a terminal, without being shown, or of the one line
/// that comes through a pipe.
fn read_hash(messages: &Messages) -> Result<String, CodeError> {
    let unread = |error: io::Error| {
        CodeError::Code(messages.format("kiosk-code-unread", &[("error", &error.to_string())]))
    };
    let code = if stdin().is_terminal() {
        let ask = |prompt: String| rpassword::prompt_password(prompt).map_err(unread);
        let code = ask(messages.get("kiosk-code-ask") + " ")?;
        // A code of the wrong form is not asked for a second time.
        if is_well_formed(&code) && ask(messages.get("kiosk-code-again") + " ")? != code {
            return Err(CodeError::Code(messages.get("kiosk-code-differs")));
        }
        code
    } else {
        let mut line = String::new();
        stdin().lock().read_line(&mut line).map_err(unread)?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    let hash = if is_well_formed(&code) { hash(&code) } else { None };
    hash.ok_or_else(|| CodeError::Code(messages.get("kiosk-code-form")))
}
