//! Learnt weights: how much each feature speaks for each concept, and how likely one has to be.
//!
//! The file `danger-weights.txt` is written by `cargo xtask learn`. Its head has one value a line; then each line is a feature of four
//! letters, and for each concept that it speaks for or against a letter for the concept and one for the weight. 64 letters make the
//! numbers 0 to 63: a feature is written from its highest bits, and a weight is its number less 32, times `scale`.

use std::collections::HashMap;

use super::features::Feature;

/// The letters of numbers below 64.
pub const LETTERS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
/// What a letter of a weight stands above.
pub const ZERO: i32 = 32;
/// What the constant and what the rules say count beside the words, whose squares make one.
pub const ASIDE: f32 = 0.3;

/// The weights of every feature that has some.
#[derive(Debug, Default)]
pub struct Weights {
    /// The hash of the sentences that they were learnt from.
    pub sentences: String,
    /// How likely danger has to be where the rules hear none.
    pub enough: f32,
    /// How likely danger has to be where the rules hear one.
    pub doubt: f32,
    /// What part of that an act under way has to be.
    pub act: f32,
    /// The ids of the concepts; "-" is none.
    pub concepts: Vec<String>,
    constant: Vec<f32>,
    scale: f32,
    /// Where the weights of a feature stand, and how many they are.
    features: HashMap<Feature, (u32, u8)>,
    weights: Vec<(u8, i8)>,
}

impl Weights {
    /// Reads the file; the line and the problem with it otherwise.
    ///
    /// # Errors
    /// The number of the first line that is wrong, and what is wrong with it.
    pub fn read(text: &str) -> Result<Self, (usize, String)> {
        let mut read = Self::default();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            read.line(line).map_err(|problem| (number + 1, problem))?;
        }
        if !text.is_empty() && (read.concepts.is_empty() || read.constant.len() != read.concepts.len()) {
            return Err((1, "names no concepts, or no constant for each".to_owned()));
        }
        Ok(read)
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        let value = |text: &str| text.parse::<f32>().map_err(|_| format!("{text:?} is no number"));
        match line.split_once(' ') {
            Some(("sentences", rest)) => rest.clone_into(&mut self.sentences),
            Some(("enough", rest)) => self.enough = value(rest)?,
            Some(("doubt", rest)) => self.doubt = value(rest)?,
            Some(("act", rest)) => self.act = value(rest)?,
            Some(("scale", rest)) => self.scale = value(rest)?,
            Some(("concepts", rest)) => self.concepts = rest.split(' ').map(str::to_owned).collect(),
            Some(("constant", rest)) => self.constant = rest.split(' ').map(value).collect::<Result<_, _>>()?,
            Some((name, _)) => return Err(format!("{name:?} is not known")),
            None => return self.feature(line),
        }
        Ok(())
    }

    fn feature(&mut self, line: &str) -> Result<(), String> {
        let wrong = || format!("{line:?} is no feature with its weights");
        let number = |byte: &u8| LETTERS.iter().position(|letter| letter == byte).and_then(|at| i8::try_from(at).ok()).ok_or_else(wrong);
        let (feature, pairs) = line.as_bytes().split_at_checked(4).ok_or_else(wrong)?;
        let mut hash = 0;
        for byte in feature {
            hash = hash << 6 | Feature::try_from(number(byte)?).map_err(|_| wrong())?;
        }
        let start = u32::try_from(self.weights.len()).map_err(|_| wrong())?;
        for pair in pairs.chunks(2) {
            let [concept, weight] = pair else { return Err(wrong()) };
            let concept = u8::try_from(number(concept)?).ok().filter(|at| usize::from(*at) < self.concepts.len()).ok_or_else(wrong)?;
            self.weights.push((concept, number(weight)? - 32));
        }
        let length = u8::try_from(pairs.len() / 2).map_err(|_| wrong())?;
        self.features.insert(hash, (start, length));
        Ok(())
    }

    /// Whether nothing was learnt.
    pub(super) fn are_missing(&self) -> bool {
        self.concepts.is_empty()
    }

    /// How likely each concept is.
    #[must_use]
    pub fn likelihood(&self, words: &[Feature], verdict: &[Feature]) -> Vec<f32> {
        let mut sums: Vec<f32> = vec![0.0; self.concepts.len()];
        let mut known: f32 = 0.0;
        let mut add = |feature: &Feature, times: f32, known: &mut f32| {
            let Some((start, length)) = self.features.get(feature) else { return };
            *known += 1.0;
            let start = usize::try_from(*start).unwrap_or(usize::MAX);
            for (concept, weight) in self.weights.iter().skip(start).take(usize::from(*length)) {
                if let Some(sum) = sums.get_mut(usize::from(*concept)) {
                    *sum += f32::from(*weight) * times;
                }
            }
        };
        words.iter().for_each(|feature| add(feature, 1.0, &mut known));
        let aside = ASIDE * known.max(1.0).sqrt();
        verdict.iter().for_each(|feature| add(feature, aside, &mut 0.0));
        let times = self.scale / known.max(1.0).sqrt();
        let mut sums: Vec<f32> = sums.iter().zip(&self.constant).map(|(sum, constant)| sum * times + constant).collect();
        likely(&mut sums);
        sums
    }
}

/// Makes likelihoods of sums: none is below nothing, and together they are one.
pub fn likely(sums: &mut [f32]) {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let mut all = 0.0;
    for sum in &mut *sums {
        *sum = (*sum - most).exp();
        all += *sum;
    }
    for sum in sums {
        *sum /= all;
    }
}

/// The hash of the sentences, to tell which ones the weights were learnt from: FNV-1a.
#[must_use]
pub fn hash_of_sentences(texts: &[&str]) -> String {
    let step = |state: u64, byte: u8| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let bytes = texts.iter().flat_map(|text| text.bytes()).filter(|byte| *byte != b'\r');
    format!("{:016x}", bytes.fold(0xcbf2_9ce4_8422_2325, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_speaks_for_its_concept() {
        let text = "concepts pills -\nconstant 0 0\nscale 0.5\nenough 0.5\ndoubt 0.5\nact 0.5\n00010_10\n";
        let weights = Weights::read(text).unwrap();
        let likely = weights.likelihood(&[1], &[]);
        assert!(likely[0] > 0.99 && weights.likelihood(&[2], &[])[0] == 0.5, "{likely:?}");
        assert!(Weights::read("concepts pills -\nconstant 0 0\n00010").is_err());
    }
}
