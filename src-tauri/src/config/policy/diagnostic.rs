//! A mistake in a policy, and what to write instead. The texts are in `view/policy_diagnostics.rs`.

/// What was expected in place of a mistake, or why the file is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DiagnosticKind {
    /// The line is no TOML.
    Syntax,
    /// The field is unknown; `known` lists the known ones.
    Unknown {
        known: String,
    },
    Integer {
        least: u16,
        most: u16,
    },
    Before {
        field: &'static str,
    },
    Text {
        limit: usize,
    },
    OneOf {
        among: String,
    },
    Boolean,
    /// The section can never be hidden.
    AlwaysSeen,
    Address,
    List {
        name: String,
    },
    Route,
    Hash,
    Section {
        name: String,
    },
    Records {
        name: String,
        most: usize,
    },
    /// The file is not used, because it is not a file that only the administrator can have written.
    NotAFile,
    UntrustedLink,
    UntrustedOwner,
    /// Only the beginning of the policy counts.
    TooLarge,
    /// This account has no right to read the file.
    PermissionDenied,
    /// The parent of the path is no folder.
    NotADirectory,
    /// The file exists and cannot be read.
    Unreadable,
    /// The disk or the share of the file does not answer in time.
    NoAnswer,
    /// Windows does not give a key of the registry.
    #[cfg_attr(not(any(windows, test)), expect(dead_code, reason = "only Windows has a registry"))]
    RegistryKey,
    /// Some bytes are no UTF-8.
    InvalidEncoding,
}

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PolicyDiagnostic {
    pub(crate) line: Option<usize>,
    pub(crate) field: String,
    pub(crate) kind: DiagnosticKind,
}

impl PolicyDiagnostic {
    /// A mistake of the whole file.
    pub(crate) fn on_file(kind: DiagnosticKind) -> Self {
        Self { line: None, field: String::new(), kind }
    }

    /// The same mistake without a line, for a policy that is not in a file.
    #[cfg(any(windows, target_os = "macos", test))]
    pub(crate) fn without_line(self) -> Self {
        Self { line: None, ..self }
    }

    /// The line of the mistake, if it is about `field`.
    pub(crate) fn line_of(&self, field: &str) -> Option<usize> {
        self.line.filter(|_| self.field == field)
    }

    /// Whether the mistake is a line that is no TOML.
    pub(crate) fn is_syntax(&self) -> bool {
        self.kind == DiagnosticKind::Syntax
    }
}
