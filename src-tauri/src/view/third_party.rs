//! The software by others in this program, as `cargo xtask licences` reads it from the dependency tree.

use super::wire::Part;

/// One line each: name, version and licence between tabs. `cargo xtask supply` fails when it is not current.
const TABLE: &str = include_str!("third_party.tsv");

/// Every part on any of the three systems.
pub(crate) fn all() -> Vec<Part> {
    TABLE.lines().filter_map(read).collect()
}

fn read(line: &str) -> Option<Part> {
    let mut fields = line.split('\t').map(str::to_owned);
    Some(Part { name: fields.next()?, version: fields.next()?, licence: fields.next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

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
