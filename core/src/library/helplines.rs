//! Reads the lines and joins each with its words in both languages.

use std::collections::{BTreeMap, BTreeSet};

use super::hours;
use crate::helpline::{
    Channel, ChannelKind, ChannelWords, Group, Helpline, HelplineWords, Reach, Stated,
};
use crate::hours::Hours;
use crate::localized::Words;
use crate::source::Provenance;
use crate::toml_fields::{Document, Record};
use crate::web_address::is_web_address;

const KINDS: [(&str, ChannelKind); 6] = [
    ("phone", ChannelKind::Phone),
    ("sms", ChannelKind::Sms),
    ("chat", ChannelKind::Chat),
    ("site", ChannelKind::Site),
    ("form", ChannelKind::Form),
    ("app", ChannelKind::App),
];
const GROUPS: [(&str, Group); 4] = [
    ("featured", Group::Featured),
    ("emergency", Group::Emergency),
    ("help", Group::Help),
    ("report", Group::Report),
];
const STATED: [(&str, Stated); 3] =
    [("yes", Stated::Yes), ("no", Stated::No), ("unstated", Stated::Unstated)];
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
    let mut french = Translations::read(french);
    let mut english = Translations::read(english);
    let mut taken = Taken::default();
    let mut lines = Vec::new();
    let mut pending = Vec::new();
    for mut record in facts.records("helpline") {
        let line = read_line(&mut record, sources, &mut taken, [&mut french, &mut english]);
        lines.push(line);
        pending.push(record);
    }
    for (line, record) in lines.iter().zip(pending) {
        for channel in
            line.otherwise.iter().filter(|channel| !taken.channels.contains(channel.as_str()))
        {
            record.complain(
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

#[derive(Default)]
struct Taken {
    lines: BTreeSet<String>,
    channels: BTreeSet<String>,
}

fn read_line(
    record: &mut Record<'_>,
    sources: &BTreeSet<&str>,
    taken: &mut Taken,
    words: [&mut Translations<'_>; 2],
) -> Helpline {
    let id = record.id();
    if !taken.lines.insert(id.clone()) {
        record.complain("id", "stands twice", "give each line its own id");
    }
    let provenance = read_provenance(record, None, sources);
    let mut words = words.map(|translations| translations.take(&id, record));
    let channels: Vec<Channel> = record
        .records("channel")
        .into_iter()
        .map(|channel| read_channel(channel, &provenance, sources, taken, &mut words))
        .collect();
    let otherwise = record.texts("otherwise");
    let [french, english] = words.map(|words| words.finish(&otherwise));
    let line = Helpline {
        group: record.choice("group", &GROUPS).unwrap_or(Group::Help),
        operator: record.optional_text("operator"),
        free: record.choice("free", &STATED).unwrap_or(Stated::Unstated),
        confidential: record.choice("confidential", &STATED).unwrap_or(Stated::Unstated),
        anonymous: record.choice("anonymous", &STATED).unwrap_or(Stated::Unstated),
        reach: record.choice("reach", &REACH).unwrap_or(Reach::Unstated),
        primary: record.text("primary"),
        words: Words { french, english },
        id,
        otherwise,
        channels,
        provenance,
    };
    if line.channels.is_empty() {
        record.complain("channel", "is missing", "write at least one [[helpline.channel]]");
    } else if line.primary_channel().is_none() {
        record.complain(
            "primary",
            &format!("{:?} is no channel of this line", line.primary),
            "write the id of one of its channels",
        );
    }
    if (line.reach == Reach::OtherNumber)
        != line.channels.iter().any(|channel| channel.overseas_value.is_some())
    {
        record.complain(
            "reach",
            "and overseas_value do not agree",
            "write reach = \"other number\" and the number in the channel, or neither",
        );
    }
    line
}

fn read_channel(
    mut record: Record<'_>,
    line: &Provenance,
    sources: &BTreeSet<&str>,
    taken: &mut Taken,
    words: &mut [LineWords<'_>; 2],
) -> Channel {
    let id = record.id();
    if !taken.channels.insert(id.clone()) {
        record.complain("id", "stands twice", "give each channel its own id");
    }
    let [french, english] = words;
    let channel = Channel {
        kind: record.choice("kind", &KINDS).unwrap_or(ChannelKind::App),
        value: record.text("value"),
        overseas_value: record.optional_text("overseas_value"),
        hours: hours::read(&mut record),
        provenance: read_provenance(&mut record, Some(line), sources),
        words: Words { french: french.channel(&id), english: english.channel(&id) },
        id,
    };
    check_value(&record, &channel);
    record.finish();
    channel
}

fn read_provenance(
    record: &mut Record<'_>,
    parent: Option<&Provenance>,
    known: &BTreeSet<&str>,
) -> Provenance {
    let provenance = Provenance::read(record, parent);
    for source in provenance
        .sources
        .iter()
        .filter(|source| record.has("sources") && !known.contains(source.as_str()))
    {
        record.complain(
            "sources",
            &format!("{source:?} is no source"),
            "write an id of sources.toml, or add the source there",
        );
    }
    provenance
}

fn check_value(record: &Record<'_>, channel: &Channel) {
    let national = |number: &str| {
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        (2..=10).contains(&digits)
            && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ')
    };
    let sound = match channel.kind {
        ChannelKind::Phone | ChannelKind::Sms => national(&channel.value),
        ChannelKind::Chat | ChannelKind::Site | ChannelKind::Form => is_web_address(&channel.value),
        ChannelKind::App => true,
    };
    if !sound && !channel.value.is_empty() {
        let remedy = if channel.kind.is_web() {
            "write the whole address, starting with https://"
        } else {
            "write the number as it is dialled in France, 2 to 10 digits, without +33"
        };
        record.complain("value", &format!("{:?} cannot be reached", channel.value), remedy);
    }
    if channel.overseas_value.as_deref().is_some_and(|number| {
        !number
            .strip_prefix('+')
            .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b' '))
    }) {
        record.complain(
            "overseas_value",
            "is not an international number",
            "write it with + and the country code",
        );
    }
    if let Hours::Weekly(schedule) | Hours::Unverified(schedule) = &channel.hours
        && schedule.exceptions.iter().any(|exception| exception.to < channel.provenance.seen_on)
    {
        record.complain(
            "hours",
            "has an exception that was over before the source was seen",
            "delete the exception",
        );
    }
}

/// The records of one language, by the id of their line.
struct Translations<'d> {
    lines: BTreeMap<String, Record<'d>>,
}

impl<'d> Translations<'d> {
    fn read(document: &'d Document<'_>) -> Self {
        let mut lines = BTreeMap::new();
        for mut record in document.records("helpline") {
            if let Some(twice) = lines.insert(record.id(), record) {
                twice.complain("id", "stands twice", "keep one of the two records");
            }
        }
        Self { lines }
    }

    fn take(&mut self, id: &str, facts: &Record<'_>) -> LineWords<'d> {
        let record = self.lines.remove(id);
        if record.is_none() {
            facts.complain(
                "id",
                &format!("{id:?} has no words in one of the languages"),
                "add a [[helpline]] with this id to fr/helplines.toml and en/helplines.toml",
            );
        }
        LineWords::new(record)
    }

    /// What is left belongs to no line.
    fn finish(self) {
        for record in self.lines.into_values() {
            record.complain(
                "id",
                "is no line of helplines.toml",
                "correct the id, or delete the record",
            );
        }
    }
}

/// The words of one line in one language, with those of its channels.
struct LineWords<'d> {
    record: Option<Record<'d>>,
    channels: BTreeMap<String, Record<'d>>,
}

impl<'d> LineWords<'d> {
    fn new(mut record: Option<Record<'d>>) -> Self {
        let channels = record.as_mut().map(|record| record.records("channel")).unwrap_or_default();
        Self {
            record,
            channels: channels.into_iter().map(|mut channel| (channel.id(), channel)).collect(),
        }
    }

    fn channel(&mut self, id: &str) -> ChannelWords {
        let Some(mut record) = self.channels.remove(id) else { return ChannelWords::default() };
        let words = ChannelWords {
            label: record.optional_text("label"),
            note: record.optional_text("note"),
        };
        record.finish();
        words
    }

    fn finish(self, otherwise: &[String]) -> HelplineWords {
        for channel in self.channels.into_values() {
            channel.complain(
                "id",
                "is no channel of this line",
                "correct the id, or delete the record",
            );
        }
        let Some(mut record) = self.record else { return HelplineWords::missing() };
        let mut reasons: BTreeMap<String, String> = BTreeMap::new();
        for mut reason in record.records("otherwise") {
            reasons.insert(reason.text("channel"), reason.text("text"));
            reason.finish();
        }
        let words = HelplineWords {
            name: record.text("name"),
            purpose: record.text("purpose"),
            answered_by: record.optional_text("answered_by"),
            audience: record.text("audience"),
            overseas: record.optional_text("overseas"),
            notes: record.texts("notes"),
            otherwise: otherwise
                .iter()
                .map(|channel| reasons.remove(channel).unwrap_or_default())
                .collect(),
        };
        if words.otherwise.iter().any(String::is_empty) || !reasons.is_empty() {
            let problem = "does not name the same channels as helplines.toml";
            record.complain(
                "otherwise",
                problem,
                &format!("write one [[helpline.otherwise]] for each of: {}", otherwise.join(", ")),
            );
        }
        record.finish();
        words
    }
}

impl HelplineWords {
    fn missing() -> Self {
        Self {
            name: String::new(),
            purpose: String::new(),
            answered_by: None,
            audience: String::new(),
            overseas: None,
            notes: Vec::new(),
            otherwise: Vec::new(),
        }
    }
}
