//! Content with a mistake: it is named and refused, and both lines stay.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use e2e::{Session, Setup, output, program};

use crate::OPEN;

const MISTAKES: &[(&str, &str, &str, &str)] = &[
    ("helplines.toml", "\"09:00-23:00\"], holidays", "\"9h-23h\"], holidays", "helplines.toml:"),
    ("fr/situations.toml", "why = ", "because = ", "fr/situations.toml:"),
    ("signs.toml", "role = \"target\"", "role = \"x\"", "signs.toml:"),
    ("sources.toml", "url = \"https://", "url = \"ftp://", "sources.toml:"),
    ("synonyms.toml", "said = [", "said = ", "synonyms.toml:"),
];

/// The command line names a mistake in the content and exits with code 2.
#[test]
fn command_names_the_mistake_and_exits_with_2() -> Result<()> {
    let session = Session::open(640, 480)?;
    for (file, from, to, named) in MISTAKES {
        let folder = session.path("content");
        copy_with_mistake(&folder, file, from, to)?;
        let out = output(
            session.command(program("REPERES_BIN")?).args(["status", "--content"]).arg(&folder),
        )?;
        let stderr = String::from_utf8_lossy(&out.stderr).into_owned();
        ensure!(out.status.code() == Some(2) && stderr.contains(named), "{file}: {stderr}");
        ensure!(out.stdout.is_empty(), "{file}: it answered all the same");
    }
    Ok(())
}

/// A window with invalid content shows both lines, and the log names the mistake.
#[test]
fn window_with_invalid_content_shows_both_lines() -> Result<()> {
    let keep = tempfile::tempdir()?;
    copy_with_mistake(keep.path(), "helplines.toml", "id = \"3018\"", "id = \"3018!\"")?;
    let folder = keep.path().to_str().context("a path that is no text")?;
    let app = Setup::at(OPEN).arg("--content").arg(folder).drive()?;
    for line in ["3018", "3114"] {
        app.page.wait_text(&format!("[data-line='{line}'] [data-part='number']"), |text| {
            text == line
        })?;
    }
    assert!(app.session.log("app.log").contains("helplines.toml:"), "the mistake is not named");
    Ok(())
}

/// Copies the content with one mistake in it.
fn copy_with_mistake(folder: &Path, file: &str, from: &str, to: &str) -> Result<()> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    for place in ["", "fr", "en", "fr/phrases", "en/phrases"] {
        fs::create_dir_all(folder.join(place))?;
        for entry in fs::read_dir(content.join(place))? {
            let path = entry?.path();
            if path.is_file() {
                fs::copy(&path, folder.join(place).join(path.file_name().context("no name")?))?;
            }
        }
    }
    let text = fs::read_to_string(folder.join(file))?;
    ensure!(text.contains(from), "{from} is not in {file}");
    // The mistake must not be in the comment at the head of the file.
    let records = text.find("\n[[").unwrap_or(0);
    let (head, body) = text.split_at(records);
    Ok(fs::write(folder.join(file), head.to_owned() + &body.replacen(from, to, 1))?)
}
