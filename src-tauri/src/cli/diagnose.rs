//! `reperes diagnose`: what a person who helps remotely has to know of this computer, and nothing
//! personal.

use std::io::{self, Write};
use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};
use reperes_core::ClockVerdict;

use crate::background::lifecycle;
use crate::config::settings::SettingsStore;
use crate::platform::desktop::Desktop;
use crate::platform::storage::is_writable_dir;
use crate::platform::{autostart, log_file, notification_server, zone};
use crate::state::clock_check;
use crate::view::messages::Messages;

/// What the report is made from.
pub(crate) struct DiagnoseInput<'a> {
    pub(crate) now: DateTime<Utc>,
    pub(crate) clock: ClockVerdict,
    pub(crate) desktop: &'a dyn Desktop,
    pub(crate) settings: &'a dyn SettingsStore,
    /// Where the policy is.
    pub(crate) policy: &'a str,
}

/// Writes one line for each fact. The names are the same in each language, so that two people on a
/// telephone can read them to each other.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write(
    output: &mut dyn Write,
    messages: &Messages,
    input: &DiagnoseInput<'_>,
) -> io::Result<()> {
    let yes_no = |value: bool| messages.get(if value { "diagnose-yes" } else { "diagnose-no" });
    let instant = |instant: DateTime<Utc>| instant.to_rfc3339_opts(SecondsFormat::Secs, true);
    let unknown = || messages.get("diagnose-unknown");
    let folder = input.settings.folder().map_or_else(unknown, without_account);
    let journal = input
        .settings
        .folder()
        .map_or_else(unknown, |folder| without_account(&folder.join(log_file::FILE_NAME)));
    let zone = zone::computer_zone().map_or_else(unknown, |zone| zone.to_string());
    let clock = match input.clock {
        ClockVerdict::Plausible => messages.get("diagnose-clock-plausible"),
        ClockVerdict::BeforeBuild => messages.get("diagnose-clock-before"),
        ClockVerdict::WentBack => messages.get("diagnose-clock-back"),
        ClockVerdict::FarAhead => messages.get("diagnose-clock-ahead"),
    };
    let lines = [
        ("reperes", env!("CARGO_PKG_VERSION").to_owned()),
        ("numbers", messages.get("native-numbers")),
        ("system", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
        ("built", instant(clock_check::build_time())),
        ("now", instant(input.now)),
        ("clock", clock),
        ("zone", zone),
        ("tzdb", chrono_tz::IANA_TZDB_VERSION.to_owned()),
        ("folder", folder),
        ("journal", journal),
        (
            "kept",
            yes_no(
                input.settings.is_persistent()
                    && input.settings.folder().is_some_and(is_writable_dir),
            ),
        ),
        ("policy", input.policy.to_owned()),
        ("tray", yes_no(lifecycle::tray_exists())),
        ("messages", yes_no(notification_server::exists())),
        ("autostart", autostart::is_enabled().map_or_else(unknown, yes_no)),
        ("tel", yes_no(input.desktop.handles("tel"))),
        ("https", yes_no(input.desktop.handles("https"))),
    ];
    lines.into_iter().try_for_each(|(name, value)| writeln!(output, "{name:<10} {value}"))
}

/// A path on one line, without the name of the account, which is often that of a person.
fn without_account(path: &Path) -> String {
    let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    let below = home.and_then(|home| Some(Path::new("~").join(path.strip_prefix(home).ok()?)));
    below
        .as_deref()
        .unwrap_or(path)
        .display()
        .to_string()
        .chars()
        .map(|character| if character.is_control() { '?' } else { character })
        .collect()
}
