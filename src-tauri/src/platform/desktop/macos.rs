//! The desktop on macOS: the workspace knows which program handles a scheme.

use objc2_app_kit::NSWorkspace;
use objc2_foundation::{NSString, NSURL};

use super::error::DesktopError;

pub(super) fn handles(scheme: &str) -> bool {
    let Some(url) = NSURL::URLWithString(&NSString::from_str(&format!("{scheme}:0"))) else {
        return false;
    };
    NSWorkspace::sharedWorkspace().URLForApplicationToOpenURL(&url).is_some()
}

pub(super) fn open(uri: &str) -> Result<(), DesktopError> {
    open::that_detached(uri).map_err(|error| DesktopError(error.to_string()))
}

pub(super) fn copy(text: &str) -> Result<(), DesktopError> {
    arboard::Clipboard::new()
        .and_then(|mut clipboard| clipboard.set_text(text))
        .map_err(|error| DesktopError(error.to_string()))
}
