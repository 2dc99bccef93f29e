//! Error recovery for a policy that is no TOML. A syntax error costs its own line or, where TOML
//! cannot be resumed there, the lines up to the next field or section. The rest of the text
//! applies.
//!
//! Of a line with a syntax error, only what restricts is still understood: `kiosk` and `hidden`.
//! Everything else is left out and reported.

mod line;

use std::borrow::Cow;
use std::collections::BTreeSet;

use reperes_core::knowledge::AppSection;
use reperes_core::letters;
use toml::de::DeTable;

use super::diagnostic::{DiagnosticKind, PolicyDiagnostic};
use super::typo_tolerance::{closest_name, is_negative, sections_named_in};
use line::{CONTACTS, MANDATORY, after_key, header, is_blank, key, needs_no_header};

/// The number of lines on which the end of a value is searched.
const MAX_FIELD_LINES: usize = 40;
/// The number of fields whose end is searched on several lines. After them, every field of the text
/// ends on its line.
const MAX_MULTILINE_FIELDS: usize = 50;
/// The number of conflicts that are resolved one by one, such as a field that is a section too.
const MAX_CONFLICTS: usize = 20;

/// A text that is TOML, and what the other lines still say.
#[derive(Debug, Default)]
pub(super) struct Recovered {
    pub(super) text: String,
    /// The number of each line in the original text, from 1.
    pub(super) line_numbers: Vec<usize>,
    /// The syntax errors: the number of the line in the original text, and the field if it can be
    /// determined.
    pub(super) syntax_errors: Vec<(usize, String)>,
    /// The lines of misspelt headers, and the section that is meant.
    pub(super) misspelt_headers: Vec<(usize, String)>,
    /// A line with a syntax error asks for a kiosk.
    pub(super) kiosk: bool,
    /// The sections that lines with a syntax error hide.
    pub(super) hidden: Vec<AppSection>,
}

/// Recovers the valid part of a text.
pub(super) fn recover(text: &str) -> Recovered {
    let text = &*normalized(text);
    let is_misspelt = |line: &str| header(line).is_some_and(|header| header.is_misspelt(line));
    let has_sections = |table: &DeTable<'_>| table.values().all(|value| value.get_ref().is_table());
    if !text.lines().any(is_misspelt)
        && DeTable::parse(text).is_ok_and(|table| has_sections(table.get_ref()))
    {
        return Recovered {
            text: text.to_owned(),
            line_numbers: (1..=text.lines().count()).collect(),
            ..Recovered::default()
        };
    }
    let (mut recovered, mut sections) = split_fields(text);
    for _ in 0..MAX_CONFLICTS {
        recovered.join(&sections);
        let Err(error) = DeTable::parse(&recovered.text) else { break };
        let before =
            error.span().and_then(|span| recovered.text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count();
        recovered.discard_field(&mut sections, line);
    }
    recovered.join(&sections);
    if DeTable::parse(&recovered.text).is_err() {
        for section in &mut sections {
            recovered.discard_section(section);
        }
        recovered.join(&[]);
    }
    recovered.syntax_errors.sort();
    recovered.syntax_errors.dedup();
    recovered
}

/// The text with line ends that TOML knows, and without invisible characters in names.
fn normalized(text: &str) -> Cow<'_, str> {
    let lone_returns = || text.replace("\r\n", "\n").contains('\r');
    if !text.contains(letters::is_ignorable) && !lone_returns() {
        return text.into();
    }
    let visible = |line: &str| {
        let value = line.find('=').unwrap_or(line.len());
        line.char_indices()
            .filter(|(at, character)| *at >= value || !letters::is_ignorable(*character))
            .map(|(_, character)| character)
            .collect::<String>()
    };
    let lines: Vec<String> = text.replace("\r\n", "\n").split(['\n', '\r']).map(visible).collect();
    lines.join("\n").into()
}

/// The lines of a section that are TOML, each with its number in the text. The first one is the
/// header, except at the top of the text.
#[derive(Debug, Default)]
struct Section<'t> {
    name: String,
    lines: Vec<(usize, &'t str)>,
    /// The header as it must be written.
    header: String,
    fields: BTreeSet<&'t str>,
}

impl<'t> Section<'t> {
    fn new(name: &str, number: usize, line: &'t str) -> Self {
        Self {
            name: name.to_owned(),
            header: format!("[{name}]"),
            lines: vec![(number, line)],
            fields: BTreeSet::new(),
        }
    }
}

