//! An example to copy when you add a reader.
//!
//! 1. Make a folder named after what the reader finds, with a `mod.rs` that says so in its first line.
//! 2. Put words of a language into `lang/<language>/<name>.tsv`, with a line on where they come from.
//! 3. Implement [`Reader`]: walk `page.sentences()`, add to `work.findings`; every value takes its words along.
//! 4. Add it to the list in [`Readers::new`](crate::Readers::new), after the readers whose findings it needs.
//! 5. Write a page of `cases/` that shows what it finds and what it leaves alone.

#![cfg(test)]

use crate::{Page, Reader, Work};
use rapporteur_model::{Note, NoteKind};

/// Notes paragraphs that are one long sentence.
struct LongSentenceReader;

impl Reader for LongSentenceReader {
    fn name(&self) -> &'static str {
        "dummy_example"
    }

    fn version(&self) -> u32 {
        1
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        for index in page.sentences() {
            let tokens = &page.analysis.sentences[index].tokens;
            if tokens.len() > 60 {
                work.findings.notes.push(Note::new(NoteKind::LongParagraph).at(page.analysis.span(tokens)));
            }
        }
    }
}

#[test]
fn the_example_reads() {
    let rendition = crate::page::plain_rendition(&format!("{}.", "word ".repeat(80).trim()));
    let brief = crate::page::BriefNames::default();
    let mut parser = rapporteur_language::Reader::new(rapporteur_language::Engine::english());
    let page = Page::new(&rendition, None, &brief, &mut parser);
    let mut work = Work::default();
    LongSentenceReader.read(&page, &mut work);
    assert_eq!(work.findings.notes.len(), 1);
}
