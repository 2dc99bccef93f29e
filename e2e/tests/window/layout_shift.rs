//! Layout shifts: an element must not move after it was first shown.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::{Exclusive, FrameRecorder, Page, Picture, Setup, TIMEOUT, wait_for, wait_until};
use serde_json::{Value, json};

use crate::{CLOSED, OPEN};

/// The time after which the first frame must still be valid.
const SETTLE_TIME: Duration = Duration::from_secs(2);
/// The share of equal pixels in the first and the last picture. The scroll bars that fade are about
/// one pixel in a hundred; a moved line of text is more.
const MIN_SIMILARITY: f64 = 0.98;
/// A width within the navigation and a height within the strip, at the first size of the window.
const NAVIGATION_WIDTH: u32 = 220;
const STRIP_HEIGHT: u32 = 60;
const LANDMARKS: &str = "header, nav, main, h1, #help-strip, footer";

/// The first frame of a cold start is like the frame two seconds later.
#[test]
fn first_frame_equals_the_frame_two_seconds_later() -> Result<()> {
    let [first, last] = first_and_last_frame("/")?;
    let similarity = first.similarity(&last);
    assert!(similarity >= MIN_SIMILARITY, "the first picture is like the last to {similarity:.3}");
    // An entry is loaded after the window is shown. It fills the middle and must not move its
    // surroundings.
    let [first, last] = first_and_last_frame("/agir/tonight")?;
    let (width, height) = last.size();
    for (name, x, y) in
        [("the navigation", 0, 0), ("the strip", NAVIGATION_WIDTH, height - STRIP_HEIGHT)]
    {
        let part = |picture: &Picture| {
            if x == 0 {
                picture.crop(0, 0, NAVIGATION_WIDTH, height)
            } else {
                picture.crop(x, y, width - x, STRIP_HEIGHT)
            }
        };
        assert!(part(&last).ink() > 0.01, "{name} is empty");
        let similarity = part(&first).similarity(&part(&last));
        assert!(similarity >= MIN_SIMILARITY, "{name} is at first like at last to {similarity:.3}");
    }
    Ok(())
}

/// The landmarks of a page do not move after its first layout.
#[test]
fn landmarks_do_not_move_after_the_first_layout() -> Result<()> {
    for route in ["/", "/agir/tonight"] {
        let app = Setup::at(OPEN).arg("--route").arg(route).drive()?;
        app.page.eval("window.stale = true; location.reload();", &[])?;
        // The earliest layout that WebDriver can read: the first answer of the new document with a
        // mounted page.
        let first = wait_for("the page loading again", TIMEOUT, || landmark_rects(&app.page))?;
        app.page.promise("document.fonts.ready.then(() => 1)", &[])?;
        sleep(SETTLE_TIME);
        let later = landmark_rects(&app.page)?.context("the page is gone")?;
        ensure!(first.as_array().is_some_and(|all| all.len() >= 5), "too few landmarks: {first}");
        assert_eq!(first, later, "something moved on {route}");
    }
    Ok(())
}

/// The page hydrates the prerendered home screen; any other view renders itself.
#[test]
fn prerendered_home_is_hydrated_other_views_render() -> Result<()> {
    let school = "[mandatory]\ntheme = \"dark\"\n[school]\nname = \"Collège Jean-Moulin\"\n";
    for setup in [
        Setup::at(OPEN).var("TZ", "Pacific/Noumea"),
        Setup::at(CLOSED).lang("en").policy(school),
        Setup::at(OPEN).var("REPERES_TEST_FIRST_RUN", "1"),
    ] {
        let description = format!("{setup:?}");
        let app = setup.drive()?;
        assert!(is_hydrated(&app.page)?, "drawn again: {description}");
        reload(&app.page)?;
        assert!(is_hydrated(&app.page)?, "drawn again when loaded again: {description}");
        app.page.navigate("#/lignes")?;
        reload(&app.page)?;
        assert!(
            !is_hydrated(&app.page)?,
            "the start screen was drawn for another one: {description}"
        );
        assert_eq!(
            app.page.text("h1")?.as_deref(),
            app.page.text("main h1")?.as_deref(),
            "{description}"
        );
    }
    Ok(())
}

