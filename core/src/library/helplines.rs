//! Reads the helplines and joins each one with its texts in both languages.

use std::collections::BTreeSet;

use super::channels::{read_channel, read_provenance};
use super::seen_ids::SeenIds;
use super::translations::LineTranslations;
use crate::helpline::{Channel, Claim, Group, Helpline, Reach};
use crate::localized::Localized;
use crate::toml_fields::{Document, Record};

const GROUPS: [(&str, Group); 4] = [
    ("featured", Group::Featured),
    ("emergency", Group::Emergency),
    ("help", Group::Help),
    ("report", Group::Report),
];
const STATED: [(&str, Claim); 3] =
    [("yes", Claim::Yes), ("no", Claim::No), ("unstated", Claim::Unstated)];
const REACH: [(&str, Reach); 3] = [
    ("everywhere", Reach::Everywhere),
    ("other number", Reach::OtherNumber),
    ("unstated", Reach::Unstated),
];

pub(super) fn read(
    facts: &Document<'_>,
    french: &Document<'_>,
    english: &Document<'_>,
    sources: &BTreeSet<&str>,
) -> Vec<Helpline> {
    let mut french = LineTranslations::read(french);
    let mut english = LineTranslations::read(english);
    let mut seen = SeenIds::default();
    let mut lines = Vec::new();
    let mut pending = Vec::new();
    for mut record in facts.records("helpline") {
        let line = read_line(&mut record, sources, &mut seen, [&mut french, &mut english]);
        lines.push(line);
        pending.push(record);
    }
    for (line, record) in lines.iter().zip(pending) {
        for channel in
            line.otherwise.iter().filter(|channel| !seen.channels.contains(channel.as_str()))
        {
            record.report(
                "otherwise",
                &format!("{channel:?} is no channel"),
                "write the id of a channel of this file",
            );
        }
        record.finish();
    }
    french.finish();
    english.finish();
    lines
}

fn read_line(
    record: &mut Record<'_>,
    sources: &BTreeSet<&str>,
    seen: &mut SeenIds,
    words: [&mut LineTranslations<'_>; 2],
) -> Helpline {
    let id = record.id();
    if !seen.lines.insert(id.clone()) {
        record.report("id", "stands twice", "give each line its own id");
    }
    let provenance = read_provenance(record, None, sources);
    let mut words = words.map(|translations| translations.take(&id, record));
    let channels: Vec<Channel> = record
        .records("channel")
        .into_iter()
        .map(|channel| read_channel(channel, &provenance, sources, seen, &mut words))
        .collect();
    let otherwise = record.texts("otherwise");
    let [french, english] = words.map(|words| words.finish(&otherwise));
    let line = Helpline {
        group: record.choice("group", &GROUPS).unwrap_or(Group::Help),
        operator: record.optional_text("operator"),
        free: record.choice("free", &STATED).unwrap_or(Claim::Unstated),
        confidential: record.choice("confidential", &STATED).unwrap_or(Claim::Unstated),
        anonymous: record.choice("anonymous", &STATED).unwrap_or(Claim::Unstated),
        reach: record.choice("reach", &REACH).unwrap_or(Reach::Unstated),
        primary: record.text("primary"),
        words: Localized { french, english },
        id,
        otherwise,
        channels,
        provenance,
    };
    if line.channels.is_empty() {
        record.report("channel", "is missing", "write at least one [[helpline.channel]]");
    } else if line.primary_channel().is_none() {
        record.report(
            "primary",
            &format!("{:?} is no channel of this line", line.primary),
            "write the id of one of its channels",
        );
    }
    if (line.reach == Reach::OtherNumber)
        != line.channels.iter().any(|channel| channel.overseas_value.is_some())
    {
        record.report(
            "reach",
            "and overseas_value do not agree",
            "write reach = \"other number\" and the number in the channel, or neither",
        );
    }
    line
}
