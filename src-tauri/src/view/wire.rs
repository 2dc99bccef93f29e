//! The wire types: what the page receives, already decided and put into words.
//! `ui/src/backend/generated.ts` is generated from them, comments of fields included.

mod contact;
mod entry;
mod error;
mod helplines;
mod kiosk;
mod moment;
mod page;
mod search;
mod sources;

pub(crate) use contact::*;
pub(crate) use entry::*;
pub(crate) use error::*;
pub(crate) use helplines::*;
pub(crate) use kiosk::*;
pub(crate) use moment::*;
pub(crate) use page::*;
pub(crate) use search::*;
pub(crate) use sources::*;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::preferences;
    use ts_rs::TS as _;

    /// The TypeScript declaration of each type, in the order of the arguments.
    macro_rules! declarations {
        ($($name:ident),+ $(,)?) => {{
            let config = ts_rs::Config::default();
            vec![$($name::decl(&config)),+]
        }};
    }

    /// Writes the types of the page. `cargo xtask test` fails if that changes the checkout.
    #[test]
    fn the_types_of_the_page_are_generated() {
        let mut text = String::from(
            "// Generated from src-tauri/src/view by `cargo test`; not to be edited.\n",
        );
        let wire = declarations![
            Language,
            Hearing,
            State,
            How,
            Group,
            ChannelKind,
            Managed,
            DaySpan,
            Tick,
            ChannelMoment,
            Moment,
            Staying,
            Day,
            Channel,
            Alternative,
            Line,
            Storage,
            Page,
            KioskContact,
            KioskQr,
            Kiosk,
            Leave,
            LeaveReply,
            Outcome,
            Qr,
            ContactReply,
            ErrorCode,
            CommandError,
            Source,
            Kind,
            Place,
            Role,
            Category,
            Urgency,
            AgeBand,
            HelplineAccess,
            LawStatus,
            Paper,
            Item,
            Section,
            Link,
            Bar,
            Chart,
            Entry,
            Summary,
            Sources,
            Part,
            Fragment,
            Hit,
            HitGroup,
            DangerHeard,
            Answer,
        ];
        for declaration in preferences::declarations().into_iter().chain(wire) {
            text.push_str(&format!("\nexport {declaration}\n"));
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/backend/generated.ts");
        if std::fs::read_to_string(path).ok().as_deref() != Some(&text) {
            std::fs::write(path, text).unwrap();
        }
    }
}
