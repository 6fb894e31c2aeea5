//! Code points and UTF-16 units: the offsets of the world outside.

use crate::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Bytes between two checkpoints of a [`CharMap`].
const STEP: usize = 128;

/// A half-open range of Unicode code points of a rendition: the unit of every JSON contract.
///
/// The W3C Web Annotation model (§4.2.5, text position selector) counts code points in logical order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct CharSpan(pub u32, pub u32);

/// A half-open range of UTF-16 code units of a rendition, as browsers and Java count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16Span(pub u32, pub u32);

/// Converts between bytes, code points and UTF-16 units of one text.
///
/// Built once in linear time; each conversion then looks at no more than 128 bytes.
#[derive(Debug)]
pub struct CharMap<'t> {
    text: &'t str,
    /// For each multiple of [`STEP`] bytes: code points and UTF-16 units that begin before it.
    checkpoints: Vec<(u32, u32)>,
}

impl<'t> CharMap<'t> {
    /// Returns the map of `text`.
    pub fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let (mut chars, mut units) = (0, 0);
        for (at, byte) in text.bytes().enumerate() {
            if at.is_multiple_of(STEP) {
                checkpoints.push((chars, units));
            }
            let (c, u) = starts(byte);
            chars += c;
            units += u;
        }
        if text.len().is_multiple_of(STEP) {
            checkpoints.push((chars, units));
        }
        Self { text, checkpoints }
    }

    /// Returns the code points that `span` covers.
    pub fn chars(&self, span: Span) -> CharSpan {
        CharSpan(self.before(span.start()).0, self.before(span.end()).0)
    }

    /// Returns the UTF-16 units that `span` covers.
    pub fn utf16(&self, span: Span) -> Utf16Span {
        Utf16Span(self.before(span.start()).1, self.before(span.end()).1)
    }

    /// Returns the bytes that `chars` covers, or nothing if it runs past the end of the text.
    pub fn bytes(&self, chars: CharSpan) -> Option<Span> {
        Some(Span::new(self.byte_of(chars.0)?, self.byte_of(chars.1)?))
    }

    fn before(&self, byte: usize) -> (u32, u32) {
        let byte = byte.min(self.text.len());
        let (mut chars, mut units) = self.checkpoints[byte / STEP];
        for &b in &self.text.as_bytes()[byte / STEP * STEP..byte] {
            let (c, u) = starts(b);
            chars += c;
            units += u;
        }
        (chars, units)
    }

    fn byte_of(&self, char: u32) -> Option<usize> {
        let checkpoint = self.checkpoints.partition_point(|&(chars, _)| chars <= char).saturating_sub(1);
        let mut chars = self.checkpoints[checkpoint].0;
        for (at, &b) in self.text.as_bytes().iter().enumerate().skip(checkpoint * STEP) {
            let (c, _) = starts(b);
            if c == 1 && chars == char {
                return Some(at);
            }
            chars += c;
        }
        (chars == char).then_some(self.text.len())
    }
}

/// Returns how many code points and UTF-16 units begin with this byte of UTF-8.
fn starts(byte: u8) -> (u32, u32) {
    match byte {
        0x80..=0xBF => (0, 0),
        0xF0.. => (1, 2),
        _ => (1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_emoji_is_one_code_point_and_two_units() {
        let text = "a😀é";
        let map = CharMap::new(text);
        assert_eq!(map.chars(Span::new(1, 5)), CharSpan(1, 2));
        assert_eq!(map.utf16(Span::new(5, 7)), Utf16Span(3, 4));
        assert_eq!(map.bytes(CharSpan(2, 3)), Some(Span::new(5, 7)));
        assert_eq!(map.bytes(CharSpan(2, 4)), None);
    }

    proptest! {
        #[test]
        fn bytes_survive_the_way_out_and_back(text in "(\\PC|😀|é|\u{645}|e\u{301}){0,400}", a in 0usize..2000, b in 0usize..2000) {
            let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let span = Span::new(bounds[a % bounds.len()], bounds[b % bounds.len()]);
            let map = CharMap::new(&text);
            let chars = map.chars(span);
            prop_assert_eq!(map.bytes(chars), Some(span));
            let counted: String = text.chars().skip(chars.0 as usize).take((chars.1 - chars.0) as usize).collect();
            prop_assert_eq!(span.of(&text), Some(counted.as_str()));
            let units: Vec<u16> = text.encode_utf16().collect();
            let Utf16Span(from, to) = map.utf16(span);
            prop_assert_eq!(String::from_utf16_lossy(&units[from as usize..to as usize]), counted);
        }
    }
}
