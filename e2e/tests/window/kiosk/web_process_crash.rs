//! The kiosk after its web process has ended: nothing of the session is left.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::{App, Exclusive, TIMEOUT, kill, named_in_tree, output, wait_for};
use serde_json::Value;

use super::{POLICY, Setup};
use crate::OPEN;

/// After the web process was killed, the kiosk shows its home screen in its own language. WebDriver
/// ends with the process, so the accessible tree is read.
#[test]
fn killed_web_process_restarts_at_home() -> Result<()> {
    // Only the long run measures time, so only it needs the machine alone.
    let long = std::env::var_os("REPERES_LONG").is_some();
    let deaths = if long { 20 } else { 4 };
    let setup = Setup::at(OPEN).arg("--kiosk").policy(POLICY).accessibility_bus();
    let app = if long { setup.exclusive(Exclusive::Time) } else { setup }.start()?;
    let window =
        app.session.screen()?.wait_window("Repères").with_context(|| app.session.log("app.log"))?;
    let mut longest = Duration::ZERO;
    for death in 1..=deaths {
        wait_for("the start", TIMEOUT, || {
            Ok(accessible_tree(&app)?.is_some_and(|all| is_home(&all)).then_some(()))
        })
        .with_context(|| format!("before death {death}\n{}", app.session.log("app.log")))?;
        // A session in English.
        click_named(&app, "English")?;
        wait_for("English", TIMEOUT, || {
            Ok(accessible_tree(&app)?.is_some_and(|all| !is_home(&all)).then_some(()))
        })?;
        let [old] = named_in_tree(app.id, "WebKitWebProcess")[..] else {
            anyhow::bail!("not one web process")
        };
        kill(old)?;
        let killed = Instant::now();
        wait_for("the start after a death", TIMEOUT, || {
            let new = named_in_tree(app.id, "WebKitWebProcess");
            Ok((!new.contains(&old) && accessible_tree(&app)?.is_some_and(|all| is_home(&all)))
                .then_some(()))
        })
        .with_context(|| format!("after death {death}\n{}", app.session.log("app.log")))?;
        longest = longest.max(killed.elapsed());
        assert!(
            app.session.screen()?.is_fullscreen(window)?,
            "no longer full screen after death {death}"
        );
        assert_eq!(app.session.screen()?.windows()?.len(), 1, "another window after death {death}");
    }
    eprintln!("{deaths} deaths, back after {longest:?} at the longest");
    assert!(!long || longest <= Duration::from_secs(5), "back after {longest:?} only");
    Ok(())
}

/// Whether the tree is that of the home screen in the language of the policy.
fn is_home(all: &[Value]) -> bool {
    all.iter().any(|node| {
        node["focusable"] == true
            && node["name"].as_str().is_some_and(|name| name.starts_with("Ça m’arrive"))
    })
}

/// The accessible tree; `None` while there is no page.
fn accessible_tree(app: &App) -> Result<Option<Vec<Value>>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/scripts/accessible_tree.py");
    // Debian's Python has the AT-SPI bindings.
    let output = output(app.session.command("/usr/bin/python3").arg(&script).arg("reperes"))?;
    // A process that ends during the reading gives no tree.
    Ok(if output.status.success() { serde_json::from_slice(&output.stdout).ok() } else { None })
}

/// Clicks the element with this name, at its place in the accessible tree.
fn click_named(app: &App, name: &str) -> Result<()> {
    let all = accessible_tree(app)?.context("no page")?;
    let node = all
        .iter()
        .find(|node| node["name"] == name && node["focusable"] == true)
        .with_context(|| format!("no {name}"))?;
    let part = |at: usize| node["place"][at].as_u64().context("no place");
    let (x, y) = (part(0)? + part(2)? / 2, part(1)? + part(3)? / 2);
    ensure!(x > 0 && y > 0, "{name} is nowhere");
    app.session.screen()?.click(u32::try_from(x)?, u32::try_from(y)?)
}
