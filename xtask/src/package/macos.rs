//! The application and the disk image for macOS. Any system can stage the folder; the tools that
//! sign it and make the image exist on a Mac only.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::release;
use crate::cmd;
use crate::licences::{self, Platform};

/// The path in the repository, the path in the application.
const FILES: &[(&str, &str)] = &[
    ("icons/icon.icns", "Contents/Resources/icon.icns"),
    ("LICENSE-MIT", "Contents/Resources/LICENSE-MIT"),
    ("LICENSE-APACHE", "Contents/Resources/LICENSE-APACHE"),
];

/// Makes the application. The signature is ad hoc: the project has no certificate.
pub(crate) fn application(program: &Path) -> Result<PathBuf> {
    let top = stage_files(
        &release::folder().join("macos"),
        program,
        &licences::notices(Platform::Macos)?,
    )?;
    let mut plist = cmd::program("plutil", &["-lint"]);
    plist.arg(top.join("Contents/Info.plist"));
    cmd::run(plist)?;
    for verb in [&["--force", "--sign", "-"][..], &["--verify", "--strict"]] {
        let mut seal = cmd::program("codesign", verb);
        seal.arg(&top);
        cmd::run(seal)?;
    }
    Ok(top)
}

/// Checks the command line of the application, which needs no window.
pub(crate) fn check_command_line(top: &Path) -> Result<()> {
    let program = top.join("Contents/MacOS/reperes");
    let mut status =
        cmd::program(&program.to_string_lossy(), &["status", "--json", "--lang", "fr"]);
    status.env_remove("REPERES_LOG");
    let said = cmd::capture(status)?;
    for line in [r#""id":"3018""#, r#""id":"3114""#] {
        ensure!(said.contains(line), "{line} is not in {said}");
    }
    Ok(())
}

/// Makes a disk image to drag the application from. Its name says that it is not signed.
pub(crate) fn image(top: &Path) -> Result<PathBuf> {
    let folder = top.parent().context("the application lies in a folder")?;
    let applications = folder.join("Applications");
    #[cfg(unix)]
    if !fs::exists(&applications)? {
        std::os::unix::fs::symlink("/Applications", &applications)?;
    }
    let output =
        release::folder().join(format!("reperes-{}-macos-arm64-non-signe.dmg", release::VERSION));
    let mut tool = cmd::program(
        "hdiutil",
        &["create", "-ov", "-format", "UDZO", "-volname", "Repères", "-srcfolder"],
    );
    tool.arg(folder).arg(&output);
    cmd::run(tool)?;
    Ok(output)
}

/// Stages the application in a folder, and replaces an older one.
fn stage_files(folder: &Path, program: &Path, third_party: &str) -> Result<PathBuf> {
    let top = folder.join("Repères.app");
    if top.exists() {
        fs::remove_dir_all(&top)?;
    }
    for place in ["Contents/MacOS", "Contents/Resources"] {
        fs::create_dir_all(top.join(place))?;
    }
    let inside = top.join("Contents/MacOS/reperes");
    fs::copy(program, &inside)?;
    cmd::set_mode(&inside, 0o755)?;
    let about = fs::read_to_string(cmd::root().join("packaging/macos/Info.plist"))?;
    fs::write(top.join("Contents/Info.plist"), about.replace("@VERSION@", release::VERSION))?;
    fs::write(top.join("Contents/Resources/third-party-licences.txt"), third_party)?;
    for (from, to) in FILES {
        fs::copy(cmd::root().join(from), top.join(to)).with_context(|| (*from).to_owned())?;
    }
    Ok(top)
}

#[cfg(test)]
mod tests {
    use super::stage_files;
    use crate::package::{release, staging};
    use std::fs;

    /// The application has all files that its property list names, its licences, and nothing else.
    #[test]
    fn bundle_has_exactly_the_named_files() {
        let folder = std::env::temp_dir().join(format!("reperes-macos-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let program = folder.join("built");
        fs::write(&program, "program").unwrap();
        let top = stage_files(&folder, &program, "licences").unwrap();
        let (files, about) = (
            staging::files(&top).unwrap(),
            fs::read_to_string(top.join("Contents/Info.plist")).unwrap(),
        );
        fs::remove_dir_all(&folder).unwrap();
        let named = |key: &str| {
            about
                .split(key)
                .nth(1)
                .unwrap()
                .split("<string>")
                .nth(1)
                .unwrap()
                .split('<')
                .next()
                .unwrap()
                .to_owned()
        };
        let mut wanted = vec![
            "Contents/Info.plist".to_owned(),
            format!("Contents/MacOS/{}", named("CFBundleExecutable")),
            format!("Contents/Resources/{}", named("CFBundleIconFile")),
        ];
        wanted.extend(
            ["LICENSE-APACHE", "LICENSE-MIT", "third-party-licences.txt"]
                .map(|name| format!("Contents/Resources/{name}")),
        );
        wanted.sort();
        assert_eq!(files, wanted);
        assert_eq!(
            (named("CFBundleVersion").as_str(), named("CFBundleShortVersionString").as_str()),
            (release::VERSION, release::VERSION)
        );
        assert!(!about.contains('@'), "{about}");
    }
}
