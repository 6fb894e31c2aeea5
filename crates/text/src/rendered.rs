//! What a renderer of one medium makes of decoded text.

use crate::aligned::Aligned;
use crate::published::DateSeen;
use rapporteur_model::Note;
use rapporteur_span::Span;

/// The text and what the document says of itself.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    /// The text, aligned to the decoded characters.
    pub(crate) text: Aligned,
    /// The title, where the document marks one up.
    pub(crate) title: Option<Span>,
    /// The authors as named.
    pub(crate) authors: Vec<String>,
    /// Who published it.
    pub(crate) outlet: Option<String>,
    /// Dates of publication as given, the most trusted first.
    pub(crate) dates: Vec<DateSeen>,
    /// The language as declared.
    pub(crate) language: Option<String>,
    /// What was noticed on the way.
    pub(crate) notes: Vec<Note>,
}
