//! The commands that the page of a kiosk may call: row 16 of the list of break-outs.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::{assert_locked_down, kiosk};

/// All commands that the page of a kiosk may call.
const ANSWERED: &[&str] = &[
    "page_ready",
    "read_page",
    "follow_time",
    "choose_language",
    "restart_kiosk",
    "leave_kiosk",
    "announce",
];

/// Of all commands of the app and its plugins, only those of a kiosk answer.
#[test]
fn only_the_listed_commands_answer() -> Result<()> {
    let kiosk = kiosk()?;
    let app = app_commands()?;
    assert!(ANSWERED.iter().all(|command| app.contains(*command)), "{app:?}");
    let plugins = plugin_commands()?;
    for known in [
        "plugin:window|close",
        "plugin:webview|internal_toggle_devtools",
        "plugin:event|emit",
        "plugin:tray|new",
    ] {
        assert!(plugins.contains(known), "{known} is not among {plugins:?}");
    }
    let others = [
        "plugin:shell|execute",
        "plugin:opener|open_url",
        "plugin:process|exit",
        "plugin:fs|read_file",
        "plugin:dialog|open",
    ];
    let refused =
        app.iter().filter(|command| !ANSWERED.contains(&command.as_str())).chain(&plugins);
    let refused: Vec<&str> = refused.map(String::as_str).chain(others).collect();
    assert!(refused.len() >= 150, "{}", refused.len());
    let args = json!({ "label": "kiosk", "value": true, "event": "x", "payload": 1, "target": { "kind": "Any" }, "options": { "label": "x" },
        "id": "3018-phone", "how": "qr", "query": "x", "place": "act", "ids": [], "paper": "a4", "url": "https://example.org/" });
    let call = "Promise.all(args[0].map(command => window.__TAURI_INTERNALS__.invoke(command, args[1]).then(
        value => [command, 'answered', value ?? null],
        error => [command, 'refused', typeof error === 'string' ? error : JSON.stringify(error)])))";
    let replies = kiosk.page.promise(call, &[json!(refused), args])?;
    let replies = replies["ok"].as_array().context("no replies")?;
    assert_eq!(replies.len(), refused.len());
    for reply in replies {
        // An error about the arguments would mean that the command was let through.
        let why = reply[2].as_str().unwrap_or_default();
        let closed =
            reply[1] == "refused" && (why.contains("not allowed") || why.contains("not found"));
        ensure!(closed, "{} {}: {}", reply[0], reply[1], reply[2]);
    }
    // The control: the listed commands answer.
    assert!(kiosk.page.invoke("read_page", &json!({}))?["ok"]["kiosk"].is_object());
    assert_eq!(
        kiosk.page.invoke("choose_language", &json!({ "language": "en" }))?["ok"]["language"],
        json!("en")
    );
    assert!(
        kiosk.page.invoke("leave_kiosk", &json!({ "code": "0000" }))?["ok"]["outcome"].is_string()
    );
    assert_locked_down(&kiosk)
}

/// The commands of the app, as its list declares them.
fn app_commands() -> Result<BTreeSet<String>> {
    let (_, list) = include_str!("../../../../src-tauri/src/app/commands/permissions.rs")
        .split_once("COMMANDS: &[(&str, &[&str])] = &[")
        .context("no list")?;
    let (list, _) = list.split_once("];").context("no end")?;
    Ok(list.split('"').skip(1).step_by(2).map(str::to_owned).collect())
}

/// The commands of the plugins in the app, as the build has listed them.
fn plugin_commands() -> Result<BTreeSet<String>> {
    let here = std::env::current_exe()?;
    let builds = here.ancestors().nth(2).context("no folder of builds")?.join("build");
    let mut commands = BTreeSet::new();
    for build in fs::read_dir(&builds)?
        .flatten()
        .filter(|build| build.file_name().as_encoded_bytes().starts_with(b"reperes-"))
    {
        let Ok(text) = fs::read_to_string(build.path().join("out/acl-manifests.json")) else {
            continue;
        };
        let manifests: Value = serde_json::from_str(&text)?;
        for (plugin, manifest) in manifests
            .as_object()
            .context("no plugins")?
            .iter()
            .filter(|(key, _)| *key != "__app-acl__")
        {
            let name = plugin.strip_prefix("core:").unwrap_or(plugin);
            let permissions =
                manifest["permissions"].as_object().into_iter().flat_map(|all| all.values());
            let lists =
                permissions.flat_map(|one| [&one["commands"]["allow"], &one["commands"]["deny"]]);
            let found = lists.filter_map(Value::as_array).flatten().filter_map(Value::as_str);
            commands.extend(found.map(|command| format!("plugin:{name}|{command}")));
        }
    }
    Ok(commands)
}
