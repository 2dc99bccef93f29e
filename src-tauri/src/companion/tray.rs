//! The icon in the tray and its menu. The icon is neutral: a child may be looking. The menu, opened on purpose, names the lines.

use tauri::menu::{CheckMenuItem, IsMenuItem, Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::{TrayIcon, TrayIconBuilder};
use tauri::{AppHandle, Manager as _, Wry};

use super::icon;
#[cfg(target_os = "linux")]
use crate::bus::{self, Deadline};
use crate::choices::Choices;
use crate::phrase::Shown;
use crate::present::Presenter;
use crate::shell::Shell;

/// The channels that stand in the menu, in order. The state of the first gives the icon its shape.
const LINES: [&str; 2] = ["3018-phone", "3114-phone"];
const OPEN: &str = "open";
const NOTICES: &str = "notices";
const QUIT: &str = "quit";

/// What the tray shows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Look {
    shown: Shown,
    tooltip: String,
    states: Vec<String>,
    calls: Vec<String>,
    open: String,
    notices: String,
    notices_on: bool,
    quit: String,
}

impl Look {
    fn of(presenter: &Presenter<'_>, notices_on: bool) -> Self {
        let words = presenter.words;
        let channels: Vec<_> = LINES.iter().filter_map(|id| presenter.library.channel(id)).collect();
        let shown = channels.first().map_or(Shown::Unknown, |(_, channel)| presenter.shown(channel));
        let tooltip = match shown {
            Shown::Open | Shown::ClosingSoon => words.say("tray-tooltip-open"),
            Shown::Closed => words.say("tray-tooltip-closed"),
            Shown::Unknown => words.say("tray-tooltip"),
        };
        let state = |line: &str, channel| {
            words.fill("tray-state", &[("line", line), ("state", &presenter.state_word(channel)), ("detail", &presenter.next(channel))])
        };
        Self {
            shown,
            tooltip,
            states: channels.iter().map(|(line, channel)| state(&line.words.get(words.language).name, channel)).collect(),
            calls: channels.iter().map(|(_, channel)| words.fill("tray-call", &[("number", &channel.value)])).collect(),
            open: words.say("tray-open"),
            notices: words.say("tray-notices"),
            notices_on,
            quit: words.say("tray-quit"),
        }
    }

    fn now(app: &AppHandle) -> Self {
        let shell = app.state::<Shell>();
        let notices_on = shell.in_force().notifications.value;
        shell.present(shell.clock.now(), |presenter| Self::of(presenter, notices_on))
    }
}

/// The icon, as long as the process lives.
pub(super) struct Tray {
    icon: TrayIcon,
    states: Vec<MenuItem<Wry>>,
    calls: Vec<MenuItem<Wry>>,
    open: MenuItem<Wry>,
    notices: CheckMenuItem<Wry>,
    quit: MenuItem<Wry>,
    look: Look,
}

impl Tray {
    /// Shows the icon. On the main thread.
    ///
    /// # Errors
    /// The tray refuses.
    pub(super) fn new(app: &AppHandle) -> tauri::Result<Self> {
        let look = Look::now(app);
        let item = |id: String, text: &String| MenuItem::with_id(app, id, text, true, None::<&str>);
        let states = LINES.iter().zip(&look.states).map(|(id, text)| item(format!("state/{id}"), text)).collect::<Result<Vec<_>, _>>()?;
        let calls = LINES.iter().zip(&look.calls).map(|(id, text)| item(format!("call/{id}"), text)).collect::<Result<Vec<_>, _>>()?;
        let open = item(OPEN.to_owned(), &look.open)?;
        let free = app.state::<Shell>().policy.mandatory.choices.notifications.is_none();
        let notices = CheckMenuItem::with_id(app, NOTICES, &look.notices, free, look.notices_on, None::<&str>)?;
        let quit = item(QUIT.to_owned(), &look.quit)?;
        let rule = || PredefinedMenuItem::separator(app);
        let (first, second, third) = (rule()?, rule()?, rule()?);
        let mut items: Vec<&dyn IsMenuItem<Wry>> = Vec::new();
        items.extend(states.iter().map(|item| item as &dyn IsMenuItem<Wry>));
        items.push(&first);
        items.extend(calls.iter().map(|item| item as &dyn IsMenuItem<Wry>));
        items.extend([&second as &dyn IsMenuItem<Wry>, &open, &notices, &third, &quit]);
        let menu = Menu::with_items(app, &items)?;
        let icon = TrayIconBuilder::with_id("reperes")
            .icon(icon::of(look.shown))
            .title("Repères")
            .tooltip(&look.tooltip)
            .menu(&menu)
            .show_menu_on_left_click(!cfg!(windows))
            .on_menu_event(|app, event| chosen(app, event.id().as_ref()))
            .on_tray_icon_event(|icon, event| {
                use tauri::tray::{MouseButton, MouseButtonState, TrayIconEvent};
                // Where a click reaches us at all; on Linux everything is in the menu.
                if let TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. } = event {
                    super::open(icon.app_handle(), None);
                }
            })
            .build(app)?;
        Ok(Self { icon, states, calls, open, notices, quit, look })
    }

    /// Whether it shows what is true now. From any thread.
    pub(super) fn is_current(&self, app: &AppHandle) -> bool {
        Look::now(app) == self.look
    }

    /// Shows what is true now, if that is something else than before. On the main thread.
    pub(super) fn refresh(&mut self, app: &AppHandle) {
        let look = Look::now(app);
        if look == self.look {
            return;
        }
        if let Err(error) = self.show(&look) {
            log::warn!("the tray does not change: {error}");
        }
        self.look = look;
    }

    fn show(&self, look: &Look) -> tauri::Result<()> {
        if look.shown != self.look.shown {
            self.icon.set_icon(Some(icon::of(look.shown)))?;
        }
        self.icon.set_tooltip(Some(&look.tooltip))?;
        for (item, text) in self.states.iter().zip(&look.states).chain(self.calls.iter().zip(&look.calls)) {
            item.set_text(text)?;
        }
        self.open.set_text(&look.open)?;
        self.notices.set_text(&look.notices)?;
        self.notices.set_checked(look.notices_on)?;
        self.quit.set_text(&look.quit)
    }
}

