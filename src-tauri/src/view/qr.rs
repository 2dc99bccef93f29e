//! QR codes as a size and an SVG path, which a page with a strict content security policy can draw.

use qrcodegen::{QrCode, QrCodeEcc};

use super::wire::Qr;

/// The QR code of a short text, or `None` if the text does not fit.
pub(crate) fn encode(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let length = (x..size).take_while(|x| code.get_module(*x, y)).count();
            if length > 0 {
                path.push_str(&format!("M{x} {y}h{length}v1h-{length}z"));
            }
            x += i32::try_from(length).unwrap_or(0) + 1;
        }
    }
    Some(Qr { size: u16::try_from(size).ok()?, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the path with eight pixels a module, as a camera would see it, and decodes the image.
    fn read_back(qr: &Qr) -> String {
        let (module, quiet_zone) = (8, 4);
        let side = (usize::from(qr.size) + 2 * quiet_zone) * module;
        let mut dark = vec![false; side * side];
        for run in qr.path.split('M').skip(1) {
            let mut numbers = run
                .split(|c: char| !c.is_ascii_digit())
                .filter(|text| !text.is_empty())
                .map(|text| text.parse::<usize>().unwrap());
            let (x, y, length) =
                (numbers.next().unwrap(), numbers.next().unwrap(), numbers.next().unwrap());
            for py in (y + quiet_zone) * module..(y + quiet_zone + 1) * module {
                for px in (x + quiet_zone) * module..(x + quiet_zone + length) * module {
                    dark[py * side + px] = true;
                }
            }
        }
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            if dark[y * side + x] { 0 } else { 255 }
        });
        image.detect_grids().first().expect("a code is seen").decode().expect("it can be read").1
    }

    #[test]
    fn decoded_code_is_the_text() {
        for text in [
            "tel:3018",
            "tel:3114",
            "sms:114",
            "tel:0800235236",
            "https://masecurite.interieur.gouv.fr/fr/demarches-en-ligne/mineurs",
        ] {
            assert_eq!(read_back(&encode(text).unwrap()), text);
        }
    }

    #[test]
    fn text_that_does_not_fit_has_no_code() {
        assert!(encode(&"x".repeat(5000)).is_none());
    }
}
