//! The icon by the protocol of Linux desktops, `StatusNotifierItem`. A thread of its own speaks with the tray: one that stands still
//! holds that thread, and nothing else.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::sync::{Arc, Mutex};
use std::thread;

use gtk::gio;
use ksni::blocking::TrayMethods as _;
use ksni::menu::{CheckmarkItem, StandardItem};
use ksni::{MenuItem, ToolTip};
use tauri::AppHandle;

use super::look::{Choice, Handlers, Look, TITLE};
use crate::background::tray_icon;
use crate::platform::dbus::{self, Deadline};
use crate::platform::main_thread::on_main_thread;
use crate::platform::sync::lock;

/// Who shows icons.
const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// The way to the thread that speaks with the tray.
pub(super) struct Icon {
    looks: Sender<Look>,
    shown: Arc<AtomicBool>,
}

impl Icon {
    pub(super) fn new(app: &AppHandle, look: &Look, handlers: Handlers) -> tauri::Result<Self> {
        let (looks, changes) = mpsc::channel();
        let shown = Arc::new(AtomicBool::new(false));
        let item = Item { app: app.clone(), look: look.clone(), handlers };
        let taken = Arc::clone(&shown);
        thread::Builder::new()
            .name("tray".to_owned())
            .spawn(move || serve(item, &changes, &taken))?;
        Ok(Self { looks, shown })
    }

    pub(super) fn is_shown(&self) -> bool {
        self.shown.load(Ordering::Relaxed)
    }

    pub(super) fn show(&self, look: &Look) -> tauri::Result<()> {
        self.looks
            .send(look.clone())
            .map_err(|_| std::io::Error::from(std::io::ErrorKind::BrokenPipe).into())
    }
}

/// Gives the item to the tray, and keeps it current until another takes its place.
fn serve(item: Item, changes: &Receiver<Look>, shown: &AtomicBool) {
    let (app, handlers) = (item.app.clone(), item.handlers);
    match item.spawn() {
        Ok(handle) => {
            shown.store(true, Ordering::Relaxed);
            for look in changes {
                handle.update(|item| item.look = look);
            }
            // Another icon has taken its place.
            handle.shutdown().wait();
        }
        Err(error) => {
            log::warn!("no icon in the tray: {error}");
            (handlers.refused)(&app, &|| {
                // What is still queued would hide that another icon has taken its place already.
                changes.try_iter().for_each(drop);
                changes.try_recv() != Err(TryRecvError::Disconnected)
            });
        }
    }
}

/// What the tray reads.
struct Item {
    app: AppHandle,
    look: Look,
    handlers: Handlers,
}

impl Item {
    fn chosen(&self, choice: Choice) {
        let token = ksni::current_xdg_activation_token();
        // The tray waits for this thread's answer.
        let chosen = self.handlers.chosen;
        on_main_thread(&self.app, move |app| chosen(app, choice, token));
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
        vec![picture(&self.look)]
    }

    fn tool_tip(&self) -> ToolTip {
        let (title, description) = (TITLE.to_owned(), self.look.tooltip.clone());
        ToolTip { icon_pixmap: self.icon_pixmap(), title, description, ..ToolTip::default() }
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let look = &self.look;
        let entry = |label: &String, choice: Choice| StandardItem {
            label: plain(label),
            activate: Box::new(move |item: &mut Self| item.chosen(choice.clone())),
            ..StandardItem::default()
        };
        let line = |(place, label)| MenuItem::from(entry(label, Choice::line(place)));
        let notices = CheckmarkItem {
            label: plain(&look.notices),
            enabled: look.notices_free,
            checked: look.notices_on,
            activate: Box::new(|item: &mut Self| item.chosen(Choice::Notices)),
            ..CheckmarkItem::default()
        };
        let mut menu: Vec<_> = look.states.iter().enumerate().map(line).collect();
        menu.push(MenuItem::Separator);
        menu.extend(look.calls.iter().enumerate().map(line));
        menu.extend([
            MenuItem::Separator,
            entry(&look.open, Choice::Open(None)).into(),
            notices.into(),
            MenuItem::Separator,
            entry(&look.quit, Choice::Quit).into(),
        ]);
        menu
    }

    fn activate(&mut self, _: i32, _: i32) {
        self.chosen(Choice::Open(None));
    }
}

/// The protocol takes a single underscore for the mark of an access key.
fn plain(label: &str) -> String {
    label.replace('_', "__")
}

/// As the protocol has it: alpha first.
fn picture(look: &Look) -> ksni::Icon {
    let image = tray_icon::of(look.shown);
    let mut data = image.rgba().to_vec();
    for pixel in data.chunks_exact_mut(4) {
        pixel.rotate_right(1);
    }
    let side = |pixels| i32::try_from(pixels).unwrap_or_default();
    ksni::Icon { width: side(image.width()), height: side(image.height()), data }
}

/// The connection that tells when a tray appears or goes.
static WATCHED: Mutex<Option<gio::DBusConnection>> = Mutex::new(None);

/// Whether a tray that appears or goes will be told. Asks nobody.
pub(crate) fn is_watched() -> bool {
    lock(&WATCHED).as_ref().is_some_and(|bus| !bus.is_closed())
}

/// Calls whenever a tray appears or goes. To be called on the main thread, which is also where it calls.
pub(crate) fn when_it_changes(act: impl Fn() + Send + Sync + 'static) {
    let Some(bus) = dbus::session(Deadline::new()) else { return };
    // For as long as the process lives. Not `bus_watch_name`: where there is no bus any longer, its binding panics.
    let _subscribed = bus.signal_subscribe(
        Some("org.freedesktop.DBus"),
        Some("org.freedesktop.DBus"),
        Some("NameOwnerChanged"),
        Some("/org/freedesktop/DBus"),
        Some(WATCHER),
        gio::DBusSignalFlags::NONE,
        move |_, _, _, _, _, _| act(),
    );
    *lock(&WATCHED) = Some(bus);
}

/// Whether somebody would show the icon.
pub(crate) fn exists() -> bool {
    dbus::has(WATCHER, Deadline::new())
}
