//! What the contracts share: spans and places as JSON has them.

use rapporteur_model::{CountryCode, Place};
use rapporteur_span::{CharMap, CharSpan, Span};
use schemars::JsonSchema;
use serde::Serialize;

/// A half-open range of a text, in Unicode code points: W3C Web Annotation, text position selector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Span")]
pub struct JsonSpan {
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

/// A town or country, in the words of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Place")]
pub struct JsonPlace<'a> {
    /// The name as the text gives it.
    pub name: &'a str,
    /// The country it lies in, as an ISO 3166-1 alpha-3 code.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    pub country: Option<&'a str>,
}

impl<'a> From<&'a Place> for JsonPlace<'a> {
    fn from(place: &'a Place) -> Self {
        Self { name: &place.name, country: place.country.as_ref().map(CountryCode::as_str) }
    }
}

/// Leads the byte spans of one text out as code points.
#[derive(Debug)]
pub(crate) struct Offsets<'t> {
    text: &'t str,
    map: CharMap<'t>,
}

impl<'t> Offsets<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, map: CharMap::new(text) }
    }

    /// Returns `span` without white space at its ends, or nothing if no words remain or it is not of this text.
    pub(crate) fn span(&self, span: Span) -> Option<JsonSpan> {
        let span = span.trimmed(self.text);
        span.of(self.text).filter(|words| !words.is_empty())?;
        let CharSpan(start, end) = self.map.chars(span);
        Some(JsonSpan { start, end })
    }

    /// Returns those of `spans` that hold words.
    pub(crate) fn spans<'s>(&self, spans: impl IntoIterator<Item = &'s Span>) -> Vec<JsonSpan> {
        spans.into_iter().filter_map(|span| self.span(*span)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blank_spans_and_spans_of_another_text_stay_inside() {
        let offsets = Offsets::new("é  ja");
        assert_eq!(offsets.span(Span::new(2, 6)), Some(JsonSpan { start: 3, end: 5 }));
        assert_eq!(offsets.span(Span::new(2, 4)), None);
        assert_eq!(offsets.span(Span::new(1, 6)), None);
        assert_eq!(offsets.span(Span::new(3, 60)), None);
    }

    proptest! {
        #[test]
        fn what_leaves_is_the_trimmed_words(text in "( |\n|\\PC|😀|e\u{301}|\u{a0}){0,200}", a in 0usize..900, b in 0usize..900) {
            let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let span = Span::new(bounds[a % bounds.len()], bounds[b % bounds.len()]);
            let words = span.of(&text).unwrap().trim();
            match Offsets::new(&text).span(span) {
                None => prop_assert!(words.is_empty()),
                Some(JsonSpan { start, end }) => {
                    let counted: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
                    prop_assert_eq!(counted, words);
                }
            }
        }
    }
}
