//! The only place where a click leaves the app: the id of a channel and an action become an action
//! of the desktop.
//!
//! The page never names a number or an address. Emergency numbers are never dialled from a
//! computer, and 114 is never called.

use reperes_core::Library;
use reperes_core::contact::{Action, actions, uri};
use reperes_core::knowledge::{Entry, KindData};
use tauri::{State, Url};

use crate::platform::desktop::{Desktop, DesktopError};
use crate::state::app_state::AppState;
use crate::view::entries::EntryPresenter;
use crate::view::wire::{CommandError, ContactReply, Outcome};
use crate::view::{plain_text, qr};

/// Calls, opens, copies or shows a channel of the library.
#[tauri::command]
pub(crate) fn contact(
    app_state: State<'_, AppState>,
    id: &str,
    how: Action,
) -> Result<ContactReply, CommandError> {
    contact_channel(&app_state.library, app_state.desktop.as_ref(), id, how)
}

/// Copies one entry as text.
#[tauri::command]
pub(crate) fn copy_entry(
    app_state: State<'_, AppState>,
    id: &str,
) -> Result<Outcome, CommandError> {
    let text = entry_text(&app_state, id)?;
    Ok(copy(app_state.desktop.as_ref(), &text))
}

/// Copies the noted signs with their summary as text.
#[tauri::command]
pub(crate) fn copy_noted(app_state: State<'_, AppState>, ids: Vec<String>) -> Outcome {
    copy(app_state.desktop.as_ref(), &noted_text(&app_state, &ids))
}

/// Opens the help page of a platform. Refuses an id that is no platform, and a platform without a
/// known help page.
#[tauri::command]
pub(crate) fn open_help(app_state: State<'_, AppState>, id: &str) -> Result<Outcome, CommandError> {
    let address = help_address(&app_state, id)?;
    Ok(open(app_state.desktop.as_ref(), "https", &address))
}

pub(super) fn entry_text(app_state: &AppState, id: &str) -> Result<String, CommandError> {
    app_state.with_entries(&app_state.snapshot(), |entries| {
        Ok(plain_text::entry(entries, visible_entry(entries, id)?))
    })
}

pub(super) fn noted_text(app_state: &AppState, ids: &[String]) -> String {
    app_state.with_entries(&app_state.snapshot(), |entries| plain_text::summary(entries, ids))
}

pub(super) fn help_address(app_state: &AppState, id: &str) -> Result<String, CommandError> {
    app_state.with_entries(&app_state.snapshot(), |entries| {
        let KindData::Platform { help: Some(address), .. } = &visible_entry(entries, id)?.detail
        else {
            return Err(CommandError::not_offered(id));
        };
        Ok(address.clone())
    })
}

/// The entry with this id. One that the school hides is as unknown as one that does not exist.
fn visible_entry<'e>(entries: &'e EntryPresenter<'_>, id: &str) -> Result<&'e Entry, CommandError> {
    entries.find(id).ok_or_else(|| CommandError::unknown_id("entry", id))
}

/// Shows the folder of the app's files in the file manager.
#[tauri::command]
pub(crate) fn open_folder(app_state: State<'_, AppState>) -> Outcome {
    let folder = app_state.settings.folder().filter(|folder| folder.is_dir());
    let Some(address) = folder.and_then(|folder| Url::from_directory_path(folder).ok()) else {
        return Outcome::Failed;
    };
    outcome_of(app_state.desktop.open(address.as_str()), Outcome::Launched, "showing the folder")
}

/// Does what the page asks for with a channel.
///
/// # Errors
/// An id that is not in the library, or an action that the channel does not offer. A failure of the
/// desktop is no error but an [`Outcome`]: the page then shows the number.
fn contact_channel(
    library: &Library,
    desktop: &dyn Desktop,
    id: &str,
    how: Action,
) -> Result<ContactReply, CommandError> {
    let Some((line, channel)) = library.channel(id) else {
        return Err(CommandError::unknown_id("channel", id));
    };
    if !actions(line, channel).contains(&how) {
        return Err(CommandError::not_offered(id));
    }
    let uri = uri(channel);
    let outcome = match how {
        Action::Call => open(desktop, "tel", &uri),
        Action::Site => open(desktop, "https", &uri),
        Action::Copy => copy(desktop, &channel.value),
        Action::Qr => Outcome::Shown,
    };
    let qr = if how == Action::Copy { None } else { qr::encode(&uri) };
    Ok(ContactReply { outcome, qr })
}

/// Puts a text on the clipboard.
fn copy(desktop: &dyn Desktop, text: &str) -> Outcome {
    outcome_of(desktop.copy(text), Outcome::Copied, "copying")
}

/// `success`, or a failure, which is logged under the name of the action.
fn outcome_of(result: Result<(), DesktopError>, success: Outcome, action: &str) -> Outcome {
    match result {
        Ok(()) => success,
        Err(error) => {
            log::warn!("{action}: {error}");
            Outcome::Failed
        }
    }
}

