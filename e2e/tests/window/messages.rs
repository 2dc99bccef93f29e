//! Messages, as a real server shows them, and where there is none.

use anyhow::{Result, ensure};
use e2e::{Driven, PATIENCE, Setup, wait_for, wait_until};

/// 8:59:50 in Paris, ten seconds before 3018 opens.
const BEFORE_OPENING: &str = "2026-11-23T07:59:50Z";

fn ask_for_a_word(app: &Driven) -> Result<()> {
    app.page.click("[data-action='remind']")?;
    wait_until("the reminder", || Ok(app.page.count("[data-action='remind'][aria-pressed='true']")? == 1))
}

#[test]
fn a_real_server_shows_the_message_and_its_button_opens_the_sheet() -> Result<()> {
    let app = Setup::at(BEFORE_OPENING).toasts("Appeler").drive()?;
    let toasts = app.stage.toasts();
    ensure!(toasts.window()?.is_none(), "something was said before anybody asked");
    ask_for_a_word(&app)?;
    let toast = wait_for("a toast on the screen", PATIENCE, || toasts.window())?;
    assert!(app.screen()?.settled(toast)?.ink() > 0.005, "the toast is blank");
    toasts.choose()?;
    wait_until("the sheet with the number", || Ok(app.page.count(crate::SHEET)? == 1))?;
    assert_eq!(toasts.shown(), ["La ligne est ouverte", "Jusqu’à 23\u{a0}h, heure de Paris."]);
    toasts.close()?;
    wait_until("the toast's end", || Ok(toasts.window()?.is_none()))?;
    Ok(())
}
