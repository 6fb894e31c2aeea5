//! Character references in text, with the bytes each of them took.

use html5gum::{Token, Tokenizer};
use rapporteur_span::Span;
use std::borrow::Cow;
use std::collections::HashMap;

/// The longest name of a character reference, in bytes ("CounterClockwiseContourIntegral").
const MAX_NAME: usize = 32;

/// A run of characters and where it stands in the source; of another length than there if it was decoded.
pub(super) type Run<'s> = (Cow<'s, str>, Span);

/// The references met so far: a page uses few, and many times.
#[derive(Debug, Default)]
pub(super) struct Entities(HashMap<String, String>);

impl Entities {
    /// The most references remembered.
    const MAX: usize = 4096;

    /// Returns the runs of characters that `part` of `source` stands for.
    pub(super) fn runs<'s>(&mut self, source: &'s str, part: Span) -> impl Iterator<Item = Run<'s>> {
        let mut at = part.start();
        std::iter::from_fn(move || {
            let rest = source.get(at..part.end()).filter(|rest| !rest.is_empty())?;
            let start = at;
            let literal = rest.find('&').unwrap_or(rest.len());
            if literal > 0 {
                at += literal;
                return Some((Cow::Borrowed(&rest[..literal]), Span::new(start, at)));
            }
            let name =
                rest.bytes().skip(1).take(MAX_NAME).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
            let reference = &rest[..1 + name + usize::from(rest[1 + name..].starts_with(';'))];
            at += reference.len();
            Some((self.resolve(reference), Span::new(start, at)))
        })
    }

    fn resolve<'s>(&mut self, reference: &'s str) -> Cow<'s, str> {
        if reference.len() < 3 {
            return Cow::Borrowed(reference);
        }
        if let Some(words) = self.0.get(reference) {
            return Cow::Owned(words.clone());
        }
        let words = decode(reference);
        if self.0.len() < Self::MAX {
            self.0.insert(reference.to_owned(), words.clone());
        }
        Cow::Owned(words)
    }
}

/// The tokenizer knows the two thousand names and the rules for those without a semicolon.
fn decode(reference: &str) -> String {
    let mut words = String::new();
    for token in Tokenizer::new(reference).flatten() {
        if let Token::String(string) = token {
            words.push_str(&String::from_utf8_lossy(&string));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(source: &str) -> Vec<(String, &str)> {
        Entities::default()
            .runs(source, Span::new(0, source.len()))
            .map(|(words, at)| (words.into_owned(), at.of(source).unwrap()))
            .collect()
    }

    #[test]
    fn references_keep_their_bytes() {
        assert_eq!(
            decoded("Q&amp;A &#8220;yes&#x201d;"),
            [("Q", "Q"), ("&", "&amp;"), ("A ", "A "), ("“", "&#8220;"), ("yes", "yes"), ("”", "&#x201d;")]
                .map(|(a, b)| (a.to_owned(), b))
        );
    }

    #[test]
    fn what_is_no_reference_stays() {
        let whole = |source: &str| {
            Entities::default().runs(source, Span::new(0, source.len())).map(|(words, _)| words).collect::<String>()
        };
        assert_eq!(whole("R&D & more &nonsense; &;&"), "R&D & more &nonsense; &;&");
        assert_eq!(whole("&copy2031 &ampere"), "©2031 &ere");
        assert_eq!(whole("&#0;&#xD800;&#99999999;"), "\u{FFFD}\u{FFFD}\u{FFFD}");
    }
}
