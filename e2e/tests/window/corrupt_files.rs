//! The window and the kiosk with corrupt files of the app.

#[expect(clippy::unwrap_used, reason = "a test that cannot be prepared fails")]
#[path = "../../../src-tauri/tests/cli/garbage/kinds.rs"]
mod kinds;

use anyhow::{Context, Result, ensure};
use e2e::Setup;
use kinds::{FILES, KINDS};

use crate::OPEN;

fn assert_both_numbers(arguments: &[&str]) -> Result<()> {
    for (kind, put) in KINDS {
        let setup = arguments.iter().fold(Setup::at(OPEN), |setup, argument| setup.arg(argument));
        let app = setup.replaced_files(FILES, *put).drive().context(*kind)?;
        app.page
            .wait_text("body", |text| text.contains("3018") && text.contains("3114"))
            .context(*kind)?;
        ensure!(
            !app.session.log("app.log").contains("panicked"),
            "{kind}: {}",
            app.session.log("app.log")
        );
    }
    Ok(())
}

/// The window shows both numbers, whatever is in the files of the app.
#[test]
fn window_shows_both_numbers_with_any_corrupt_file() -> Result<()> {
    assert_both_numbers(&[])
}

/// The kiosk shows both numbers, whatever is in the files of the app.
#[test]
fn kiosk_shows_both_numbers_with_any_corrupt_file() -> Result<()> {
    assert_both_numbers(&["--kiosk"])
}
