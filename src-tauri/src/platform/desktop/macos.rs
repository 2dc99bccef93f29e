//! The desktop on macOS: the workspace knows which program handles a scheme.

use objc2_app_kit::NSWorkspace;
use objc2_foundation::{NSString, NSURL};

pub(super) use super::elsewhere::{copy, open};

pub(super) fn handles(scheme: &str) -> bool {
    let Some(url) = NSURL::URLWithString(&NSString::from_str(&format!("{scheme}:0"))) else {
        return false;
    };
    NSWorkspace::sharedWorkspace().URLForApplicationToOpenURL(&url).is_some()
}
