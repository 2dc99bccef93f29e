//! Writes the learnt weights: one line for the features whose hashes begin alike.

use std::fmt::Write as _;

use reperes_core::CrisisRecogniser;
use reperes_core::crisis::{HASH_BITS, LINE_BITS, encode_entry, feature_hex};

use super::THRESHOLDS;
use super::model::Model;

const HEAD: &str = "\
# The learnt weights of danger. Nobody writes this file: `cargo xtask danger` makes it from core/tests/crisis/tuned-*.tsv.
# How it is read is said at the head of core/src/crisis/weights.rs. with-rule and without-rule were chosen with `cargo xtask danger --check`:
# each writer's sentences are judged by the weights that the others' sentences make.
";

/// The text of the file.
pub(super) fn text(model: &Model, crises: &CrisisRecogniser, hash: &str) -> String {
    let ids: Vec<&str> =
        crises.concepts().iter().map(|concept| concept.id.as_str()).chain(["-"]).collect();
    let (step, features) = model.steps();
    let mut text = format!(
        "{HEAD}sentences {hash}\nwithout-rule {}\nwith-rule {}\nstep {step}\n",
        THRESHOLDS.without_rule, THRESHOLDS.with_rule
    );
    let proven: Vec<String> =
        model.proven.iter().map(|combination| feature_hex(*combination)).collect();
    let _ = writeln!(text, "proven {}", proven.join(" "));
    let _ = writeln!(text, "concepts {}", ids.join(" "));
    let line_size = 1_u32 << (HASH_BITS - LINE_BITS);
    for line in 0..1_u32 << LINE_BITS {
        let of_line = features.range(line * line_size..(line + 1) * line_size);
        text.extend(of_line.map(|(hash, weights)| encode_entry(*hash, weights)));
        text.push('\n');
    }
    text
}
