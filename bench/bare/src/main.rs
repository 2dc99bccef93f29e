//! A bare Tauri window: what the bench compares the app with. It owns nothing and sets nothing.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