/// Splits a text into fields and checks each of them by itself.
fn split_fields(text: &str) -> (Recovered, Vec<Section<'_>>) {
    let mut lines: Vec<&str> = text.lines().collect();
    let (mut recovered, mut sections) = (Recovered::default(), vec![Section::default()]);
    let (mut at, mut current, mut multiline_fields, mut before_first_header) = (0, 0, 0, true);
    while let Some(&line) = lines.get(at) {
        let number = at + 1;
        if is_blank(line) {
            at += 1;
            continue;
        }
        if let Some(header) = header(line) {
            // A second header of a section continues that section.
            let earlier = sections
                .iter()
                .position(|section| section.name == header.name && header.name != CONTACTS);
            if earlier.is_some() || DeTable::parse(line).is_err() {
                recovered.syntax_errors.push((number, "TOML".to_owned()));
            } else if header.is_misspelt(line) {
                recovered.misspelt_headers.push((number, header.name.clone()));
            }
            (current, before_first_header) = (earlier.unwrap_or(sections.len()), false);
            if earlier.is_none() {
                sections.push(Section {
                    header: header.canonical,
                    ..Section::new(&header.name, number, line)
                });
            }
            // A field can follow the header on its line.
            lines[at] = header.rest;
            continue;
        }
        if before_first_header && !needs_no_header(line) {
            // The header of the section that restricts is missing. A kiosk can be asked for only
            // under that header.
            if key(line) == Some("kiosk") {
                recovered.salvage("", number, &[line]);
                at += 1;
                continue;
            }
            if current == 0 {
                current = sections.len();
                recovered.misspelt_headers.push((number, MANDATORY.to_owned()));
                sections.push(Section::new(MANDATORY, number, ""));
            }
        }
        let section = &mut sections[current];
        let length = field_length(&lines[at..], multiline_fields < MAX_MULTILINE_FIELDS);
        multiline_fields += usize::from(length != Some(1));
        let is_first = key(line).is_none_or(|field| section.fields.insert(field));
        let taken = length.unwrap_or_else(|| {
            let goes_on =
                |line: &&&str| !is_blank(line) && header(line).is_none() && !line.contains('=');
            if key(line).is_some() && line.contains('=') {
                1 + lines[at + 1..].iter().take_while(goes_on).count()
            } else {
                1
            }
        });
        let taken_lines = &lines[at..at + taken];
        if length.is_some() && is_first {
            section
                .lines
                .extend(taken_lines.iter().enumerate().map(|(step, line)| (number + step, *line)));
        } else {
            recovered.salvage(&section.name, number, taken_lines);
        }
        at += taken;
    }
    (recovered, sections)
}

impl Recovered {
    /// The syntax errors, then the misspelt headers.
    pub(super) fn diagnostics(&self) -> impl Iterator<Item = PolicyDiagnostic> {
        let report = |line: usize, field: &str, kind| PolicyDiagnostic {
            line: Some(line),
            field: field.to_owned(),
            kind,
        };
        let errors = self
            .syntax_errors
            .iter()
            .map(move |(line, field)| report(*line, field, DiagnosticKind::Syntax));
        let headers = self.misspelt_headers.iter().map(move |(line, name)| {
            report(*line, "TOML", DiagnosticKind::Section { name: name.clone() })
        });
        errors.chain(headers)
    }

    /// Understands what it can of lines with a syntax error.
    fn salvage(&mut self, section: &str, number: usize, lines: &[&str]) {
        let Some(line) = lines.first() else { return };
        let key = key(line);
        let field = key
            .filter(|_| !section.is_empty())
            .map_or_else(|| "TOML".to_owned(), |key| format!("{section}.{key}"));
        self.syntax_errors.push((number, field));
        if section != MANDATORY {
            return;
        }
        match key.and_then(|key| closest_name(key, &["kiosk", "hidden"])) {
            Some("kiosk") => self.kiosk |= !is_negative(after_key(line)),
            Some(_) => self.hidden.extend(sections_named_in(&lines.join("\n"))),
            None => {}
        }
    }

    /// Joins these sections into one text.
    fn join(&mut self, sections: &[Section<'_>]) {
        (self.text, self.line_numbers) = (String::new(), Vec::new());
        for section in sections {
            for (index, (number, line)) in section.lines.iter().enumerate() {
                let is_header = index == 0 && !section.header.is_empty();
                self.text.push_str(if is_header { &section.header } else { line });
                self.text.push('\n');
                self.line_numbers.push(*number);
            }
        }
    }

    /// Leaves out the field on this line of the joined text.
    fn discard_field(&mut self, sections: &mut [Section<'_>], line: usize) {
        let mut start = 0;
        for section in sections {
            let end = start + section.lines.len();
            if line < end {
                let header = usize::from(!section.header.is_empty());
                let mut first = line - start;
                if first < header {
                    return self.discard_section(section);
                }
                while first > header && key(section.lines[first].1).is_none() {
                    first -= 1;
                }
                let after =
                    section.lines.iter().skip(first + 1).position(|(_, line)| key(line).is_some());
                let last = after.map_or(section.lines.len(), |after| first + 1 + after);
                let number = section.lines[first].0;
                let taken: Vec<&str> =
                    section.lines.drain(first..last).map(|(_, line)| line).collect();
                return self.salvage(&section.name, number, &taken);
            }
            start = end;
        }
    }

    fn discard_section(&mut self, section: &mut Section<'_>) {
        for (number, line) in std::mem::take(&mut section.lines) {
            self.salvage(&section.name, number, &[line]);
        }
    }
}

/// The number of lines of the field that begins here. `None` if it is no TOML.
fn field_length(lines: &[&str], multiline_fields: bool) -> Option<usize> {
    let first = lines.first()?;
    let opens = multiline_fields
        && first.contains('=')
        && ["[", "{", "\"\"\"", "'''"].iter().any(|mark| first.contains(mark));
    let most = if opens { MAX_FIELD_LINES.min(lines.len()) } else { 1 };
    (1..=most).find(|length| {
        lines.get(..*length).is_some_and(|lines| DeTable::parse(&lines.join("\n")).is_ok())
    })
}

#[cfg(test)]
#[path = "kiosk_request_tests.rs"]
mod kiosk_request_tests;
#[cfg(test)]
#[path = "recover_tests.rs"]
mod tests;
