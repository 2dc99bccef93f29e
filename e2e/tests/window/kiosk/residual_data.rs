//! Data that a session leaves in the page, the engine or the clipboard: row 17 of the list of
//! break-outs.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{Kiosk, SHORT_WAIT, SPEED_UP_TIMERS, assert_locked_down, kiosk, wait_for_reset};

/// Writes to every place in which an engine can store text.
const KEEP: &str = "(async () => {
    const note = document.createElement('p'); note.textContent = 'former words'; document.querySelector('main').append(note);
    const tries = [() => localStorage.setItem('x', 'former words'), () => sessionStorage.setItem('x', 'former words'),
        () => { document.cookie = 'x=former'; }, () => { window.name = 'former words'; }, () => history.replaceState('former words', ''),
        () => navigator.serviceWorker.register('/former.js'),
        () => caches.open('former').then(cache => cache.put('/x', new Response('former words'))),
        () => new Promise((done, failed) => {
            const open = indexedDB.open('former'); open.onerror = failed; open.onblocked = failed;
            open.onupgradeneeded = () => { open.result.createObjectStore('former').put('former words', 1); };
            open.onsuccess = () => { open.result.close(); done(); };
        }),
        () => navigator.clipboard.writeText('former words'), () => document.execCommand('copy')];
    for (const attempt of tries) { try { await attempt(); } catch {} }
    return 0;
})()";
const KEPT: &str = "(async () => {
    const ask = async what => { try { return (await what()) || null; } catch { return null; } };
    return { page: document.documentElement.outerHTML.includes('former words') || null,
        lasting: await ask(() => localStorage.getItem('x')), session: await ask(() => sessionStorage.getItem('x')),
        cookies: await ask(() => document.cookie), name: await ask(() => window.name), history: await ask(() => history.state),
        workers: await ask(async () => (await navigator.serviceWorker.getRegistrations()).length),
        caches: await ask(async () => (await caches.keys()).length),
        databases: await ask(async () => (await indexedDB.databases()).length) };
})()";

/// The reset leaves nothing of the session in the page, the storage or the clipboard.
#[test]
fn reset_leaves_nothing_in_page_storage_or_clipboard() -> Result<()> {
    let kiosk = kiosk()?;
    assert_eq!(kiosk.session.clipboard_text()?, None, "the clipboard was not empty at first");
    as_a_pupil(&kiosk)?;
    kiosk.page.promise(KEEP, &[])?;
    let kept = kept(&kiosk)?;
    // The control: some places did store the text.
    for place in ["page", "lasting", "session", "name", "history"] {
        assert!(!kept[place].is_null(), "nothing could be left in {place}: {kept}");
    }
    let last = kiosk.page.text("main")?;
    // The timers of the page are a hundred times as fast from the next input on.
    kiosk.page.eval(SPEED_UP_TIMERS, &[])?;
    kiosk.screen()?.press("Shift")?;
    wait_for_reset(&kiosk)?;
    let left = self::kept(&kiosk)?;
    assert!(left.as_object().context("no answer")?.values().all(Value::is_null), "{left}");
    assert_ne!(kiosk.page.text("main")?, last);
    assert_eq!(kiosk.page.eval("return String(getSelection());", &[])?, json!(""));
    assert_eq!(kiosk.session.clipboard_text()?, None, "something was copied");
    assert_eq!(kiosk.screen()?.selection_owner("PRIMARY")?, None, "something is still selected");
    std::thread::sleep(SHORT_WAIT);
    assert_locked_down(&kiosk)?;
    // The control: a text that is copied on this display is found.
    kiosk.session.set_clipboard("control")?;
    assert_eq!(kiosk.session.clipboard_text()?.as_deref(), Some("control"));
    assert!(kiosk.screen()?.selection_owner("PRIMARY")?.is_some());
    Ok(())
}

/// Uses the kiosk as a pupil would: another language and size, a code, typing, selecting, copying.
fn as_a_pupil(kiosk: &Kiosk) -> Result<()> {
    kiosk.page.click("[data-language='en']")?;
    kiosk.page.wait_text("[data-topic='track-me']", |text| text != "Ça m’arrive")?;
    kiosk.page.click("[data-size='150']")?;
    kiosk.screen()?.press("Control+Alt+Shift+l")?;
    for key in
        ["[data-digit='1']", "[data-digit='2']", "[data-action='close']", "[data-topic='track-me']"]
    {
        kiosk.page.click(key)?;
    }
    kiosk.screen()?.type_text("former words")?;
    kiosk.page.eval("getSelection().selectAllChildren(document.body);", &[])?;
    for chord in ["Control+a", "Control+c", "Control+Insert", "Control+x"] {
        kiosk.screen()?.press(chord)?;
    }
    kiosk.page.wait_painted()
}

fn kept(kiosk: &Kiosk) -> Result<Value> {
    Ok(kiosk.page.promise(KEPT, &[])?["ok"].clone())
}
