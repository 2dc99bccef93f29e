//! The renderer of WebKitGTK, which it reads from the environment when it starts.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// Read by WebKit at start; set by us only where it makes the window faster and lighter.
pub(crate) const RENDERER_VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

static CHOSEN_HERE: AtomicBool = AtomicBool::new(false);

/// On a computer without a graphics device, drawing through shared graphics buffers only costs time and memory. What the user
/// has set wins. To be called before any other thread exists.
pub(crate) fn choose_renderer() {
    if std::env::var_os(RENDERER_VARIABLE).is_some() || has_graphics_device(Path::new("/dev/dri")) {
        return;
    }
    #[expect(unsafe_code, reason = "called first thing in main, while there is one thread")]
    // SAFETY: no other thread can read the environment yet.
    unsafe {
        std::env::set_var(RENDERER_VARIABLE, "1");
    }
    CHOSEN_HERE.store(true, Ordering::Relaxed);
}

/// Whether the renderer was chosen by us, not by the user.
pub(crate) fn chose_renderer() -> bool {
    CHOSEN_HERE.load(Ordering::Relaxed)
}

fn has_graphics_device(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.file_name().as_encoded_bytes().starts_with(b"renderD"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_render_node_is_a_graphics_device_and_a_card_alone_is_not() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_graphics_device(&folder.path().join("none")));
        std::fs::write(folder.path().join("card0"), "").unwrap();
        assert!(!has_graphics_device(folder.path()));
        std::fs::write(folder.path().join("renderD128"), "").unwrap();
        assert!(has_graphics_device(folder.path()));
    }
}
