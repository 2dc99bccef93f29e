//! The kiosk: attempts to leave it, and the data that a session leaves.

mod accessibility;
mod environment_variables;
mod host_events;
mod ipc_commands;
mod key_chords;
mod monkey;
mod pointer;
mod residual_data;
mod screen_size;
mod script_escapes;
mod text_layout;
mod web_process_crash;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::time::Duration;

use anyhow::{Context, Result};
use e2e::{Setup, WebDriverApp, process_names, wait_until};
use serde_json::{Value, json};

use crate::OPEN;

pub(crate) const POLICY: &str = r#"
[kiosk]
idle_reset = 30
code = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21l$Yk1xU0ZuT0J1S1ZkN0JqZVBkTnpRUQ"
school = "Collège Jean-Moulin"
room = "CDI"
message = "L'infirmière est là le mardi."

[[kiosk.contacts]]
name = "Vie scolaire"
where = "rez-de-chaussée"
"#;

/// The processes that may run, by the names of the kernel, which are cut after 15 characters.
const EXPECTED_PROCESSES: &[&str] =
    &["WebKitWebDriver", "reperes", "WebKitWebProces", "WebKitNetworkPr", "WebKitGPUProces"];

/// Marks the page and makes its timers a hundred times as fast from the next input on.
const SPEED_UP_TIMERS: &str = "window.former = true; const wait = setTimeout; window.setTimeout = (then, ms) => wait(then, ms / 100);";

/// The time after which an attempt to leave would have had its effect.
const SHORT_WAIT: Duration = Duration::from_millis(300);

/// After the language and the restart were used, nothing is written and the kiosk is still locked
/// down.
#[test]
fn restart_writes_nothing_and_the_kiosk_stays_locked() -> Result<()> {
    let app = kiosk()?;
    app.page.click("[data-language='en']")?;
    app.page.click("[data-action='restart']")?;
    wait_for_reset(&app).or_else(|_| wait_for_reset(&app))?;
    let ours: Vec<_> = app
        .session
        .home_files()
        .into_iter()
        .filter(|file| file.to_string_lossy().contains("reperes"))
        .collect();
    assert!(ours.is_empty(), "{ours:?}");
    assert_locked_down(&app)
}

/// The restart resets the page, its storage, the language and the size of the text.
#[test]
fn restart_resets_the_session() -> Result<()> {
    let app = kiosk()?;
    app.page
        .eval("window.former = true; try { localStorage.setItem('former', 'x'); } catch {}", &[])?;
    app.page.click("[data-language='en']")?;
    app.page.wait_text("[data-topic='track-me']", |text| text != "Ça m’arrive")?;
    app.page.click("[data-topic='track-me']")?;
    app.page.click("[data-size='150']")?;
    app.page.click("[data-action='restart']")?;
    wait_for_reset(&app)
}

/// An idle kiosk resets after the time in the policy.
#[test]
fn idle_kiosk_resets() -> Result<()> {
    let app = kiosk()?;
    // From the next input on, timers of up to the half minute of the policy are a hundred times as
    // fast; all others stay as they are.
    app.page.eval(&SPEED_UP_TIMERS.replace("ms / 100", "ms <= 30000 ? ms / 100 : ms"), &[])?;
    app.page.click("[data-topic='track-me']")?;
    wait_for_reset(&app)
}

/// The shipped kiosk does not start with the variable of WebDriver.
#[test]
fn shipped_kiosk_refuses_webdriver() -> Result<()> {
    let session = e2e::Session::open(640, 480)?;
    let mut command = session.command(e2e::program("REPERES_PLAIN_BIN")?);
    let out = e2e::output(command.arg("--kiosk").env("TAURI_WEBVIEW_AUTOMATION", "true"))?;
    assert_eq!(out.status.code(), Some(3));
    assert!(String::from_utf8(out.stderr)?.contains("TAURI_WEBVIEW_AUTOMATION"));
    Ok(())
}

/// A kiosk, and the windows that its display showed at first.
struct Kiosk {
    app: WebDriverApp,
    visible_windows: BTreeSet<u32>,
}

impl Deref for Kiosk {
    type Target = WebDriverApp;

