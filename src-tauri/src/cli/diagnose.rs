//! `reperes diagnose`: what somebody who helps from afar has to know of this computer, and nothing personal.

use std::io::{self, Write};
use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};
use reperes_core::ClockVerdict;

use crate::background::lifecycle;
use crate::config::settings::SettingsStore;
use crate::platform::desktop::Desktop;
use crate::platform::storage::can_keep;
use crate::platform::{autostart, log_file, notification_server, zone};
use crate::state::clock_check;
use crate::view::messages::Words;

/// What is asked about.
pub(crate) struct Computer<'a> {
    pub(crate) now: DateTime<Utc>,
    pub(crate) clock: ClockVerdict,
    pub(crate) desktop: &'a dyn Desktop,
    pub(crate) settings: &'a dyn SettingsStore,
    /// Where what is laid down stands.
    pub(crate) policy: &'a str,
}

/// One line each. The names are for both ends of a telephone: the same in each language.
///
/// # Errors
/// Nobody reads.
pub(crate) fn write(
    output: &mut dyn Write,
    words: &Words,
    computer: &Computer<'_>,
) -> io::Result<()> {
    let yes = |known: bool| words.say(if known { "diagnose-yes" } else { "diagnose-no" });
    let instant = |instant: DateTime<Utc>| instant.to_rfc3339_opts(SecondsFormat::Secs, true);
    let unknown = || words.say("diagnose-unknown");
    let folder = computer.settings.folder().map_or_else(unknown, neutral);
    let journal = computer
        .settings
        .folder()
        .map_or_else(unknown, |folder| neutral(&folder.join(log_file::NAME)));
    let zone = zone::computer_zone().map_or_else(unknown, |zone| zone.to_string());
    let believed = match computer.clock {
        ClockVerdict::Plausible => words.say("diagnose-clock-plausible"),
        ClockVerdict::BeforeBuild => words.say("diagnose-clock-before"),
        ClockVerdict::WentBack => words.say("diagnose-clock-back"),
        ClockVerdict::FarAhead => words.say("diagnose-clock-ahead"),
    };
    let lines = [
        ("reperes", env!("CARGO_PKG_VERSION").to_owned()),
        ("numbers", words.say("native-numbers")),
        ("system", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
        ("built", instant(clock_check::built())),
        ("now", instant(computer.now)),
        ("clock", believed),
        ("zone", zone),
        ("tzdb", chrono_tz::IANA_TZDB_VERSION.to_owned()),
        ("folder", folder),
        ("journal", journal),
        (
            "kept",
            yes(computer.settings.lasts() && computer.settings.folder().is_some_and(can_keep)),
        ),
        ("policy", computer.policy.to_owned()),
        ("tray", yes(lifecycle::can_stay())),
        ("messages", yes(notification_server::exists())),
        ("autostart", autostart::is_on().map_or_else(unknown, yes)),
        ("tel", yes(computer.desktop.handles("tel"))),
        ("https", yes(computer.desktop.handles("https"))),
    ];
    lines.into_iter().try_for_each(|(name, value)| writeln!(output, "{name:<10} {value}"))
}

/// A path on one line and without the name of an account, which is often somebody's own.
fn neutral(path: &Path) -> String {
    let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    let below = home.and_then(|home| Some(Path::new("~").join(path.strip_prefix(home).ok()?)));
    below
        .as_deref()
        .unwrap_or(path)
        .display()
        .to_string()
        .chars()
        .map(|sign| if sign.is_control() { '?' } else { sign })
        .collect()
}
