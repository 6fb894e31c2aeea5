//! A place in a text that survives another version of it, or says that it does not.

use crate::Digest;
use rapporteur_span::Span;
use serde::{Deserialize, Serialize};

/// Bytes of context kept on either side; cut at a character.
const CONTEXT: usize = 48;

/// A span with its exact words, the words around it and the digest of the text it was taken from.
///
/// After the text quote and text position selectors of the W3C Web Annotation model. What a person decided is tied to
/// an anchor, never to an offset alone (`docs/decisions/0002`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// Where the words stood.
    pub span: Span,
    /// The words.
    pub exact: String,
    /// Up to 48 bytes before them.
    pub before: String,
    /// Up to 48 bytes after them.
    pub after: String,
    /// The text they were taken from.
    pub text: Digest,
}

/// Where the words of an anchor are in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Where they were.
    InPlace,
    /// Elsewhere, exactly once.
    Moved(Span),
    /// More than once, none of them in place: nobody guesses.
    Ambiguous,
    /// No longer there.
    Gone,
}

impl Anchor {
    /// Returns the anchor of `span` in `text`, or nothing if the span covers no words of it.
    pub fn new(text: &str, span: Span) -> Option<Self> {
        let exact = span.of(text).filter(|words| !words.is_empty())?;
        let from = text.floor_char_boundary(span.start().saturating_sub(CONTEXT));
        let to = text.ceil_char_boundary((span.end() + CONTEXT).min(text.len()));
        Some(Self {
            span,
            exact: exact.to_owned(),
            before: text[from..span.start()].to_owned(),
            after: text[span.end()..to].to_owned(),
            text: Digest::of(text.as_bytes()),
        })
    }

    /// Finds the words in `text`, which may be another version of the text they were taken from.
    pub fn find(&self, text: &str) -> Found {
        if self.span.of(text) == Some(&self.exact) && self.fits(text, self.span.start()) {
            return Found::InPlace;
        }
        let mut places = text.match_indices(&self.exact).map(|(at, _)| at);
        match (places.next(), places.next()) {
            (None, _) => Found::Gone,
            (Some(at), None) => Found::Moved(Span::new(at, at + self.exact.len())),
            (Some(_), Some(_)) => Found::Ambiguous,
        }
    }

    /// Tells whether some of the context stands around the words at `start`.
    fn fits(&self, text: &str, start: usize) -> bool {
        text[..start].ends_with(&self.before) || text[start + self.exact.len()..].starts_with(&self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "Doren said no list would be handed over. Marsh said no.";

    #[test]
    fn words_that_stand_twice_are_never_guessed() {
        let anchor = Anchor::new(TEXT, Span::new(6, 10)).unwrap();
        assert_eq!(anchor.exact, "said");
        assert_eq!(anchor.find(TEXT), Found::InPlace);
        assert_eq!(anchor.find(&format!("Update. {TEXT}")), Found::Ambiguous);
    }

    #[test]
    fn words_that_moved_or_went_say_so() {
        let anchor = Anchor::new(TEXT, Span::new(11, 39)).unwrap();
        assert_eq!(anchor.find(&format!("Update. {TEXT}")), Found::Moved(Span::new(19, 47)));
        assert_eq!(anchor.find("Doren said nothing."), Found::Gone);
        assert!(Anchor::new(TEXT, Span::new(3, 3)).is_none());
    }

    proptest! {
        #[test]
        fn an_anchor_gives_back_its_words(text in "\\PC{1,200}", a in 0usize..900, b in 0usize..900) {
            let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let span = Span::new(bounds[a % bounds.len()], bounds[b % bounds.len()]);
            if let Some(anchor) = Anchor::new(&text, span) {
                prop_assert_eq!(span.of(&text), Some(anchor.exact.as_str()));
                prop_assert_eq!(anchor.find(&text), Found::InPlace);
            } else {
                prop_assert!(span.is_empty());
            }
        }
    }
}