fn chosen(app: &AppHandle, id: &str) {
    match id {
        OPEN => super::open(app, None),
        QUIT => app.exit(0),
        NOTICES => {
            let shell = app.state::<Shell>();
            // What could not be stored is said in the window; here it holds until the end.
            let wish = Choices { notifications: Some(!shell.in_force().notifications.value), ..Choices::default() };
            let _ = shell.choose(&wish, &|_| ());
            super::tick(app);
        }
        other => {
            if let Some((_, channel)) = other.split_once('/') {
                super::open(app, Some(&format!("/appeler/{channel}")));
            }
        }
    }
}

/// Who shows icons on Linux.
#[cfg(target_os = "linux")]
const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// Calls whenever a tray appears. To be called on the main thread, which is also where it calls.
#[cfg(target_os = "linux")]
pub(super) fn when_one_appears(act: impl Fn() + Send + Sync + 'static) {
    use gtk::gio;
    let Some(bus) = bus::session(Deadline::new()) else { return };
    // For as long as the process lives. Not `bus_watch_name`: where there is no bus any longer, its binding panics.
    let _subscribed = bus.signal_subscribe(
        Some("org.freedesktop.DBus"),
        Some("org.freedesktop.DBus"),
        Some("NameOwnerChanged"),
        Some("/org/freedesktop/DBus"),
        Some(WATCHER),
        gio::DBusSignalFlags::NONE,
        // Whoever comes and whoever goes: looking says which.
        move |_, _, _, _, _, _| act(),
    );
}

/// Elsewhere it is always there.
#[cfg(not(target_os = "linux"))]
pub(super) fn when_one_appears(_: impl Fn() + Send + Sync + 'static) {}

/// Calls once whoever shows icons answers; without an answer it does not call. To be called on the main thread, which is also where
/// it calls. The icon itself is shown by a call that has no limit: with a panel that stands still, the window would too.
#[cfg(target_os = "linux")]
pub(super) fn when_it_answers(act: impl FnOnce() + 'static) {
    use gtk::gio;
    use gtk::glib;
    let Some(bus) = bus::session(Deadline::new()) else { return };
    bus.call(
        Some(WATCHER),
        "/StatusNotifierWatcher",
        "org.freedesktop.DBus.Peer",
        "Ping",
        None,
        None,
        gio::DBusCallFlags::NO_AUTO_START,
        // As long as the library waits by itself.
        -1,
        gio::Cancellable::NONE,
        move |answer: Result<glib::Variant, glib::Error>| match answer {
            Ok(_) => act(),
            // Who does not know the question has heard it.
            Err(error) if error.message().contains("org.freedesktop.DBus.Error.UnknownMethod") => act(),
            Err(error) => log::warn!("the tray does not answer: {error}"),
        },
    );
}

/// Elsewhere it is a part of the system.
#[cfg(not(target_os = "linux"))]
pub(super) fn when_it_answers(act: impl FnOnce() + 'static) {
    act();
}

/// Whether somebody would show the icon.
#[cfg(target_os = "linux")]
pub(super) fn exists() -> bool {
    bus::has(WATCHER, Deadline::new())
}

/// Windows and macOS always have a place for it.
#[cfg(not(target_os = "linux"))]
pub(super) fn exists() -> bool {
    true
}
