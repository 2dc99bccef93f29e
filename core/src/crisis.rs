//! Recognises, before the search runs, that a life is at stake: in what is typed, while it is
//! typed.
//!
//! Rules and weights decide together. The rules are content: `content/crisis.toml` names the
//! concepts and whom to call, `content/*/danger.toml` the words and their combinations. `cargo
//! xtask danger` learns the weights, `content/danger-weights.txt`, from the tuned sentences. A
//! combination that was never wrong on those sentences decides alone. Any other combination is
//! overruled only if the weights give danger a probability below `with-rule`. Where the rules find
//! nothing, the weights can find danger. The weights choose the concept.
//!
//! Greetings, thanks and cries for help are removed first (`filler`). Then the text is judged as a
//! whole and sentence by sentence, and the strongest result counts, so that text before or after a
//! danger does not hide it.
//!
//! The rules of all languages are applied, whatever the language of the app: a person in fear does
//! not change a setting. `fold` and `token` normalise letters and words; `lexicon`, `variants`,
//! `spellings` and `correction` find what a word can be; `pattern` matches combinations; `rule_set`
//! applies the rules of one language; `feature_set` and `weights` compute the probability;
//! `recogniser` combines them; `read` reads the files. Nothing here stores or writes what was
//! typed.

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

pub use concept::{Concept, Imminence};
pub use feature::{Feature, HASH_BITS, hash_part};
pub use reading::Reading;
pub use recogniser::{Crisis, CrisisRecogniser};
pub use weights::{
    LARGEST, LINE_BITS, Thresholds, Weights, encode_entry, feature_hex, hash_of_sentences, softmax,
    weighted,
};
