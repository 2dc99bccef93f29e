//! The picture of the tray icon, rasterised here. Its shape shows the state, so that it can be read
//! without colour and at a small size.

use tauri::image::Image;

use crate::view::time_text::DisplayState;

const SIZE: u32 = 64;
/// Samples along each side of a pixel, which smooth the edges.
const SAMPLES_PER_SIDE: u32 = 4;
const GROUND_COLOR: [u8; 3] = [0x2f, 0x4b, 0xa8];
const SIGN_COLOR: [u8; 3] = [0xfb, 0xf8, 0xf3];

/// The icon for a state of 3018: a ring with a dot if open, a ring with a bar if closed, a broken
/// ring if unknown.
pub(super) fn render(state: DisplayState) -> Image<'static> {
    let mut pixels = Vec::with_capacity((SIZE * SIZE * 4) as usize);
    for y in 0..SIZE {
        for x in 0..SIZE {
            pixels.extend(pixel(state, x, y));
        }
    }
    Image::new_owned(pixels, SIZE, SIZE)
}

fn pixel(state: DisplayState, x: u32, y: u32) -> [u8; 4] {
    let (mut ground, mut sign) = (0_u32, 0_u32);
    for sample in 0..SAMPLES_PER_SIDE * SAMPLES_PER_SIDE {
        let at = |pixel: u32, sample: u32| {
            (f64::from(pixel) + (f64::from(sample) + 0.5) / f64::from(SAMPLES_PER_SIDE))
                / f64::from(SIZE)
                * 2.0
                - 1.0
        };
        let (x, y) = (at(x, sample % SAMPLES_PER_SIDE), at(y, sample / SAMPLES_PER_SIDE));
        if on_ground(x, y) {
            ground += 1;
            sign += u32::from(on_sign(state, x, y));
        }
    }
    let all = SAMPLES_PER_SIDE * SAMPLES_PER_SIDE;
    let mix = |channel: usize| {
        let sum = u32::from(SIGN_COLOR[channel]) * sign
            + u32::from(GROUND_COLOR[channel]) * (ground - sign);
        sum.checked_div(ground).unwrap_or(0)
    };
    [mix(0), mix(1), mix(2), ground * 255 / all].map(|value| u8::try_from(value).unwrap_or(u8::MAX))
}

/// Whether a point from -1 to 1 is in the square with round corners.
fn on_ground(x: f64, y: f64) -> bool {
    const CORNER_RADIUS: f64 = 0.45;
    let past_corner_centre = |along: f64| (along.abs() - (1.0 - CORNER_RADIUS)).max(0.0);
    past_corner_centre(x).hypot(past_corner_centre(y)) <= CORNER_RADIUS
}

fn on_sign(state: DisplayState, x: f64, y: f64) -> bool {
    let radius = x.hypot(y);
    let ring = (0.50..=0.74).contains(&radius);
    match state {
        DisplayState::Open | DisplayState::ClosingSoon => ring || radius <= 0.28,
        DisplayState::Closed => ring || (radius <= 0.74 && y.abs() <= 0.13),
        // Four arcs with gaps between them.
        DisplayState::Unknown => ring && x.abs().min(y.abs()) > 0.16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn light_pixels(state: DisplayState) -> Vec<bool> {
        let image = render(state);
        image.rgba().chunks(4).map(|pixel| pixel[0] > 0x80 && pixel[3] > 0x80).collect()
    }

    /// The states differ by shape alone.
    #[test]
    fn icon_states_differ_by_shape_alone() {
        let (open, closed, unknown) = (
            light_pixels(DisplayState::Open),
            light_pixels(DisplayState::Closed),
            light_pixels(DisplayState::Unknown),
        );
        for (one, other) in [(&open, &closed), (&open, &unknown), (&closed, &unknown)] {
            let differing = one.iter().zip(other).filter(|(a, b)| a != b).count();
            assert!(differing > 200, "{differing} of {} pixels differ", one.len());
        }
    }

    /// The panel shows through the corners.
    #[test]
    fn icon_corners_are_transparent() {
        let image = render(DisplayState::Open);
        assert_eq!(image.rgba()[3], 0);
        assert_eq!((image.width(), image.height()), (SIZE, SIZE));
    }
}