/// A button works at the first moment at which it is visible.
#[test]
fn button_works_as_soon_as_it_is_visible() -> Result<()> {
    let (x, y, button) = {
        let app = Setup::at(OPEN).exclusive(Exclusive::Time).drive()?;
        let place =
            app.page.element_rect("main [data-action='call'][data-channel='3018-phone']")?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place on a small screen"
        )]
        let [x, y, width, height] = place.map(|number| number.round() as u32);
        (x, y, app.screen()?.settled_picture(app.window)?.crop(x, y, width, height))
    };
    let app = Setup::at(OPEN).exclusive(Exclusive::Time).start()?;
    let screen = app.session.screen()?;
    let window = screen.wait_window("Repères")?;
    let (width, height) = button.size();
    let seen = || -> Result<bool> {
        Ok(screen.picture_of(window)?.crop(x, y, width, height).similarity(&button)
            >= MIN_SIMILARITY)
    };
    // Without a pause between two pictures, because the claim is about the first moment.
    let end = Instant::now() + TIMEOUT;
    while !seen()? {
        ensure!(Instant::now() < end, "the button is not seen");
    }
    let (left, top, ..) = screen.window_rect(window)?;
    screen.click(left + x + width / 2, top + y + height / 2)?;
    wait_until("the sheet", || Ok(screen.picture_of(window)?.qr_texts() == ["tel:3018"]))
}

fn reload(page: &Page) -> Result<()> {
    page.eval("window.stale = true; location.reload();", &[])?;
    wait_until("the page loading again", || {
        Ok(page.eval("return !window.stale;", &[])? == true && page.is_ready()?)
    })
}

/// Whether the page was hydrated: only prerendered text has the markers of hydration.
fn is_hydrated(page: &Page) -> Result<bool> {
    Ok(page.eval(
        "return document.getElementById('app').firstChild.nodeType === Node.COMMENT_NODE;",
        &[],
    )? == true)
}

/// The first picture of the window that is not blank, and the last one, after which nothing has
/// changed for two seconds. The app runs without WebDriver, which would be ready too late for the
/// first.
fn first_and_last_frame(route: &str) -> Result<[Picture; 2]> {
    let app = Setup::at(OPEN).exclusive(Exclusive::Time).arg("--route").arg(route).start()?;
    let screen = app.session.screen()?;
    let recorder = FrameRecorder::new(screen)?;
    let shown = || -> Result<bool> {
        let window = screen.windows()?.into_iter().find(|(_, title)| title.contains("Repères"));
        window.map_or(Ok(false), |(id, _)| Ok(!screen.picture_of(id)?.is_blank()))
    };
    let frames = recorder.collect(SETTLE_TIME, TIMEOUT, || shown().unwrap_or(false))?;
    let (x, y, width, height) = screen.window_rect(screen.wait_window("Repères")?)?;
    let mut drawn = frames
        .iter()
        .map(|frame| frame.picture.crop(x, y, width, height))
        .filter(|picture| !picture.is_blank());
    let first = drawn.next().context("nothing was shown")?;
    let last = drawn.next_back().unwrap_or_else(|| first.clone());
    Ok([first, last])
}

fn landmark_rects(page: &Page) -> Result<Option<Value>> {
    let script = "if (window.stale || !document.querySelector('main h1')) return null;
        const landmarks = [...document.querySelectorAll(arguments[0])].filter(e => !e.closest('#last-resort'));
        return landmarks.map(e => {
            const { x, y, width, height } = e.getBoundingClientRect();
            return [e.tagName, x, y, width, height];
        });";
    let found = page.eval(script, &[json!(LANDMARKS)])?;
    Ok((!found.is_null()).then_some(found))
}
