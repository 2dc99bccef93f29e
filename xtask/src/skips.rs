//! The steps that may be skipped, and where, from `xtask/skips.toml`. No other step may be skipped.

use anyhow::{Context, Result, bail};
use toml::Table;

use crate::{apt, cmd};

const LIST: &str = include_str!("../skips.toml");

/// Whether a step may be skipped on this machine. It fails if the list is invalid or the machine
/// cannot be examined.
pub(crate) fn allows(step: &str) -> Result<bool> {
    for (name, condition) in read(LIST)? {
        if name == step && holds(&condition)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Each step with its condition.
fn read(list: &str) -> Result<Vec<(String, String)>> {
    let list: Table = toml::from_str(list).context("xtask/skips.toml")?;
    let entries = list
        .get("skip")
        .and_then(toml::Value::as_array)
        .context("xtask/skips.toml has no [[skip]]")?;
    let text = |entry: &toml::Value, key: &str| {
        let text = entry.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        text.with_context(|| format!("xtask/skips.toml: an entry has no {key}"))
    };
    entries.iter().map(|entry| Ok((text(entry, "step")?, text(entry, "where")?))).collect()
}

fn holds(condition: &str) -> Result<bool> {
    match condition {
        "no-chromium-package" => Ok(!apt::has_chromium() && !apt::offers_chromium()?),
        "webkitgtk-2.50" => {
            let version =
                cmd::capture(cmd::program("pkg-config", &["--modversion", "webkit2gtk-4.1"]))?;
            Ok(version.starts_with("2.50."))
        }
        "no-x11" => Ok(!cfg!(target_os = "linux")),
        _ => bail!("xtask/skips.toml: unknown condition {condition:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{LIST, allows, holds, read};

    /// Each condition in the list is known, and an invented one is refused.
    #[test]
    fn listed_conditions_are_known() {
        for (step, condition) in read(LIST).unwrap() {
            // Other systems have no WebKitGTK whose version could be read.
            if cfg!(target_os = "linux") || condition != "webkitgtk-2.50" {
                assert!(holds(&condition).is_ok(), "{step}: {condition}");
            }
        }
        assert!(holds("on-a-full-moon").is_err());
    }

    /// A step that the list does not name may not be skipped.
    #[test]
    fn unlisted_step_may_not_be_skipped() {
        assert!(!allows("clippy").unwrap());
    }
}
