//! Text that knows where each part of it stood in the text it was made from.

use rapporteur_model::{Alignment, Piece};
use rapporteur_span::{CaptureSpan, Span};

/// A run of text and its place in the source.
///
/// Runs of equal length are the same bytes, white space apart; in others something was decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// The run.
    pub(crate) text: Span,
    /// Where it stood.
    pub(crate) source: Span,
}

impl Link {
    fn is_exact(self) -> bool {
        self.text.len() == self.source.len()
    }
}

/// A text that is built up from parts of a source, and the way back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Aligned {
    /// The text.
    pub(crate) text: String,
    /// In the order of the text, apart from each other. What lies between was not in the source.
    links: Vec<Link>,
}

impl Aligned {
    /// Appends `words` that stand in the source from byte `at` on.
    pub(crate) fn copy(&mut self, words: &str, at: usize) {
        self.link(words, Span::new(at, at + words.len()));
    }

    /// Appends `words` that were decoded from `source`.
    pub(crate) fn replace(&mut self, words: &str, source: Span) {
        self.link(words, source);
    }

    /// Appends `words` that are not in the source.
    pub(crate) fn insert(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Appends a part of another text of the same source.
    pub(crate) fn append(&mut self, other: &Self, part: Span) {
        let Some(words) = part.of(&other.text) else { return };
        let offset = self.text.len();
        self.text.push_str(words);
        for link in other.links_in(part) {
            let text = Span::new(link.text.start() - part.start() + offset, link.text.end() - part.start() + offset);
            self.push(Link { text, source: link.source });
        }
    }

    /// Returns the alignment to the bytes that the source was decoded from.
    pub(crate) fn alignment(&self, decoded: &Alignment) -> Alignment {
        let mut pieces: Vec<Piece> = Vec::with_capacity(self.links.len());
        for link in &self.links {
            if link.is_exact() {
                through(*link, decoded, &mut pieces);
            } else if let Some(bytes) = decoded.bytes(link.source) {
                pieces.push(Piece { text: link.text, bytes });
            }
        }
        Alignment { pieces }
    }

    /// Returns the links that `part` touches, cut to it as far as they can be.
    fn links_in(&self, part: Span) -> impl Iterator<Item = Link> {
        let first = self.links.partition_point(|link| link.text.end() <= part.start());
        self.links[first..].iter().take_while(move |link| link.text.start() < part.end()).map(move |link| {
            let text = Span::new(link.text.start().max(part.start()), link.text.end().min(part.end()));
            let from = link.source.start() + (text.start() - link.text.start());
            let source = if link.is_exact() { Span::new(from, from + text.len()) } else { link.source };
            Link { text, source }
        })
    }

    fn link(&mut self, words: &str, source: Span) {
        if words.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.push(Link { text: Span::new(start, start + words.len()), source });
    }

    fn push(&mut self, link: Link) {
        if let Some(last) = self.links.last_mut()
            && last.is_exact()
            && link.is_exact()
            && last.text.end() == link.text.start()
            && last.source.end() == link.source.start()
        {
            *last = Link { text: last.text.cover(link.text), source: last.source.cover(link.source) };
        } else {
            self.links.push(link);
        }
    }
}

/// Appends the pieces that an exact link becomes when its source was itself decoded piece by piece.
fn through(link: Link, decoded: &Alignment, pieces: &mut Vec<Piece>) {
    let first = decoded.pieces.partition_point(|piece| piece.text.end() <= link.source.start());
    for piece in decoded.pieces[first..].iter().take_while(|piece| piece.text.start() < link.source.end()) {
        let source = Span::new(piece.text.start().max(link.source.start()), piece.text.end().min(link.source.end()));
        let start = link.text.start() + (source.start() - link.source.start());
        let text = Span::new(start, start + source.len());
        let from = piece.bytes.start() + (source.start() - piece.text.start());
        let exact = piece.text.len() == piece.bytes.len();
        let bytes = if exact { CaptureSpan::new(from, from + source.len()) } else { piece.bytes };
        pieces.push(Piece { text, bytes });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(len: usize) -> Alignment {
        Alignment { pieces: vec![Piece { text: Span::new(0, len), bytes: CaptureSpan::new(0, len) }] }
    }

    #[test]
    fn parts_that_follow_each_other_are_one_link() {
        let source = "one  two &amp; three";
        let mut text = Aligned::default();
        text.copy("one ", 0);
        text.copy("two ", 5);
        text.replace("&", Span::new(9, 14));
        text.copy(" three", 14);
        assert_eq!(text.text, "one two & three");
        let alignment = text.alignment(&whole(source.len()));
        assert_eq!(alignment.pieces.len(), 4);
        let words = Span::new(10, 15);
        assert_eq!(&source[alignment.bytes(words).unwrap().range()], "three");
        assert_eq!(&source[alignment.bytes(Span::new(8, 9)).unwrap().range()], "&amp;");
    }

    #[test]
    fn a_part_of_another_text_keeps_its_places() {
        let mut arena = Aligned::default();
        arena.copy("menu", 3);
        arena.copy("the words", 40);
        let mut text = Aligned::default();
        text.insert("\n\n");
        text.append(&arena, Span::new(8, 13));
        assert_eq!(text.text, "\n\nwords");
        assert_eq!(text.alignment(&whole(100)).bytes(Span::new(2, 7)), Some(CaptureSpan::new(44, 49)));
    }

    #[test]
    fn what_was_decoded_twice_leads_back_to_the_first_bytes() {
        // "é" is one byte in the capture and two in the decoded text.
        let decoded = Alignment {
            pieces: vec![
                Piece { text: Span::new(0, 3), bytes: CaptureSpan::new(0, 3) },
                Piece { text: Span::new(3, 5), bytes: CaptureSpan::new(3, 4) },
                Piece { text: Span::new(5, 9), bytes: CaptureSpan::new(4, 8) },
            ],
        };
        let mut text = Aligned::default();
        text.copy("fé it", 2);
        let alignment = text.alignment(&decoded);
        assert_eq!(alignment.bytes(Span::new(0, 3)), Some(CaptureSpan::new(2, 4)));
        assert_eq!(alignment.bytes(Span::new(4, 6)), Some(CaptureSpan::new(5, 7)));
    }
}
