//! The source of a value, its form in the settings file, and the outcome of a wish.

use serde_json::Value;

use super::preferences::nearest_text_size;

/// The form of a value in the settings file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StoredForm {
    Same,
    /// The opposite of a boolean.
    Inverted,
    /// A text size, which is rounded when it is read.
    Rounded,
}

impl StoredForm {
    /// The value that a stored one stands for.
    pub(crate) fn decode(self, stored: &Value) -> Option<Value> {
        match self {
            Self::Same => Some(stored.clone()),
            Self::Inverted => Some((!stored.as_bool()?).into()),
            Self::Rounded => Some(nearest_text_size(u16::try_from(stored.as_u64()?).ok()?).into()),
        }
    }

    /// The value to store.
    pub(crate) fn encode(self, value: Value) -> Value {
        match (self, value) {
            (Self::Inverted, Value::Bool(on)) => (!on).into(),
            (_, value) => value,
        }
    }
}

/// The source of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Mandatory,
    Chosen,
    Recommended,
    Default,
}

/// An effective value and its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sourced<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

impl<T> Sourced<T> {
    pub(super) fn map<U>(self, convert: impl FnOnce(T) -> U) -> Sourced<U> {
        Sourced { value: convert(self.value), origin: self.origin }
    }
}

impl Sourced<bool> {
    /// The value that the policy asks of the system: a mandatory one, or a recommended `true`.
    pub(crate) fn requested_by_policy(self) -> Option<bool> {
        match self.origin {
            Origin::Mandatory => Some(self.value),
            Origin::Recommended if self.value => Some(true),
            Origin::Recommended | Origin::Chosen | Origin::Default => None,
        }
    }
}

/// Whether the policy allows a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(crate) enum WishOutcome {
    Accepted,
    Refused,
}
