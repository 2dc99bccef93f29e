//! A mistake in a policy, and what to write instead. Its words are in `policy_notes`.

/// What to do about a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// The line is no TOML.
    Syntax,
    /// Nobody knows the field; these are known.
    Unknown {
        known: String,
    },
    Whole {
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
    Switch,
    /// Nobody may be kept from it.
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
    /// The file does not count: it is not as the administrator alone could have left it.
    NotAFile,
    ALink,
    NotTheirs,
    TooLarge,
    /// This account has no right to read it.
    NoRight,
    /// What stands above it is no folder.
    NoFolder,
    /// The disk does not give it.
    Unreadable,
    /// Some bytes are no UTF-8.
    NotText,
}

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) line: Option<usize>,
    pub(crate) field: String,
    pub(crate) remedy: Remedy,
}

impl Note {
    /// A mistake of the whole file.
    pub(crate) fn on_file(remedy: Remedy) -> Self {
        Self { line: None, field: String::new(), remedy }
    }

    /// The same mistake where there are no lines: not in a file.
    #[cfg(any(windows, target_os = "macos", test))]
    pub(crate) fn without_line(self) -> Self {
        Self { line: None, ..self }
    }

    /// A line that is no TOML.
    pub(crate) fn syntax_error(line: usize, field: String) -> Self {
        Self { line: Some(line), field, remedy: Remedy::Syntax }
    }

    /// A head of a section that is written wrongly.
    pub(crate) fn misspelt_header(line: usize, name: String) -> Self {
        Self { line: Some(line), field: "TOML".to_owned(), remedy: Remedy::Section { name } }
    }

    /// The line of a field, if this is about it.
    pub(crate) fn line_of(&self, field: &str) -> Option<usize> {
        self.line.filter(|_| self.field == field)
    }

    /// Whether a line is no TOML.
    pub(crate) fn is_syntax(&self) -> bool {
        self.remedy == Remedy::Syntax
    }
}
