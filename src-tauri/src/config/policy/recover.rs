//! Reads on where a policy is no TOML: a slip counts for its own line, and where TOML cannot be taken up again there, up to the next
//! field or section. The rest holds.
//!
//! Of a line with a slip, only what restricts is still understood: `kiosk` and `hidden`. Everything else is left out and named.

use std::borrow::Cow;
use std::collections::BTreeSet;

use reperes_core::knowledge::AppSection;
use reperes_core::letters;
use toml::de::DeTable;

use super::typo_tolerance::{meant, parts_in, says_no};

/// The sections of a policy.
pub(super) const SECTIONS: [&str; 4] = ["mandatory", "recommended", "school", "kiosk"];
/// The one that restricts.
const MANDATORY: &str = SECTIONS[0];
/// The list of tables in it.
const CONTACTS: &str = "kiosk.contacts";
/// A value is looked for on so many lines.
const LONGEST: usize = 40;
/// So many of them: a text with more has no values of several lines.
const LONG: usize = 50;
/// Contradictions that are resolved one by one, such as a field that is a section too.
const CONTRADICTIONS: usize = 20;

/// A text that is TOML, and what the lines that were not still say.
#[derive(Debug, Default)]
pub(super) struct Recovered {
    pub(super) text: String,
    /// The number of each of its lines in the text as it was written, from 1.
    pub(super) numbers: Vec<usize>,
    /// Where a slip was: the number of the line as it was written, and the field where that can be told.
    pub(super) slips: Vec<(usize, String)>,
    /// The lines of heads with a letter too few or too many, and the section that was meant.
    pub(super) misspelt: Vec<(usize, String)>,
    /// A line with a slip asks for a kiosk.
    pub(super) kiosk: bool,
    /// What lines with a slip hide.
    pub(super) hidden: Vec<AppSection>,
}

/// What a text says once its slips are out of the way.
pub(super) fn recover(text: &str) -> Recovered {
    let text = &*legible(text);
    let is_misspelt = |line: &str| head(line).is_some_and(|head| head.is_misspelt(line));
    let has_sections = |table: &DeTable<'_>| table.values().all(|value| value.get_ref().is_table());
    if !text.lines().any(is_misspelt)
        && DeTable::parse(text).is_ok_and(|table| has_sections(table.get_ref()))
    {
        return Recovered {
            text: text.to_owned(),
            numbers: (1..=text.lines().count()).collect(),
            ..Recovered::default()
        };
    }
    let (mut recovered, mut sections) = read(text);
    for _ in 0..CONTRADICTIONS {
        recovered.join(&sections);
        let Err(error) = DeTable::parse(&recovered.text) else { break };
        let before =
            error.span().and_then(|span| recovered.text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count();
        recovered.give_up(&mut sections, line);
    }
    recovered.join(&sections);
    if DeTable::parse(&recovered.text).is_err() {
        for section in &mut sections {
            recovered.give_up_section(section);
        }
        recovered.join(&[]);
    }
    recovered.slips.sort();
    recovered.slips.dedup();
    recovered
}

/// The text with an end of each line that TOML knows, and without the characters in names that nobody sees.
fn legible(text: &str) -> Cow<'_, str> {
    let lone_returns = || text.replace("\r\n", "\n").contains('\r');
    if !text.contains(letters::is_format) && !lone_returns() {
        return text.into();
    }
    let visible = |line: &str| {
        let value = line.find('=').unwrap_or(line.len());
        line.char_indices()
            .filter(|(at, sign)| *at >= value || !letters::is_format(*sign))
            .map(|(_, sign)| sign)
            .collect::<String>()
    };
    let lines: Vec<String> = text.replace("\r\n", "\n").split(['\n', '\r']).map(visible).collect();
    lines.join("\n").into()
}

/// The lines of a section that are TOML, each with its number in the text. The first one is the head, but at the top of the text.
#[derive(Debug, Default)]
struct Section<'t> {
    name: String,
    lines: Vec<(usize, &'t str)>,
    /// What is written for the head.
    head: String,
    fields: BTreeSet<&'t str>,
}

impl<'t> Section<'t> {
    fn new(name: &str, number: usize, line: &'t str) -> Self {
        Self {
            name: name.to_owned(),
            head: format!("[{name}]"),
            lines: vec![(number, line)],
            fields: BTreeSet::new(),
        }
    }
}

