//! The commands that read what the app explains: entries, sources, search, summary.

use reperes_core::knowledge::AppSection;
use tauri::State;

use crate::state::app_state::AppState;
use crate::view::third_party;
use crate::view::wire::{Answer, Entry, Part, Sources, Summary};

/// Reads the entries of one section of the app.
#[tauri::command]
pub(crate) fn read_place(app_state: State<'_, AppState>, place: AppSection) -> Vec<Entry> {
    app_state.with_entries(&app_state.snapshot(), |entries| entries.entries_of(place))
}

/// Reads every source of the app.
#[tauri::command]
pub(crate) fn read_sources(app_state: State<'_, AppState>) -> Sources {
    app_state.with_entries(&app_state.snapshot(), |entries| entries.sources())
}

/// Reads the list of third-party software in this program.
#[tauri::command]
pub(crate) fn read_parts() -> Vec<Part> {
    third_party::all()
}

/// Searches entries and lines.
#[tauri::command]
pub(crate) fn search(app_state: State<'_, AppState>, query: &str) -> Answer {
    app_state.search(query)
}

/// Sums up the noted signs. Nothing of it is stored.
#[tauri::command]
pub(crate) fn sum_up(app_state: State<'_, AppState>, ids: Vec<String>) -> Summary {
    summary(&app_state, &ids)
}

pub(super) fn summary(app_state: &AppState, ids: &[String]) -> Summary {
    app_state.with_entries(&app_state.snapshot(), |entries| entries.summary(ids))
}