    fn deref(&self) -> &WebDriverApp {
        &self.app
    }
}

fn kiosk() -> Result<Kiosk> {
    kiosk_from(|setup| setup)
}

/// Starts a kiosk with changes to its set-up.
fn kiosk_from(setup: impl FnOnce(Setup) -> Setup) -> Result<Kiosk> {
    kiosk_under(POLICY, setup)
}

/// Starts a kiosk under a policy, with changes to its set-up.
fn kiosk_under(policy: &str, setup: impl FnOnce(Setup) -> Setup) -> Result<Kiosk> {
    let base = Setup::at(OPEN).arg("--kiosk").policy(policy);
    let app = setup(base).drive()?;
    wait_until("the kiosk", || Ok(app.page.count("[data-kiosk-view='home']")? == 1))?;
    let screen = app.screen()?;
    wait_until("the whole screen", || screen.is_fullscreen(app.window))?;
    screen.activate(app.window)?;
    let size = json!(screen.size());
    // The window fills the screen before its page does.
    wait_until("a page of the whole screen", || {
        Ok(app.page.eval("return [innerWidth, innerHeight];", &[])? == size)
    })?;
    let visible_windows = screen.visible_windows()?.into_iter().collect();
    Ok(Kiosk { app, visible_windows })
}

/// Presses each chord, waits until the page has received it, and checks that the kiosk is locked
/// down.
fn press_each(kiosk: &Kiosk, chords: &[&str]) -> Result<()> {
    for chord in chords {
        kiosk.screen()?.press(chord).with_context(|| (*chord).to_owned())?;
        kiosk.page.wait_painted()?;
        assert_locked_down(kiosk).with_context(|| format!("after {chord}"))?;
    }
    Ok(())
}

fn wait_for_reset(app: &Kiosk) -> Result<()> {
    wait_until("the start", || {
        let seen =
            "return [window.former ?? null, document.querySelector('.kiosk')?.dataset.kioskView ?? null, document.documentElement.lang,
                            document.documentElement.dataset.kiosk ?? null, scrollY];";
        Ok(app.page.eval(seen, &[])? == json!([null, "home", "fr", "100", 0]))
    })?;
    let kept = "try { return localStorage.getItem('former'); } catch { return null; }";
    assert_eq!(app.page.eval(kept, &[])?, Value::Null);
    Ok(())
}

/// As [`assert_locked_down`]. Also fails if the page, which was given `window.ours`, was loaded anew.
fn assert_same_page(kiosk: &Kiosk) -> Result<()> {
    assert_locked_down(kiosk)?;
    assert_eq!(
        kiosk.page.eval("return window.ours ?? null;", &[])?,
        json!("ours"),
        "the page was loaded anew"
    );
    Ok(())
}

/// Fails unless the page is that of the app in its own size, fills the screen, is not covered by
/// another window, and no other program runs.
fn assert_locked_down(kiosk: &Kiosk) -> Result<()> {
    let address =
        "return [location.protocol, location.host, location.pathname.replace('index.html', ''),
        innerWidth, innerHeight, visualViewport.scale, !!document.fullscreenElement];";
    let address = kiosk.page.eval(address, &[])?;
    assert_eq!(address, json!(["tauri:", "localhost", "/", 1500, 1000, 1, false]));
    let screen = kiosk.screen()?;
    assert_eq!(screen.windows()?.len(), 1, "another window opened");
    let visible: BTreeSet<u32> = screen.visible_windows()?.into_iter().collect();
    assert_eq!(visible, kiosk.visible_windows, "something else is drawn on the screen");
    assert_eq!(screen.window_rect(kiosk.window)?, (0, 0, 1500, 1000), "no longer the whole screen");
    assert!(screen.is_fullscreen(kiosk.window)?, "no longer full screen");
    assert_eq!(kiosk.actions()?, [] as [Value; 0], "the desktop was asked to open something");
    let programs: BTreeSet<String> = process_names(kiosk.driver)
        .into_iter()
        .filter(|name| !EXPECTED_PROCESSES.contains(&name.as_str()))
        .collect();
    assert_eq!(programs, BTreeSet::new(), "a program was started");
    Ok(())
}
