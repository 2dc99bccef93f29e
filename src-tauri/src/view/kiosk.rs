//! What the page of a kiosk shows besides the lines.

use reperes_core::contact::uri;

use super::entries::EntryPresenter;
use super::{qr, wire};
use crate::config::policy::KioskPolicy;

/// The entries that a kiosk shows to pupils, in the order of their tiles.
pub(crate) const TOPIC_ENTRY_IDS: &[&str] =
    &["track-very-bad", "track-me", "track-seen", "track-took-part", "track-joke"];

/// The kiosk part of the page, as the policy and the entries give it.
pub(crate) fn of(policy: &KioskPolicy, entries: &EntryPresenter<'_>) -> wire::Kiosk {
    let KioskPolicy {
        start,
        idle_warning,
        idle_reset,
        school,
        room,
        contacts,
        message,
        code,
        code_line,
        ..
    } = policy;
    let tiles = TOPIC_ENTRY_IDS.iter().filter_map(|id| entries.knowledge.entry(id));
    let topics: Vec<wire::Entry> = tiles.map(|entry| entries.entry(entry)).collect();
    let code_of = |id: &str| {
        let (_, channel) = entries.lines.library.channel(id)?;
        Some(wire::KioskQr { channel: id.to_owned(), qr: qr::encode(&uri(channel))? })
    };
    wire::Kiosk {
        start: topics.iter().find(|topic| topic.route == *start).map(|topic| topic.id.clone()),
        warning: *idle_warning,
        reset: *idle_reset,
        school: school.clone(),
        room: room.clone(),
        message: message.clone(),
        contacts: contacts
            .iter()
            .map(|contact| wire::KioskContact {
                name: contact.name.clone(),
                place: contact.place.clone(),
            })
            .collect(),
        codes: ["3018-phone", "3114-phone"].into_iter().filter_map(code_of).collect(),
        topics,
        leaves: code.is_some(),
        code_line: code_line.and_then(|line| u32::try_from(line).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::app_state::test_app::with_entries;
    use reperes_core::{ClockVerdict, Language};

    #[test]
    fn every_topic_exists_and_both_lines_have_their_code() {
        let view = |start: &str| {
            let policy = KioskPolicy { start: start.to_owned(), ..KioskPolicy::default() };
            let now = "2026-11-23T12:00:00Z";
            with_entries(Language::French, now, ClockVerdict::Plausible, |entries| {
                of(&policy, entries)
            })
        };
        let kiosk = view("/classe/track-me");
        assert_eq!(kiosk.topics.len(), TOPIC_ENTRY_IDS.len());
        assert_eq!(kiosk.codes.len(), 2);
        assert_eq!(kiosk.start.as_deref(), Some("track-me"));
        assert_eq!(view("/classe/nowhere").start, None);
    }
}
