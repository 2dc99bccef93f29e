//! The window at any size, and while its size changes.

use anyhow::Result;
use e2e::{Driven, Setup, wait_until};
use serde_json::{Value, json};

use crate::{OPEN, reload};

const SIZES: &[(u32, u32)] = &[(360, 740), (1440, 900), (900, 700), (360, 740), (1280, 800)];

#[test]
fn a_resized_window_looks_as_if_it_had_been_opened_at_that_size() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    for &(width, height) in SIZES {
        resize(&app, width, height)?;
        let resized = layout(&app)?;
        reload(&app.page)?;
        assert_eq!(resized, layout(&app)?, "at {width}x{height}");
    }
    Ok(())
}

#[test]
fn nothing_needs_scrolling_sideways_and_the_strip_stays_in_view() -> Result<()> {
    let app = Setup::at(OPEN).drive()?;
    for &(width, height) in &[(320, 480), (360, 740), (700, 500), (1024, 768), (1440, 900)] {
        resize(&app, width, height)?;
        for route in ["#/", "#/danger", "#/lignes", "#/a-propos"] {
            app.page.go(route)?;
            let wide = app.page.eval("return document.documentElement.scrollWidth;", &[])?;
            assert!(wide.as_u64() <= Some(width.into()), "{route} is {wide} wide in {width}");
            for line in ["3018", "3114"] {
                let [left, top, w, h] = app.page.place(&format!("#help-strip [data-strip='{line}']"))?;
                let inside = left >= 0.0 && top >= 0.0 && w > 0.0 && h > 0.0;
                let inside = inside && left + w <= f64::from(width) && top + h <= f64::from(height);
                assert!(inside, "{line} is out of view on {route} at {width}x{height}");
            }
        }
    }
    Ok(())
}

fn resize(app: &Driven, width: u32, height: u32) -> Result<()> {
    app.screen()?.resize(app.window, width, height)?;
    wait_until(&format!("a page of {width}x{height}"), || {
        Ok(app.page.eval("return [innerWidth, innerHeight];", &[])? == json!([width, height]))
    })
}

/// Where the landmarks and the cards lie, once two frames have been painted.
fn layout(app: &Driven) -> Result<Value> {
    let places = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
        const all = [...document.querySelectorAll('nav, main, #help-strip, [data-line]')];
        done(all.map(e => e.getBoundingClientRect()).map(r => [r.x, r.y, r.width, r.height]));
    })))";
    app.page.promise(places, &[])
}
