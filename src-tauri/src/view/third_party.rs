//! The third-party software in the program, as `cargo xtask licences` reads it from the dependency
//! tree.

use super::wire::Part;

/// A line for each piece: its name, version and licence, separated by tabs. `cargo xtask supply`
/// fails if the table is not up to date.
const TABLE: &str = include_str!("third_party.tsv");

/// All third-party software, on any of the three systems.
pub(crate) fn all() -> Vec<Part> {
    TABLE.lines().filter_map(parse_line).collect()
}

fn parse_line(line: &str) -> Option<Part> {
    let mut fields = line.split('\t').map(str::to_owned);
    Some(Part { name: fields.next()?, version: fields.next()?, licence: fields.next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every line of the table has a name, a version and a licence.
    #[test]
    fn every_line_is_a_part_with_a_licence() {
        let parts = all();
        assert_eq!(parts.len(), TABLE.lines().count());
        assert!(parts.len() > 100, "{}", parts.len());
        assert!(parts.iter().all(|part| !part.name.is_empty()
            && !part.version.is_empty()
            && !part.licence.is_empty()));
        for name in ["tauri", "chrono", "svelte"] {
            assert!(parts.iter().any(|part| part.name == name), "{name}");
        }
    }
}
