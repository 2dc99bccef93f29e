//! Variables of the environment that make a program load code or open a window. A kiosk removes
//! them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use e2e::{App, output, process_tree};

use super::{POLICY, Setup};
use crate::OPEN;

/// Each variable is set to a library or its folder, or to a value that opens an inspector.
const VARIABLES: [&str; 40] = [
    "BABL_PATH",
    "DCONF_PROFILE",
    "FONTCONFIG_FILE",
    "FONTCONFIG_PATH",
    "GCONV_PATH",
    "GDK_DEBUG",
    "GDK_PIXBUF_MODULEDIR",
    "GDK_PIXBUF_MODULE_FILE",
    "GIO_EXTRA_MODULES",
    "GIO_LAUNCHED_DESKTOP_FILE",
    "GIO_MODULE_DIR",
    "GIO_USE_VFS",
    "GSETTINGS_BACKEND",
    "GSETTINGS_SCHEMA_DIR",
    "GST_PLUGIN_PATH",
    "GST_PLUGIN_PATH_1_0",
    "GST_PLUGIN_SCANNER",
    "GST_REGISTRY",
    "GTK3_MODULES",
    "GTK_DATA_PREFIX",
    "GTK_DEBUG",
    "GTK_EXE_PREFIX",
    "GTK_IM_MODULE",
    "GTK_IM_MODULE_FILE",
    "GTK_MODULES",
    "GTK_PATH",
    "GTK_THEME",
    "JSC_dumpOptions",
    "LD_LIBRARY_PATH",
    "LIBGL_DRIVERS_PATH",
    "LOCPATH",
    "VK_DRIVER_FILES",
    "WEBKIT_DEBUG",
    "WEBKIT_EXEC_PATH",
    "WEBKIT_INJECTED_BUNDLE_PATH",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "WEBKIT_INSPECTOR_SERVER",
    "XDG_CONFIG_DIRS",
    "XDG_DATA_DIRS",
    "__EGL_VENDOR_LIBRARY_FILENAMES",
];

/// Builds a library that creates a file when it is loaded.
fn build_library(folder: &Path) -> Result<()> {
    let source = folder.join("foreign.c");
    let mark = folder.join("loaded");
    let text = format!(
        "#include <fcntl.h>\n#include <unistd.h>\n__attribute__((constructor)) static void loaded(void) {{ close(open(\"{}\", O_CREAT | O_WRONLY, 0600)); }}\n",
        mark.display()
    );
    std::fs::write(&source, text)?;
    let made = output(
        Command::new("cc")
            .args(["-shared", "-fPIC", "-o"])
            .arg(folder.join("libforeign.so"))
            .arg(&source),
    )?;
    ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Ok(())
}

fn start(kiosk: bool, folder: &Path) -> Result<App> {
    let library = folder.join("libforeign.so").display().to_string();
    let value = |name: &str| match name {
        "GTK3_MODULES" | "GTK_MODULES" => library.clone(),
        "GTK_DEBUG" => "interactive".to_owned(),
        "WEBKIT_INSPECTOR_SERVER" | "WEBKIT_INSPECTOR_HTTP_SERVER" => "127.0.0.1:0".to_owned(),
        // With these variables the ordinary window of the control would not start.
        "WEBKIT_EXEC_PATH"
        | "WEBKIT_INJECTED_BUNDLE_PATH"
        | "GCONV_PATH"
        | "LOCPATH"
        | "LD_LIBRARY_PATH"
        | "XDG_DATA_DIRS"
            if !kiosk =>
        {
            String::new()
        }
        _ => folder.display().to_string(),
    };
    let setup = VARIABLES.iter().fold(Setup::at(OPEN).policy(POLICY), |setup, name| {
        let value = value(name);
        if value.is_empty() { setup } else { setup.var(name, &value) }
    });
    let app = if kiosk { setup.arg("--kiosk") } else { setup }.start()?;
    let window =
        app.session.screen()?.wait_window("Repères").with_context(|| app.session.log("app.log"))?;
    // In the control these variables open a window that changes by itself, so its picture does not
    // settle.
    if kiosk {
        app.session.screen()?.settled_picture(window)?;
    }
    Ok(app)
}

/// None of forty variables that load code or open something has an effect in a kiosk.
#[test]
fn forty_variables_have_no_effect() -> Result<()> {
    let folder = tempfile::tempdir()?;
    build_library(folder.path())?;
    let mark = folder.path().join("loaded");
    let kiosk = start(true, folder.path())?;
    assert!(!mark.exists(), "a kiosk has loaded foreign code");
    let processes = process_tree(kiosk.id);
    ensure!(processes.len() > 1, "no engine: {}", kiosk.session.log("app.log"));
    for id in processes {
        let environment = std::fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
        let names: Vec<String> = environment
            .split(|byte| *byte == 0)
            .map(|entry| {
                String::from_utf8_lossy(entry).split('=').next().unwrap_or_default().to_owned()
            })
            .collect();
        let kept: Vec<&&str> =
            VARIABLES.iter().filter(|name| names.iter().any(|kept| kept == *name)).collect();
        ensure!(kept.is_empty(), "process {id} has {kept:?}");
    }
    assert_eq!(kiosk.session.screen()?.windows()?.len(), 1, "something else has opened");
    // The control: in an ordinary window the same variables load the library.
    drop(kiosk);
    let _window = start(false, folder.path())?;
    assert!(mark.exists(), "the control fails: nothing was loaded");
    Ok(())
}
