//! Requests of the page that are denied, also to injected code.

use anyhow::Result;
use e2e::{Setup, WebDriverApp};
use serde_json::{Value, json};

use crate::OPEN;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    font-src 'self'; connect-src ipc: http://ipc.localhost; base-uri 'none'; form-action 'none'; \
    frame-src 'none'; object-src 'none'; worker-src 'none'; media-src 'none'";

#[test]
fn an_unknown_channel_is_refused() -> Result<()> {
    let app = Setup::at(OPEN).var("REPERES_TEST_TEL", "1").drive()?;
    for id in
        ["", "nobody", "3018", "tel:3018", "https://evil.example", "../3018-phone", "__proto__"]
    {
        assert_eq!(refusal(&app, id, "call")?, "unknown_id", "{id}");
    }
    assert_eq!(app.actions()?, [] as [Value; 0]);
    Ok(())
}

/// An action that the channel does not offer is refused.
#[test]
fn unoffered_action_is_refused() -> Result<()> {
    let app = Setup::at(OPEN).var("REPERES_TEST_TEL", "1").drive()?;
    for (id, how) in
        [("3018-phone", "site"), ("3018-site", "call"), ("15-phone", "call"), ("114-sms", "call")]
    {
        assert_eq!(refusal(&app, id, how)?, "not_offered", "{id} by {how}");
    }
    assert_eq!(app.actions()?, [] as [Value; 0]);
    Ok(())
}

#[test]
fn a_malformed_call_is_refused() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let calls = [
        json!({}),
        json!({ "id": "3018-phone" }),
        json!({ "id": "3018-phone", "how": "open" }),
        json!({ "id": 3018, "how": "call" }),
        json!({ "id": ["3018-phone"], "how": "call" }),
        json!({ "id": "3".repeat(1 << 20), "how": "call" }),
    ];
    for args in calls {
        let reply = app.page.invoke("contact", &args)?;
        assert!(reply.get("error").is_some(), "accepted: {reply}");
    }
    assert_eq!(app.actions()?, [] as [Value; 0]);
    Ok(())
}

/// No command of a plugin or of the framework answers.
#[test]
fn no_plugin_or_framework_command_answers() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let commands = [
        ("plugin:opener|open_url", json!({ "url": "https://evil.example" })),
        ("plugin:opener|open_path", json!({ "path": "/etc/passwd" })),
        ("plugin:shell|open", json!({ "path": "https://evil.example" })),
        ("plugin:shell|execute", json!({ "program": "true", "args": [], "options": {} })),
        ("plugin:fs|read_text_file", json!({ "path": "/etc/passwd" })),
        ("plugin:window|close", json!({ "label": "main" })),
        ("plugin:window|set_title", json!({ "label": "main", "value": "x" })),
        ("plugin:window|create", json!({ "options": { "label": "x" } })),
        ("plugin:webview|create_webview_window", json!({ "options": { "label": "x" } })),
        ("plugin:webview|internal_toggle_devtools", json!({})),
        ("plugin:webview|get_all_webviews", json!({})),
        ("plugin:app|version", json!({})),
        ("plugin:path|resolve_directory", json!({ "directory": 21 })),
        ("plugin:event|emit", json!({ "event": "x", "payload": 1 })),
        ("plugin:event|listen", json!({ "event": "x", "target": { "kind": "Any" }, "handler": 1 })),
        ("plugin:resources|close", json!({ "rid": 1 })),
        ("plugin:menu|new", json!({ "kind": "Menu", "options": null, "handler": null })),
        ("no_such_command", json!({})),
    ];
    for (command, args) in commands {
        let reply = app.page.invoke(command, &args)?;
        assert!(reply.get("error").is_some(), "{command} answered {reply}");
    }
    assert_eq!(app.screen()?.windows()?.len(), 1);
    Ok(())
}

/// The page has exactly the content security policy in this test.
#[test]
fn page_has_exactly_the_expected_content_policy() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    // The event of a violation has the policy. The violation is an image with a `data:` address.
    let violation = "new Promise(done => {
        addEventListener('securitypolicyviolation', event => done(event.originalPolicy), { once: true });
        new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    })";
    let policy = app.page.promise(violation, &[])?;
    let policy = policy["ok"].as_str().unwrap_or_default();
    // Tauri adds a nonce or a hash for each script and style that it serves.
    let served = |word: &&str| !word.starts_with("'nonce-") && !word.starts_with("'sha256-");
    let ours: Vec<String> = policy
        .split(';')
        .map(|directive| directive.split_whitespace().filter(served).collect::<Vec<_>>().join(" "))
        .filter(|directive| !directive.is_empty())
        .collect();
    let mut ours: Vec<&str> = ours.iter().map(String::as_str).collect();
    let mut wanted: Vec<&str> = POLICY.split("; ").collect();
    // Tauri keeps the directives in a map without order.
    ours.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(ours, wanted);
    Ok(())
}

#[test]
fn injected_script_and_style_do_not_run() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let attempts = "(() => {
        const script = document.createElement('script');
        script.textContent = 'window.injected = 1';
        document.body.append(script);
        const image = document.createElement('img');
        image.setAttribute('onerror', 'window.injected = 2');
        image.src = '/nothing.png';
        document.body.append(image);
        let evaluated = false;
        try { evaluated = new Function('return true')(); } catch { evaluated = false; }
        return new Promise(done => setTimeout(() => done([window.injected ?? null, evaluated]), 500));
    })()";
    assert_eq!(app.page.promise(attempts, &[])?["ok"], json!([null, false]));
    let reach = app.page.promise("fetch('https://3018.fr')", &[])?;
    assert!(reach.get("error").is_some(), "the page reached the network: {reach}");
    Ok(())
}

fn refusal(app: &WebDriverApp, id: &str, how: &str) -> Result<String> {
    let reply = app.page.invoke("contact", &json!({ "id": id, "how": how }))?;
    Ok(reply["error"]["code"].as_str().unwrap_or("no refusal").to_owned())
}
