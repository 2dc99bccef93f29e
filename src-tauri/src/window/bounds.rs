//! The size limits of the window: it is never larger than the work area, whatever the scale.

use crate::config::settings::WindowSize;

/// Width and height in logical pixels.
pub(super) type Size = (f64, f64);

pub(super) const DEFAULT_SIZE: Size = (1024.0, 768.0);
const MIN_SIZE: Size = (320.0, 480.0);
/// Upper limit of a side. No screen is larger.
const MAX_SIDE: f64 = 16_384.0;
/// Height to reserve for the title bar, which takes part of the work area and does not count in the
/// size of the window. The highest is GNOME's, with 46.
const TITLE_BAR_HEIGHT: f64 = 48.0;

/// The smallest and the largest size of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SizeBounds {
    pub(super) min: Size,
    max: Size,
}

impl SizeBounds {
    /// The bounds on a work area of this size, if it is known. At a large scale it has few logical
    /// pixels.
    pub(super) fn of(area: Option<Size>, has_title_bar: bool) -> Self {
        let (width, height) = area.unwrap_or((MAX_SIDE, MAX_SIDE));
        let title_bar = if has_title_bar { TITLE_BAR_HEIGHT } else { 0.0 };
        let whole_pixels = |pixels: f64| pixels.floor().clamp(1.0, MAX_SIDE);
        let max = (whole_pixels(width), whole_pixels(height - title_bar));
        Self { min: (MIN_SIZE.0.min(max.0), MIN_SIZE.1.min(max.1)), max }
    }

    /// The nearest allowed size to a requested one. The settings file may hold any size.
    pub(super) fn clamp(&self, (width, height): Size) -> Size {
        (width.clamp(self.min.0, self.max.0), height.clamp(self.min.1, self.max.1))
    }
}

/// The size that the settings file holds.
pub(super) fn from_settings(size: WindowSize) -> Size {
    (size.width.into(), size.height.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Per row: the work area in pixels, the scale, the smallest window and the window at the
    /// start.
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

    /// A window never leaves the work area, whatever the scale.
    #[test]
    fn bounds_stay_within_the_work_area_at_any_scale() {
        for &((width, height), scale, min, start) in SCREENS {
            let area = (width / scale, height / scale);
            let bounds = SizeBounds::of(Some(area), true);
            let at = format!("{width}x{height} at {scale}");
            assert_eq!(bounds.min, min, "{at}");
            assert_eq!(bounds.clamp(DEFAULT_SIZE), start, "{at}");
            for asked in [(0.0, 0.0), MIN_SIZE, DEFAULT_SIZE, (MAX_SIDE, MAX_SIDE), (99_999.0, 1.0)]
            {
                let (wide, high) = bounds.clamp(asked);
                assert!(wide >= min.0 && high >= min.1, "{at}: {wide}x{high}");
                assert!(
                    wide <= area.0.max(1.0)
                        && high + TITLE_BAR_HEIGHT <= area.1.max(TITLE_BAR_HEIGHT + 1.0),
                    "{at}: {wide}x{high}"
                );
            }
        }
    }

    /// A kiosk has the whole screen. Where no screen is known, the usual limits hold.
    #[test]
    fn bounds_without_title_bar_or_known_screen() {
        assert_eq!(
            SizeBounds::of(Some((800.0, 480.0)), false).clamp((800.0, 480.0)),
            (800.0, 480.0)
        );
        assert_eq!(SizeBounds::of(None, true).min, MIN_SIZE);
        assert_eq!(SizeBounds::of(None, true).clamp(DEFAULT_SIZE), DEFAULT_SIZE);
    }
}
