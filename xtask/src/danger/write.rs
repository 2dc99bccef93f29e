//! Writes what was learnt: whole numbers of one letter, without those that change nothing.

use reperes_core::Crises;
use reperes_core::crisis::{LETTERS, ZERO};

use super::model::Model;
use super::{ACT, DOUBT, ENOUGH};

const HEAD: &str = "\
# The learnt weights of danger. Nobody writes this file: `cargo xtask learn` makes it from core/tests/crisis/tuned-*.tsv.
# How it is read is said at the head of core/src/crisis/weights.rs. enough, doubt and act were found by `cargo xtask learn --check`:
# each writer's sentences by the weights that the others' sentences make.
";
/// A weight below this part of the largest one changes nothing.
const SMALLEST: i32 = 1;
/// One in so many weights is cut to the largest number.
const CUT: usize = 2000;

/// The file.
pub(super) fn text(model: &Model, crises: &Crises, hash: &str) -> String {
    let ids: Vec<&str> = crises.concepts().iter().map(|concept| concept.id.as_str()).chain(["-"]).collect();
    let mut sizes: Vec<f32> = model.iter().flat_map(|(_, weights)| weights).map(|weight| weight.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    let largest = sizes.len().checked_sub(sizes.len() / CUT + 1).and_then(|at| sizes.get(at)).copied().unwrap_or(1.0);
    let scale = largest / 31.0;
    let constant: Vec<String> = model.constant().iter().map(|weight| format!("{:.3}", weight * reperes_core::crisis::ASIDE)).collect();
    let mut text = format!(
        "{HEAD}sentences {hash}\nenough {ENOUGH}\ndoubt {DOUBT}\nact {ACT}\nscale {scale}\nconcepts {}\nconstant {}\n",
        ids.join(" "),
        constant.join(" ")
    );
    for (feature, weights) in model.iter() {
        let pairs = weights.iter().enumerate().filter_map(|(concept, weight)| {
            let number = whole(weight / scale);
            (number.abs() >= SMALLEST)
                .then(|| [letter(i32::try_from(concept).ok()?), letter(number + ZERO)].into_iter().collect::<Option<String>>())?
        });
        let pairs: String = pairs.collect();
        if !pairs.is_empty() {
            text.extend([18, 12, 6, 0].into_iter().filter_map(|bits| letter(i32::try_from(feature >> bits & 63).ok()?)));
            text.push_str(&pairs);
            text.push('\n');
        }
    }
    text
}

#[expect(clippy::cast_possible_truncation, reason = "between -31 and 31")]
fn whole(weight: f32) -> i32 {
    weight.round().clamp(-31.0, 31.0) as i32
}

fn letter(number: i32) -> Option<char> {
    LETTERS.get(usize::try_from(number).ok()?).map(|byte| char::from(*byte))
}
