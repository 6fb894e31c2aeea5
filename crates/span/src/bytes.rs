//! Byte ranges: in a rendition, and in a capture.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;

macro_rules! byte_range {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(from = "(u32, u32)", into = "(u32, u32)")]
        pub struct $name {
            start: u32,
            end: u32,
        }

        impl $name {
            /// Returns the range from byte `start` up to, not including, byte `end`.
            ///
            /// The two are put in order if they are not, so that a range always has a length.
            pub fn new(start: usize, end: usize) -> Self {
                let (start, end) = if start <= end { (start, end) } else { (end, start) };
                Self { start: start as u32, end: end as u32 }
            }

            /// Returns the first byte.
            pub fn start(self) -> usize {
                self.start as usize
            }

            /// Returns the byte after the last.
            pub fn end(self) -> usize {
                self.end as usize
            }

            /// Returns the length in bytes.
            pub fn len(self) -> usize {
                (self.end - self.start) as usize
            }

            /// Tells whether the range holds nothing.
            pub fn is_empty(self) -> bool {
                self.start == self.end
            }

            /// Returns the range as the standard library slices with it.
            pub fn range(self) -> Range<usize> {
                self.start()..self.end()
            }

            /// Tells whether `other` lies within this range.
            pub fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// Tells whether the two ranges share a byte.
            pub fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// Returns the smallest range that holds both.
            #[must_use]
            pub fn cover(self, other: Self) -> Self {
                Self { start: self.start.min(other.start), end: self.end.max(other.end) }
            }
        }

        impl From<(u32, u32)> for $name {
            fn from((start, end): (u32, u32)) -> Self {
                Self::new(start as usize, end as usize)
            }
        }

        impl From<$name> for (u32, u32) {
            fn from(range: $name) -> Self {
                (range.start, range.end)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({}..{})"), self.start, self.end)
            }
        }
    };
}

byte_range! {
    /// A half-open range of bytes in the UTF-8 text of a rendition.
    ///
    /// A serialized span is `[start, end]` in bytes: that form stays inside the store. What leaves the program is a
    /// [`CharSpan`](crate::CharSpan).
    Span
}

byte_range! {
    /// A half-open range of bytes in a capture, as it was fetched.
    CaptureSpan
}

impl Span {
    /// Returns the words of `text` that the span covers, or nothing if it lies outside or cuts a character.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// Returns the span without white space at either end; it may come out empty.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let Some(words) = self.of(text) else {
            return self;
        };
        let start = self.start() + (words.len() - words.trim_start().len());
        Self::new(start, start + words.trim().len())
    }

    /// Returns the span moved by `by` bytes to the right.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start() + by, self.end() + by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_gives_back_its_words() {
        let text = "Kyiv said “yes” ";
        let span = Span::new(10, 20);
        assert_eq!(span.of(text), Some("“yes” "));
        assert_eq!(span.trimmed(text).of(text), Some("“yes”"));
    }

    #[test]
    fn a_span_that_cuts_a_character_has_no_words() {
        assert_eq!(Span::new(0, 1).of("é"), None);
        assert_eq!(Span::new(0, 9).of("é"), None);
    }

    #[test]
    fn ends_in_the_wrong_order_are_put_right() {
        assert_eq!(Span::new(5, 2), Span::new(2, 5));
    }

    #[test]
    fn spans_meet_only_where_they_share_a_byte() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
        assert_eq!(Span::new(0, 3).cover(Span::new(5, 6)), Span::new(0, 6));
    }
}
