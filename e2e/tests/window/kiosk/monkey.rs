//! Random input from keyboard and pointer: rows 18 and 19 of the list of break-outs.

use anyhow::{Context, Result};
use e2e::{Monkey, Presses, wait_for, wait_until};
use serde_json::json;

use super::{Kiosk, SPEED_UP_TIMERS, Setup, assert_locked_down, kiosk_from, wait_for_reset};

/// The number of actions between two readings of the counts. It is small, because a page that
/// restarts loses its counts.
const BATCH: u32 = 5;
/// The number of batches between two checks of the lockdown.
const BATCHES_PER_CHECK: u32 = 20;
/// The number of seeds, and the number of actions of each. `REPERES_LONG` selects the full run.
const SAMPLE: (u64, u32) = (2, 2_000);
const FULL: (u64, u32) = (10, 10_000);

/// Counts the events before the page handles them. The engine can merge turns of the wheel; then
/// the length of the event gives their number.
const COUNT_EVENTS: &str = "window.seen = [0, 0];
    addEventListener('keydown', event => { if (!event.repeat) window.seen[0] += 1; }, true);
    addEventListener('mousedown', () => { window.seen[1] += 1; }, true);
    addEventListener('wheel', event => { window.seen[1] += Math.max(1, Math.round((Math.abs(event.deltaX) + Math.abs(event.deltaY)) / NOTCH)); }, true);";
const TAKE_COUNTS: &str =
    "const seen = window.seen ?? null; if (seen) window.seen = [0, 0]; return seen;";

/// Random input with the odd seeds finds no way out, and the idle reset comes afterwards.
#[test]
fn random_input_odd_seeds_finds_no_way_out() -> Result<()> {
    run_every_second_seed(1)
}

/// Random input with the even seeds finds no way out, and the idle reset comes afterwards.
#[test]
fn random_input_even_seeds_finds_no_way_out() -> Result<()> {
    run_every_second_seed(2)
}

fn run_every_second_seed(first: u64) -> Result<()> {
    let (seeds, acts) = if std::env::var_os("REPERES_LONG").is_some() { FULL } else { SAMPLE };
    (first..=seeds)
        .step_by(2)
        .try_for_each(|seed| run(seed, acts).with_context(|| format!("seed {seed}")))
}

fn run(seed: u64, acts: u32) -> Result<()> {
    let kiosk = kiosk_from(Setup::without_key_bindings)?;
    let screen = kiosk.screen()?;
    let mut monkey = Monkey::new(screen, seed)?;
    let listen = COUNT_EVENTS.replace("NOTCH", &notch(&kiosk)?.to_string());
    kiosk.page.eval(&listen, &[])?;
    let (mut sent, mut seen, mut lost) = (Presses::default(), Presses::default(), 0);
    for batch in 0..acts / BATCH {
        let now = monkey.act(BATCH)?;
        let mut arrived = Presses::default();
        let timeout = std::time::Duration::from_secs(2);
        // Waits for the events that are still on their way. The few that never come are what this
        // test counts.
        let all = wait_for("what was sent", timeout, || match take_counts(&kiosk)? {
            None => Ok(Some(false)),
            Some(more) => {
                arrived += more;
                Ok((arrived.keys >= now.keys && arrived.buttons >= now.buttons).then_some(true))
            }
        });
        if matches!(all, Ok(false)) {
            // The monkey has restarted the page, and with the old page its counts are lost.
            lost += 1;
            wait_until("the page that starts over", || Ok(kiosk.page.count(".kiosk")? == 1))?;
            kiosk.page.eval(&listen, &[])?;
        } else {
            sent += now;
            // A long turn of the wheel must not compensate for a lost press.
            seen += Presses {
                keys: arrived.keys.min(now.keys),
                buttons: arrived.buttons.min(now.buttons),
            };
        }
        if batch % BATCHES_PER_CHECK == 0 {
            assert_locked_down(&kiosk)
                .with_context(|| format!("within {} things done", (batch + 1) * BATCH))?;
        }
    }
    let (sum, part) = (sent.keys + sent.buttons, seen.keys + seen.buttons);
    eprintln!(
        "seed {seed}: {acts} things done, sent {sent:?}, seen {seen:?}, {lost} stretches of {BATCH} lost to a new start"
    );
    assert!(lost * 10 <= acts / BATCH, "the page started over {lost} times");
    assert!(part * 100 >= sum * 95, "sent {sent:?}, seen {seen:?}");
    assert_locked_down(&kiosk)?;
    // The timers of the page are a hundred times as fast from the next input on, even if more time
    // was requested.
    kiosk.page.eval(SPEED_UP_TIMERS, &[])?;
    screen.press("Shift")?;
    wait_for_reset(&kiosk)?;
    assert_locked_down(&kiosk)
}

/// The events since the last reading; `None` if the page was replaced.
fn take_counts(kiosk: &Kiosk) -> Result<Option<Presses>> {
    let took = kiosk.page.eval(TAKE_COUNTS, &[])?;
    let number = |at: usize| took[at].as_u64().unwrap_or(0);
    Ok(took.is_array().then(|| Presses { keys: number(0), buttons: number(1) }))
}

/// The length of one notch of the wheel in this engine.
fn notch(kiosk: &Kiosk) -> Result<u64> {
    kiosk.page.eval("addEventListener('wheel', event => { window.notch = Math.abs(event.deltaY); }, { once: true });", &[])?;
    kiosk.screen()?.move_pointer((700, 500))?;
    kiosk.screen()?.click_button(4)?;
    wait_until("a notch", || Ok(kiosk.page.eval("return !!window.notch;", &[])? == json!(true)))?;
    Ok(kiosk
        .page
        .eval("return Math.round(window.notch);", &[])?
        .as_u64()
        .context("no number")?
        .max(1))
}
