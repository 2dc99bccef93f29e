//! The renderer of WebKitGTK, which WebKitGTK reads from the environment when it starts.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// The variable that switches WebKit's DMA-BUF renderer off. The app sets it only where that makes
/// the window faster and lighter.
pub(crate) const RENDERER_VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

static CHOSEN_HERE: AtomicBool = AtomicBool::new(false);

/// Switches the DMA-BUF renderer off on a computer without a graphics device: there, drawing
/// through shared graphics buffers only costs time and memory. A value set by the user has
/// priority. Call it before any other thread exists.
pub(crate) fn set_renderer() {
    if std::env::var_os(RENDERER_VARIABLE).is_some() || has_graphics_device(Path::new("/dev/dri")) {
        return;
    }
    #[expect(unsafe_code, reason = "called first thing in main, while there is one thread")]
    // SAFETY: no other thread exists that could read the environment.
    unsafe {
        std::env::set_var(RENDERER_VARIABLE, "1");
    }
    CHOSEN_HERE.store(true, Ordering::Relaxed);
}

/// Whether the app, not the user, has chosen the renderer.
pub(crate) fn has_set_renderer() -> bool {
    CHOSEN_HERE.load(Ordering::Relaxed)
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
