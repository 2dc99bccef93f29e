//! Lets Tauri read `tauri.conf.json`; nothing else.

fn main() {
    tauri_build::build();
}
