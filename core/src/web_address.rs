//! The rule for web addresses in the content.

/// Whether a text is a plain https address: a host with a dot, no account, no port, no space.
pub(crate) fn is_https_url(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let label = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    host.contains('.')
        && host.split('.').all(label)
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'"' && byte != b'<' && byte != b'>')
}
