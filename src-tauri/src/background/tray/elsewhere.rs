//! The tray icon on Windows and macOS, by Tauri.

use tauri::menu::{CheckMenuItem, IsMenuItem, Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Wry};

use super::model::{TITLE, TrayAction, TrayHandlers, TrayModel};
use crate::background::tray_icon;
use crate::view::wire::State;

const OPEN: &str = "open";
const NOTICES: &str = "notices";
const QUIT: &str = "quit";

pub(super) struct SystemIcon {
    icon: TrayIcon,
    /// The state that the picture shows.
    state: State,
    state_items: Vec<MenuItem<Wry>>,
    call_items: Vec<MenuItem<Wry>>,
    open: MenuItem<Wry>,
    notices: CheckMenuItem<Wry>,
    quit: MenuItem<Wry>,
}

impl SystemIcon {
    pub(super) fn new(
        app: &AppHandle,
        model: &TrayModel,
        handlers: TrayHandlers,
    ) -> tauri::Result<Self> {
        let item = |id: &str, text: &String| MenuItem::with_id(app, id, text, true, None::<&str>);
        let labelled = |kind: &str, texts: &[String]| -> tauri::Result<Vec<_>> {
            texts
                .iter()
                .enumerate()
                .map(|(index, text)| item(&format!("{kind}/{index}"), text))
                .collect()
        };
        let (state_items, call_items) =
            (labelled("state", &model.state_labels)?, labelled("call", &model.call_labels)?);
        let open = item(OPEN, &model.open_label)?;
        let notices = CheckMenuItem::with_id(
            app,
            NOTICES,
            &model.notifications_label,
            model.notifications_editable,
            model.notifications_on,
            None::<&str>,
        )?;
        let quit = item(QUIT, &model.quit_label)?;
        let separator = || PredefinedMenuItem::separator(app);
        let (first, second, third) = (separator()?, separator()?, separator()?);
        let mut items: Vec<&dyn IsMenuItem<Wry>> = Vec::new();
        items.extend(state_items.iter().map(|item| item as &dyn IsMenuItem<Wry>));
        items.push(&first);
        items.extend(call_items.iter().map(|item| item as &dyn IsMenuItem<Wry>));
        items.extend([&second as &dyn IsMenuItem<Wry>, &open, &notices, &third, &quit]);
        let menu = Menu::with_items(app, &items)?;
        let icon = TrayIconBuilder::with_id("reperes")
            .icon(tray_icon::image(model.state))
            .title(TITLE)
            .tooltip(&model.tooltip)
            .menu(&menu)
            .show_menu_on_left_click(!cfg!(windows))
            .on_menu_event(move |app, event| {
                if let Some(action) = action_of(event.id().as_ref()) {
                    (handlers.on_action)(app, action, None);
                }
            })
            .on_tray_icon_event(move |icon, event| {
                if let TrayIconEvent::Click {
                    button: MouseButton::Left,
                    button_state: MouseButtonState::Up,
                    ..
                } = event
                {
                    (handlers.on_action)(icon.app_handle(), TrayAction::OpenWindow(None), None);
                }
            })
            .build(app)?;
        Ok(Self { icon, state: model.state, state_items, call_items, open, notices, quit })
    }

    /// The system always shows the icon.
    #[expect(clippy::unused_self, reason = "on Linux it takes time")]
    pub(super) fn is_shown(&self) -> bool {
        true
    }

    pub(super) fn show(&mut self, model: &TrayModel) -> tauri::Result<()> {
        if model.state != self.state {
            self.icon.set_icon(Some(tray_icon::image(model.state)))?;
            self.state = model.state;
        }
        self.icon.set_tooltip(Some(&model.tooltip))?;
        for (item, text) in self
            .state_items
            .iter()
            .zip(&model.state_labels)
            .chain(self.call_items.iter().zip(&model.call_labels))
        {
            item.set_text(text)?;
        }
        self.open.set_text(&model.open_label)?;
        self.notices.set_text(&model.notifications_label)?;
        self.notices.set_checked(model.notifications_on)?;
        self.quit.set_text(&model.quit_label)
    }
}

fn action_of(id: &str) -> Option<TrayAction> {
    match id {
        OPEN => Some(TrayAction::OpenWindow(None)),
        NOTICES => Some(TrayAction::ToggleNotifications),
        QUIT => Some(TrayAction::Quit),
        line => line.split_once('/')?.1.parse().ok().map(TrayAction::open_channel),
    }
}

/// The tray never comes or goes.
pub(crate) fn on_host_change(_: impl Fn() + Send + Sync + 'static) {}

/// There is no change to watch for.
pub(crate) fn is_host_watched() -> bool {
    true
}

/// There is always a tray.
pub(crate) fn host_exists() -> bool {
    true
}
