//! The screen that nobody watches over: what pupils may try, and what has to be left afterwards.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};
use e2e::{Driven, Setup, wait_until};
use serde_json::{Value, json};

use crate::OPEN;

const POLICY: &str = r#"
[kiosk]
idle_reset = 30
school = "Collège Jean-Moulin"
room = "CDI"
message = "L'infirmière est là le mardi."

[[kiosk.contacts]]
name = "Vie scolaire"
where = "rez-de-chaussée"
"#;

/// A way out would have been taken by then.
const A_MOMENT: Duration = Duration::from_millis(300);

#[test]
fn every_command_but_those_of_a_kiosk_is_refused_to_its_page() -> Result<()> {
    let app = kiosk()?;
    let commands = include_str!("../../../src-tauri/build.rs").split_once("COMMANDS: &[&str] = &[").context("no list")?.1;
    let commands = commands.split_once(']').context("no end")?.0.split('"').skip(1).step_by(2);
    let answered = ["page_starts", "page_ready", "read_page", "follow_time", "choose_language", "restart_kiosk", "leave_kiosk"];
    let mut refused = 0;
    for command in commands.filter(|command| !answered.contains(command)) {
        let args = json!({ "id": "3018-phone", "how": "qr", "query": "x", "place": "act", "ids": [], "paper": "a4" });
        let reply = app.page.invoke(command, &args)?;
        assert!(reply.get("error").is_some(), "{command} answered {reply}");
        refused += 1;
    }
    assert!(refused >= 15);
    for command in
        ["plugin:window|close", "plugin:window|set_fullscreen", "plugin:webview|print", "plugin:app|version", "plugin:event|emit"]
    {
        let reply = app.page.invoke(command, &json!({ "label": "kiosk", "value": false, "event": "x", "payload": 1 }))?;
        assert!(reply.get("error").is_some(), "{command} answered {reply}");
    }
    // The control: a listed one does answer.
    assert!(app.page.invoke("read_page", &json!({}))?["ok"]["kiosk"].is_object());
    still_closed(&app)
}

#[test]
fn no_address_window_print_or_file_leads_out_of_the_kiosk() -> Result<()> {
    let app = kiosk()?;
    app.page.eval("window.ours = 'ours';", &[])?;
    for address in [
        "https://example.org/",
        "file:///etc/passwd",
        "about:blank",
        "data:text/html,x",
        "tel:3018",
        "mailto:a@b.c",
        "tauri://evil",
        "http://[",
        "%",
    ] {
        app.page.eval("try { location.href = arguments[0]; } catch {} try { open(arguments[0]); } catch {}", &[json!(address)])?;
        sleep(A_MOMENT);
        still_closed(&app).with_context(|| format!("after {address}"))?;
    }
    let script = "window.print(); alert('x'); document.documentElement.requestFullscreen?.().catch(() => 0);
                  const f = Object.assign(document.createElement('input'), { type: 'file' }); document.body.append(f); f.click(); f.remove();";
    app.page.eval(script, &[])?;
    sleep(A_MOMENT);
    still_closed(&app)
}

#[test]
fn the_page_has_no_link_and_no_field_and_every_target_is_large() -> Result<()> {
    let app = kiosk()?;
    for view in ["home", "danger", "track-very-bad", "track-joke"] {
        if view != "home" {
            app.page.click(&format!("[data-topic='{view}']"))?;
        }
        wait_until(view, || Ok(app.page.attribute(".kiosk", "data-kiosk-view")?.as_deref() == Some(view)))?;
        assert_eq!(app.page.count("a[href], input, textarea, select, [contenteditable]")?, 0, "{view}");
        let small = "return [...document.querySelectorAll('button')].filter(b => {
            const { width, height } = b.getBoundingClientRect(); return width < 64 || height < 64;
        }).map(b => b.textContent);";
        assert_eq!(app.page.eval(small, &[])?, json!([]), "{view}");
        let verdict = app.page.axe()?;
        assert!(verdict.violations.is_empty(), "{view}: {:?}", verdict.violations);
        if view != "home" {
            app.page.click("[data-action='back']")?;
        }
    }
    Ok(())
}

#[test]
fn starting_over_leaves_nothing_of_whoever_was_there() -> Result<()> {
    let app = kiosk()?;
    app.page.eval("window.former = true; try { localStorage.setItem('former', 'x'); } catch {}", &[])?;
    app.page.click("[data-language='en']")?;
    app.page.wait_text("[data-topic='track-me']", |text| text != "Ça m’arrive")?;
    app.page.click("[data-topic='track-me']")?;
    app.page.click("[data-size='150']")?;
    app.page.click("[data-action='restart']")?;
    is_as_at_first(&app)
}

#[test]
fn when_nobody_touches_it_any_more_the_kiosk_starts_over() -> Result<()> {
    let app = kiosk()?;
    app.page.eval("window.former = true;", &[])?;
    app.page.click("[data-topic='track-me']")?;
    is_as_at_first(&app)
}

#[test]
fn nothing_is_written_and_the_window_manager_cannot_close_it() -> Result<()> {
    let app = kiosk()?;
    app.page.click("[data-language='en']")?;
    app.page.click("[data-action='restart']")?;
    is_as_at_first(&app).or_else(|_| is_as_at_first(&app))?;
    let ours: Vec<_> = app.stage.home_files().into_iter().filter(|file| file.to_string_lossy().contains("reperes")).collect();
    assert!(ours.is_empty(), "{ours:?}");
    still_closed(&app)
}

#[test]
fn the_shipped_kiosk_does_not_start_for_a_driver() -> Result<()> {
    let stage = e2e::Stage::open(640, 480)?;
    let mut command = stage.command(e2e::program("REPERES_PLAIN_BIN")?);
    let out = command.arg("--kiosk").env("TAURI_WEBVIEW_AUTOMATION", "true").output()?;
    assert_eq!(out.status.code(), Some(3));
    assert!(String::from_utf8(out.stderr)?.contains("TAURI_WEBVIEW_AUTOMATION"));
    Ok(())
}

fn kiosk() -> Result<Driven> {
    let policy = tempfile::Builder::new().prefix("policy-").tempdir()?;
    let path = policy.path().join("policy.toml");
    std::fs::write(&path, POLICY)?;
    let app = Setup::at(OPEN).arg("--kiosk").var("REPERES_TEST_POLICY", &path.display().to_string()).drive()?;
    wait_until("the kiosk", || Ok(app.page.count("[data-kiosk-view='home']")? == 1))?;
    Ok(app)
}

fn is_as_at_first(app: &Driven) -> Result<()> {
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

fn still_closed(app: &Driven) -> Result<()> {
    let address = app.page.eval("return [location.protocol, location.host, location.pathname.replace('index.html', '')];", &[])?;
    assert_eq!(address, json!(["tauri:", "localhost", "/"]));
    let screen = app.screen()?;
    assert_eq!(screen.windows()?.len(), 1, "another window opened");
    assert_eq!(screen.place(app.window)?, (0, 0, 1500, 1000), "no longer the whole screen");
    assert_eq!(app.actions()?, [] as [Value; 0], "the desktop was asked to open something");
    Ok(())
}
