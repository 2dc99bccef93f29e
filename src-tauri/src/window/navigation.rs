//! The addresses that the page may load: only its own.

use tauri::Url;

/// Whether an address is the app's own page. Every other navigation is refused.
pub(crate) fn is_own_page(url: &Url) -> bool {
    let own_origin = match url.scheme() {
        "tauri" => cfg!(not(windows)) && url.host_str() == Some("localhost"),
        "http" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    own_origin
        && url.port().is_none()
        && url.username().is_empty()
        && url.password().is_none()
        && matches!(url.path(), "" | "/" | "/index.html")
}

/// The same for an address that the engine reports as text. A text that does not parse as an
/// address is refused here: Tauri itself lets it through.
#[cfg(any(test, not(target_os = "macos")))]
pub(crate) fn is_own_page_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| is_own_page(&url))
}

/// The scheme and the host of an address, for a message: the rest can be what a person typed.
pub(crate) fn scheme_and_host(address: &str) -> String {
    match Url::parse(address) {
        Ok(url) => match url.host_str() {
            Some(host) => format!("{}://{host}", url.scheme()),
            None => format!("{}:", url.scheme()),
        },
        Err(_) => "a text that is no address".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::{TestRng, TestRunner};
    use proptest::{collection, option, sample};
    use std::cell::Cell;

    fn origin() -> &'static str {
        if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }
    }

    /// The app's own page may be loaded.
    #[test]
    fn own_page_is_allowed() {
        for path in ["", "/", "/index.html", "/#/lignes", "/?x", "/index.html#/agir/tonight"] {
            assert!(is_own_page_address(&format!("{}{path}", origin())), "{path}");
        }
    }

    /// Every address that a pupil may try is refused.
    #[test]
    fn foreign_addresses_are_refused() {
        let long = "x".repeat(1 << 20);
        for address in [
            "https://example.org/",
            "http://example.org/",
            "https://tauri.localhost/",
            "http://tauri.localhost.evil/",
            "tauri://evil",
            "tauri://evil/",
            "tauri://localhost.evil/",
            "tauri://LOCALHOST/",
            "tauri://localhost:80/",
            "tauri://user@localhost/",
            "tauri://:pass@localhost/",
            "tauri://localhost/other.html",
            "tauri://localhost//",
            "tauri://localhost/%69ndex.html",
            "tauri:localhost/",
            "tauri:/localhost",
            "file:///",
            "file:///etc/passwd",
            "data:text/html,x",
            "blob:tauri://localhost/1",
            "javascript:alert(1)",
            "about:blank",
            "about:",
            "about:srcdoc",
            "ms-settings:",
            "ms-settings:network",
            "shell:startup",
            "tel:3018",
            "mailto:a@b.c",
            "smb://server/share",
            "view-source:tauri://localhost/",
            "ftp://example.org/",
            "intent://x#Intent;end",
            "ipc://localhost",
            "asset://localhost/",
            // Texts that are no addresses.
            "http://[",
            "%",
            "",
            " ",
            "tauri://[",
            "tauri://loc alhost/",
            "://localhost/",
            "/index.html",
            "localhost",
            &long,
            &format!("https://{long}"),
            &format!("tauri://localhost/{long}"),
            &format!("tauri://{long}"),
        ] {
            assert!(
                !is_own_page_address(address),
                "{}",
                address.chars().take(80).collect::<String>()
            );
        }
    }

    /// A message names no more of an address than its scheme and its host.
    #[test]
    fn messages_name_scheme_and_host_only() {
        for (address, named) in [
            ("https://me:secret@example.org:8443/secret?secret#secret", "https://example.org"),
            ("tauri://localhost/secret.html", "tauri://localhost"),
            ("file:///home/secret", "file:"),
            ("tel:3018", "tel:"),
            ("data:text/html,secret", "data:"),
            ("javascript:secret", "javascript:"),
            ("secret", "a text that is no address"),
            ("http://[secret", "a text that is no address"),
        ] {
            assert_eq!(scheme_and_host(address), named, "{address}");
        }
    }

    /// A letter of ASCII, of the Latin letters or of all, made of one random number.
    fn letter(number: u32) -> char {
        let limit = [0x7f, 0x250, 0x11_0000][number as usize % 3];
        char::from_u32(number / 3 % limit).unwrap_or('\u{fffd}')
    }

    /// One in four is random letters. The others resemble the app's own address, more or less, and
    /// one in two of these has an additional letter.
    fn address() -> impl Strategy<Value = String> {
        let resembling = (
            sample::select(vec![
                "tauri",
                "tauri",
                "TAURI",
                "http",
                "https",
                "file",
                "data",
                "blob",
                "javascript",
                "about",
                "tel",
                "\n tauri",
                "",
            ]),
            sample::select(vec!["://", "://", ":", ":/", ":\\\\", "//", ":\n//", ""]),
            sample::select(vec![
                "localhost",
                "localhost",
                "LOCALHOST",
                "tauri.localhost",
                "localhost.evil",
                "a@localhost",
                "localhost:80",
                "[",
                "%",
                "",
            ]),
            sample::select(vec![
                "",
                "/",
                "/index.html",
                "//",
                "/other",
                "/%2e",
                "/x/..",
                "\\",
                "/index.html/",
                "/index.htm",
            ]),
            sample::select(vec!["", "#/x", "?x", "\n", " ", "#tauri://evil", "\u{202e}"]),
            option::of((any::<sample::Index>(), any::<u32>())),
        );
        prop_oneof![
            1 => collection::vec(any::<u32>(), 0..40)
                .prop_map(|numbers| numbers.into_iter().map(letter).collect()),
            3 => resembling.prop_map(|(scheme, separator, host, path, rest, additional)| {
                let mut text = [scheme, separator, host, path, rest].concat();
                if let Some((position, number)) = additional {
                    let positions: Vec<usize> =
                        text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
                    text.insert(positions[position.index(positions.len())], letter(number));
                }
                text
            }),
        ]
    }

    /// Of a hundred thousand random texts, only the app's own page passes.
    #[test]
    fn random_addresses_pass_only_as_own_page() {
        let own = ["", "/", "/index.html"].map(|path| format!("{}{path}", origin()));
        let (passed, unreadable) = (Cell::new(0), Cell::new(0));
        let config = ProptestConfig {
            cases: 100_000,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        // The texts are the same in each run.
        let random = TestRng::deterministic_rng(config.rng_algorithm);
        let ran = TestRunner::new_with_rng(config, random).run(&address(), |text| {
            let Ok(mut url) = Url::parse(&text) else {
                prop_assert!(!is_own_page_address(&text), "{text:?}");
                unreadable.set(unreadable.get() + 1);
                return Ok(());
            };
            if is_own_page_address(&text) {
                // A second way to judge: what the engine would load, without what the page reads.
                url.set_query(None);
                url.set_fragment(None);
                prop_assert!(own.iter().any(|own| own == url.as_str()), "{text:?} is {url}");
                passed.set(passed.get() + 1);
            }
            Ok(())
        });
        ran.unwrap();
        let (passed, unreadable) = (passed.get(), unreadable.get());
        // With fewer, the test would have tried nothing.
        assert!(
            passed > 100 && unreadable > 10_000,
            "{passed} passed, {unreadable} are no addresses"
        );
    }
}
