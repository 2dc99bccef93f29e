//! What WebKitGTK and GTK read from the environment when they start: the renderer, OpenGL, the
//! just-in-time compiler.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::Path;
use std::sync::Mutex;

use super::sync::lock;

/// Switches WebKit's DMA-BUF renderer off.
const RENDERER: (&str, &str) = ("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
/// Keeps GDK from looking for OpenGL.
const OPENGL: (&str, &str) = ("GDK_GL", "disable");
/// Switches the just-in-time compiler of the page's scripts off.
const COMPILER: (&str, &str) = ("JSC_useJIT", "0");
/// The files that name the drivers of libEGL. This one names none.
const EGL_DRIVERS: (&str, &str) = ("__EGL_VENDOR_LIBRARY_FILENAMES", "/dev/null");

static SET_HERE: Mutex<Vec<&str>> = Mutex::new(Vec::new());

/// Sets the variables. Call it before any other thread exists. A variable that is already set stays
/// as it is.
///
/// The page runs without the just-in-time compiler. On a computer without a graphics device the
/// DMA-BUF renderer and OpenGL are left out too: there they only cost time and memory.
pub(crate) fn set_variables() {
    set_unless_set(COMPILER);
    if has_graphics_device(Path::new("/dev/dri")) {
        return;
    }
    set_unless_set(RENDERER);
    set_unless_set(OPENGL);
    keep_opengl_drivers_out();
}

/// The variables that the app has set for its own web engine. A program that the app starts must
/// make its own choice.
pub(crate) fn variables_set_here() -> Vec<&'static str> {
    lock(&SET_HERE).clone()
}

/// Whether the app, not the user, has chosen the renderer.
pub(crate) fn has_set_renderer() -> bool {
    lock(&SET_HERE).contains(&RENDERER.0)
}

fn set_unless_set((name, value): (&'static str, &str)) -> bool {
    if std::env::var_os(name).is_some() {
        return false;
    }
    #[expect(unsafe_code, reason = "called first thing in the run, while there is one thread")]
    // SAFETY: no other thread exists that could read the environment.
    unsafe {
        std::env::set_var(name, value);
    }
    lock(&SET_HERE).push(name);
    true
}

fn unset((name, _): (&'static str, &str)) {
    #[expect(unsafe_code, reason = "called first thing in the run, while there is one thread")]
    // SAFETY: no other thread exists that could read the environment.
    unsafe {
        std::env::remove_var(name);
    }
    lock(&SET_HERE).retain(|set| *set != name);
}

/// Lets libEGL look for its drivers while there are none. It looks once in a process, so this
/// process never loads the software driver, which needs LLVM. The web process is another one, finds
/// the driver, and does not start without it.
fn keep_opengl_drivers_out() {
    if set_unless_set(EGL_DRIVERS) {
        ask_for_display();
        unset(EGL_DRIVERS);
    }
}

/// Asks libEGL for the default display, if libEGL is installed.
fn ask_for_display() {
    const LIBRARY: &CStr = c"libEGL.so.1";
    const FUNCTION: &CStr = c"eglGetDisplay";
    const RTLD_NOW: c_int = 2;
    #[expect(unsafe_code, reason = "the functions of the loader, declared as in dlfcn.h")]
    unsafe extern "C" {
        fn dlopen(file: *const c_char, mode: c_int) -> *mut c_void;
        fn dlsym(library: *mut c_void, name: *const c_char) -> *mut c_void;
    }
    #[expect(unsafe_code, reason = "a function of a library that is not linked")]
    // SAFETY: both names are C strings. The library stays loaded. `eglGetDisplay` has this type in
    // EGL/egl.h, and its argument may be `EGL_DEFAULT_DISPLAY`, which is null.
    unsafe {
        let library = dlopen(LIBRARY.as_ptr(), RTLD_NOW);
        if library.is_null() {
            return;
        }
        let function = dlsym(library, FUNCTION.as_ptr());
        if function.is_null() {
            return;
        }
        let get_display = std::mem::transmute::<
            *mut c_void,
            unsafe extern "C" fn(*mut c_void) -> *mut c_void,
        >(function);
        get_display(std::ptr::null_mut());
    }
}

fn has_graphics_device(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.file_name().as_encoded_bytes().starts_with(b"renderD"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A render node is a graphics device; a card node alone is not.
    #[test]
    fn only_a_render_node_is_a_graphics_device() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_graphics_device(&folder.path().join("none")));
        std::fs::write(folder.path().join("card0"), "").unwrap();
        assert!(!has_graphics_device(folder.path()));
        std::fs::write(folder.path().join("renderD128"), "").unwrap();
        assert!(has_graphics_device(folder.path()));
    }
}
