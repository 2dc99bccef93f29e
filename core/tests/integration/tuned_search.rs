//! The search on queries that it was tuned on. A query that fails is printed for inspection.

use crate::engine::Engine;
use crate::measured_search::{Count, rows};
use reperes_core::Language;

/// Prints the tuned queries whose right answer is not the first hit.
#[test]
fn tuned_queries_are_reported() {
    for (language, name, text, screens) in [
        (
            Language::French,
            "fr",
            include_str!("../search/tuned-fr.tsv"),
            include_str!("../search/tuned-screens-fr.tsv"),
        ),
        (
            Language::English,
            "en",
            include_str!("../search/tuned-en.tsv"),
            include_str!("../search/tuned-screens-en.tsv"),
        ),
    ] {
        let engine = Engine::new(language);
        for (set, text) in [("everyday", text), ("screens", screens)] {
            let mut count = Count::default();
            for row in rows(text) {
                let wanted: Vec<&str> = row[1].split(',').collect();
                let ids = engine.ids(row[0]);
                let place = ids.iter().position(|id| wanted.contains(&id.as_str()));
                count.add(place, !ids.is_empty());
                if place != Some(0) {
                    println!(
                        "{:>4} {} {:?} got {:?}",
                        place.map_or("-".to_owned(), |p| p.to_string()),
                        row[0],
                        wanted,
                        &ids[..ids.len().min(4)]
                    );
                }
            }
            println!(
                "TUNED {set}-{name}: {} first {:.1} three {:.1}",
                count.all,
                count.percent(count.first),
                count.percent(count.three)
            );
        }
        let none = rows(include_str!("../search/tuned-none.tsv")).filter(|row| row[1] == name);
        let mut count = Count::default();
        for row in none {
            let ids = engine.ids(row[0]);
            count.add(None, !ids.is_empty());
        }
        println!(
            "TUNED none-{name}: {} honestly none {:.1}",
            count.all,
            count.percent(count.unanswered)
        );
    }
}
