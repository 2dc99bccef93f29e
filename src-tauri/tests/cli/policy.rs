//! `reperes policy`, as an administrator meets it. Only the build with hooks can be given another file than that of the computer.

use super::{reperes, text};

#[test]
fn policy_tells_what_holds_and_where_it_would_stand() {
    let output = reperes(&["policy", "--lang", "fr"])
        .env("HOME", "/nonexistent")
        .env_remove("XDG_DATA_HOME")
        .output()
        .unwrap();
    let told = text(&output.stdout);
    assert!(output.status.success(), "{told}");
    assert!(
        told.contains("/etc/reperes/policy.toml")
            && told.contains("text_size")
            && told.contains("défaut"),
        "{told}"
    );
}

#[cfg(feature = "test-hooks")]
mod malformed {
    use std::fs::{File, Permissions, create_dir, set_permissions, write};
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::path::Path;
    use std::process::{Command, Output};

    use super::super::{NOW, reperes, text};

    const SOUND: &str =
        "[mandatory]\ntheme = \"dark\"\ntext_size = 150\n[school]\nname = \"Collège\"\n";
    const IMPOSED: [&str; 2] = ["politique obligatoire", "mandatory policy"];

    fn told_of(path: &Path, language: &str, owner: Option<&str>) -> Output {
        let mut command = reperes(&["policy", "--lang", language]);
        command
            .env("REPERES_TEST_POLICY", path)
            .env("HOME", "/nonexistent")
            .env_remove("XDG_DATA_HOME");
        command.envs(owner.map(|owner| ("REPERES_TEST_POLICY_OWNER", owner))).output().unwrap()
    }

