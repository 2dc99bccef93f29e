//! Attempts of a script in the page to leave it: rows 2, 14 and 15 of the list of break-outs.

use std::thread::sleep;

use anyhow::{Context, Result, ensure};
use e2e::wait_until;
use serde_json::json;

use super::{SHORT_WAIT, assert_locked_down, assert_same_page, kiosk};

const ADDRESSES: &[&str] = &[
    "https://example.org/",
    "http://127.0.0.1/",
    "http://tauri.localhost.evil/",
    "file:///etc/passwd",
    "data:text/html,x",
    "javascript:document.title='escaped';document.body.remove()",
    "view-source:tauri://localhost/",
    "about:blank",
    "about:config",
    "ms-settings:",
    "shell:startup",
    "tel:3018",
    "mailto:a@b.c",
    "smb://server/share",
    "tauri://evil",
    "tauri://localhost/other.html",
    "http://[",
    "%",
];

/// Scripts that try to open the address `to` without changing the page.
const SCRIPTS: &[&str] = &[
    "location.href = to;",
    "open(to); open(to, '_self'); open(to, '_top');",
    "const a = Object.assign(document.createElement('a'), { href: to, target: '_blank' }); document.body.append(a); a.click(); a.remove();",
    "const a = Object.assign(document.createElement('a'), { href: to, download: 'x' }); document.body.append(a); a.click(); a.remove();",
    "const f = Object.assign(document.createElement('form'), { action: to, method: 'post' }); document.body.append(f); f.submit(); f.remove();",
    "const f = Object.assign(document.createElement('iframe'), { src: to }); document.body.append(f); setTimeout(() => f.remove(), 100);",
    "const o = Object.assign(document.createElement('object'), { data: to }); document.body.append(o); setTimeout(() => o.remove(), 100);",
    "const m = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0;url=' + to }); document.head.append(m); m.remove();",
];

/// No address leads out of the kiosk, by any way that a script has.
#[test]
fn no_address_leads_out_by_any_script() -> Result<()> {
    let kiosk = kiosk()?;
    let long = format!("https://example.org/{}", "x".repeat(1 << 20));
    for address in ADDRESSES.iter().copied().chain([long.as_str()]) {
        for script in SCRIPTS {
            let attempt = format!("const to = arguments[0]; try {{ {script} }} catch {{}}");
            kiosk
                .page
                .eval(&attempt, &[json!(address)])
                .map_err(|error| anyhow::anyhow!("{}", error.root_cause()))?;
        }
        sleep(SHORT_WAIT / 2);
        // The engine loads a text that is not an address without asking the app. The app then loads
        // its home screen again.
        wait_until("the app's own page", || {
            Ok(kiosk.page.eval("return location.protocol;", &[])? == json!("tauri:"))
        })?;
        assert_locked_down(&kiosk)
            .with_context(|| format!("after {}", &address[..address.len().min(60)]))?;
    }
    sleep(SHORT_WAIT);
    // Each refusal is told, and of an address only what may be.
    let log = kiosk.session.log("app.log");
    ensure!(log.contains("refused: https://example.org\n"), "{log}");
    for rest in ["passwd", "other.html", "xxxx", "escaped", "a@b.c"] {
        ensure!(!log.contains(rest), "{rest} in {log}");
    }
    assert_locked_down(&kiosk)
}

/// Printing, prompts, permissions and file pickers do not lead out of the kiosk.
#[test]
fn no_print_dialog_prompt_or_file_picker_leads_out() -> Result<()> {
    let kiosk = kiosk()?;
    kiosk.page.eval("window.ours = 'ours';", &[])?;
    let script = "window.print(); alert('x'); confirm('x'); prompt('x');
        document.documentElement.requestFullscreen?.().catch(() => 0);
        const f = Object.assign(document.createElement('input'), { type: 'file' }); document.body.append(f); f.click(); f.remove();
        for (const ask of [() => navigator.geolocation.getCurrentPosition(() => 0), () => navigator.mediaDevices.getUserMedia({ audio: true }),
            () => Notification.requestPermission(), () => new Notification('x'), () => navigator.share({ url: 'https://example.org/' })]) {
            try { Promise.resolve(ask()).catch(() => 0); } catch {}
        }";
    kiosk.page.eval(script, &[])?;
    sleep(SHORT_WAIT);
    assert_same_page(&kiosk)
}
