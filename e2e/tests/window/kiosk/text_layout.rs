//! The layout of the topics: what is visible without scrolling, and where lines break.

use anyhow::Result;
use e2e::{Setup, wait_until};
use serde_json::{Value, json};

use super::{Kiosk, kiosk_under};

/// A policy with everything that can be beside a topic.
const FULL: &str = r#"
[kiosk]
idle_warning = 300
idle_reset = 600
school = "Collège Jean-Moulin"
room = "CDI"
message = "L'infirmière est là le mardi."

[[kiosk.contacts]]
name = "Vie scolaire"
where = "rez-de-chaussée"

[[kiosk.contacts]]
name = "Infirmerie"
where = "bâtiment B"
"#;
/// The screens of a laptop and a low one.
const SCREENS: &[(u32, u32)] = &[(1280, 800), (1366, 768)];

/// The punctuation marks, and the characters after no-break spaces, that are on another line than
/// the character before them.
const BROKEN_LINES: &str = "const torn = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
    const top = (node, at) => { range.setStart(node, at); range.setEnd(node, at + 1); return range.getBoundingClientRect(); };
    for (let node; (node = walk.nextNode());) for (let at = 1; at < node.data.length; at += 1) {
        if (!/[:;!?»]/.test(node.data[at]) && !/[\\u00a0\\u202f]/.test(node.data[at - 1])) continue;
        const before = top(node, at - 1), here = top(node, at);
        if (before.height > 0 && here.top - before.top > before.height / 2) torn.push(node.data.slice(Math.max(0, at - 15), at + 8));
    }
    return torn;";
/// The bottom of the first step, and the top of the footer.
const FIRST_STEP_AND_FOOTER: &str = "const step = document.querySelector('main .steps li, main .numbers li');
    return [step.getBoundingClientRect().bottom, document.querySelector('footer').getBoundingClientRect().top];";

/// The first step of each topic is visible without scrolling, and no punctuation mark begins a
/// line.
#[test]
fn first_step_is_visible_and_no_mark_begins_a_line() -> Result<()> {
    for &(width, height) in SCREENS {
        let kiosk = kiosk_under(FULL, |setup| Setup::screen(setup, width, height))?;
        for size in ["100", "125", "150"] {
            click(&kiosk, &format!("[data-size='{size}']"))?;
            for topic in [
                "danger",
                "track-very-bad",
                "track-me",
                "track-seen",
                "track-took-part",
                "track-joke",
            ] {
                let at = format!("{topic} at {size} % on {width} × {height}");
                click(&kiosk, &format!("[data-topic='{topic}']"))?;
                wait_until(topic, || {
                    Ok(kiosk.page.attribute(".kiosk", "data-kiosk-view")?.as_deref() == Some(topic))
                })?;
                kiosk.page.wait_painted()?;
                assert_eq!(kiosk.page.eval(BROKEN_LINES, &[])?, json!([]), "{at}");
                let [end, bar]: [f64; 2] =
                    serde_json::from_value(kiosk.page.eval(FIRST_STEP_AND_FOOTER, &[])?)?;
                assert!(end <= bar, "{at}: the first step ends at {end}, below {bar}");
                click(&kiosk, "[data-action='back']")?;
                wait_until("home", || Ok(kiosk.page.count("[data-kiosk-view='home']")? == 1))?;
            }
        }
        // The control: with an ordinary space such a mark is reported.
        let tear = "const p = Object.assign(document.createElement('p'), { textContent: 'Appelle le 3114 : le jour' });
            p.style.cssText = 'width:min-content;overflow-wrap:normal'; document.querySelector('main').append(p);";
        kiosk.page.eval(tear, &[])?;
        let torn = kiosk.page.eval(BROKEN_LINES, &[])?;
        assert!(
            torn.as_array().is_some_and(|all| all
                .iter()
                .any(|one| matches!(one, Value::String(text) if text.contains("14 :")))),
            "{torn}"
        );
    }
    Ok(())
}

/// Clicks by script: some elements are below the visible part of the page.
fn click(kiosk: &Kiosk, css: &str) -> Result<()> {
    wait_until(css, || Ok(kiosk.page.count(css)? == 1))?;
    kiosk.page.eval("document.querySelector(arguments[0]).click();", &[json!(css)]).map(drop)
}
