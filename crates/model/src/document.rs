//! Captures, renditions and versions: the texts the record rests on.

use crate::{Digest, DocumentId, Note};
use rapporteur_span::{CaptureSpan, Span};
use rapporteur_time::{Instant, Stamp};
use serde::{Deserialize, Serialize};

/// The bytes fetched from an address at a time. Never altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// The bytes as they came.
    pub bytes: Vec<u8>,
    /// What they are.
    pub media: Media,
    /// The character set the server or the file system gave, if any.
    pub charset: Option<String>,
    /// When they came.
    pub fetched: Instant,
    /// What lay beside the file or came with the answer.
    pub sidecar: Sidecar,
}

impl Capture {
    /// Returns the name of the bytes.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.bytes)
    }
}

/// What the bytes of a capture are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// Plain text.
    Plain,
    /// Plain text to be taken exactly as it is.
    Raw,
    /// HTML.
    Html,
    /// Markdown (CommonMark).
    Markdown,
    /// A word processor document (Office Open XML).
    Docx,
    /// A legislative document (Akoma Ntoso, OASIS LegalDocML).
    Akn,
    /// A portable document (PDF, ISO 32000).
    Pdf,
}

/// What is known of a document apart from its bytes: the fields of `NAME.doc.json`, all of them optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sidecar {
    /// Day or time of publication.
    pub published: Option<Stamp>,
    /// When it was fetched.
    pub fetched: Option<Instant>,
    /// Its address.
    pub uri: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
}

/// The text made from a capture by one version of the renderer. Never altered: spans point into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendition {
    /// The clean text, UTF-8, paragraphs apart by a blank line.
    pub text: String,
    /// The title, where the text opens with it.
    pub title: Option<Span>,
    /// The authors as the page names them.
    pub authors: Vec<String>,
    /// Who published it, as the page names itself.
    #[serde(default)]
    pub outlet: Option<String>,
    /// The day of publication and where it was read.
    pub published: Option<Dated>,
    /// The language, as an ISO 639-1 code.
    pub language: Option<String>,
    /// Page furniture that is still in the text; nothing is read from it.
    pub furniture: Vec<Span>,
    /// From the text back to the bytes.
    pub alignment: Alignment,
    /// What a person should know.
    pub notes: Vec<Note>,
    /// The renderer that made it, with its version.
    pub renderer: String,
}

impl Rendition {
    /// Returns the name of the text.
    pub fn digest(&self) -> Digest {
        Digest::of(self.text.as_bytes())
    }

    /// Returns the words of the title.
    pub fn title_words(&self) -> Option<&str> {
        self.title.and_then(|span| span.of(&self.text))
    }
}

/// A date of publication and what it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The day, and the time if there is one.
    pub stamp: Stamp,
    /// Where it was read.
    pub origin: Origin,
}

/// Where a piece of metadata was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Given by the user on the command line.
    Given,
    /// In the sidecar file.
    Sidecar,
    /// In a block of linked data (schema.org JSON-LD).
    LinkedData,
    /// In a `meta` element.
    Meta,
    /// In a `time` element.
    TimeElement,
    /// In the words of the text, such as a dateline.
    Text,
    /// In the address of the page.
    Address,
}

/// From the text of a rendition back to the bytes of its capture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alignment {
    /// Pieces in the order of the text, apart from each other.
    pub pieces: Vec<Piece>,
}

/// A run of text and the bytes it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The run.
    pub text: Span,
    /// Its bytes.
    pub bytes: CaptureSpan,
}

impl Alignment {
    /// Returns the bytes of the capture that `span` came from, as one range, or nothing if none of it came from bytes.
    ///
    /// Inside a piece of equal length the answer is exact; where decoding changed lengths it is the whole piece.
    pub fn bytes(&self, span: Span) -> Option<CaptureSpan> {
        let first = self.pieces.partition_point(|piece| piece.text.end() <= span.start());
        self.pieces[first..]
            .iter()
            .take_while(|piece| piece.text.start() < span.end())
            .map(|piece| {
                if piece.text.len() != piece.bytes.len() {
                    return piece.bytes;
                }
                let from = span.start().saturating_sub(piece.text.start());
                let to = span.end().min(piece.text.end()) - piece.text.start();
                CaptureSpan::new(piece.bytes.start() + from, piece.bytes.start() + to)
            })
            .reduce(CaptureSpan::cover)
    }
}

/// One state of a document: a rendition, and when we learned of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The document it is a state of.
    pub document: DocumentId,
    /// Its address, if it has one.
    pub uri: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published, as far as known.
    pub published: Option<Stamp>,
    /// When it was fetched: from then on it exists for the record.
    pub learned: Instant,
    /// The capture it was made from.
    pub capture: Digest,
    /// Its text.
    pub rendition: Digest,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lead_back_to_bytes() {
        let alignment = Alignment {
            pieces: vec![
                Piece { text: Span::new(0, 10), bytes: CaptureSpan::new(100, 110) },
                // "&amp;" became "&".
                Piece { text: Span::new(10, 11), bytes: CaptureSpan::new(110, 115) },
                Piece { text: Span::new(13, 20), bytes: CaptureSpan::new(130, 137) },
            ],
        };
        assert_eq!(alignment.bytes(Span::new(2, 5)), Some(CaptureSpan::new(102, 105)));
        assert_eq!(alignment.bytes(Span::new(8, 15)), Some(CaptureSpan::new(108, 132)));
        assert_eq!(alignment.bytes(Span::new(11, 13)), None);
        assert_eq!(alignment.bytes(Span::new(10, 11)), Some(CaptureSpan::new(110, 115)));
    }
}
