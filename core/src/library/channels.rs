//! Reads the channels of a helpline and checks their numbers and addresses.

use std::collections::BTreeSet;

use super::hours;
use super::seen_ids::SeenIds;
use super::translations::LineRecords;
use crate::helpline::{Channel, ChannelKind};
use crate::hours::Hours;
use crate::localized::Localized;
use crate::source::Provenance;
use crate::toml_fields::Record;
use crate::web_address::is_https_url;

const KINDS: [(&str, ChannelKind); 6] = [
    ("phone", ChannelKind::Phone),
    ("sms", ChannelKind::Sms),
    ("chat", ChannelKind::Chat),
    ("site", ChannelKind::Site),
    ("form", ChannelKind::Form),
    ("app", ChannelKind::App),
];

pub(super) fn read_channel(
    mut record: Record<'_>,
    line: &Provenance,
    sources: &BTreeSet<&str>,
    seen: &mut SeenIds,
    words: &mut [LineRecords<'_>; 2],
) -> Channel {
    let id = record.id();
    if !seen.channels.insert(id.clone()) {
        record.report("id", "stands twice", "give each channel its own id");
    }
    let [french, english] = words;
    let channel = Channel {
        kind: record.choice("kind", &KINDS).unwrap_or(ChannelKind::App),
        value: record.text("value"),
        overseas_value: record.optional_text("overseas_value"),
        hours: hours::read(&mut record),
        provenance: read_provenance(&mut record, Some(line), sources),
        words: Localized { french: french.channel(&id), english: english.channel(&id) },
        id,
    };
    validate_channel(&record, &channel);
    record.finish();
    channel
}

pub(super) fn read_provenance(
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
        record.report(
            "sources",
            &format!("{source:?} is no source"),
            "write an id of sources.toml, or add the source there",
        );
    }
    provenance
}

fn validate_channel(record: &Record<'_>, channel: &Channel) {
    let national = |number: &str| {
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        (2..=10).contains(&digits)
            && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ')
    };
    let sound = match channel.kind {
        ChannelKind::Phone | ChannelKind::Sms => national(&channel.value),
        ChannelKind::Chat | ChannelKind::Site | ChannelKind::Form => is_https_url(&channel.value),
        ChannelKind::App => true,
    };
    if !sound && !channel.value.is_empty() {
        let remedy = if channel.kind.is_web() {
            "write the whole address, starting with https://"
        } else {
            "write the number as it is dialled in France, 2 to 10 digits, without +33"
        };
        record.report("value", &format!("{:?} cannot be reached", channel.value), remedy);
    }
    if channel.overseas_value.as_deref().is_some_and(|number| {
        !number
            .strip_prefix('+')
            .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b' '))
    }) {
        record.report(
            "overseas_value",
            "is not an international number",
            "write it with + and the country code",
        );
    }
    if let Hours::Weekly(schedule) | Hours::Unverified(schedule) = &channel.hours
        && schedule.exceptions.iter().any(|exception| exception.to < channel.provenance.seen_on)
    {
        record.report(
            "hours",
            "has an exception that was over before the source was seen",
            "delete the exception",
        );
    }
}
