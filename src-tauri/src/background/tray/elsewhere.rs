//! The icon by what Windows and macOS have for it.

use tauri::menu::{CheckMenuItem, IsMenuItem, Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Wry};

use super::look::{Choice, Handlers, Look, TITLE};
use crate::background::tray_icon;
use crate::view::time_text::Shown;

const OPEN: &str = "open";
const NOTICES: &str = "notices";
const QUIT: &str = "quit";

pub(super) struct Icon {
    icon: TrayIcon,
    /// What its picture tells.
    shape: Shown,
    states: Vec<MenuItem<Wry>>,
    calls: Vec<MenuItem<Wry>>,
    open: MenuItem<Wry>,
    notices: CheckMenuItem<Wry>,
    quit: MenuItem<Wry>,
}

impl Icon {
    pub(super) fn new(app: &AppHandle, look: &Look, handlers: Handlers) -> tauri::Result<Self> {
        let item = |id: &str, text: &String| MenuItem::with_id(app, id, text, true, None::<&str>);
        let lines = |kind: &str, texts: &[String]| -> tauri::Result<Vec<_>> {
            texts
                .iter()
                .enumerate()
                .map(|(place, text)| item(&format!("{kind}/{place}"), text))
                .collect()
        };
        let (states, calls) = (lines("state", &look.states)?, lines("call", &look.calls)?);
        let open = item(OPEN, &look.open)?;
        let notices = CheckMenuItem::with_id(
            app,
            NOTICES,
            &look.notices,
            look.notices_free,
            look.notices_on,
            None::<&str>,
        )?;
        let quit = item(QUIT, &look.quit)?;
        let rule = || PredefinedMenuItem::separator(app);
        let (first, second, third) = (rule()?, rule()?, rule()?);
        let mut items: Vec<&dyn IsMenuItem<Wry>> = Vec::new();
        items.extend(states.iter().map(|item| item as &dyn IsMenuItem<Wry>));
        items.push(&first);
        items.extend(calls.iter().map(|item| item as &dyn IsMenuItem<Wry>));
        items.extend([&second as &dyn IsMenuItem<Wry>, &open, &notices, &third, &quit]);
        let menu = Menu::with_items(app, &items)?;
        let icon = TrayIconBuilder::with_id("reperes")
            .icon(tray_icon::of(look.shown))
            .title(TITLE)
            .tooltip(&look.tooltip)
            .menu(&menu)
            .show_menu_on_left_click(!cfg!(windows))
            .on_menu_event(move |app, event| {
                if let Some(choice) = choice_of(event.id().as_ref()) {
                    (handlers.chosen)(app, choice, None);
                }
            })
            .on_tray_icon_event(move |icon, event| {
                if let TrayIconEvent::Click {
                    button: MouseButton::Left,
                    button_state: MouseButtonState::Up,
                    ..
                } = event
                {
                    (handlers.chosen)(icon.app_handle(), Choice::Open(None), None);
                }
            })
            .build(app)?;
        Ok(Self { icon, shape: look.shown, states, calls, open, notices, quit })
    }

    /// The system itself shows it.
    #[expect(clippy::unused_self, reason = "on Linux it takes time")]
    pub(super) fn is_shown(&self) -> bool {
        true
    }

    pub(super) fn show(&mut self, look: &Look) -> tauri::Result<()> {
        if look.shown != self.shape {
            self.icon.set_icon(Some(tray_icon::of(look.shown)))?;
            self.shape = look.shown;
        }
        self.icon.set_tooltip(Some(&look.tooltip))?;
        for (item, text) in
            self.states.iter().zip(&look.states).chain(self.calls.iter().zip(&look.calls))
        {
            item.set_text(text)?;
        }
        self.open.set_text(&look.open)?;
        self.notices.set_text(&look.notices)?;
        self.notices.set_checked(look.notices_on)?;
        self.quit.set_text(&look.quit)
    }
}

fn choice_of(id: &str) -> Option<Choice> {
    match id {
        OPEN => Some(Choice::Open(None)),
        NOTICES => Some(Choice::Notices),
        QUIT => Some(Choice::Quit),
        line => line.split_once('/')?.1.parse().ok().map(Choice::line),
    }
}

/// It is always there.
pub(crate) fn when_it_changes(_: impl Fn() + Send + Sync + 'static) {}

/// Nothing will have to be looked for.
pub(crate) fn is_watched() -> bool {
    true
}

/// There is always a place for it.
pub(crate) fn exists() -> bool {
    true
}
