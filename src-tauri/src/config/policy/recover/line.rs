//! One line of a policy that may be no TOML: a section header, with or without a mistake, or the
//! name of a field and the text after it.

use toml::de::DeTable;

use crate::config::policy::typo_tolerance::closest_name;

/// The sections of a policy.
const SECTIONS: [&str; 4] = [MANDATORY, "recommended", "school", "kiosk"];
/// The section that restricts.
pub(super) const MANDATORY: &str = "mandatory";
/// The list of tables in a policy.
pub(super) const CONTACTS: &str = "kiosk.contacts";

/// A line that is, or is meant to be, a section header.
pub(super) struct Header<'t> {
    pub(super) name: String,
    /// The correct spelling.
    pub(super) canonical: String,
    /// The text after it on the line.
    pub(super) rest: &'t str,
}

impl Header<'_> {
    /// Whether its line contains anything else, apart from spaces and a comment.
    pub(super) fn is_misspelt(&self, line: &str) -> bool {
        let line = line.split('#').next().unwrap_or_default();
        let visible = |text: &str| text.split_whitespace().collect::<String>();
        visible(line) != visible(&self.canonical)
    }
}

/// Reads a line as the header of a known section, with or without a mistake, or as any valid
/// header.
pub(super) fn header(line: &str) -> Option<Header<'_>> {
    let line = line.split('#').next()?.trim();
    let (header_part, rest) = match line.find(']').filter(|_| line.starts_with('[')) {
        Some(end) => line.split_at(
            end + line[end..].find(|character| character != ']').unwrap_or(line.len() - end),
        ),
        None => (line, ""),
    };
    let name = header_part.trim_matches(|character: char| !character.is_alphanumeric());
    if name.contains(['=', '"', ',']) {
        return None;
    }
    if header_part.contains(['[', ']']) {
        if closest_name(name, &[CONTACTS]).is_some() {
            return Some(Header {
                name: CONTACTS.to_owned(),
                canonical: format!("[[{CONTACTS}]]"),
                rest,
            });
        }
        let last = name.rsplit('.').next().unwrap_or(name);
        if let Some(known) = closest_name(name, &SECTIONS)
            .or_else(|| SECTIONS.into_iter().find(|known| last == *known))
        {
            return Some(Header { name: known.to_owned(), canonical: format!("[{known}]"), rest });
        }
        let is_valid = DeTable::parse(line).is_ok_and(|table| !table.get_ref().is_empty());
        // An unclosed header begins an unknown section.
        let is_unclosed = header_part.starts_with('[')
            && !header_part.contains(']')
            && !name.is_empty()
            && name.chars().all(is_key_char);
        let canonical = if is_unclosed { format!("[{name}]") } else { line.to_owned() };
        return (is_valid || is_unclosed).then(|| Header {
            name: name.to_owned(),
            canonical,
            rest: "",
        });
    }
    // Other formats write {mandatory}, <mandatory> or mandatory:. A line "kiosk:" is a field
    // without a value.
    let is_bracketed = header_part.starts_with(['{', '<', '(']);
    let known = SECTIONS.into_iter().find(|known| {
        name == *known && (is_bracketed || header_part.ends_with(':') && *known != "kiosk")
    })?;
    Some(Header { name: known.to_owned(), canonical: format!("[{known}]"), rest })
}

/// Whether a line above all headers needs none: it names its section itself, as `school.name = "…"`
/// and `school = {…}` do, or it is no field.
pub(super) fn needs_no_header(line: &str) -> bool {
    let value = after_key(line).trim_start();
    let inside =
        value.starts_with('.') || value.trim_start_matches('=').trim_start().starts_with('{');
    key(line).is_none() || inside && key(line).is_some_and(|key| SECTIONS.contains(&key))
}

/// The name at the start of a line.
pub(super) fn key(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|character: char| {
        !character.is_alphanumeric() && character != '#' && character != '/'
    });
    let end = line.find(|character: char| !is_key_char(character)).unwrap_or(line.len());
    line.get(..end).filter(|key| key.starts_with(|first: char| first.is_ascii_alphabetic()))
}

/// The text after the name at the start of a line.
pub(super) fn after_key(line: &str) -> &str {
    let start = key(line).and_then(|key| Some(line.find(key)? + key.len()));
    start.and_then(|start| line.get(start..)).unwrap_or_default()
}

fn is_key_char(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_' || character == '-'
}

pub(super) fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}