/// Opens an address if a program handles its scheme. That is asked first, because a system reports
/// success as soon as it has started *something*.
fn open(desktop: &dyn Desktop, scheme: &str, uri: &str) -> Outcome {
    if !desktop.handles(scheme) {
        return Outcome::NoHandler;
    }
    match desktop.open(uri) {
        Ok(()) => Outcome::Launched,
        // The cause can quote the address, which stays out of the log.
        Err(_) => {
            log::warn!("the system does not open what it was given");
            Outcome::Failed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::desktop::recording::{DesktopRequest, DesktopSpy};
    use crate::view::wire::ErrorCode;
    use reperes_core::{ChannelKind, embedded_files};

    fn library() -> Library {
        Library::read(&embedded_files()).unwrap()
    }

    /// A call leaves the app only if a program handles `tel:`. The QR code comes along in both
    /// cases.
    #[test]
    fn call_needs_a_handler_and_always_has_a_qr_code() {
        let with_phone = DesktopSpy { schemes: vec!["tel"], ..DesktopSpy::default() };
        let reply = contact_channel(&library(), &with_phone, "3018-phone", Action::Call).unwrap();
        assert_eq!(
            (reply.outcome, with_phone.seen()),
            (Outcome::Launched, vec![DesktopRequest::Opened("tel:3018".to_owned())])
        );
        assert!(reply.qr.is_some());

        let without = DesktopSpy::default();
        let reply = contact_channel(&library(), &without, "3018-phone", Action::Call).unwrap();
        assert_eq!((reply.outcome, without.seen()), (Outcome::NoHandler, vec![]));
        assert!(reply.qr.is_some());
    }

    /// A failure of the desktop is reported to the page.
    #[test]
    fn desktop_failure_is_reported() {
        let broken =
            DesktopSpy { schemes: vec!["tel", "https"], broken: true, ..DesktopSpy::default() };
        for (id, how) in [
            ("3018-phone", Action::Call),
            ("3018-phone", Action::Copy),
            ("3018-site", Action::Site),
        ] {
            assert_eq!(
                contact_channel(&library(), &broken, id, how).unwrap().outcome,
                Outcome::Failed,
                "{id}"
            );
        }
    }

    /// Emergency numbers are never dialled from a computer, and 114 is never called.
    #[test]
    fn emergency_numbers_are_never_dialled() {
        let library = library();
        let desktop = DesktopSpy { schemes: vec!["tel", "sms", "https"], ..DesktopSpy::default() };
        for id in ["15-phone", "17-phone", "18-phone", "112-phone", "114-sms"] {
            let refused = contact_channel(&library, &desktop, id, Action::Call).unwrap_err();
            assert_eq!(refused.code, ErrorCode::NotOffered, "{id}");
            assert_eq!(
                contact_channel(&library, &desktop, id, Action::Qr).unwrap().outcome,
                Outcome::Shown
            );
        }
        assert_eq!(desktop.seen(), vec![]);
        assert_eq!(uri(library.channel("114-sms").unwrap().1), "sms:114");
    }

    /// Only listed addresses and national numbers leave the app.
    #[test]
    fn uris_are_web_addresses_or_national_numbers() {
        let library = library();
        for channel in library.helplines.iter().flat_map(|line| &line.channels) {
            let uri = uri(channel);
            let digits = |rest: &str| {
                (2..=10).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit())
            };
            let sound = match uri.split_once(':') {
                Some(("tel" | "sms", rest)) => digits(rest),
                Some(("https", rest)) => rest.starts_with("//") && rest.contains('.'),
                Some(_) => false,
                None => channel.kind == ChannelKind::App,
            };
            assert!(sound, "{uri}");
        }
    }

    /// An unknown id, and an action that the channel does not offer, are refused.
    #[test]
    fn unknown_ids_and_actions_not_offered_are_refused() {
        let (library, desktop) = (library(), DesktopSpy::default());
        for id in
            ["", "3018", "3018-fax", "https://evil.example", "../3018-phone", &"9".repeat(100_000)]
        {
            assert_eq!(
                contact_channel(&library, &desktop, id, Action::Qr).unwrap_err().code,
                ErrorCode::UnknownId
            );
        }
        let fax = contact_channel(&library, &desktop, "3018-fax", Action::Qr).unwrap_err();
        assert_eq!(fax.message, "no channel \"3018-fax\"");
        for (id, how) in
            [("3018-phone", Action::Site), ("3018-site", Action::Call), ("3018-app", Action::Copy)]
        {
            assert_eq!(
                contact_channel(&library, &desktop, id, how).unwrap_err().code,
                ErrorCode::NotOffered
            );
        }
        assert_eq!(desktop.seen(), vec![]);
    }
}