    #[test]
    fn a_mistake_is_told_with_its_line_and_ends_in_code_1() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        write(
            &path,
            "[mandatory]\ntheme = \"dark\"\ntray = \"yes\"\n[recommended]\nkiosk = true\n",
        )
        .unwrap();
        for (language, dark) in ["fr", "en"].into_iter().zip(IMPOSED) {
            let output = told_of(&path, language, None);
            let told = text(&output.stdout);
            assert_eq!(output.status.code(), Some(1), "{told}");
            for part in
                [dark, "policy.toml:3", "mandatory.tray", "policy.toml:5", "recommended.kiosk"]
            {
                assert!(told.contains(part), "{part} is not in {told}");
            }
        }
        // What answers in a terminal is not disturbed by it.
        let status =
            reperes(&["status", "--at", NOW]).env("REPERES_TEST_POLICY", &path).output().unwrap();
        assert!(status.status.success() && status.stderr.is_empty());
    }

    /// Each of them stands where the policy would; the last words say what is the matter with it.
    #[test]
    fn a_file_that_does_not_count_is_named_and_nothing_of_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        write(at("sound"), SOUND).unwrap();
        for (name, mode) in [("open-to-all", 0o666), ("open-to-group", 0o664)] {
            write(at(name), SOUND).unwrap();
            set_permissions(at(name), Permissions::from_mode(mode)).unwrap();
        }
        create_dir(at("folder")).unwrap();
        create_dir(at("shared")).unwrap();
        set_permissions(at("shared"), Permissions::from_mode(0o777)).unwrap();
        for way in ["link", "shared/link"] {
            symlink(at("sound"), at(way)).unwrap();
        }
        assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
        // Sound to the end of what is read of it, and sparse, so that a hundred mebibytes cost nothing.
        write(at("flood"), SOUND).unwrap();
        File::options().write(true).open(at("flood")).unwrap().set_len(100 << 20).unwrap();
        // The control, and a link that nobody else can change.
        for name in ["sound", "link"] {
            let sound = told_of(&at(name), "fr", None);
            assert!(
                sound.status.success() && text(&sound.stdout).contains(IMPOSED[0]),
                "{sound:?}"
            );
        }

        let writable = ["d’autres que l’administrateur", "others than the administrator"];
        let plain = ["fichier ordinaire", "regular file"];
        let somebody = Some("4294967294");
        for (name, owner, reasons) in [
            ("open-to-all", None, writable),
            ("open-to-group", None, writable),
            ("sound", somebody, writable),
            ("folder", None, plain),
            ("shared/link", None, ["un lien", "a link"]),
            ("pipe", None, plain),
            ("flood", None, ["64 Kio", "64 KiB"]),
        ] {
            for ((language, imposed), reason) in ["fr", "en"].into_iter().zip(IMPOSED).zip(reasons)
            {
                let output = told_of(&at(name), language, owner);
                let told = text(&output.stdout);
                assert_eq!(output.status.code(), Some(1), "{name}: {told}");
                assert!(!told.contains(imposed) && !told.contains("Collège"), "{name}: {told}");
                let complaint = told.lines().last().unwrap().replace('\u{a0}', " ");
                assert!(
                    complaint.contains(at(name).to_str().unwrap()) && complaint.contains(reason),
                    "{name}: {complaint}"
                );
            }
        }
    }

    #[test]
    fn a_slip_and_a_byte_that_is_no_text_are_named_and_the_rest_holds() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        write(at("broken"), format!("{SOUND}[recommended\n")).unwrap();
        write(at("bytes"), [SOUND.as_bytes(), b"#\xff"].concat()).unwrap();
        for (name, reason) in [("broken", "broken:6"), ("bytes", "UTF-8")] {
            for (language, imposed) in ["fr", "en"].into_iter().zip(IMPOSED) {
                let output = told_of(&at(name), language, None);
                let told = text(&output.stdout);
                assert_eq!(output.status.code(), Some(1), "{name}: {told}");
                assert!(told.contains(imposed) && told.contains("Collège"), "{name}: {told}");
                assert!(told.lines().last().unwrap().contains(reason), "{name}: {told}");
            }
        }
    }

    #[test]
    fn an_unknown_key_is_named_and_what_stands_beside_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        write(&path, format!("{SOUND}font = \"x\"\n[recomended]\ntheme = \"light\"\n")).unwrap();
        let output = told_of(&path, "fr", None);
        let told = text(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{told}");
        for part in [
            "policy.toml:6 : school.font",
            "policy.toml:7 : TOML",
            "[recommended]",
            IMPOSED[0],
            "Collège",
        ] {
            assert!(told.replace('\u{a0}', " ").contains(part), "{part} is not in {told}");
        }
    }
    #[test]
    fn an_address_in_a_hidden_part_is_refused_and_one_of_the_lines_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        write(&path, "[mandatory]\nhidden = [\"/classe\", \"/lignes\"]\n").unwrap();
        for (route, refused) in [
            ("/classe/track-me", true),
            ("/affiche", true),
            ("/lignes/3018", false),
            ("/agir", false),
        ] {
            let output = reperes(&["--route", route, "--lang", "fr"])
                .env("REPERES_TEST_POLICY", &path)
                .output()
                .unwrap();
            // Without a display what is not refused ends with 1.
            assert_eq!(output.status.code() == Some(2), refused, "{route}: {output:?}");
        }
    }
    /// As long as a file may be, and wrong in every line.
    #[test]
    fn a_flood_of_mistakes_is_told_whole_when_asked_for_and_in_short_at_a_start() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        let flood: String = "[mandatory]\n".to_owned()
            + &(0..6000).map(|number| format!("a{number} = 1\n")).collect::<String>();
        assert!(flood.len() < 64 * 1024);
        write(&path, &flood).unwrap();
        let told = text(&told_of(&path, "fr", None).stdout);
        for part in
            ["Erreurs : 6000", "policy.toml:2 : mandatory.a0", "policy.toml:6001 : mandatory.a5999"]
        {
            assert!(told.replace('\u{a0}', " ").contains(part), "{part}");
        }
        // Without a display the start ends there, with one line of its own.
        let start = reperes(&["--lang", "fr"]).env("REPERES_TEST_POLICY", &path).output().unwrap();
        let said = text(&start.stderr);
        assert_eq!(said.lines().filter(|line| line.contains("policy.toml:")).count(), 20, "{said}");
        assert!(said.contains("5980") && said.contains("reperes policy"), "{said}");
    }
}
