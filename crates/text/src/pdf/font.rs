//! What the codes of a font mean, and how wide they are.

use super::MAX_STREAM;
use lopdf::{Dictionary, Document, Encoding, Object};
use std::collections::HashMap;

/// The width of a letter of which nothing is known, in thousandths of the size.
const USUAL: f32 = 500.0;

/// A font of a page.
#[derive(Debug)]
pub(super) struct Font<'d> {
    encoding: Option<Encoding<'d>>,
    widths: HashMap<u32, f32>,
    usual: f32,
    /// Bytes of a code.
    wide: bool,
}

impl<'d> Font<'d> {
    pub(super) fn new(dictionary: &'d Dictionary, document: &'d Document) -> Self {
        let encoding = dictionary.get_font_encoding_with_limit(document, MAX_STREAM).ok();
        let inner =
            array(dictionary, b"DescendantFonts", document).and_then(|fonts| deref(fonts.first()?, document)?.as_dict().ok());
        let mut font = Self { encoding, widths: HashMap::new(), usual: USUAL, wide: inner.is_some() };
        match inner {
            Some(inner) => font.composite(inner, document),
            None => font.simple(dictionary, document),
        }
        font
    }

    /// Returns the words of a string, and its width in thousandths of the size, with the number of its codes and of its blanks.
    pub(super) fn read(&self, bytes: &[u8]) -> (String, f32, usize, usize) {
        let words = match &self.encoding {
            Some(encoding) => Document::decode_text(encoding, bytes).unwrap_or_default(),
            None => bytes.iter().filter(|byte| (b' '..=b'~').contains(*byte)).map(|&byte| char::from(byte)).collect(),
        };
        let codes: Vec<u32> = if self.wide {
            bytes.chunks(2).map(|pair| pair.iter().fold(0, |code, &byte| code << 8 | u32::from(byte))).collect()
        } else {
            bytes.iter().map(|&byte| u32::from(byte)).collect()
        };
        let width = codes.iter().map(|code| self.widths.get(code).copied().unwrap_or(self.usual)).sum();
        let blanks = if self.wide { 0 } else { codes.iter().filter(|code| **code == u32::from(b' ')).count() };
        (words, width, codes.len(), blanks)
    }

    fn simple(&mut self, dictionary: &Dictionary, document: &Document) {
        let first =
            dictionary.get(b"FirstChar").and_then(Object::as_i64).ok().and_then(|first| u32::try_from(first).ok()).unwrap_or(0);
        for (code, width) in (first..).zip(array(dictionary, b"Widths", document).unwrap_or_default()) {
            if let Some(width) = deref(width, document).and_then(|width| width.as_float().ok()).filter(|width| *width > 0.0) {
                self.widths.insert(code, width);
            }
        }
    }

    /// Reads widths as "first [w w w]" and "first last w".
    fn composite(&mut self, inner: &Dictionary, document: &Document) {
        /// Codes that one entry may span: there are no more in two bytes.
        const MOST: i64 = 1 << 16;
        self.usual = inner.get(b"DW").and_then(Object::as_float).unwrap_or(1000.0);
        let entries = array(inner, b"W", document).unwrap_or_default();
        let mut at = 0;
        while let Some(first) = entries.get(at).and_then(|first| deref(first, document)?.as_i64().ok()) {
            let Some(second) = entries.get(at + 1).and_then(|second| deref(second, document)) else { return };
            if let Ok(widths) = second.as_array() {
                for (code, width) in (first..).zip(widths) {
                    self.put(code, deref(width, document).and_then(|width| width.as_float().ok()));
                }
                at += 2;
            } else {
                let last = second.as_i64().unwrap_or(first).min(first.saturating_add(MOST));
                let width = entries.get(at + 2).and_then(|width| deref(width, document)?.as_float().ok());
                (first..=last).for_each(|code| self.put(code, width));
                at += 3;
            }
        }
    }

    fn put(&mut self, code: i64, width: Option<f32>) {
        if let (Ok(code), Some(width)) = (u32::try_from(code), width) {
            self.widths.insert(code, width);
        }
    }
}

/// Returns what an object is, or refers to.
pub(super) fn deref<'d>(object: &'d Object, document: &'d Document) -> Option<&'d Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

fn array<'d>(dictionary: &'d Dictionary, name: &[u8], document: &'d Document) -> Option<&'d [Object]> {
    deref(dictionary.get(name).ok()?, document)?.as_array().ok().map(Vec::as_slice)
}
