//! The probe of Windows.

use windows_sys::Win32::Foundation::{ERROR_SERVICE_DOES_NOT_EXIST, GetLastError};
use windows_sys::Win32::System::Services::{
    CloseServiceHandle, OpenSCManagerW, OpenServiceW, QueryServiceStatus, SC_MANAGER_CONNECT,
    SERVICE_QUERY_STATUS, SERVICE_RUNNING, SERVICE_STATUS,
};
use windows_sys::Win32::UI::Shell::IsUserAnAdmin;
use windows_sys::Win32::UI::WindowsAndMessaging::FindWindowW;
use windows_sys::w;

use super::facts::{System, Windows};

pub(super) fn probe() -> System {
    #[expect(unsafe_code, reason = "a call to the system")]
    // SAFETY: the class is a constant text that ends with zero, and no title is asked for.
    let taskbar = unsafe { !FindWindowW(w!("Shell_TrayWnd"), std::ptr::null()).is_null() };
    System::Windows(Windows { taskbar, keyboard_filter: keyboard_filter() })
}

/// Whether this account has an administrator's rights at this moment. Windows asks on a screen of
/// its own before it gives more, so the second value is always false.
pub(super) fn rights() -> (bool, bool) {
    #[expect(unsafe_code, reason = "a call to the system")]
    // SAFETY: the call takes no argument and only reads.
    let administrator = unsafe { IsUserAnAdmin() != 0 };
    (administrator, false)
}

/// Whether the service of Keyboard Filter runs; `None` if Windows does not say.
fn keyboard_filter() -> Option<bool> {
    #[expect(unsafe_code, reason = "calls to the system")]
    // SAFETY: each handle is closed once and not used afterwards; the status is as large as its
    // type says.
    unsafe {
        let manager = OpenSCManagerW(std::ptr::null(), std::ptr::null(), SC_MANAGER_CONNECT);
        if manager.is_null() {
            return None;
        }
        let service = OpenServiceW(manager, w!("MsKeyboardFilter"), SERVICE_QUERY_STATUS);
        let runs = if service.is_null() {
            (GetLastError() == ERROR_SERVICE_DOES_NOT_EXIST).then_some(false)
        } else {
            let mut status = SERVICE_STATUS::default();
            let known = QueryServiceStatus(service, &raw mut status) != 0;
            CloseServiceHandle(service);
            known.then_some(status.dwCurrentState == SERVICE_RUNNING)
        };
        CloseServiceHandle(manager);
        runs
    }
}
