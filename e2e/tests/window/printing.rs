//! Printed pages: their paper, their number, their text and their QR codes.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use e2e::{Setup, WebDriverApp, output, wait_for};
use serde_json::json;

use crate::OPEN;

/// Width and height of the papers in points, as `pdfinfo` gives them.
const A4: (f64, f64) = (595.0, 842.0);
const A3: (f64, f64) = (842.0, 1191.0);

struct PrintedSheet {
    app: WebDriverApp,
    file: PathBuf,
}

/// An entry is printed on A4 with its sources and without its buttons.
#[test]
fn entry_prints_on_a4_with_sources_without_buttons() -> Result<()> {
    let sheet = PrintedSheet::open()?;
    for route in [
        "#/agir/talks-of-dying",
        "#/comprendre/law-harassment",
        "#/classe/activity-comment-thread",
        "#/agir/letter-school",
    ] {
        let text = sheet.print(route, "[data-entry]", "a4", A4)?;
        for part in ["Sources", "revue le", "3018"] {
            ensure!(text.contains(part), "{route} lacks {part}:\n{text}");
        }
        for part in ["Imprimer", "Rechercher", "Copier"] {
            ensure!(!text.contains(part), "{route} prints the button {part}");
        }
    }
    Ok(())
}

/// The steps that are folded on the screen are on paper, with their number.
#[test]
fn folded_steps_are_printed() -> Result<()> {
    let sheet = PrintedSheet::open()?;
    let text = sheet.print("#/agir/talks-of-dying", "[data-part='fold']", "a4", A4)?;
    for part in ["Pour la famille, la suite", "Demain", "pédiatre", "Choisissez pour voir"] {
        ensure!(text.contains(part) == (part != "Choisissez pour voir"), "{part}:\n{text}");
    }
    Ok(())
}

/// The family sheet and the essential each fit on two pages.
#[test]
fn family_sheet_and_essential_fit_on_two_pages() -> Result<()> {
    let sheet = PrintedSheet::open()?;
    for route in ["#/classe/family-sheet", "#/agir/essential"] {
        sheet.print(route, "[data-entry]", "a4", A4)?;
        ensure!(sheet.pages()? <= 2, "{route} takes {} pages", sheet.pages()?);
    }
    Ok(())
}

/// The noted signs are printed with their first call, and no other sign is.
#[test]
fn noted_signs_print_with_their_first_call() -> Result<()> {
    let sheet = PrintedSheet::open()?;
    sheet.app.page.navigate("#/reperer")?;
    sheet.app.page.click("[data-sign='sign-talk-of-dying'] input")?;
    sheet.app.page.wait_text("[data-part='summary']", |text| !text.is_empty())?;
    let text = sheet.print_here("a4", A4)?;
    ensure!(text.contains("Appelez d’abord") && text.contains("3114"), "{text}");
    ensure!(!text.contains("Dort mal"), "signs that were not ticked are printed:\n{text}");
    Ok(())
}

/// The poster fills one page of A4 or A3, and its QR codes are readable.
#[test]
fn poster_fills_one_page_and_its_codes_are_readable() -> Result<()> {
    let sheet = PrintedSheet::open()?;
    for (paper, size) in [("a4", A4), ("a3", A3)] {
        let text =
            sheet.print("#/affiche", "[data-part='poster'] [data-part='qr']", paper, size)?;
        for part in ["3018", "3114", "23 h", "112"] {
            ensure!(text.contains(part), "the poster lacks {part}:\n{text}");
        }
        ensure!(sheet.pages()? == 1, "{paper}: {} pages", sheet.pages()?);
        let mut codes = sheet.picture(paper)?.qr_texts();
        codes.sort();
        ensure!(codes == ["tel:3018", "tel:3114"], "{paper}: {codes:?}");
    }
    Ok(())
}

impl PrintedSheet {
    fn open() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("reperes-print-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let file = folder.join("page.pdf");
        let app = Setup::at(OPEN)
            .var("REPERES_TEST_PRINT", file.to_str().context("a path that is no text")?)
            .drive()?;
        Ok(Self { app, file })
    }

    fn print(&self, route: &str, ready: &str, paper: &str, size: (f64, f64)) -> Result<String> {
        self.app.page.navigate(route)?;
        wait_for(&format!("{ready} on {route}"), e2e::TIMEOUT, || {
            Ok((self.app.page.count(ready)? > 0).then_some(()))
        })?;
        self.print_here(paper, size)
    }

    /// Prints the current view, checks the size of the paper and gives the text.
    fn print_here(&self, paper: &str, (width, height): (f64, f64)) -> Result<String> {
        let _absent = std::fs::remove_file(&self.file);
        let button = if paper == "a3" { "print-a3" } else { "print-" };
        self.app.page.eval(
            "document.querySelector(`[data-action^='${arguments[0]}']`).click();",
            &[json!(button)],
        )?;
        let text = wait_for("the printed page", e2e::TIMEOUT, || {
            Ok(tool("pdftotext", &["-layout"], &self.file, &["-"])
                .ok()
                .filter(|text| !text.trim().is_empty()))
        })?;
        let info = tool("pdfinfo", &[], &self.file, &[])?;
        let size = info
            .lines()
            .find_map(|line| line.strip_prefix("Page size:"))
            .context("no page size")?;
        let numbers: Vec<f64> =
            size.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        ensure!(
            numbers.len() == 2
                && (numbers[0] - width).abs() < 2.0
                && (numbers[1] - height).abs() < 2.0,
            "{paper}: {size}"
        );
        Ok(text.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{2007}', ""))
    }

    fn pages(&self) -> Result<u32> {
        let info = tool("pdfinfo", &[], &self.file, &[])?;
        Ok(info
            .lines()
            .find_map(|line| line.strip_prefix("Pages:"))
            .context("no page count")?
            .trim()
            .parse()?)
    }

    fn picture(&self, name: &str) -> Result<e2e::Picture> {
        let stem = self.file.with_file_name(name);
        tool(
            "pdftoppm",
            &["-png", "-r", "100", "-singlefile"],
            &self.file,
            &[stem.to_str().context("a path that is no text")?],
        )?;
        e2e::Picture::open(&stem.with_extension("png"))
    }
}

impl Drop for PrintedSheet {
    fn drop(&mut self) {
        if let Some(folder) = self.file.parent() {
            let _gone = std::fs::remove_dir_all(folder);
        }
    }
}

fn tool(name: &str, before: &[&str], file: &Path, after: &[&str]) -> Result<String> {
    let out = output(Command::new(name).args(before).arg(file).args(after))?;
    ensure!(out.status.success(), "{name}: {}", String::from_utf8_lossy(&out.stderr));
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}
