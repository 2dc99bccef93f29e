//! The permissions: each command that a page may call, and the windows whose page may.
//!
//! `build.rs` makes the handler, the permissions and the capabilities of this list.
//! `command_guard.rs` reads it at each call. A window for which a command is not listed is refused.

const MAIN: &[&str] = &["main"];
const KIOSK: &[&str] = &["kiosk"];
const BOTH: &[&str] = &["main", "kiosk"];

/// The name of each command, and the labels of its windows. In a kiosk, a command only reads, or
/// exists for the kiosk alone.
pub(crate) const COMMANDS: &[(&str, &[&str])] = &[
    ("page_ready", BOTH),
    ("read_page", BOTH),
    ("follow_time", BOTH),
    ("choose_language", BOTH),
    ("choose_audience", MAIN),
    ("choose_preferences", MAIN),
    ("end_welcome", MAIN),
    ("trust_clock", MAIN),
    ("open_folder", MAIN),
    ("erase_all", MAIN),
    ("contact", MAIN),
    ("read_place", MAIN),
    ("read_sources", MAIN),
    ("remind", MAIN),
    ("read_staying", MAIN),
    ("choose_staying", MAIN),
    ("choose_notices", MAIN),
    ("choose_autostart", MAIN),
    ("end_window", MAIN),
    ("keep_window", MAIN),
    ("read_parts", MAIN),
    ("search", MAIN),
    ("sum_up", MAIN),
    ("copy_entry", MAIN),
    ("copy_noted", MAIN),
    ("open_help", MAIN),
    ("print_page", MAIN),
    ("announce", BOTH),
    ("restart_kiosk", KIOSK),
    ("leave_kiosk", KIOSK),
];

/// The commands that the page of a window may call.
pub(crate) fn commands_of(window: &str) -> impl Iterator<Item = &'static str> {
    let is_listed = move |(_, windows): &&(&str, &[&str])| windows.contains(&window);
    COMMANDS.iter().filter(is_listed).map(|(name, _)| *name)
}
