//! The difference between a picture and its reference.

use std::path::Path;

use anyhow::{Context, Result};
use image::{Rgb, RgbImage};

use crate::Picture;
use crate::picture::ratio;

/// The difference between two pictures.
#[derive(Debug)]
pub struct Difference {
    /// The share of pixels that differ, 0 to 1; 1 if the sizes differ.
    pub share: f64,
    map: RgbImage,
}

impl Difference {
    /// Writes the second picture, faded, with the differing pixels in red.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<()> {
        self.map.save(path).with_context(|| format!("cannot write {}", path.display()))
    }
}

impl Picture {
    /// The pixels of `other` that differ from this picture by more than `tolerance` in any channel.
    #[must_use]
    pub fn difference(&self, other: &Self, tolerance: u8) -> Difference {
        let (before, mut map) = (self.image(), other.image());
        let same_size = before.dimensions() == map.dimensions();
        let mut different = 0;
        for (x, y, pixel) in map.enumerate_pixels_mut() {
            let near =
                before.get_pixel_checked(x, y).is_some_and(|old| within(*old, *pixel, tolerance));
            different += usize::from(!near);
            *pixel =
                if near { Rgb(pixel.0.map(|channel| 192 + channel / 4)) } else { Rgb([220, 0, 0]) };
        }
        let pixels = map.as_raw().len() / 3;
        Difference { share: if same_size { ratio(different, pixels) } else { 1.0 }, map }
    }
}

pub(crate) fn within(one: Rgb<u8>, other: Rgb<u8>, tolerance: u8) -> bool {
    one.0.iter().zip(other.0).all(|(one, other)| one.abs_diff(other) <= tolerance)
}
