//! What went wrong on the way, kept beside what went right.

use rapporteur_span::Span;
use serde::{Deserialize, Serialize};

/// Something a reader or a person should know about a rendition; reading goes on all the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// The words concerned, if it is about some.
    pub span: Option<Span>,
    /// What was seen: the label of a character set, the words of a date. Never a sentence.
    pub detail: Option<String>,
}

impl Note {
    /// Returns a note about the whole rendition.
    pub fn new(kind: NoteKind) -> Self {
        Self { kind, span: None, detail: None }
    }

    /// Returns the note with what was seen.
    #[must_use]
    pub fn seen(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Returns the note with the words concerned.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }
}

macro_rules! note_kinds {
    ($($(#[$doc:meta])* $name:ident $code:literal;)*) => {
        /// The kinds of note. Each has a code that never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum NoteKind {
            $($(#[$doc])* $name,)*
        }

        impl NoteKind {
            /// Every kind, for the page of codes and its test.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Returns the code, such as `N0101`.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

note_kinds! {
    /// The text is empty, or holds nothing but white space and page furniture.
    Empty "N0101";
    /// Some bytes were not text in the character set; each is shown as U+FFFD.
    InvalidBytes "N0102";
    /// The label of the character set was wrong or unknown; another was found to fit.
    CharsetGuessed "N0103";
    /// The page is nested more deeply than any written by hand; the main text was not looked for.
    NestedTooDeep "N0104";
    /// No main text could be told from the rest of the page; all of it was taken.
    NoMainText "N0105";
    /// A date was given that no calendar has.
    DateUnreadable "N0106";
    /// No date of publication was found; expressions such as "on Tuesday" stay unresolved.
    NoDate "N0107";
    /// Page furniture was found in the text and kept out of the record.
    Boilerplate "N0108";
    /// The sidecar file could not be read; the document was read without it.
    SidecarUnreadable "N0109";
    /// A paragraph is longer than any sentence; it was read in pieces.
    LongParagraph "N0110";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_are_distinct() {
        let codes: HashSet<_> = NoteKind::ALL.iter().map(|kind| kind.code()).collect();
        assert_eq!(codes.len(), NoteKind::ALL.len());
    }
}
