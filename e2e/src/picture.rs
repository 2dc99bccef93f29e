//! Pictures of the screen: parts, similarity, QR codes, PNG files.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use image::{GrayImage, Rgb, RgbImage, imageops};

/// A picture in the format of the display: rows of blue, green, red, unused.
#[derive(Clone, Debug)]
pub struct Picture {
    width: u32,
    height: u32,
    data: Vec<u8>,
}

impl Picture {
    /// Creates a picture from the data of a 24-bit display.
    pub(crate) fn from_display(width: u32, height: u32, data: Vec<u8>) -> Result<Self> {
        ensure!(data.len() == bytes(width, height), "the display handed out a strange picture");
        Ok(Self { width, height, data })
    }

    /// Reads a picture from a file.
    ///
    /// # Errors
    /// Fails if the file cannot be read as a picture.
    pub fn open(path: &Path) -> Result<Self> {
        let image = image::open(path)
            .with_context(|| format!("cannot read {}", path.display()))?
            .into_rgb8();
        let data =
            image.pixels().flat_map(|Rgb([red, green, blue])| [*blue, *green, *red, 0]).collect();
        Ok(Self { width: image.width(), height: image.height(), data })
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// A part of the picture, without what lies outside it.
    #[must_use]
    pub fn crop(&self, x: u32, y: u32, width: u32, height: u32) -> Self {
        let (x, y) = (x.min(self.width), y.min(self.height));
        let (width, height) = (width.min(self.width - x), height.min(self.height - y));
        let rows = self.data.chunks_exact(bytes(self.width, 1).max(1));
        let rows = rows.skip(y as usize).take(height as usize);
        let data = rows.flat_map(|row| &row[bytes(x, 1)..bytes(x + width, 1)]).copied().collect();
        Self { width, height, data }
    }

    /// This picture with another one of the same width below it.
    #[must_use]
    pub fn above(&self, below: &Self) -> Self {
        Self {
            width: self.width,
            height: self.height + below.height,
            data: [self.data.as_slice(), &below.data].concat(),
        }
    }

    /// A smaller picture in which one pixel is the mean of a block of `side` × `side`.
    #[must_use]
    pub fn shrunk(&self, side: u32) -> Self {
        let (width, height) = (self.width / side, self.height / side);
        let small = imageops::resize(&self.image(), width, height, imageops::FilterType::Triangle);
        let data =
            small.pixels().flat_map(|Rgb([red, green, blue])| [*blue, *green, *red, 0]).collect();
        Self { width, height, data }
    }

    /// The share of equal pixels, 0 to 1; 0 when the sizes differ.
    #[must_use]
    pub fn similarity(&self, other: &Self) -> f64 {
        if self.size() != other.size() {
            return 0.0;
        }
        if self.is_same(other) {
            return 1.0;
        }
        let equal = self.pixels().zip(other.pixels()).filter(|(a, b)| a == b).count();
        ratio(equal, self.data.len() / 4)
    }

    /// Whether all pixels are equal.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.size() == other.size() && self.data == other.data
    }

    /// Whether the picture has one colour only.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.pixels().zip(self.pixels().skip(1)).all(|(a, b)| a == b)
    }

    /// The share of pixels that differ from the commonest colour: 0 for a blank area.
    #[must_use]
    pub fn ink(&self) -> f64 {
        let mut counts: HashMap<&[u8], usize> = HashMap::new();
        for pixel in self.pixels() {
            *counts.entry(pixel).or_default() += 1;
        }
        let total: usize = counts.values().sum();
        let most = counts.values().max().copied().unwrap_or(total);
        ratio(total - most, total)
    }

    /// The texts of all QR codes in the picture.
    #[must_use]
    pub fn qr_texts(&self) -> Vec<String> {
        let grey: GrayImage = imageops::grayscale(&self.image());
        let (width, height) = grey.dimensions();
        let mut prepared =
            rqrr::PreparedImage::prepare_from_greyscale(width as usize, height as usize, |x, y| {
                let at = (u32::try_from(x), u32::try_from(y));
                if let (Ok(x), Ok(y)) = at { grey.get_pixel(x, y).0[0] } else { 255 }
            });
        let grids = prepared.detect_grids();
        grids.iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
    }

    /// Writes the picture as PNG.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<()> {
        self.image().save(path).with_context(|| format!("cannot write {}", path.display()))
    }

    fn pixels(&self) -> impl Iterator<Item = &[u8]> {
        self.data.chunks_exact(4).map(|pixel| &pixel[..3])
    }

    pub(crate) fn image(&self) -> RgbImage {
        let mut pixels = self.pixels();
        // The pixels are in the order of the rows, and `from_display` has checked their number.
        RgbImage::from_fn(self.width, self.height, |_, _| match pixels.next() {
            Some([blue, green, red]) => Rgb([*red, *green, *blue]),
            Some(_) | None => Rgb([0, 0, 0]),
        })
    }
}

fn bytes(width: u32, height: u32) -> usize {
    width as usize * height as usize * 4
}

#[expect(clippy::cast_precision_loss, reason = "pixel counts are far below 2^52")]
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
