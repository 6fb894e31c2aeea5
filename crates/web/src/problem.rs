//! What can go wrong with a request.

use axum::http::StatusCode;
use rapporteur_model::RecordId;

/// Why a page cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// No page has this address.
    NoSuchPage(String),
    /// The record has no such entry as of the moment.
    NoSuchEntry {
        /// What was looked for: an issue, a statement.
        what: &'static str,
        /// The id given.
        id: String,
    },
    /// The store has no such text.
    NoSuchText(String),
    /// No mark has this name.
    UnknownMark(String),
    /// A moment that cannot be read.
    NotAMoment(String),
    /// A day that cannot be read.
    NotADay(String),
    /// A name that a mark cannot have.
    NotAName,
    /// The request was sent under a name that is not this machine's: another page may be reaching for the record.
    OtherHost(String),
    /// A form came from somewhere else than these pages.
    OtherOrigin,
    /// A method that the address does not know.
    NoSuchMethod,
    /// The case could not be read; the words are those of the case.
    Case {
        /// What happened.
        what: String,
        /// What to do.
        hint: String,
        /// The code in the list of codes.
        code: &'static str,
    },
    /// A page could not be put together.
    Unwritten,
}

impl Problem {
    /// Returns the problem that the record has no entry of this id.
    pub(crate) fn entry(what: &'static str, id: &RecordId) -> Self {
        Self::NoSuchEntry { what, id: id.to_string() }
    }

    /// Returns the status of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NoSuchPage(_) | Self::NoSuchEntry { .. } | Self::NoSuchText(_) | Self::UnknownMark(_) => StatusCode::NOT_FOUND,
            Self::NotAMoment(_) | Self::NotADay(_) | Self::NotAName => StatusCode::BAD_REQUEST,
            Self::OtherHost(_) => StatusCode::MISDIRECTED_REQUEST,
            Self::OtherOrigin => StatusCode::FORBIDDEN,
            Self::NoSuchMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Case { .. } | Self::Unwritten => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}
