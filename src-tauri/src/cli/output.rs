//! Writes the output of a command, or its complaint.

use std::io::Write as _;
use std::process::ExitCode;

use reperes_core::Language;

use crate::platform::console::complain;
use crate::platform::exit_codes::WRONG_ARGUMENTS;
use crate::view::messages::Words;

/// Complains about the arguments on standard error.
pub(crate) fn refuse(text: &str) -> ExitCode {
    complain(text);
    ExitCode::from(WRONG_ARGUMENTS)
}

/// Writes to standard output. A reader that has closed the pipe is no failure.
pub(super) fn print(
    language: Language,
    write: impl FnOnce(&mut std::io::StdoutLock<'_>, &Words) -> std::io::Result<()>,
) -> ExitCode {
    let words = Words::new(language);
    let mut output = std::io::stdout().lock();
    match write(&mut output, &words).and_then(|()| output.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&words.fill("cli-output-failed", &[("error", &error.to_string())]));
            ExitCode::FAILURE
        }
    }
}
