//! The tests whose names are most similar to a filter that matches none.

use super::FoundTest;

/// The number of names that are suggested.
const NEAREST: usize = 3;

pub(super) fn nearest<'a>(all: &'a [FoundTest], filter: &str) -> Vec<&'a FoundTest> {
    let filter = filter.replace(' ', "_").to_lowercase();
    let mut ranked: Vec<(f64, &FoundTest)> =
        all.iter().map(|test| (likeness(&test.path.to_lowercase(), &filter), test)).collect();
    ranked.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then_with(|| one.1.path.cmp(&other.1.path))
    });
    ranked.into_iter().take(NEAREST).map(|(_, test)| test).collect()
}

/// The similarity of the filter and the most similar run of words in the name that has as many
/// words.
fn likeness(name: &str, filter: &str) -> f64 {
    let words: Vec<&str> =
        name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let length = filter.split('_').count();
    let runs = words.windows(length.min(words.len()).max(1)).map(|run| run.join("_"));
    runs.map(|run| strsim::normalized_damerau_levenshtein(&run, filter)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::likeness;

    /// The similarity is that of the most similar words.
    #[test]
    fn likeness_is_that_of_the_best_words() {
        assert!(likeness("kiosk::monkey::chance_finds_no_way_out", "monky") > 0.8);
        assert!(likeness("kiosk::monkey::chance_finds_no_way_out", "chance_find") > 0.8);
        assert!(likeness("kiosk::size", "printing") < 0.5);
    }
}
