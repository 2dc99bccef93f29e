//! The activation token, with which a window may come to the front. Linux only.
//!
//! A desktop that guards the focus gives the token to a program that the user starts, in an
//! environment variable. A second copy passes its token to the first one, beside its arguments.

/// The variable that Wayland desktops set.
const WAYLAND_VARIABLE: &str = "XDG_ACTIVATION_TOKEN";
/// The variable that GTK 3 reads.
const GTK_VARIABLE: &str = "DESKTOP_STARTUP_ID";
/// The argument that carries the token from copy to copy. It is not meant to be typed.
const ARGUMENT_PREFIX: &str = "--activation-token=";

/// Takes the token of this start out of the Wayland variable and puts it where GTK reads it.
///
/// A token is valid for one window and must not pass to the programs that the app starts. Only
/// before a second thread starts.
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

/// The arguments of this start and its token, for the copy that runs already.
pub(crate) fn args_with_token(token: Option<&str>) -> Vec<String> {
    let arguments = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    arguments.chain(token.map(|token| format!("{ARGUMENT_PREFIX}{token}"))).collect()
}

/// Splits what another copy handed over into its token and its arguments.
pub(crate) fn split_token(arguments: Vec<String>) -> (Option<String>, Vec<String>) {
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
            split_token(words("reperes --lang en --activation-token=a_TIME12")),
            (Some("a_TIME12".to_owned()), words("reperes --lang en"))
        );
        assert_eq!(split_token(words("reperes --hidden")), (None, words("reperes --hidden")));
    }
}
