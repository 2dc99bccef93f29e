//! How large the window is made and how small it can become: never larger than the work area, whatever the scale.

use crate::config::settings::WindowSize;

/// Width and height in logical pixels.
pub(super) type Size = (f64, f64);

pub(super) const USUAL: Size = (1024.0, 768.0);
const SMALLEST: Size = (320.0, 480.0);
/// No screen is larger.
const LARGEST: f64 = 16_384.0;
/// The title bar stands on the work area too, but is no part of the size that is asked for. GNOME's is the highest: 46.
const TITLE_BAR: f64 = 48.0;

/// The sizes that a window can have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) smallest: Size,
    largest: Size,
}

impl Bounds {
    /// On a work area of this size, where it is known. A large scale leaves few logical pixels of it.
    pub(super) fn of(area: Option<Size>, has_title_bar: bool) -> Self {
        let (width, height) = area.unwrap_or((LARGEST, LARGEST));
        let title_bar = if has_title_bar { TITLE_BAR } else { 0.0 };
        let whole = |pixels: f64| pixels.floor().clamp(1.0, LARGEST);
        let largest = (whole(width), whole(height - title_bar));
        Self { smallest: (SMALLEST.0.min(largest.0), SMALLEST.1.min(largest.1)), largest }
    }

    /// The nearest size within them to the one that is asked for, whatever the file of the settings says.
    pub(super) fn fit(&self, (width, height): Size) -> Size {
        (
            width.clamp(self.smallest.0, self.largest.0),
            height.clamp(self.smallest.1, self.largest.1),
        )
    }
}

/// The size in a file of settings.
pub(super) fn stored(size: WindowSize) -> Size {
    (size.width.into(), size.height.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The work area in pixels, the scale, the smallest size of the window and the one at the start.
    const SCREENS: &[(Size, f64, Size, Size)] = &[
        ((1920.0, 1080.0), 1.0, (320.0, 480.0), (1024.0, 768.0)),
        ((1366.0, 768.0), 1.0, (320.0, 480.0), (1024.0, 720.0)),
        ((1366.0, 768.0), 2.0, (320.0, 336.0), (683.0, 336.0)),
        ((1366.0, 728.0), 1.25, (320.0, 480.0), (1024.0, 534.0)),
        ((1280.0, 800.0), 3.0, (320.0, 218.0), (426.0, 218.0)),
        ((1280.0, 1024.0), 2.0, (320.0, 464.0), (640.0, 464.0)),
        ((800.0, 480.0), 1.0, (320.0, 432.0), (800.0, 432.0)),
        ((480.0, 800.0), 1.0, (320.0, 480.0), (480.0, 752.0)),
        ((480.0, 800.0), 2.0, (240.0, 352.0), (240.0, 352.0)),
        ((320.0, 480.0), 1.0, (320.0, 432.0), (320.0, 432.0)),
        ((0.0, 0.0), 1.0, (1.0, 1.0), (1.0, 1.0)),
    ];

    #[test]
    fn a_window_never_leaves_the_work_area_at_any_scale() {
        for &((width, height), scale, smallest, start) in SCREENS {
            let area = (width / scale, height / scale);
            let bounds = Bounds::of(Some(area), true);
            let at = format!("{width}x{height} at {scale}");
            assert_eq!(bounds.smallest, smallest, "{at}");
            assert_eq!(bounds.fit(USUAL), start, "{at}");
            for asked in [(0.0, 0.0), SMALLEST, USUAL, (LARGEST, LARGEST), (99_999.0, 1.0)] {
                let (wide, high) = bounds.fit(asked);
                assert!(wide >= smallest.0 && high >= smallest.1, "{at}: {wide}x{high}");
                assert!(
                    wide <= area.0.max(1.0) && high + TITLE_BAR <= area.1.max(TITLE_BAR + 1.0),
                    "{at}: {wide}x{high}"
                );
            }
        }
    }

    #[test]
    fn a_kiosk_has_the_whole_screen_and_where_none_is_known_the_usual_limits_hold() {
        assert_eq!(Bounds::of(Some((800.0, 480.0)), false).fit((800.0, 480.0)), (800.0, 480.0));
        assert_eq!(Bounds::of(None, true).smallest, SMALLEST);
        assert_eq!(Bounds::of(None, true).fit(USUAL), USUAL);
    }
}
