//! Offsets that cannot be mixed up.
//!
//! Three kinds of position are in use around a text, and a bare integer tells none of them apart:
//!
//! | type | counts | where |
//! |---|---|---|
//! | [`Span`] | bytes of UTF-8 in a rendition | everywhere inside the program |
//! | [`CaptureSpan`] | bytes of the capture as fetched | `text`, to lead from words back to the page |
//! | [`CharSpan`] | Unicode code points of a rendition | JSON and every other contract (W3C Web Annotation) |
//! | [`Utf16Span`] | UTF-16 code units of a rendition | browsers, Java programs such as Discourse Network Analyzer |
//!
//! [`CharMap`] is the one place where bytes become code points and back.

mod bytes;
mod chars;

pub use bytes::{CaptureSpan, Span};
pub use chars::{CharMap, CharSpan, Utf16Span};
