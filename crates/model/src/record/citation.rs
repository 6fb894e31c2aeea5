use crate::{Digest, DocumentId};
use rapporteur_span::Span;
use rapporteur_time::Instant;
use serde::{Deserialize, Serialize};

/// Exact words in a stored text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// The document.
    pub document: DocumentId,
    /// The rendition of it that holds the words.
    pub rendition: Digest,
    /// Where in the rendition.
    pub span: Span,
    /// The words.
    pub words: String,
}

impl Citation {
    /// Returns the citation of `span` in `text`, or nothing if the span covers no words of it.
    pub fn new(document: &DocumentId, rendition: Digest, text: &str, span: Span) -> Option<Self> {
        let words = span.of(text).filter(|words| !words.is_empty())?.to_owned();
        Some(Self { document: document.clone(), rendition, span, words })
    }

    /// Tells whether `text` still gives back the words.
    pub fn holds_in(&self, text: &str) -> bool {
        self.span.of(text) == Some(&self.words)
    }
}

/// The citations an entry rests on: at least one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Citation>", into = "Vec<Citation>")]
pub struct Citations(Vec<Citation>);

impl Citations {
    /// Returns the citations, or nothing if there are none.
    pub fn new(citations: impl IntoIterator<Item = Citation>) -> Option<Self> {
        let citations: Vec<_> = citations.into_iter().collect();
        (!citations.is_empty()).then_some(Self(citations))
    }

    /// Returns the first.
    pub fn first(&self) -> &Citation {
        &self.0[0]
    }

    /// Returns all of them.
    pub fn all(&self) -> &[Citation] {
        &self.0
    }

    /// Adds those of `more` that are not there yet.
    pub fn merge(&mut self, more: Self) {
        for citation in more.0 {
            if !self.0.contains(&citation) {
                self.0.push(citation);
            }
        }
    }
}

impl TryFrom<Vec<Citation>> for Citations {
    type Error = &'static str;

    fn try_from(citations: Vec<Citation>) -> Result<Self, Self::Error> {
        Self::new(citations).ok_or("an entry needs the words it rests on")
    }
}

impl From<Citations> for Vec<Citation> {
    fn from(citations: Citations) -> Self {
        citations.0
    }
}

/// One document's report of a statement or an event.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Report {
    /// When we learned of it.
    pub learned: Instant,
    /// Its words.
    pub words: Citations,
}

impl Report {
    /// Returns the document that reports.
    pub fn document(&self) -> &DocumentId {
        &self.words.first().document
    }
}
