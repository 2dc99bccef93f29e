//! The tray icon on Linux, by the protocol `StatusNotifierItem`. A thread of its own speaks with
//! the tray: a tray that hangs blocks that thread and nothing else.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::sync::{Arc, Mutex};
use std::thread;

use gtk::gio;
use ksni::blocking::TrayMethods as _;
use ksni::menu::{CheckmarkItem, StandardItem};
use ksni::{MenuItem, ToolTip};
use tauri::AppHandle;

use super::model::{TITLE, TrayAction, TrayHandlers, TrayModel};
use crate::background::tray_icon;
use crate::platform::dbus::{self, Deadline};
use crate::platform::main_thread::on_main_thread;
use crate::platform::sync::lock;

/// The bus name of the tray.
const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// The channel to the thread that speaks with the tray.
pub(super) struct SystemIcon {
    models: Sender<TrayModel>,
    is_taken: Arc<AtomicBool>,
}

impl SystemIcon {
    pub(super) fn new(
        app: &AppHandle,
        model: &TrayModel,
        handlers: TrayHandlers,
    ) -> tauri::Result<Self> {
        let (models, updates) = mpsc::channel();
        let is_taken = Arc::new(AtomicBool::new(false));
        let item = Item { app: app.clone(), model: model.clone(), handlers };
        let taken = Arc::clone(&is_taken);
        thread::Builder::new()
            .name("tray".to_owned())
            .spawn(move || serve(item, &updates, &taken))?;
        Ok(Self { models, is_taken })
    }

    pub(super) fn is_shown(&self) -> bool {
        self.is_taken.load(Ordering::Relaxed)
    }

    pub(super) fn show(&self, model: &TrayModel) -> tauri::Result<()> {
        self.models
            .send(model.clone())
            .map_err(|_| std::io::Error::from(std::io::ErrorKind::BrokenPipe).into())
    }
}

/// Gives the item to the tray and keeps it current, until another icon replaces it.
fn serve(item: Item, updates: &Receiver<TrayModel>, is_taken: &AtomicBool) {
    let (app, handlers) = (item.app.clone(), item.handlers);
    match item.spawn() {
        Ok(handle) => {
            is_taken.store(true, Ordering::Relaxed);
            for model in updates {
                handle.update(|item| item.model = model);
            }
            // The sender is gone: another icon has replaced this one.
            handle.shutdown().wait();
        }
        Err(error) => {
            log::warn!("no icon in the tray: {error}");
            (handlers.on_refused)(&app, &|| {
                // Queued models would hide that the sender is gone, because another icon has
                // replaced this one.
                updates.try_iter().for_each(drop);
                updates.try_recv() != Err(TryRecvError::Disconnected)
            });
        }
    }
}

/// The item that the tray reads.
struct Item {
    app: AppHandle,
    model: TrayModel,
    handlers: TrayHandlers,
}

impl Item {
    fn act(&self, action: TrayAction) {
        let token = ksni::current_xdg_activation_token();
        // The tray waits for this thread, so the action runs on the main thread.
        let on_action = self.handlers.on_action;
        on_main_thread(&self.app, move |app| on_action(app, action, token));
    }
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "reperes".to_owned()
    }

    fn title(&self) -> String {
        TITLE.to_owned()
    }

    fn icon_pixmap(&self) -> Vec<ksni::Icon> {
        vec![pixmap(&self.model)]
    }

    fn tool_tip(&self) -> ToolTip {
        let (title, description) = (TITLE.to_owned(), self.model.tooltip.clone());
        ToolTip { icon_pixmap: self.icon_pixmap(), title, description, ..ToolTip::default() }
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let model = &self.model;
        let entry = |label: &String, action: TrayAction| StandardItem {
            label: escape_access_key(label),
            activate: Box::new(move |item: &mut Self| item.act(action.clone())),
            ..StandardItem::default()
        };
        let line = |(index, label)| MenuItem::from(entry(label, TrayAction::open_channel(index)));
        let notices = CheckmarkItem {
            label: escape_access_key(&model.notifications_label),
            enabled: model.notifications_editable,
            checked: model.notifications_on,
            activate: Box::new(|item: &mut Self| item.act(TrayAction::ToggleNotifications)),
            ..CheckmarkItem::default()
        };
        let mut menu: Vec<_> = model.state_labels.iter().enumerate().map(line).collect();
        menu.push(MenuItem::Separator);
        menu.extend(model.call_labels.iter().enumerate().map(line));
        menu.extend([
            MenuItem::Separator,
            entry(&model.open_label, TrayAction::OpenWindow(None)).into(),
            notices.into(),
            MenuItem::Separator,
            entry(&model.quit_label, TrayAction::Quit).into(),
        ]);
        menu
    }

    fn activate(&mut self, _: i32, _: i32) {
        self.act(TrayAction::OpenWindow(None));
    }
}

/// Doubles underscores: the protocol takes a single one as the mark of an access key.
fn escape_access_key(label: &str) -> String {
    label.replace('_', "__")
}

/// The picture in the byte order of the protocol, with alpha first.
fn pixmap(model: &TrayModel) -> ksni::Icon {
    let image = tray_icon::image(model.state);
    let mut data = image.rgba().to_vec();
    for pixel in data.chunks_exact_mut(4) {
        pixel.rotate_right(1);
    }
    let side = |pixels| i32::try_from(pixels).unwrap_or_default();
    ksni::Icon { width: side(image.width()), height: side(image.height()), data }
}

/// The connection that reports when a tray appears or goes.
static HOST_WATCH: Mutex<Option<gio::DBusConnection>> = Mutex::new(None);

/// Whether the app gets a signal when a tray appears or goes. Makes no call on the bus.
pub(crate) fn is_host_watched() -> bool {
    lock(&HOST_WATCH).as_ref().is_some_and(|bus| !bus.is_closed())
}

/// Calls `act` whenever a tray appears or goes. Only on the main thread, where `act` runs too.
pub(crate) fn on_host_change(act: impl Fn() + Send + Sync + 'static) {
    let Some(bus) = dbus::session(Deadline::new()) else { return };
    // The subscription stays for as long as the process lives. `bus_watch_name` is not used: its
    // binding panics if the bus is gone.
    let _subscribed = bus.signal_subscribe(
        Some("org.freedesktop.DBus"),
        Some("org.freedesktop.DBus"),
        Some("NameOwnerChanged"),
        Some("/org/freedesktop/DBus"),
        Some(WATCHER),
        gio::DBusSignalFlags::NONE,
        move |_, _, _, _, _, _| act(),
    );
    *lock(&HOST_WATCH) = Some(bus);
}

/// Whether a tray runs that would show the icon.
pub(crate) fn host_exists() -> bool {
    dbus::has_owner(WATCHER, Deadline::new())
}
