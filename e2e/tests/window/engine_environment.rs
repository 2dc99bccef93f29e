//! What the web engine reads from the environment: the app sets it for its own engine alone.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{App, Session, Setup, named_in_tree, wait_until};

use crate::{OPEN, button};

/// Everything that the app may set for its engine.
const VARIABLES: [&str; 4] =
    ["GDK_GL", "JSC_useJIT", "WEBKIT_DISABLE_DMABUF_RENDERER", "__EGL_VENDOR_LIBRARY_FILENAMES"];
/// Libraries of the software driver of OpenGL.
const SOFTWARE_DRIVER: [&str; 3] = ["libEGL_mesa", "libLLVM", "libgallium"];

/// A program for telephone numbers that writes its environment to a file.
fn add_phone_program(session: &Session) -> Result<()> {
    let script = session.path("phone.sh");
    let seen = session.path("phone.env");
    // The file appears at once and whole.
    fs::write(&script, format!("env > {0}.part && mv {0}.part {0}\n", seen.display()))?;
    let entry = format!(
        "[Desktop Entry]\nType=Application\nName=Phone\nExec=/bin/sh {} %u\nMimeType=x-scheme-handler/tel;\n",
        script.display()
    );
    session.write_file("home/.local/share/applications/phone.desktop", &entry)?;
    session.write_file(
        "home/.config/mimeapps.list",
        "[Default Applications]\nx-scheme-handler/tel=phone.desktop\n",
    )
}

fn environment(pid: u32) -> Result<Vec<String>> {
    let text = fs::read(format!("/proc/{pid}/environ"))?;
    Ok(text.split(|byte| *byte == 0).map(|one| String::from_utf8_lossy(one).into_owned()).collect())
}

/// The web process of an app whose window is open.
fn web_process(app: &App) -> Result<u32> {
    app.session.screen()?.wait_window("Repères").with_context(|| app.session.log("app.log"))?;
    wait_until("the web process", || Ok(!named_in_tree(app.id, "WebKitWebProcess").is_empty()))?;
    named_in_tree(app.id, "WebKitWebProcess").pop().context("no web process")
}

/// A program that the app opens inherits nothing that the app has set for its engine, and inherits
/// what the user has set.
#[test]
fn opened_program_inherits_no_variable_of_the_engine() -> Result<()> {
    let session = Session::open(1280, 800)?;
    add_phone_program(&session)?;
    let app =
        Setup::at(OPEN).real_desktop().var("REPERES_TEST_OF_THE_USER", "1").drive_in(session)?;
    app.page.click(&button("call", "3018-phone"))?;
    let seen = app.session.path("phone.env");
    wait_until("the program for telephone numbers", || Ok(seen.exists()))?;
    let inherited = fs::read_to_string(seen)?;
    ensure!(inherited.contains("REPERES_TEST_OF_THE_USER=1"), "no environment: {inherited}");
    for name in VARIABLES {
        assert!(
            !inherited.lines().any(|line| line.starts_with(&format!("{name}="))),
            "{name} was inherited"
        );
    }
    Ok(())
}

/// The page's scripts run without the just-in-time compiler, unless the user of a window wants it.
/// In a kiosk nobody decides that.
#[test]
fn page_runs_without_the_compiler() -> Result<()> {
    for (kiosk, wanted, expected) in
        [(false, None, "0"), (false, Some("1"), "1"), (true, Some("1"), "0")]
    {
        let setup = Setup::at(OPEN);
        let setup = if kiosk { setup.policy(crate::kiosk::POLICY).arg("--kiosk") } else { setup };
        let app =
            wanted.into_iter().fold(setup, |setup, on| setup.var("JSC_useJIT", on)).start()?;
        let set = environment(web_process(&app)?)?;
        assert!(
            set.contains(&format!("JSC_useJIT={expected}")),
            "kiosk: {kiosk}, wanted: {wanted:?}, {set:?}"
        );
    }
    Ok(())
}

/// Without a graphics device the process of the app does not load the software driver of OpenGL.
/// The web process finds it, and the page is drawn.
#[test]
fn app_process_holds_no_opengl_driver() -> Result<()> {
    if fs::exists("/dev/dri")? {
        // The driver of a graphics device is another one.
        return Ok(());
    }
    let app = Setup::at(OPEN).start()?;
    let web = web_process(&app)?;
    app.session.screen()?.settled_picture(app.session.screen()?.wait_window("Repères")?)?;
    let maps = fs::read_to_string(format!("/proc/{}/maps", app.id))?;
    let loaded: Vec<&&str> = SOFTWARE_DRIVER.iter().filter(|name| maps.contains(**name)).collect();
    assert!(loaded.is_empty(), "{loaded:?} in the process of the app");
    let set = environment(web)?;
    assert!(!set.iter().any(|one| one.starts_with("__EGL_VENDOR_LIBRARY_FILENAMES=")), "{set:?}");
    let maps = fs::read_to_string(format!("/proc/{web}/maps"))?;
    assert!(maps.contains("libEGL_mesa"), "the control fails: the web process has no driver");
    Ok(())
}