/// Cuts a text into fields, each by itself.
fn read(text: &str) -> (Recovered, Vec<Section<'_>>) {
    let mut lines: Vec<&str> = text.lines().collect();
    let (mut recovered, mut sections) = (Recovered::default(), vec![Section::default()]);
    let (mut at, mut open, mut long, mut above_heads) = (0, 0, 0, true);
    while let Some(&line) = lines.get(at) {
        let number = at + 1;
        if is_empty(line) {
            at += 1;
            continue;
        }
        if let Some(head) = head(line) {
            // A section that begins twice goes on.
            let former = sections
                .iter()
                .position(|section| section.name == head.name && head.name != CONTACTS);
            if former.is_some() || DeTable::parse(line).is_err() {
                recovered.slips.push((number, "TOML".to_owned()));
            } else if head.is_misspelt(line) {
                recovered.misspelt.push((number, head.name.clone()));
            }
            (open, above_heads) = (former.unwrap_or(sections.len()), false);
            if former.is_none() {
                sections
                    .push(Section { head: head.written, ..Section::new(&head.name, number, line) });
            }
            // A field behind the head on its line.
            lines[at] = head.rest;
            continue;
        }
        if above_heads && !names_its_section(line) {
            // The head of the section that restricts is missing. A kiosk is asked for under that head alone.
            if key(line) == Some("kiosk") {
                recovered.take("", number, &[line]);
                at += 1;
                continue;
            }
            if open == 0 {
                open = sections.len();
                recovered.misspelt.push((number, MANDATORY.to_owned()));
                sections.push(Section::new(MANDATORY, number, ""));
            }
        }
        let section = &mut sections[open];
        let length = length_of_field(&lines[at..], long < LONG);
        long += usize::from(length != Some(1));
        let fresh = key(line).is_none_or(|field| section.fields.insert(field));
        let taken = length.unwrap_or_else(|| {
            let goes_on =
                |line: &&&str| !is_empty(line) && head(line).is_none() && !line.contains('=');
            if key(line).is_some() && line.contains('=') {
                1 + lines[at + 1..].iter().take_while(goes_on).count()
            } else {
                1
            }
        });
        let taken_lines = &lines[at..at + taken];
        if length.is_some() && fresh {
            section
                .lines
                .extend(taken_lines.iter().enumerate().map(|(step, line)| (number + step, *line)));
        } else {
            recovered.take(&section.name, number, taken_lines);
        }
        at += taken;
    }
    (recovered, sections)
}

impl Recovered {
    /// Understands what it can of lines with a slip.
    fn take(&mut self, section: &str, number: usize, lines: &[&str]) {
        let Some(line) = lines.first() else { return };
        let key = key(line);
        let field = key
            .filter(|_| !section.is_empty())
            .map_or_else(|| "TOML".to_owned(), |key| format!("{section}.{key}"));
        self.slips.push((number, field));
        if section != MANDATORY {
            return;
        }
        match key.and_then(|key| meant(key, &["kiosk", "hidden"])) {
            Some("kiosk") => self.kiosk |= !says_no(after_key(line)),
            Some(_) => self.hidden.extend(parts_in(&lines.join("\n"))),
            None => {}
        }
    }

    /// The text of these sections.
    fn join(&mut self, sections: &[Section<'_>]) {
        (self.text, self.numbers) = (String::new(), Vec::new());
        for section in sections {
            for (index, (number, line)) in section.lines.iter().enumerate() {
                let is_head = index == 0 && !section.head.is_empty();
                self.text.push_str(if is_head { &section.head } else { line });
                self.text.push('\n');
                self.numbers.push(*number);
            }
        }
    }

    /// Leaves out the field that this line of the joined text belongs to.
    fn give_up(&mut self, sections: &mut [Section<'_>], line: usize) {
        let mut start = 0;
        for section in sections {
            let end = start + section.lines.len();
            if line < end {
                let head = usize::from(!section.head.is_empty());
                let mut first = line - start;
                if first < head {
                    return self.give_up_section(section);
                }
                while first > head && key(section.lines[first].1).is_none() {
                    first -= 1;
                }
                let after =
                    section.lines.iter().skip(first + 1).position(|(_, line)| key(line).is_some());
                let last = after.map_or(section.lines.len(), |after| first + 1 + after);
                let number = section.lines[first].0;
                let taken: Vec<&str> =
                    section.lines.drain(first..last).map(|(_, line)| line).collect();
                return self.take(&section.name, number, &taken);
            }
            start = end;
        }
    }

    fn give_up_section(&mut self, section: &mut Section<'_>) {
        for (number, line) in std::mem::take(&mut section.lines) {
            self.take(&section.name, number, &[line]);
        }
    }
}

/// How many lines a field takes that begins here; `None` where it is no TOML.
fn length_of_field(lines: &[&str], long: bool) -> Option<usize> {
    let first = lines.first()?;
    let opens = long
        && first.contains('=')
        && ["[", "{", "\"\"\"", "'''"].iter().any(|mark| first.contains(mark));
    let most = if opens { LONGEST.min(lines.len()) } else { 1 };
    (1..=most).find(|length| {
        lines.get(..*length).is_some_and(|lines| DeTable::parse(&lines.join("\n")).is_ok())
    })
}

/// The head of a section, as far as a line is one.
struct Head<'t> {
    name: String,
    /// How it should be written.
    written: String,
    /// What follows it on the line.
    rest: &'t str,
}

impl Head<'_> {
    /// Whether something else is written on its line, but for spaces and a comment.
    fn is_misspelt(&self, line: &str) -> bool {
        let line = line.split('#').next().unwrap_or_default();
        let visible = |text: &str| text.split_whitespace().collect::<String>();
        visible(line) != visible(&self.written)
    }
}

