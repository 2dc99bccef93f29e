//! The window shows the page of the app and no other.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};
use e2e::{Setup, WebDriverApp, named_in_tree};
use serde_json::{Value, json};

use crate::OPEN;

/// The time after which a load would be visible if it were not refused.
const SHORT_WAIT: Duration = Duration::from_millis(400);

const ADDRESSES: &[&str] = &[
    "https://example.org/",
    "http://127.0.0.1:9/",
    "file:///etc/passwd",
    "data:text/html,<h1>evil</h1>",
    "javascript:document.body.textContent='evil'",
    "about:blank",
    "blob:tauri://localhost/0",
    "tel:3018",
    "mailto:someone@example.org",
    "sms:114",
    "tauri://evil/",
    "tauri://evil.localhost/",
    "http://tauri.localhost.evil/",
    "http://tauri.localhost/",
    "https://tauri.localhost/",
    "ipc://localhost/contact",
    "asset://localhost/etc/passwd",
    "ftp://example.org/",
    "x-unheard-of:1",
];

const SCRIPTS: &[(&str, &str)] = &[
    ("a new window", "window.open('https://example.org/');"),
    ("a blank new window", "const w = window.open(''); w?.document.write('evil');"),
    (
        "a form",
        "const f = Object.assign(document.createElement('form'),
             { method: 'post', action: 'https://example.org/' });
         document.body.append(f); f.submit();",
    ),
    (
        "a form into a new window",
        "const f = Object.assign(document.createElement('form'),
             { method: 'get', action: 'https://example.org/', target: '_blank' });
         document.body.append(f); f.submit();",
    ),
    (
        "a refresh",
        "const m = Object.assign(document.createElement('meta'),
             { httpEquiv: 'refresh', content: '0; url=https://example.org/' });
         document.head.append(m);",
    ),
    (
        "a link into a new window",
        "const a = Object.assign(document.createElement('a'),
             { href: 'https://example.org/', target: '_blank', textContent: 'x' });
         document.body.append(a); a.click();",
    ),
    (
        "a download",
        "const a = Object.assign(document.createElement('a'),
             { href: '/index.html', download: 'evil.html', textContent: 'x' });
         document.body.append(a); a.click();",
    ),
    (
        "a download of a blob",
        "const a = Object.assign(document.createElement('a'),
             { href: URL.createObjectURL(new Blob(['evil'])), download: 'evil.txt', textContent: 'x' });
         document.body.append(a); a.click();",
    ),
    ("another base", "document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.org/' }));"),
];

const FRAMES: &[&str] =
    &["https://example.org/", "about:blank", "data:text/html,evil", "/index.html"];

/// No address replaces the page of the app.
#[test]
fn no_address_replaces_the_page() -> Result<()> {
    let app = app_with_marker()?;
    for address in ADDRESSES {
        app.page.eval("location.href = arguments[0];", &[json!(address)])?;
        sleep(SHORT_WAIT);
        assert_own_page(&app).with_context(|| format!("after {address}"))?;
    }
    app.page.eval("history.back();", &[])?;
    sleep(SHORT_WAIT);
    assert_own_page(&app).context("after going back")
}

/// No link, form, refresh or download leaves the page of the app.
#[test]
fn no_link_form_refresh_or_download_leaves_the_page() -> Result<()> {
    let app = app_with_marker()?;
    for (name, script) in SCRIPTS {
        app.page.eval(script, &[]).with_context(|| (*name).to_owned())?;
        sleep(SHORT_WAIT);
        assert_own_page(&app).with_context(|| format!("after {name}"))?;
    }
    let left: Vec<_> = app.session.home_files();
    let evil = left.iter().any(|file| file.to_string_lossy().contains("evil"));
    assert!(!evil, "a download was saved: {left:?}");
    Ok(())
}

/// No frame in the page loads anything.
#[test]
fn no_frame_loads_anything() -> Result<()> {
    let app = app_with_marker()?;
    for source in FRAMES {
        let script = "const f = document.createElement('iframe'); f.src = arguments[0];
                      document.body.append(f); window.frame = f;";
        app.page.eval(script, &[json!(source)])?;
        sleep(SHORT_WAIT);
        let inside = "try { return frame.contentDocument?.body?.textContent ?? ''; } catch { return 'foreign'; }";
        assert_eq!(app.page.eval(inside, &[])?, json!(""), "{source} was loaded into a frame");
        app.page.eval("frame.remove();", &[])?;
        assert_own_page(&app).with_context(|| format!("after a frame of {source}"))?;
    }
    Ok(())
}

fn app_with_marker() -> Result<WebDriverApp> {
    let app = Setup::at(OPEN).var("REPERES_TEST_TEL", "1").drive()?;
    app.page.eval("window.ours = 'ours';", &[])?;
    Ok(app)
}

fn assert_own_page(app: &WebDriverApp) -> Result<()> {
    let seen = "return [window.ours ?? null, location.protocol, location.host,
                        document.querySelectorAll('main').length];";
    assert_eq!(app.page.eval(seen, &[])?, json!(["ours", "tauri:", "localhost", 1]));
    assert_eq!(app.screen()?.windows()?.len(), 1, "another window opened");
    assert_eq!(app.actions()?, [] as [Value; 0], "the desktop was asked to open something");
    assert_eq!(named_in_tree(std::process::id(), "xdg-open"), [] as [u32; 0]);
    Ok(())
}
