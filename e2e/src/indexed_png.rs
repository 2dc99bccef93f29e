//! Indexed PNG files: a picture in at most 256 colours, which needs little room.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use anyhow::{Context, Result};
use image::{Rgb, RgbImage};

use crate::Picture;
use crate::difference::within;

/// The number of colours of an indexed PNG.
const COLOURS: usize = 256;

impl Picture {
    /// Writes the picture as an indexed PNG. A colour that is not in the palette is replaced by the
    /// nearest one.
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

fn palette(image: &RgbImage) -> Vec<Rgb<u8>> {
    let mut counts: HashMap<Rgb<u8>, usize> = HashMap::new();
    for colour in image.pixels() {
        *counts.entry(*colour).or_default() += 1;
    }
    let mut colours: Vec<_> = counts.into_iter().collect();
    // Equally common colours are sorted by value, so that a picture always gives the same file.
    colours.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), colour.0));
    // Antialiased letters have thousands of shades. The palette is the one with the smallest reach
    // that fits, so that each colour is near one of the palette.
    let mut reaches = (0..u8::MAX).map(|reach| cover(&colours, reach));
    reaches.find(|cover| cover.len() <= COLOURS).unwrap_or_default()
}

/// The commonest colours, so that each colour is within `reach` of one of them.
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
    let index = palette
        .iter()
        .enumerate()
        .min_by_key(|(_, other)| far(other))
        .map_or(0, |(index, _)| index);
    // A palette has at most 256 colours.
    u8::try_from(index).unwrap_or(0)
}