/// The head that a line is: of a known section, with a slip or without, or any that is sound.
fn head(line: &str) -> Option<Head<'_>> {
    let line = line.split('#').next()?.trim();
    let (own, rest) = match line.find(']').filter(|_| line.starts_with('[')) {
        Some(end) => {
            line.split_at(end + line[end..].find(|sign| sign != ']').unwrap_or(line.len() - end))
        }
        None => (line, ""),
    };
    let name = own.trim_matches(|sign: char| !sign.is_alphanumeric());
    if name.contains(['=', '"', ',']) {
        return None;
    }
    if own.contains(['[', ']']) {
        if meant(name, &[CONTACTS]).is_some() {
            return Some(Head {
                name: CONTACTS.to_owned(),
                written: format!("[[{CONTACTS}]]"),
                rest,
            });
        }
        let last = name.rsplit('.').next().unwrap_or(name);
        if let Some(known) =
            meant(name, &SECTIONS).or_else(|| SECTIONS.into_iter().find(|known| last == *known))
        {
            return Some(Head { name: known.to_owned(), written: format!("[{known}]"), rest });
        }
        let sound = DeTable::parse(line).is_ok_and(|table| !table.get_ref().is_empty());
        // One that is never closed begins a section too, of which nothing is known.
        let open = own.starts_with('[')
            && !own.contains(']')
            && !name.is_empty()
            && name.chars().all(is_of_key);
        let written = if open { format!("[{name}]") } else { line.to_owned() };
        return (sound || open).then(|| Head { name: name.to_owned(), written, rest: "" });
    }
    // As other formats write it: {mandatory}, <mandatory>, mandatory:. A line "kiosk:" is a field without a value.
    let bracketed = own.starts_with(['{', '<', '(']);
    let known = SECTIONS
        .into_iter()
        .find(|known| name == *known && (bracketed || own.ends_with(':') && *known != "kiosk"))?;
    Some(Head { name: known.to_owned(), written: format!("[{known}]"), rest })
}

/// Whether a line above all heads says by itself where it belongs: `school.name = "…"`, `school = { … }`.
fn names_its_section(line: &str) -> bool {
    let value = after_key(line).trim_start();
    let inside =
        value.starts_with('.') || value.trim_start_matches('=').trim_start().starts_with('{');
    key(line).is_none() || inside && key(line).is_some_and(|key| SECTIONS.contains(&key))
}

/// The name that a line begins with.
fn key(line: &str) -> Option<&str> {
    let line =
        line.trim_start_matches(|sign: char| !sign.is_alphanumeric() && sign != '#' && sign != '/');
    let end = line.find(|sign: char| !is_of_key(sign)).unwrap_or(line.len());
    line.get(..end).filter(|key| key.starts_with(|first: char| first.is_ascii_alphabetic()))
}

/// What follows the name that a line begins with.
fn after_key(line: &str) -> &str {
    let start = key(line).and_then(|key| Some(line.find(key)? + key.len()));
    start.and_then(|start| line.get(start..)).unwrap_or_default()
}

fn is_of_key(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_' || sign == '-'
}

fn is_empty(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

#[cfg(test)]
#[path = "recover_tests.rs"]
mod tests;
