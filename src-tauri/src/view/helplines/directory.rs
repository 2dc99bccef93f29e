//! The directory of helplines: each line with its cost, privacy and reach, and its channels.

use reperes_core::contact::actions;
use reperes_core::helpline::{Claim, Reach};
use reperes_core::{Channel, ChannelKind, Group, Helpline};

use super::Presenter;
use crate::view::{time_text, wire};

impl Presenter<'_> {
    /// One line of the directory.
    pub(crate) fn line(&self, line: &Helpline) -> wire::Line {
        let words = line.words.get(self.messages.language);
        let emergency = line.group == Group::Emergency;
        let unless_obvious =
            |id: &str| if emergency { String::new() } else { self.messages.get(id) };
        wire::Line {
            id: line.id.clone(),
            group: line.group,
            name: words.name.clone(),
            purpose: words.purpose.clone(),
            operator: line.operator.clone(),
            answered_by: words.answered_by.clone(),
            audience: words.audience.clone(),
            cost: match line.free {
                Claim::Yes => self.messages.get("cost-free"),
                Claim::No => self.messages.get("cost-paid"),
                Claim::Unstated => unless_obvious("cost-unstated"),
            },
            privacy: match (line.confidential, line.anonymous) {
                (Claim::Yes, Claim::Yes) => self.messages.get("privacy-anonymous-confidential"),
                (Claim::Yes, Claim::No | Claim::Unstated) => {
                    self.messages.get("privacy-confidential")
                }
                (Claim::No | Claim::Unstated, Claim::Yes) => self.messages.get("privacy-anonymous"),
                (Claim::No | Claim::Unstated, Claim::No | Claim::Unstated) => {
                    unless_obvious("privacy-unstated")
                }
            },
            reach: words.overseas.clone().unwrap_or_else(|| match line.reach {
                Reach::Everywhere => self.messages.get("reach-everywhere"),
                Reach::OtherNumber => self.messages.get("reach-other-number"),
                Reach::Unstated => unless_obvious("reach-unstated"),
            }),
            notes: words.notes.clone(),
            channels: line.channels.iter().map(|channel| self.channel(line, channel)).collect(),
            primary: line.primary.clone(),
            site: line
                .channels
                .iter()
                .find(|channel| channel.kind == ChannelKind::Site)
                .map(|channel| channel.id.clone()),
            otherwise: line
                .otherwise
                .iter()
                .zip(&words.otherwise)
                .filter_map(|(id, text)| self.alternative(id, text))
                .collect(),
            sources: line.provenance.sources.clone(),
        }
    }

    fn alternative(&self, channel: &str, text: &str) -> Option<wire::Alternative> {
        let (line, _) = self.library.channel(channel)?;
        Some(wire::Alternative {
            line: line.id.clone(),
            channel: channel.to_owned(),
            text: text.to_owned(),
        })
    }

    fn channel(&self, line: &Helpline, channel: &Channel) -> wire::Channel {
        wire::Channel {
            id: channel.id.clone(),
            kind: channel.kind,
            label: self.channel_name(channel),
            value: channel.value.clone(),
            display: channel.value.trim_start_matches("https://").to_owned(),
            spoken: time_text::spoken(self.messages.language, &channel.value),
            overseas: channel.overseas_value.clone(),
            actions: actions(line, channel).to_vec(),
            hours: self.hours(channel),
            hours_note: channel.words.get(self.messages.language).note.clone(),
            week: channel.hours.schedule().map(|schedule| self.week(schedule)).unwrap_or_default(),
            provenance: self.provenance(&channel.provenance),
            verified: channel.provenance.verified_on.map_or_else(
                || self.messages.get("not-verified"),
                |day| {
                    self.messages
                        .format("verified", &[("date", &time_text::date(self.messages, day))])
                },
            ),
        }
    }

    /// The name of a channel: its own, or that of its kind.
    pub(crate) fn channel_name(&self, channel: &Channel) -> String {
        let kind = || match channel.kind {
            ChannelKind::Phone => "kind-phone",
            ChannelKind::Sms => "kind-sms",
            ChannelKind::Chat => "kind-chat",
            ChannelKind::Site => "kind-site",
            ChannelKind::Form => "kind-form",
            ChannelKind::App => "kind-app",
        };
        channel
            .words
            .get(self.messages.language)
            .label
            .clone()
            .unwrap_or_else(|| self.messages.get(kind()))
    }
}
