//! The right to come to the front. A desktop that guards the focus gives it to what somebody has just started, as a token in its
//! environment; a second copy hands it on to the first, beside its arguments. Linux only.

/// What Wayland desktops set, and what GTK 3 reads.
const WAYLAND_VARIABLE: &str = "XDG_ACTIVATION_TOKEN";
const GTK_VARIABLE: &str = "DESKTOP_STARTUP_ID";
/// How it travels from copy to copy. Nobody types it.
const ARGUMENT_PREFIX: &str = "--activation-token=";

/// The token that this start was given, once: it counts for one window, and not for the programs that we start. GTK finds it where
/// it looks. To be called while there is one thread.
pub(crate) fn take() -> Option<String> {
    let read = |name| std::env::var(name).ok().filter(|token: &String| !token.is_empty());
    let token = read(WAYLAND_VARIABLE).or_else(|| read(GTK_VARIABLE));
    #[expect(unsafe_code, reason = "first thing in main, while there is one thread")]
    // SAFETY: no other thread can read the environment yet.
    unsafe {
        std::env::remove_var(WAYLAND_VARIABLE);
        if let Some(token) = &token {
            std::env::set_var(GTK_VARIABLE, token);
        }
    }
    token
}

/// The arguments of this start, with its token beside them, for the copy that runs already.
pub(crate) fn beside(token: Option<&str>) -> Vec<String> {
    let arguments = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    arguments.chain(token.map(|token| format!("{ARGUMENT_PREFIX}{token}"))).collect()
}

/// What another copy handed over: the token, and its arguments without it.
pub(crate) fn split(arguments: Vec<String>) -> (Option<String>, Vec<String>) {
    let (tokens, arguments): (Vec<String>, Vec<String>) =
        arguments.into_iter().partition(|argument| argument.starts_with(ARGUMENT_PREFIX));
    let token = tokens
        .first()
        .and_then(|argument| argument.strip_prefix(ARGUMENT_PREFIX))
        .map(str::to_owned);
    (token, arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A token travels beside the arguments.
    #[test]
    fn token_travels_beside_the_arguments() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(
            split(words("reperes --lang en --activation-token=a_TIME12")),
            (Some("a_TIME12".to_owned()), words("reperes --lang en"))
        );
        assert_eq!(split(words("reperes --hidden")), (None, words("reperes --hidden")));
    }
}
