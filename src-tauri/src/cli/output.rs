//! Writes the output of a command, or its complaint.

use std::io::{StdoutLock, Write as _};
use std::process::ExitCode;

use reperes_core::Language;

use crate::platform::console::{TerminalWriter, print_error};
use crate::platform::exit_codes::WRONG_ARGUMENTS;
use crate::view::messages::Messages;

/// Complains about the arguments on standard error.
pub(crate) fn refuse(text: &str) -> ExitCode {
    print_error(text);
    ExitCode::from(WRONG_ARGUMENTS)
}

/// Writes to standard output. A reader that has closed the pipe is no failure.
pub(super) fn print(
    language: Language,
    write: impl FnOnce(&mut TerminalWriter<StdoutLock<'_>>, &Messages) -> std::io::Result<()>,
) -> ExitCode {
    let messages = Messages::new(language);
    let mut output = TerminalWriter::new(std::io::stdout().lock());
    match write(&mut output, &messages).and_then(|()| output.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            print_error(&messages.format("cli-output-failed", &[("error", &error.to_string())]));
            ExitCode::FAILURE
        }
    }
}
