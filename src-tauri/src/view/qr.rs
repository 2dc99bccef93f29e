//! A QR code as size and SVG path: what a page with a strict content policy can draw.

use qrcodegen::{QrCode, QrCodeEcc};

use super::wire::Qr;

/// The code of a short text, or `None` when it does not fit.
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

    /// Paints the path as a camera would see it, eight pixels a module, and reads it back.
    fn read_back(qr: &Qr) -> String {
        let (module, quiet) = (8, 4);
        let side = (usize::from(qr.size) + 2 * quiet) * module;
        let mut dark = vec![false; side * side];
        for run in qr.path.split('M').skip(1) {
            let mut numbers = run
                .split(|c: char| !c.is_ascii_digit())
                .filter(|text| !text.is_empty())
                .map(|text| text.parse::<usize>().unwrap());
            let (x, y, length) =
                (numbers.next().unwrap(), numbers.next().unwrap(), numbers.next().unwrap());
            for py in (y + quiet) * module..(y + quiet + 1) * module {
                for px in (x + quiet) * module..(x + quiet + length) * module {
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
    fn what_a_phone_reads_is_what_was_meant() {
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
    fn a_text_that_does_not_fit_is_no_code() {
        assert!(encode(&"x".repeat(5000)).is_none());
    }
}
