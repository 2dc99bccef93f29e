use std::thread::sleep;
use std::time::Duration;
#[test]
fn resize() -> anyhow::Result<()> {
    let d = e2e::Setup::at("2026-11-23T13:32:00Z frozen").drive()?;
    let look = "return [innerWidth, matchMedia('(width < 900px)').matches, getComputedStyle(document.querySelector('nav')).position, JSON.stringify(document.querySelector('nav').getBoundingClientRect())];";
    for (w, h) in [(360, 740), (900, 700), (1440, 900), (360, 740), (1440, 900)] {
        d.screen()?.resize(d.window, w, h)?;
        for _ in 0..4 {
            sleep(Duration::from_millis(700));
            println!("{w} {:?}", d.page.eval(look, &[])?);
        }
    }
    Ok(())
}
#[test]
fn plain() -> anyhow::Result<()> {
    let d = e2e::Setup::at("2026-11-23T13:32:00Z frozen").start()?;
    let s = d.stage.screen()?;
    let w = s.wait_window("Rep")?;
    for (n, (x, h)) in [(360, 740), (900, 700), (1440, 900), (360, 740), (1440, 900)].into_iter().enumerate() {
        s.resize(w, x, h)?;
        sleep(Duration::from_secs(3));
        s.picture_of(w)?.save(format!("/tmp/plain{n}.png").as_ref())?;
    }
    Ok(())
}
