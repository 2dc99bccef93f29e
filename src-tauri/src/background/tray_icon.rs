//! The picture of the tray icon. Its shape shows the state, so that it can be read without colour
//! and at a small size.

use tauri::image::Image;
use tauri::include_image;

use crate::view::wire::State;

/// The icon for a state of 3018: a ring with a dot if open, a ring with a bar if closed, a broken
/// ring if unknown.
pub(super) fn image(state: State) -> Image<'static> {
    match state {
        State::Open | State::ClosingSoon => include_image!("icons/tray-open.png"),
        State::Closed => include_image!("icons/tray-closed.png"),
        State::Unknown => include_image!("icons/tray-unknown.png"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn light_pixels(state: State) -> Vec<bool> {
        let icon = image(state);
        icon.rgba().chunks(4).map(|pixel| pixel[0] > 0x80 && pixel[3] > 0x80).collect()
    }

    /// The states differ by shape alone.
    #[test]
    fn icon_states_differ_by_shape_alone() {
        let (open, closed, unknown) =
            (light_pixels(State::Open), light_pixels(State::Closed), light_pixels(State::Unknown));
        for (one, other) in [(&open, &closed), (&open, &unknown), (&closed, &unknown)] {
            let differing = one.iter().zip(other).filter(|(a, b)| a != b).count();
            assert!(differing > 200, "{differing} of {} pixels differ", one.len());
        }
    }

    /// The panel shows through the corners.
    #[test]
    fn icon_corners_are_transparent() {
        let icon = image(State::Open);
        assert_eq!(icon.rgba()[3], 0);
        assert_eq!((icon.width(), icon.height()), (64, 64));
    }
}
