//! The search on queries that it was not tuned on. The output has counts by family, never a query.

use std::collections::BTreeMap;

use crate::engine::Engine;
use reperes_core::Language;

const EVERYDAY: [(&str, Language, &str); 2] = [
    ("everyday-fr", Language::French, include_str!("../measured/everyday-fr.tsv")),
    ("everyday-en", Language::English, include_str!("../measured/everyday-en.tsv")),
];
const SCREENS: [(&str, Language, &str); 2] = [
    ("screens-fr", Language::French, include_str!("../measured/screens-fr.tsv")),
    ("screens-en", Language::English, include_str!("../measured/screens-en.tsv")),
];
const NONE: &str = include_str!("../measured/none.tsv");
const BASELINE: &str = include_str!("../measured/baseline-search.tsv");

/// The results for the queries of one family.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Count {
    pub(crate) all: u32,
    pub(crate) first: u32,
    pub(crate) three: u32,
    pub(crate) unanswered: u32,
}

impl Count {
    pub(crate) fn add(&mut self, place: Option<usize>, answered: bool) {
        self.all += 1;
        self.first += u32::from(place == Some(0));
        self.three += u32::from(place.is_some_and(|place| place < 3));
        self.unanswered += u32::from(!answered);
    }

    pub(crate) fn percent(self, part: u32) -> f64 {
        f64::from(part) / f64::from(self.all.max(1)) * 100.0
    }
}

/// The columns of a table, its header left out.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines()
        .skip(1)
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

/// Counts by each value in the columns after the acceptable ids, and all queries together under
/// "all".
fn measure(engine: &Engine, text: &str) -> BTreeMap<String, Count> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for row in rows(text) {
        let wanted: Vec<&str> = row[1].split(',').map(str::trim).collect();
        let ids = engine.ids(row[0]);
        let place = ids.iter().position(|id| wanted.contains(&id.as_str()));
        for column in ["all"].iter().chain(row.get(2..).unwrap_or_default()) {
            counts.entry((*column).to_owned()).or_default().add(place, !ids.is_empty());
        }
    }
    counts
}

fn recorded(figure: &str) -> f64 {
    BASELINE
        .lines()
        .find_map(|line| line.strip_prefix(&format!("{figure}\t")))
        .map_or(0.0, |value| value.parse().unwrap())
}

/// Everyday queries, screens and queries without an answer fare as well as they did.
///
/// A figure may fall by one point below what was recorded, and no more.
#[test]
fn measured_search_does_not_fall() {
    let engines =
        [Language::French, Language::English].map(|language| (language, Engine::new(language)));
    let engine = |language| &engines.iter().find(|(known, _)| *known == language).unwrap().1;
    let mut figures = Vec::new();
    for (name, language, text) in EVERYDAY.into_iter().chain(SCREENS) {
        let counts = measure(engine(language), text);
        for (family, count) in &counts {
            println!(
                "{name:<12} {family:<10} {:>3}   first {:>3} ({:.1} %)   among three {:>3} ({:.1} %)   nothing {}",
                count.all,
                count.first,
                count.percent(count.first),
                count.three,
                count.percent(count.three),
                count.unanswered
            );
        }
        let all = counts["all"];
        if name.starts_with("everyday") {
            figures.push((format!("{name}-first"), all.percent(all.first)));
        }
        figures.push((format!("{name}-three"), all.percent(all.three)));
    }
    let mut none: BTreeMap<&str, Count> = BTreeMap::new();
    for row in rows(NONE) {
        let language = if row[1] == "en" { Language::English } else { Language::French };
        let answered = !engine(language).ids(row[0]).is_empty();
        for key in ["all", row[1]] {
            none.entry(key).or_default().add(None, answered);
        }
    }
    for (language, count) in &none {
        println!(
            "none         {language:<10} {:>3}   honestly none {} ({:.1} %)",
            count.all,
            count.unanswered,
            count.percent(count.unanswered)
        );
    }
    figures.push(("none".to_owned(), none["all"].percent(none["all"].unanswered)));
    let fallen: Vec<String> = figures
        .iter()
        .filter(|(figure, value)| *value < recorded(figure) - 1.0)
        .map(|(figure, value)| format!("{figure}: {value:.1} %, recorded {} %", recorded(figure)))
        .collect();
    println!("{figures:.1?}");
    assert_eq!(fallen, [] as [String; 0]);
}
