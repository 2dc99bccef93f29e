//! Orca of Debian 13, newer than that of the system, in a chroot that shares the display and the
//! buses of the tests.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::{apt, cmd};

const RELEASE: &str = "trixie";
const PACKAGES: &str = "--include=orca,at-spi2-core,gsettings-desktop-schemas,x11-xkb-utils";
/// Starts it in its own mount namespace. `/tmp` is shared, because it holds the sockets of the
/// tests.
const START: &str = r#"#!/bin/sh
exec unshare --mount --propagation private sh -c '
    tree=$1; shift
    mount --rbind /tmp "$tree/tmp" && mount --bind /proc "$tree/proc" && mount --rbind /dev "$tree/dev" || exit 1
    exec chroot "$tree" /usr/bin/env --chdir=/ orca "$@"
' sh '@TREE@' "$@"
"#;

/// Makes the chroot if it is missing, and returns the program that starts its Orca. It needs root.
pub(crate) fn install() -> Result<PathBuf> {
    let folder = cmd::root().join("target/orca");
    let (tree, start) = (folder.join(RELEASE), folder.join("orca"));
    if !tree.join("usr/bin/orca").exists() {
        fs::create_dir_all(&folder)?;
        apt::bootstrap(RELEASE, &[PACKAGES], &tree)?;
    }
    fs::write(&start, START.replace("@TREE@", &tree.display().to_string()))?;
    cmd::set_mode(&start, 0o755)?;
    Ok(start)
}
