//! Writes the learnt weights: one letter for two weights.

use std::fmt::Write as _;

use reperes_core::CrisisRecogniser;
use reperes_core::crisis::{encode_levels, feature_hex};

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
    let (step, rows) = model.steps();
    let mut text = format!(
        "{HEAD}sentences {hash}\nwithout-rule {}\nwith-rule {}\nstep {step}\n",
        THRESHOLDS.without_rule, THRESHOLDS.with_rule
    );
    let _ = writeln!(text, "concepts {}", ids.join(" "));
    let proven: Vec<String> =
        model.proven.iter().map(|combination| feature_hex(*combination)).collect();
    let _ = writeln!(text, "proven {}", proven.join(" "));
    for row in rows {
        text.extend(row.chunks(2).map(|pair| {
            encode_levels(
                pair.first().copied().unwrap_or_default(),
                pair.get(1).copied().unwrap_or_default(),
            )
        }));
        text.push('\n');
    }
    text
}
