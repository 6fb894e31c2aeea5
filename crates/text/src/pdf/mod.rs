//! Portable documents (PDF, ISO 32000): words where they stand on the page, put together to lines and paragraphs.
//!
//! A page tells where each run of letters stands and nothing of lines: runs at one height are a line, a gap between lines that is wider
//! than most parts paragraphs, and the margin tells how far a line is set in. What every page repeats at its head or foot is left out.
//! Pages in columns are read across; a picture of words has none.

mod font;
mod layout;
mod page;

use font::Font;
use layout::Run;
use lopdf::{Document, LoadOptions};

/// Pages that are read: more are no draft.
const MAX_PAGES: usize = 2000;
/// Bytes that all streams of a page may unpack to.
const MAX_STREAM: usize = 16 << 20;

/// Returns the text of a PDF file, a line a line, blank lines between paragraphs; nothing if it cannot be read or holds no words.
pub fn pdf(bytes: &[u8]) -> Option<String> {
    let options = LoadOptions { max_decompressed_size: Some(MAX_STREAM), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).ok()?;
    let mut pages: Vec<Vec<Run>> = Vec::new();
    let mut letters = 0;
    for id in document.get_pages().into_values().take(MAX_PAGES) {
        let runs = page::runs(&document, id);
        letters += runs.iter().map(|run| run.words.len()).sum::<usize>();
        pages.push(runs);
        if letters > crate::MAX_BYTES {
            break;
        }
    }
    Some(layout::text(pages)).filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests;
