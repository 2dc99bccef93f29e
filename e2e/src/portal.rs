//! The settings portal of a desktop, as far as light and dark go.

use std::collections::HashMap;

use anyhow::Result;
use zbus::blocking::{Connection, connection::Builder};
use zbus::interface;
use zbus::zvariant::{OwnedValue, Value};

const NAME: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const INTERFACE: &str = "org.freedesktop.portal.Settings";
const NAMESPACE: &str = "org.freedesktop.appearance";
const KEY: &str = "color-scheme";

/// The portal; dropping it takes it away.
#[derive(Debug)]
pub struct Portal {
    link: Connection,
}

impl Portal {
    /// Opens one on a bus, for a user who prefers `scheme`: 1 dark, 2 light, 0 neither.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn open(bus: &str, scheme: u32) -> Result<Self> {
        let link = Builder::address(bus)?.serve_at(PATH, Settings(scheme))?.name(NAME)?.build()?;
        Ok(Self { link })
    }

    /// The user prefers something else from now on.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn prefer(&self, scheme: u32) -> Result<()> {
        self.link.object_server().interface::<_, Settings>(PATH)?.get_mut().0 = scheme;
        let told = (NAMESPACE, KEY, Value::from(scheme));
        Ok(self.link.emit_signal(None::<&str>, PATH, INTERFACE, "SettingChanged", &told)?)
    }
}

struct Settings(u32);

#[interface(name = "org.freedesktop.portal.Settings")]
impl Settings {
    /// As deep as the specification has it: a value in a value.
    fn read(&self, namespace: &str, key: &str) -> zbus::fdo::Result<OwnedValue> {
        if (namespace, key) != (NAMESPACE, KEY) {
            return Err(zbus::fdo::Error::Failed("no such setting".to_owned()));
        }
        OwnedValue::try_from(Value::Value(Box::new(Value::from(self.0)))).map_err(|error| zbus::fdo::Error::Failed(error.to_string()))
    }

    fn read_all(&self, _namespaces: Vec<String>) -> HashMap<String, HashMap<String, OwnedValue>> {
        HashMap::new()
    }
}
