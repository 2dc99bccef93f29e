//! Printing with WebKitGTK. Paper size and margins are set here, because `@page` does not reach
//! them.

use gtk::prelude::{Cast as _, WidgetExt as _};
use gtk::{PageSetup, PrintSettings, Unit};
use tauri::WebviewWindow;
use webkit2gtk::{PrintOperation, PrintOperationExt as _};

use crate::view::wire::Paper;

const MARGIN_MM: f64 = 14.0;

/// Shows the print dialog and prints.
pub(super) fn print(window: &WebviewWindow, paper: Paper) -> tauri::Result<()> {
    window.with_webview(move |webview| {
        let page = webview.inner();
        let operation = PrintOperation::new(&page);
        operation.set_page_setup(&page_setup(paper));
        #[cfg(feature = "test-hooks")]
        if let Some(settings) = crate::platform::test_hooks::print_settings() {
            operation.set_print_settings(&settings);
            operation.print();
            return;
        }
        operation.set_print_settings(&PrintSettings::new());
        let parent = page.toplevel().and_then(|top| top.downcast::<gtk::Window>().ok());
        operation.run_dialog(parent.as_ref());
    })
}

fn page_setup(paper: Paper) -> PageSetup {
    let setup = PageSetup::new();
    let size = match paper {
        Paper::A4 => "iso_a4",
        Paper::A3 => "iso_a3",
    };
    setup.set_paper_size(&gtk::PaperSize::new(Some(size)));
    setup.set_top_margin(MARGIN_MM, Unit::Mm);
    setup.set_bottom_margin(MARGIN_MM, Unit::Mm);
    setup.set_left_margin(MARGIN_MM, Unit::Mm);
    setup.set_right_margin(MARGIN_MM, Unit::Mm);
    setup
}
