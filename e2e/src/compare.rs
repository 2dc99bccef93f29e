//! Comparing a picture with a reference that was kept, and keeping one in little room.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use anyhow::{Context, Result};
use image::{Rgb, RgbImage};

use crate::Picture;
use crate::picture::ratio;

/// Colours of an indexed PNG.
const COLOURS: usize = 256;

/// Where two pictures differ.
#[derive(Debug)]
pub struct Difference {
    /// The share of pixels that differ, 0 to 1; 1 when the sizes differ.
    pub share: f64,
    map: RgbImage,
}

impl Difference {
    /// Writes the second picture, faded, with what differs in red.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<()> {
        self.map.save(path).with_context(|| format!("cannot write {}", path.display()))
    }
}

impl Picture {
    /// What in `other` differs from this one by more than `tolerance` in any channel.
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

    /// Writes it as an indexed PNG: as many of its colours as fit, and the nearest of them for the rest.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn save_indexed(&self, path: &Path) -> Result<()> {
        let image = self.image();
        let palette = palette(&image);
        let mut known = HashMap::new();
        let indices: Vec<u8> = image
            .pixels()
            .map(|colour| *known.entry(*colour).or_insert_with(|| nearest(&palette, *colour)))
            .collect();
        let file =
            File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
        let mut encoder = png::Encoder::new(BufWriter::new(file), image.width(), image.height());
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette.iter().flat_map(|colour| colour.0).collect::<Vec<u8>>());
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&indices)?;
        Ok(writer.finish()?)
    }
}

fn within(one: Rgb<u8>, other: Rgb<u8>, tolerance: u8) -> bool {
    one.0.iter().zip(other.0).all(|(one, other)| one.abs_diff(other) <= tolerance)
}

fn palette(image: &RgbImage) -> Vec<Rgb<u8>> {
    let mut counts: HashMap<Rgb<u8>, usize> = HashMap::new();
    for colour in image.pixels() {
        *counts.entry(*colour).or_default() += 1;
    }
    let mut colours: Vec<_> = counts.into_iter().collect();
    // By colour where they are equally common, so that the same picture always makes the same file.
    colours.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), colour.0));
    // Letters have thousands of shades: as few of them as leave each within the smallest reach of one that is kept.
    let mut reaches = (0..u8::MAX).map(|reach| cover(&colours, reach));
    reaches.find(|cover| cover.len() <= COLOURS).unwrap_or_default()
}

/// The commonest colours of which one is within reach of each.
fn cover(colours: &[(Rgb<u8>, usize)], reach: u8) -> Vec<Rgb<u8>> {
    let mut kept: Vec<Rgb<u8>> = Vec::new();
    for (colour, _) in colours {
        if !kept.iter().any(|near| within(*near, *colour, reach)) {
            kept.push(*colour);
        }
        if kept.len() > COLOURS {
            break;
        }
    }
    kept
}

fn nearest(palette: &[Rgb<u8>], colour: Rgb<u8>) -> u8 {
    let far = |other: &Rgb<u8>| {
        colour.0.iter().zip(other.0).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum::<u32>()
    };
    let place = palette
        .iter()
        .enumerate()
        .min_by_key(|(_, other)| far(other))
        .map_or(0, |(place, _)| place);
    // A palette holds no more than 256.
    u8::try_from(place).unwrap_or(0)
}
