//! What may be done with a channel, and the address that leaves the app for it.
//!
//! Emergency numbers are never dialled from a computer, and 114 is never called.

use serde::{Deserialize, Serialize};

use crate::helpline::{Channel, ChannelKind, Group, Helpline};

/// What a person can do with a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Have the computer dial a number.
    Call,
    /// Open a page.
    Site,
    /// Copy the number or the address.
    Copy,
    /// Show a code for the camera of a phone.
    Qr,
}

/// What may be asked of a channel, in the order of the buttons.
#[must_use]
pub fn actions(line: &Helpline, channel: &Channel) -> &'static [Action] {
    match (channel.kind, line.group) {
        (ChannelKind::Phone, Group::Emergency) | (ChannelKind::Sms, _) => {
            &[Action::Qr, Action::Copy]
        }
        (ChannelKind::Phone, Group::Featured | Group::Help | Group::Report) => {
            &[Action::Call, Action::Qr, Action::Copy]
        }
        (ChannelKind::Chat | ChannelKind::Site | ChannelKind::Form, _) => {
            &[Action::Site, Action::Qr, Action::Copy]
        }
        (ChannelKind::App, _) => &[],
    }
}

/// The address that a phone, a computer or a camera understands.
#[must_use]
pub fn uri(channel: &Channel) -> String {
    let digits = || channel.value.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    match channel.kind {
        ChannelKind::Phone => format!("tel:{}", digits()),
        ChannelKind::Sms => format!("sms:{}", digits()),
        ChannelKind::Chat | ChannelKind::Site | ChannelKind::Form | ChannelKind::App => {
            channel.value.clone()
        }
    }
}
