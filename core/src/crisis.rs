//! Recognises, before anything is searched, that somebody's life is at stake: in what is typed, as it is typed.
//!
//! Two things decide. The rules are content: `content/crisis.toml` names the concepts and whom to call, `content/*/danger.toml` the
//! words and how they combine. The weights, `content/danger-weights.txt`, are learnt from the tuned sentences by `cargo xtask danger`.
//! A combination that was never wrong on those sentences decides alone; any other is overruled only when the weights are sure that
//! there is no danger; where the rules find nothing the weights can find danger, and they choose the concept.
//!
//! Greetings, thanks and cries for help are left out first (`filler`). The text is then judged whole and sentence by sentence, and
//! the strongest counts: what stands before or after a danger does not hide it.
//!
//! All languages are listened to whatever the app speaks: nobody changes a setting in fear. How letters and words are made alike is
//! in `fold` and `token`, what a word can be in `lexicon`, `alike`, `slip` and `spellings`, how combinations are found in `pattern`, how clues add up in
//! `rule_set`, what the weights count in `features` and `weights`, the reading of the files in `read`. Nothing here keeps or writes
//! what was typed.

mod atom;
mod chunks;
mod concept;
mod correction;
mod feature;
mod feature_set;
mod filler;
mod fold;
mod lexicon;
mod pattern;
mod read;
mod reading;
mod recogniser;
mod rule_set;
mod spellings;
mod token;
mod variants;
mod verdict;
mod weights;

pub use concept::{Block, Concept};
pub use feature::Feature;
pub use reading::Known;
pub use recogniser::{Crises, Crisis};
pub use weights::{Enough, LEVELS, ROWS, Weights, hash_of_sentences, letter, likely, row, written};
