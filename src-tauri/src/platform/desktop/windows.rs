//! The desktop on Windows: the associations of the Windows shell name the program that handles a
//! scheme.

use windows_sys::Win32::System::Console::{ATTACH_PARENT_PROCESS, AttachConsole};
use windows_sys::Win32::UI::Shell::{ASSOCF_IS_PROTOCOL, ASSOCSTR_EXECUTABLE, AssocQueryStringW};

pub(super) use super::elsewhere::{copy, open};

#[expect(unsafe_code, reason = "the Windows API has no safe form of this question")]
pub(super) fn handles(scheme: &str) -> bool {
    let wide: Vec<u16> = scheme.encode_utf16().chain([0]).collect();
    let mut length = 0_u32;
    // SAFETY: `wide` is zero-terminated and lives through the call; a null buffer with length 0
    // asks for the length only.
    let status = unsafe {
        AssocQueryStringW(
            ASSOCF_IS_PROTOCOL,
            ASSOCSTR_EXECUTABLE,
            wide.as_ptr(),
            std::ptr::null(),
            std::ptr::null_mut(),
            &raw mut length,
        )
    };
    status >= 0 && length > 1
}

/// Attaches the program to the console of the terminal that started it, for the output of the
/// commands. A program with a window has no console of its own.
#[expect(unsafe_code, reason = "the Windows API has no safe form of this")]
pub(crate) fn attach_console() {
    // SAFETY: the only argument is a constant. If no terminal started the program, the call fails
    // without effect.
    unsafe {
        AttachConsole(ATTACH_PARENT_PROCESS);
    }
}
