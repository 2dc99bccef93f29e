//! Inserts the hash into the text of the policy. Every other byte stays as it is.

use toml::de::DeTable;

use crate::config::policy;

/// The text with the hash in it; `None` if no position leaves all other fields as they were.
pub(super) fn insert_hash(text: &str, hash: &str) -> Option<String> {
    candidates(text, hash)?.into_iter().find(|changed| is_sound(text, changed, hash))
}

/// Candidates for the changed text, the best one first; `None` if the text is no TOML.
fn candidates(text: &str, hash: &str) -> Option<Vec<String>> {
    // A file saved by Windows Notepad starts with a byte order mark, which is not part of TOML.
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let document = DeTable::parse(text.get(start..)?).ok()?;
    let kiosk = document.get_ref().get("kiosk").and_then(|kiosk| kiosk.get_ref().as_table());
    if let Some(previous) = kiosk.and_then(|kiosk| kiosk.get("code")) {
        let span = previous.span();
        return Some(vec![format!(
            "{}\"{hash}\"{}",
            text.get(..start + span.start)?,
            text.get(start + span.end..)?
        )]);
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = format!("code = \"{hash}\"{newline}");
    let mut candidates = Vec::new();
    let mut offset = 0;
    for written in text.split_inclusive('\n') {
        offset += written.len();
        // A line within a string can look like a header too; that candidate is not sound.
        if written.trim_start_matches('\u{feff}').split('#').next().is_some_and(is_kiosk_header) {
            let (before, after) = text.split_at(offset);
            let gap = if before.ends_with('\n') { "" } else { newline };
            candidates.push(format!("{before}{gap}{line}{after}"));
        }
    }
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { newline };
    let blank_line = if text.trim().is_empty() { "" } else { newline };
    candidates.push(format!("{text}{gap}{blank_line}[kiosk]{newline}{line}"));
    Some(candidates)
}

fn is_kiosk_header(line: &str) -> bool {
    let name = line.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    name.is_some_and(|name| name.trim() == "kiosk")
}

/// Whether the changed text, when it is parsed, gives the same policy as the previous one, with
/// this hash and no new mistake.
fn is_sound(previous: &str, changed: &str, hash: &str) -> bool {
    let (previous, changed) = (policy::parse(previous), policy::parse(changed));
    let mut expected = previous.policy;
    (expected.kiosk.code, expected.kiosk.code_line) = (Some(hash.to_owned()), None);
    let is_toml = !changed.diagnostics.iter().any(policy::PolicyDiagnostic::is_syntax);
    is_toml && changed.policy == expected && changed.diagnostics.len() <= previous.diagnostics.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21l$Yk1xU0ZuT0J1S1ZkN0JqZVBkTnpRUQ";

    fn inserted(text: &str) -> Option<String> {
        Some(insert_hash(text, HASH)?.replace(HASH, "$HASH"))
    }

    /// The hash goes into its section, and every other byte stays.
    #[test]
    fn hash_goes_into_its_section_other_bytes_stay() {
        for (label, text, expected) in [
            ("no file", "", "[kiosk]\ncode = \"$HASH\"\n"),
            ("blank", "\n", "\n[kiosk]\ncode = \"$HASH\"\n"),
            ("only remarks", "# ours", "# ours\n\n[kiosk]\ncode = \"$HASH\"\n"),
            (
                "section",
                "[kiosk]\nroom = \"CDI\" # 2e\n",
                "[kiosk]\ncode = \"$HASH\"\nroom = \"CDI\" # 2e\n",
            ),
            ("unfinished line", "[kiosk]", "[kiosk]\ncode = \"$HASH\"\n"),
            ("spaces and a remark", "  [ kiosk ] # x\n", "  [ kiosk ] # x\ncode = \"$HASH\"\n"),
            (
                "Windows",
                "[kiosk]\r\nroom = \"CDI\"\r\n",
                "[kiosk]\r\ncode = \"$HASH\"\r\nroom = \"CDI\"\r\n",
            ),
            ("a byte order mark", "\u{feff}[kiosk]\n", "\u{feff}[kiosk]\ncode = \"$HASH\"\n"),
            (
                "previous code",
                "[kiosk]\n  code='1234'# old\nroom = \"x\"\n",
                "[kiosk]\n  code=\"$HASH\"# old\nroom = \"x\"\n",
            ),
            (
                "code after a mark",
                "\u{feff}[kiosk]\ncode = \"é\"",
                "\u{feff}[kiosk]\ncode = \"$HASH\"",
            ),
            (
                "inline",
                "kiosk = { room = \"x\", code = \"y\" }",
                "kiosk = { room = \"x\", code = \"$HASH\" }",
            ),
            ("dotted", "kiosk.code = \"\"\n", "kiosk.code = \"$HASH\"\n"),
            (
                "only contacts",
                "[[kiosk.contacts]]\nname = \"a\"\nwhere = \"b\"\n",
                "[[kiosk.contacts]]\nname = \"a\"\nwhere = \"b\"\n\n[kiosk]\ncode = \"$HASH\"\n",
            ),
            ("a mistake elsewhere", "[kiosk]\nidle = 3\n", "[kiosk]\ncode = \"$HASH\"\nidle = 3\n"),
            (
                "a text that looks like the header",
                "[kiosk]\nmessage = '''\n[kiosk]\n'''\n",
                "[kiosk]\ncode = \"$HASH\"\nmessage = '''\n[kiosk]\n'''\n",
            ),
        ] {
            assert_eq!(inserted(text).as_deref(), Some(expected), "{label}");
        }
    }

    /// A second code replaces the first.
    #[test]
    fn second_code_replaces_the_first() {
        let once = insert_hash("[kiosk]\nroom = \"x\"\n", HASH).unwrap();
        assert_eq!(insert_hash(&once, HASH).unwrap(), once);
    }

    /// Nothing is changed where the change would lose something.
    #[test]
    fn lossy_insertion_is_refused() {
        for text in [
            "[kiosk]\nroom = \"x\n",
            "[kiosk\n",
            "kiosk = 3\n",
            "kiosk = { room = \"x\" }\n",
            "kiosk.room = \"x\"\n",
            "[[kiosk]]\n",
        ] {
            assert_eq!(inserted(text), None, "{text}");
        }
    }
}
