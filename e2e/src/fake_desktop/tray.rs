//! The tray: a StatusNotifierWatcher, and the host that shows its icons and opens their menus.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use anyhow::{Context, Result, bail, ensure};
use zbus::blocking::Proxy;
use zbus::blocking::fdo::DBusProxy;
use zbus::interface;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

use super::{FakeDesktop, lock};
use crate::{TIMEOUT, wait_for};

/// The bus name of a tray.
pub(crate) const TRAY_NAME: &str = "org.kde.StatusNotifierWatcher";
/// The object path of a tray.
pub(crate) const TRAY_PATH: &str = "/StatusNotifierWatcher";

/// The number and the text of a menu entry.
type MenuEntry = (i32, String);
/// Width, height and bytes of a picture.
type Pixmap = (i32, i32, Vec<u8>);
/// A node of a menu layout: number, properties, children.
type MenuNode = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

impl FakeDesktop {
    /// The texts of the icon's menu. Waits for the icon.
    ///
    /// # Errors
    /// Fails if no icon appears, or if it has no menu.
    pub fn menu(&self) -> Result<Vec<String>> {
        Ok(self.menu_entries()?.into_iter().map(|(_, text)| text).collect())
    }

    /// The tooltip of the icon, and the bytes of its first picture.
    ///
    /// # Errors
    /// Fails if no icon appears.
    pub fn icon(&self) -> Result<(String, Vec<u8>)> {
        let item = self.icon_proxy()?;
        let (_, _, _, text): (String, Vec<Pixmap>, String, String) =
            item.get_property("ToolTip")?;
        let pictures: Vec<Pixmap> = item.get_property("IconPixmap")?;
        Ok((text, pictures.into_iter().next().context("no picture")?.2))
    }

    /// The number of icons.
    ///
    /// # Errors
    /// Fails if the bus refuses the request.
    pub fn icon_count(&self) -> Result<usize> {
        let bus = DBusProxy::new(&self.connection)?;
        let items = lock(&self.items).clone();
        // A relaunched process registers again under the same name.
        Ok(items.iter().filter(|name| has_owner(&bus, name)).collect::<BTreeSet<_>>().len())
    }

    /// Clicks the first menu entry whose text contains `part`.
    ///
    /// # Errors
    /// Fails if there is none.
    pub fn click_menu_entry(&self, part: &str) -> Result<()> {
        let entries = self.menu_entries()?;
        let Some((id, _)) = entries.iter().find(|(_, text)| text.contains(part)) else {
            bail!("no {part:?} in {entries:?}")
        };
        let menu = self.menu_proxy(&self.icon_proxy()?)?;
        // Panels do not wait for an answer either, and a program that quits may never send one.
        Ok(menu.call_noreply("Event", &(*id, "clicked", Value::from(0_i32), 0_u32))?)
    }

    /// Removes the tray and forgets its icons.
    ///
    /// # Errors
    /// Fails if the bus refuses the request.
    pub fn remove_tray(&self) -> Result<()> {
        lock(&self.items).clear();
        ensure!(self.connection.release_name(TRAY_NAME)?, "there was no tray");
        Ok(())
    }

    /// Brings the tray back, without icons.
    ///
    /// # Errors
    /// Fails if the bus refuses the request.
    pub fn restore_tray(&self) -> Result<()> {
        Ok(self.connection.request_name(TRAY_NAME)?)
    }

    /// The latest icon whose process still runs: a relaunched process registers anew.
    fn icon_proxy(&self) -> Result<Proxy<'_>> {
        let bus = DBusProxy::new(&self.connection)?;
        let service = wait_for("an icon in the tray", TIMEOUT, || {
            // A copy: a program that registers during the call to the bus would wait for the lock,
            // and the bus would wait for that program.
            let items = lock(&self.items).clone();
            Ok(items.into_iter().rev().find(|name| has_owner(&bus, name)))
        })?;
        Ok(Proxy::new(
            &self.connection,
            service,
            "/StatusNotifierItem",
            "org.kde.StatusNotifierItem",
        )?)
    }

    fn menu_proxy(&self, item: &Proxy<'_>) -> Result<Proxy<'_>> {
        let path: OwnedObjectPath = item.get_property("Menu")?;
        Ok(Proxy::new(
            &self.connection,
            item.destination().to_owned(),
            path,
            "com.canonical.dbusmenu",
        )?)
    }

    fn menu_entries(&self) -> Result<Vec<MenuEntry>> {
        let menu = self.menu_proxy(&self.icon_proxy()?)?;
        let (_, (_, _, children)): (u32, MenuNode) =
            menu.call("GetLayout", &(0_i32, -1_i32, Vec::<&str>::new()))?;
        let nodes = children.into_iter().filter_map(|child| MenuNode::try_from(child).ok());
        Ok(nodes
            .filter_map(|(id, properties, _)| {
                Some((id, String::try_from(properties.get("label")?.try_clone().ok()?).ok()?))
            })
            .collect())
    }
}

fn has_owner(bus: &DBusProxy<'_>, name: &str) -> bool {
    name.try_into().is_ok_and(|name| bus.name_has_owner(name).unwrap_or(false))
}

/// The server side of the tray, with the bus names of the icons that were registered.
pub(super) struct TrayWatcher(pub(super) Arc<Mutex<Vec<String>>>);

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl TrayWatcher {
    fn register_status_notifier_item(
        &self,
        #[zbus(header)] header: zbus::message::Header<'_>,
        service: &str,
    ) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        lock(&self.0).push(if service.starts_with('/') { sender } else { service.to_owned() });
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }
}
