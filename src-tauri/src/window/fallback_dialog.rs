//! The fallback dialog: a native dialog with both numbers, for when the page cannot be shown.

use std::sync::atomic::{AtomicBool, Ordering};

use reperes_core::Library;
use tauri::{AppHandle, Manager as _};

use super::is_visible;
use crate::platform::exit_codes::KIOSK_FAILED;
use crate::state::app_state::AppState;
use crate::view::helplines::Presenter;

static IS_SHOWN: AtomicBool = AtomicBool::new(false);

/// The texts of the dialog.
#[derive(Debug, PartialEq, Eq)]
struct DialogText {
    title: String,
    numbers: String,
    body: String,
    close: String,
}

impl DialogText {
    fn new(presenter: &Presenter<'_>) -> Self {
        let hours = |library: &Library, id| {
            library
                .channel(id)
                .and_then(|(_, channel)| presenter.hours(channel))
                .unwrap_or_default()
        };
        let (hours_3018, hours_3114) =
            (hours(presenter.library, "3018-phone"), hours(presenter.library, "3114-phone"));
        let messages = presenter.messages;
        Self {
            title: messages.get("native-title"),
            numbers: messages.get("native-numbers"),
            body: messages
                .format("native-body", &[("hours-3018", &hours_3018), ("hours-3114", &hours_3114)]),
            close: messages.get("native-close"),
        }
    }
}

/// Shows the dialog unless it is shown already. Callable from any thread.
pub(crate) fn show_from_any_thread(app: &AppHandle) {
    let handle = app.clone();
    if let Err(error) = app.run_on_main_thread(move || show(&handle)) {
        log::error!("the message of last resort cannot be shown: {error}");
    }
}

/// Shows the dialog unless it is shown already. Only on the main thread.
pub(crate) fn show(app: &AppHandle) {
    if IS_SHOWN.swap(true, Ordering::Relaxed) {
        return;
    }
    let app_state = app.state::<AppState>();
    let text = app_state.with_helplines(&app_state.snapshot(), DialogText::new);
    // A kiosk opens no second window: it exits, and its supervisor restarts it.
    if app_state.mode.kiosk().is_some() {
        log::error!("{}", text.numbers);
        return app.exit(KIOSK_FAILED.into());
    }
    // The log and the terminal show the numbers too.
    log::error!("{}\n{}", text.numbers, text.body);
    system::show(app, text);
}

/// Ends the program if no window is visible behind the closed dialog.
fn on_closed(app: &AppHandle) {
    IS_SHOWN.store(false, Ordering::Relaxed);
    if !is_visible(app) {
        app.exit(1);
    }
}

#[cfg(target_os = "linux")]
mod system {
    use gtk::prelude::{
        Cast as _, DialogExt as _, GtkWindowExt as _, LabelExt as _, MessageDialogExt as _,
        WidgetExt as _,
    };
    use tauri::AppHandle;

    use super::DialogText;

    pub(super) fn show(app: &AppHandle, text: DialogText) {
        let dialog = gtk::MessageDialog::new(
            None::<&gtk::Window>,
            gtk::DialogFlags::empty(),
            gtk::MessageType::Warning,
            gtk::ButtonsType::None,
            &text.numbers,
        );
        dialog.set_title(&text.title);
        dialog.set_secondary_text(Some(&text.body));
        dialog.add_button(&text.close, gtk::ResponseType::Close);
        // The user can select and copy the numbers.
        let labels = gtk::prelude::ContainerExt::children(
            &dialog.message_area().downcast::<gtk::Box>().unwrap_or_default(),
        );
        for label in labels.into_iter().filter_map(|child| child.downcast::<gtk::Label>().ok()) {
            label.set_selectable(true);
        }
        let app = app.clone();
        dialog.connect_response(move |dialog, _| {
            gtk::prelude::WidgetExtManual::hide_on_delete(dialog);
            dialog.close();
            super::on_closed(&app);
        });
        dialog.show_all();
        dialog.present();
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use tauri::AppHandle;

    use super::DialogText;

    pub(super) fn show(app: &AppHandle, text: DialogText) {
        let description = format!("{}\n\n{}", text.numbers, text.body);
        let dialog = rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Warning)
            .set_title(text.title)
            .set_description(description);
        dialog.set_buttons(rfd::MessageButtons::OkCustom(text.close)).show();
        super::on_closed(app);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::messages::Messages;
    use crate::view::snapshot::Snapshot;
    use reperes_core::{ClockVerdict, Language, embedded_files};

    /// The dialog names both numbers with their hours, in both languages.
    #[test]
    fn dialog_names_both_numbers_with_hours() {
        let library = Library::read(&embedded_files()).unwrap();
        let snapshot = Snapshot::test(&library, "2026-11-23T12:00:00Z", ClockVerdict::Plausible);
        for (language, hours) in
            [(Language::French, "9\u{a0}h – 23\u{a0}h"), (Language::English, "9:00–23:00")]
        {
            let messages = Messages::new(language);
            let text = DialogText::new(&Presenter {
                library: &library,
                messages: &messages,
                snapshot: &snapshot,
            });
            for part in ["3018", "3114", "112", "114", hours] {
                assert!(text.body.contains(part), "{part} in {}", text.body);
            }
            assert!(text.numbers.contains("3018") && text.numbers.contains("3114"));
        }
    }
}
