//! The session bus: its configuration, and the services that a test puts on it.

use std::process::Child;

use anyhow::{Context, Result};
use zbus::blocking::connection::Builder;
use zbus::blocking::fdo::DBusProxy;

use super::Session;
use crate::fake_desktop::TRAY_NAME;
use crate::{FakeDesktop, StallingTray, UnresponsiveService, processes};

/// A session bus without service files. A service that is installed on this machine must not start
/// by itself: the desktop that the test imitates may not have it.
pub(super) const BUS_CONFIG: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=@RUN@</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

impl Session {
    /// Puts a tray and a notification server on the bus.
    ///
    /// # Errors
    /// Fails if the bus refuses the request.
    pub fn add_desktop_services(&mut self) -> Result<()> {
        self.desktop = Some(FakeDesktop::open(&self.bus)?);
        Ok(())
    }

    /// Puts a tray on the bus that never answers, until it is dropped.
    ///
    /// # Errors
    /// Fails if the bus refuses the request.
    pub fn unresponsive_tray(&self) -> Result<UnresponsiveService> {
        UnresponsiveService::open(&self.bus, TRAY_NAME)
    }

    /// Puts a tray on the bus that answers until an icon is registered with it, and never after
    /// that. It goes when it is dropped.
    ///
    /// # Errors
    /// Fails if the bus refuses the request.
    pub fn stalling_tray(&self) -> Result<StallingTray> {
        StallingTray::open(&self.bus)
    }

    /// The tray and the notification server.
    ///
    /// # Errors
    /// Fails if [`Session::add_desktop_services`] was not called.
    pub fn desktop(&self) -> Result<&FakeDesktop> {
        self.desktop.as_ref().context("the session has no desktop services")
    }

    /// The address of the bus.
    pub fn bus(&self) -> &str {
        &self.bus
    }

    /// Whether a connection on the bus owns this name.
    ///
    /// # Errors
    /// Fails if the bus refuses the request.
    pub fn bus_name_is_owned(&self, name: &str) -> Result<bool> {
        let connection = Builder::address(self.bus.as_str())?.build()?;
        Ok(DBusProxy::new(&connection)?.name_has_owner(name.try_into()?)?)
    }

    /// The bus name that the first instance of the app on this display owns.
    #[must_use]
    pub fn single_instance_name(&self) -> String {
        format!("fr.reperes.desktop.SingleInstance.on_{}", self.display.replace(':', "_"))
    }

    /// Puts a service on the bus that owns this name and never answers, until it is dropped.
    ///
    /// # Errors
    /// Fails if the bus refuses the request.
    pub fn unresponsive_service(&self, name: &str) -> Result<UnresponsiveService> {
        UnresponsiveService::open(&self.bus, name)
    }

    /// The process id of the bus.
    ///
    /// # Errors
    /// Fails if no program of the session is a bus.
    pub fn bus_pid(&self) -> Result<u32> {
        let daemon = self
            .children
            .iter()
            .map(Child::id)
            .find(|id| processes::process_names(*id).iter().any(|name| name == "dbus-daemon"));
        daemon.context("no bus")
    }
}
