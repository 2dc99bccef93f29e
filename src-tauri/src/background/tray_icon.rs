//! The icon in the tray, drawn by hand: its shape tells the state to those who see no colour, and tells it small.

use tauri::image::Image;

use crate::view::time_text::Shown;

const SIZE: u32 = 64;
/// So many samples along each side of a pixel smooth the edges.
const FINE: u32 = 4;
const GROUND: [u8; 3] = [0x2f, 0x4b, 0xa8];
const SIGN: [u8; 3] = [0xfb, 0xf8, 0xf3];

/// The icon for a state of 3018: a dial with its point when open, one crossed by a bar when closed, a broken one when unknown.
pub(super) fn of(shown: Shown) -> Image<'static> {
    let mut pixels = Vec::with_capacity((SIZE * SIZE * 4) as usize);
    for y in 0..SIZE {
        for x in 0..SIZE {
            pixels.extend(pixel(shown, x, y));
        }
    }
    Image::new_owned(pixels, SIZE, SIZE)
}

fn pixel(shown: Shown, x: u32, y: u32) -> [u8; 4] {
    let (mut ground, mut sign) = (0_u32, 0_u32);
    for step in 0..FINE * FINE {
        let at = |pixel: u32, step: u32| {
            (f64::from(pixel) + (f64::from(step) + 0.5) / f64::from(FINE)) / f64::from(SIZE) * 2.0
                - 1.0
        };
        let (x, y) = (at(x, step % FINE), at(y, step / FINE));
        if on_ground(x, y) {
            ground += 1;
            sign += u32::from(on_sign(shown, x, y));
        }
    }
    let all = FINE * FINE;
    let mix = |channel: usize| {
        let sum = u32::from(SIGN[channel]) * sign + u32::from(GROUND[channel]) * (ground - sign);
        sum.checked_div(ground).unwrap_or(0)
    };
    [mix(0), mix(1), mix(2), ground * 255 / all].map(|value| u8::try_from(value).unwrap_or(u8::MAX))
}

/// A square with round corners, from -1 to 1.
fn on_ground(x: f64, y: f64) -> bool {
    const ROUND: f64 = 0.45;
    let beyond = |along: f64| (along.abs() - (1.0 - ROUND)).max(0.0);
    beyond(x).hypot(beyond(y)) <= ROUND
}

fn on_sign(shown: Shown, x: f64, y: f64) -> bool {
    let away = x.hypot(y);
    let ring = (0.50..=0.74).contains(&away);
    match shown {
        Shown::Open | Shown::ClosingSoon => ring || away <= 0.28,
        Shown::Closed => ring || (away <= 0.74 && y.abs() <= 0.13),
        // Four arcs with gaps between them.
        Shown::Unknown => ring && x.abs().min(y.abs()) > 0.16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shades(shown: Shown) -> Vec<bool> {
        let image = of(shown);
        image.rgba().chunks(4).map(|pixel| pixel[0] > 0x80 && pixel[3] > 0x80).collect()
    }

    #[test]
    fn the_states_differ_by_shape_alone() {
        let (open, closed, unknown) =
            (shades(Shown::Open), shades(Shown::Closed), shades(Shown::Unknown));
        for (one, other) in [(&open, &closed), (&open, &unknown), (&closed, &unknown)] {
            let differing = one.iter().zip(other).filter(|(a, b)| a != b).count();
            assert!(differing > 200, "{differing} of {} pixels differ", one.len());
        }
    }

    #[test]
    fn the_corners_let_the_panel_show_through() {
        let image = of(Shown::Open);
        assert_eq!(image.rgba()[3], 0);
        assert_eq!((image.width(), image.height()), (SIZE, SIZE));
    }
}
