//! What Windows and macOS have in common: opening an address, copying a text.

use super::error::DesktopError;

pub(super) fn open(uri: &str) -> Result<(), DesktopError> {
    open::that_detached(uri).map_err(|error| DesktopError(error.to_string()))
}

pub(super) fn copy(text: &str) -> Result<(), DesktopError> {
    arboard::Clipboard::new()
        .and_then(|mut clipboard| clipboard.set_text(text))
        .map_err(|error| DesktopError(error.to_string()))
}
