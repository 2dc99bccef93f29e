//! `reperes policy`, as an administrator uses it. Only the build with hooks can read another file
//! than the policy of the computer.

use super::{reperes, text};

/// `policy` prints the effective values, and the path of the file although there is none.
#[test]
fn policy_prints_values_and_the_path_of_the_file() {
    let output = reperes(&["policy", "--lang", "fr"])
        .env("HOME", "/nonexistent")
        .env_remove("XDG_DATA_HOME")
        .output()
        .unwrap();
    let table = text(&output.stdout);
    assert!(output.status.success(), "{table}");
    assert!(
        table.contains("/etc/reperes/policy.toml")
            && table.contains("text_size")
            && table.contains("défaut"),
        "{table}"
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

    fn policy_output(path: &Path, language: &str, owner: Option<&str>) -> Output {
        let mut command = reperes(&["policy", "--lang", language]);
        command
            .env("REPERES_TEST_POLICY", path)
            .env("HOME", "/nonexistent")
            .env_remove("XDG_DATA_HOME");
        command.envs(owner.map(|owner| ("REPERES_TEST_POLICY_OWNER", owner))).output().unwrap()
    }

    /// A name in the file cannot reach the terminal with a control character.
    #[test]
    fn names_reach_the_terminal_without_control_characters() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        write(&path, "\"x\\u001b[31m\\u009b32m\\u0007\" = 1\n[school]\n\"y\\u001b\" = 1\n")
            .unwrap();
        let output = policy_output(&path, "fr", None);
        let table = text(&output.stdout);
        assert!(table.contains("x [31m 32m"), "{table:?}");
        assert!(table.chars().all(|shown| shown == '\n' || !shown.is_control()), "{table:?}");
    }

    /// A mistake is reported with its line, and gives exit code 1.
    #[test]
    fn mistake_gives_its_line_and_code_1() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        write(
            &path,
            "[mandatory]\ntheme = \"dark\"\ntray = \"yes\"\n[recommended]\nkiosk = true\n",
        )
        .unwrap();
        for (language, dark) in ["fr", "en"].into_iter().zip(IMPOSED) {
            let output = policy_output(&path, language, None);
            let table = text(&output.stdout);
            assert_eq!(output.status.code(), Some(1), "{table}");
            for part in
                [dark, "policy.toml:3", "mandatory.tray", "policy.toml:5", "recommended.kiosk"]
            {
                assert!(table.contains(part), "{part} is not in {table}");
            }
        }
        // Another command does not report it.
        let status =
            reperes(&["status", "--at", NOW]).env("REPERES_TEST_POLICY", &path).output().unwrap();
        assert!(status.status.success() && status.stderr.is_empty());
    }

    /// A policy file that is ignored is named with the reason, and gives no value.
    #[test]
    fn ignored_file_is_named_and_gives_no_value() {
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
        // Valid as far as the file is read. It is sparse: a hundred mebibytes take no space.
        write(at("flood"), SOUND).unwrap();
        File::options().write(true).open(at("flood")).unwrap().set_len(100 << 20).unwrap();
        // The control, and a symbolic link that no other account can change.
        for name in ["sound", "link"] {
            let sound = policy_output(&at(name), "fr", None);
            assert!(
                sound.status.success() && text(&sound.stdout).contains(IMPOSED[0]),
                "{sound:?}"
            );
        }

        let writable = ["d’autres que l’administrateur", "others than the administrator"];
        let plain = ["fichier ordinaire", "regular file"];
        let other_owner = Some("4294967294");
        for (name, owner, reasons) in [
            ("open-to-all", None, writable),
            ("open-to-group", None, writable),
            ("sound", other_owner, writable),
            ("folder", None, plain),
            ("shared/link", None, ["un lien", "a link"]),
            ("pipe", None, plain),
        ] {
            for ((language, imposed), reason) in ["fr", "en"].into_iter().zip(IMPOSED).zip(reasons)
            {
                let output = policy_output(&at(name), language, owner);
                let table = text(&output.stdout);
                assert_eq!(output.status.code(), Some(1), "{name}: {table}");
                assert!(!table.contains(imposed) && !table.contains("Collège"), "{name}: {table}");
                let complaint = table.lines().last().unwrap().replace('\u{a0}', " ");
                assert!(
                    complaint.contains(at(name).to_str().unwrap()) && complaint.contains(reason),
                    "{name}: {complaint}"
                );
            }
        }
        // Of a file that is too large, what is read counts, and the rest is named as ignored.
        let reasons = ["64 Kio", "64 KiB"];
        for ((language, imposed), reason) in ["fr", "en"].into_iter().zip(IMPOSED).zip(reasons) {
            let output = policy_output(&at("flood"), language, None);
            let table = text(&output.stdout).replace('\u{a0}', " ");
            assert_eq!(output.status.code(), Some(1), "{table}");
            assert!(table.contains(imposed) && table.contains(reason), "{table}");
        }
    }

    /// A syntax error, or a byte that is not UTF-8, is named, and the rest of the file is
    /// effective.
    #[test]
    fn syntax_and_encoding_errors_keep_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        write(at("broken"), format!("{SOUND}[recommended\n")).unwrap();
        write(at("bytes"), [SOUND.as_bytes(), b"#\xff"].concat()).unwrap();
        for (name, reason) in [("broken", "broken:6"), ("bytes", "UTF-8")] {
            for (language, imposed) in ["fr", "en"].into_iter().zip(IMPOSED) {
                let output = policy_output(&at(name), language, None);
                let table = text(&output.stdout);
                assert_eq!(output.status.code(), Some(1), "{name}: {table}");
                assert!(table.contains(imposed) && table.contains("Collège"), "{name}: {table}");
                assert!(table.lines().last().unwrap().contains(reason), "{name}: {table}");
            }
        }
    }

    /// An unknown key is named, and the rest of the file is effective.
    #[test]
    fn unknown_key_keeps_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        write(&path, format!("{SOUND}font = \"x\"\n[recomended]\ntheme = \"light\"\n")).unwrap();
        let output = policy_output(&path, "fr", None);
        let table = text(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{table}");
        for part in [
            "policy.toml:6 : school.font",
            "policy.toml:7 : TOML",
            "[recommended]",
            IMPOSED[0],
            "Collège",
        ] {
            assert!(table.replace('\u{a0}', " ").contains(part), "{part} is not in {table}");
        }
    }
    /// An address in a hidden section is refused. An address of the lines is not: they cannot be
    /// hidden.
    #[test]
    fn hidden_section_is_refused_and_lines_stay() {
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
            // Without a display an accepted address gives exit code 1.
            assert_eq!(output.status.code() == Some(2), refused, "{route}: {output:?}");
        }
    }

    /// `policy` prints all mistakes of a file that is as long as possible and wrong in every line.
    /// The start of the app prints the first of them and their number.
    #[test]
    fn flood_of_mistakes_is_whole_in_policy_short_at_start() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        let flood: String = "[mandatory]\n".to_owned()
            + &(0..6000).map(|number| format!("a{number} = 1\n")).collect::<String>();
        assert!(flood.len() < 64 * 1024);
        write(&path, &flood).unwrap();
        let table = text(&policy_output(&path, "fr", None).stdout);
        for part in
            ["Erreurs : 6000", "policy.toml:2 : mandatory.a0", "policy.toml:6001 : mandatory.a5999"]
        {
            assert!(table.replace('\u{a0}', " ").contains(part), "{part}");
        }
        // Without a display the start ends there, with one more line.
        let start = reperes(&["--lang", "fr"]).env("REPERES_TEST_POLICY", &path).output().unwrap();
        let complaints = text(&start.stderr);
        assert_eq!(
            complaints.lines().filter(|line| line.contains("policy.toml:")).count(),
            20,
            "{complaints}"
        );
        assert!(
            complaints.contains("5980") && complaints.contains("reperes policy"),
            "{complaints}"
        );
    }
}
