//! The layout at each size of the window, with large text and with wide text spacing.

use anyhow::Result;
use e2e::{Setup, VIEWS, WebDriverApp, wait_until};
use serde_json::{Value, json};

use crate::{OPEN, reload};

const SIZES: &[(u32, u32)] = &[(360, 740), (1440, 900), (900, 700), (360, 740), (1280, 800)];

/// After a resize the layout is the same as after a reload at that size.
#[test]
fn resized_layout_equals_fresh_layout() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    for &(width, height) in SIZES {
        app.resize(width, height)?;
        let resized = layout(&app)?;
        reload(&app.page)?;
        assert_eq!(resized, layout(&app)?, "at {width}x{height}");
    }
    Ok(())
}

/// At five sizes of the window four views need no horizontal scrolling, and the strip with both
/// numbers stays in view.
#[test]
fn main_views_fit_and_the_strip_stays_in_view() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    for &(width, height) in &[(320, 480), (360, 740), (700, 500), (1024, 768), (1440, 900)] {
        app.resize(width, height)?;
        for route in ["#/", "#/danger", "#/lignes", "#/a-propos"] {
            app.page.navigate(route)?;
            let wide = app.page.eval("return document.documentElement.scrollWidth;", &[])?;
            assert!(wide.as_u64() <= Some(width.into()), "{route} is {wide} wide in {width}");
            for line in ["3018", "3114"] {
                let [left, top, w, h] =
                    app.page.element_rect(&format!("#help-strip [data-strip='{line}']"))?;
                let inside = left >= 0.0 && top >= 0.0 && w > 0.0 && h > 0.0;
                let inside = inside && left + w <= f64::from(width) && top + h <= f64::from(height);
                assert!(inside, "{line} is out of view on {route} at {width}x{height}");
            }
        }
    }
    Ok(())
}

/// The numbers of the strip and the texts of the navigation that are cut off.
const CUT_TEXTS: &str = "
    const outside = [...document.querySelectorAll('#help-strip .number, nav li a span')].filter(e => e.checkVisibility()).filter(e => {
        const { left, right, top, bottom } = e.getBoundingClientRect();
        const shown = e.closest('nav') && innerHeight < 480 ? Infinity : innerHeight;
        return left < 0 || top < 0 || right > innerWidth || bottom > shown;
    });
    return outside.map(e => e.textContent);";

/// At any scale the window with its title bar fits into the screen, and its numbers are whole.
#[test]
fn window_fits_its_screen_at_any_scale() -> Result<()> {
    for ((width, height), scale) in
        [((1366, 768), "2"), ((1280, 800), "3"), ((1280, 1024), "2"), ((800, 480), "1")]
    {
        let at = format!("{width}x{height} at scale {scale}");
        let app = Setup::at(OPEN).screen(width, height).var("GDK_SCALE", scale).drive()?;
        app.page.wait_painted()?;
        let (left, top, wide, high) = app.screen()?.window_rect(app.window)?;
        // The title bar is above the content of the window and has to fit too.
        assert!(
            left + wide <= width && top > 0 && top + high <= height,
            "{at}: {wide}x{high} at {left},{top}"
        );
        assert_eq!(app.page.eval(CUT_TEXTS, &[])?, json!([]), "{at}");
    }
    Ok(())
}

/// No view needs horizontal scrolling at 320 CSS pixels, which is 1280 pixels at 400 %, or with
/// text at 200 %.
#[test]
fn no_view_scrolls_sideways_at_320_pixels_or_large_text() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    // 1280 pixels at 400 % are 320 CSS pixels, the width of WCAG 1.4.10.
    app.resize(320, 640)?;
    let mut faults = overflows(&app, "320 pixels")?;
    app.resize(640, 800)?;
    app.page.open_view("#/reglages")?;
    app.page.eval(
        "document.querySelector(\"[data-part='settings-size'] [data-value='200']\").click();",
        &[],
    )?;
    wait_until("the text twice as large", || {
        Ok(app.page.eval("return innerWidth;", &[])? == json!(320))
    })?;
    faults.extend(overflows(&app, "640 pixels, text at 200 %")?);
    app.screen()?.resize(app.window, 1280, 1000)?;
    wait_until("a page of 1280 pixels at 200 %", || {
        Ok(app.page.eval("return innerWidth;", &[])? == json!(640))
    })?;
    faults.extend(overflows(&app, "1280 pixels, text at 200 %")?);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// The sheet of a number neither covers nor cuts a digit, at any size with large text.
#[test]
fn number_sheet_shows_every_digit() -> Result<()> {
    const COVERED: &str = "
        const number = document.querySelector('#number-sheet [data-part=number]');
        const range = document.createRange();
        range.selectNodeContents(number);
        const digits = range.getBoundingClientRect();
        const code = document.querySelector('#number-sheet figure').getBoundingClientRect();
        const beside = digits.right <= code.left || digits.bottom <= code.top;
        return beside && digits.width > 0 && digits.right <= number.closest('dialog').getBoundingClientRect().right;";
    let app =
        Setup::at(OPEN).settings(r#"{"schema":1,"welcomed":true,"text_size":200}"#).drive()?;
    app.page.eval("location.hash = '#/appeler/3018-phone';", &[])?;
    wait_until("the code", || Ok(app.page.count("#number-sheet figure path")? > 0))?;
    for size in [(360, 480), (600, 450), (720, 450), (720, 900), (740, 500)] {
        app.resize_page(size, 2.0)?;
        assert_eq!(app.page.eval(COVERED, &[])?, json!(true), "at {size:?}");
    }
    Ok(())
}

/// With the text spacing of WCAG 1.4.12 nothing is cut off on any view.
#[test]
fn wide_text_spacing_cuts_nothing_off() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    let mut faults = Vec::new();
    for (width, height) in [(320, 640), (900, 700), (1440, 900)] {
        app.resize(width, height)?;
        // A style sheet that a script constructs is not subject to the content security policy,
        // like the style sheet of a user.
        app.page.eval(
            "const sheet = new CSSStyleSheet();
             sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
                 p { margin-block-end: 2em !important }`);
             document.adoptedStyleSheets = [sheet];",
            &[],
        )?;
        faults.extend(overflows(&app, &format!("{width} pixels, spaced"))?);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// The elements on all views that are wider than the window or are cut off by their box.
fn overflows(app: &WebDriverApp, at: &str) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for view in VIEWS {
        app.page.open_view(view)?;
        let found = app.page.eval(include_str!("horizontal_overflow.js"), &[])?;
        faults.extend(
            found.as_array().into_iter().flatten().map(|fault| format!("{view} at {at}: {fault}")),
        );
    }
    Ok(faults)
}

/// The places of the landmarks and the cards, after two animation frames.
fn layout(app: &WebDriverApp) -> Result<Value> {
    let places = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
        const all = [...document.querySelectorAll('nav, main, #help-strip, [data-line]')];
        done(all.map(e => e.getBoundingClientRect()).map(r => [r.x, r.y, r.width, r.height]));
    })))";
    app.page.promise(places, &[])
}
