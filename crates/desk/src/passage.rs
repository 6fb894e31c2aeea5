//! Words in their paragraph of the stored text.

use crate::{DocumentVersion, State};
use rapporteur_model::Citation;
use rapporteur_span::Span;

/// Bytes of context kept on either side where a paragraph is longer than anyone reads.
const CONTEXT: usize = 400;

/// What marked words are: the parts of an attribution, or the evidence of something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The words that name who speaks.
    Source,
    /// The reporting words.
    Cue,
    /// What is attributed.
    Content,
    /// The words that any other entry rests on.
    Evidence,
}

/// Words to be marked in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Where they stand in the rendition.
    pub span: Span,
    /// What they are.
    pub role: Role,
}

/// A run of paragraphs of a stored text, with the words that an entry rests on.
#[derive(Clone, Debug)]
pub struct Passage<'s> {
    /// The version of the document.
    pub version: &'s DocumentVersion,
    /// The paragraphs, as a range of the rendition.
    pub paragraphs: Span,
    /// The line of the rendition that they begin on, counted from 1.
    pub line: usize,
    /// The words to be marked, in the order of the text.
    pub marks: Vec<Mark>,
}

/// Words that lie under the same mark from end to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The words.
    pub words: &'t str,
    /// What they are, if they are marked.
    pub role: Option<Role>,
}

impl<'s> Passage<'s> {
    /// Returns the text in pieces; joined they give back the paragraphs. Where marks overlap the first begun wins, so that
    /// a cue inside its content is shown as content.
    pub fn pieces(&self) -> Vec<Piece<'s>> {
        let text = &self.version.rendition.text;
        let (mut at, end) = (self.paragraphs.start(), self.paragraphs.end());
        let mut pieces = Vec::new();
        let mut push = |from: usize, to: usize, role| {
            if let Some(words) = Span::new(from, to).of(text).filter(|words| from < to && !words.is_empty()) {
                pieces.push(Piece { words, role });
            }
        };
        for mark in &self.marks {
            let (from, to) = (mark.span.start().max(at), mark.span.end().min(end));
            if from < to {
                push(at, from, None);
                push(from, to, Some(mark.role));
                at = to;
            }
        }
        push(at, end, None);
        pieces
    }
}

/// Returns the passages that hold `words`, in the order of documents as they first come in `words`, and of their text.
///
/// Words in the same or in neighbouring paragraphs share a passage.
pub(crate) fn passages<'s>(state: &'s State, words: &[(Role, &Citation)]) -> Vec<Passage<'s>> {
    let mut by_version: Vec<(&DocumentVersion, Vec<Mark>)> = Vec::new();
    for (role, citation) in words {
        let Some(version) = state.cited(citation) else { continue };
        let mark = Mark { span: citation.span, role: *role };
        match by_version.iter_mut().find(|(known, _)| std::ptr::eq(*known, version)) {
            Some((_, marks)) => marks.push(mark),
            None => by_version.push((version, vec![mark])),
        }
    }
    let mut passages: Vec<Passage<'s>> = Vec::new();
    for (version, mut marks) in by_version {
        marks.sort_unstable_by_key(|mark| (mark.span.start(), std::cmp::Reverse(mark.span.end()), mark.role));
        marks.dedup();
        let text = &version.rendition.text;
        for mark in marks {
            let paragraph = paragraph_around(text, mark.span);
            match passages.last_mut() {
                Some(last) if std::ptr::eq(last.version, version) && follows(text, last.paragraphs, paragraph) => {
                    last.paragraphs = last.paragraphs.cover(paragraph);
                    last.marks.push(mark);
                }
                _ => {
                    let line = 1 + text[..paragraph.start()].matches('\n').count();
                    passages.push(Passage { version, paragraphs: paragraph, line, marks: vec![mark] });
                }
            }
        }
    }
    passages
}

/// Returns the paragraph that holds `span`, or as much of it as can be taken in.
fn paragraph_around(text: &str, span: Span) -> Span {
    let (start, end) = (text.floor_char_boundary(span.start()), text.ceil_char_boundary(span.end()));
    let from = text[..start].rfind("\n\n").map_or(0, |at| at + 2);
    let to = text[end..].find("\n\n").map_or(text.len(), |at| end + at);
    let from = if start - from > CONTEXT { after_space(text, start - CONTEXT, start) } else { from };
    let to = if to - end > CONTEXT { before_space(text, end, end + CONTEXT) } else { to };
    Span::new(from, to).trimmed(text)
}

fn after_space(text: &str, from: usize, to: usize) -> usize {
    let from = text.ceil_char_boundary(from);
    text[from..to].find(' ').map_or(from, |at| from + at + 1)
}

fn before_space(text: &str, from: usize, to: usize) -> usize {
    let to = text.floor_char_boundary(to);
    text[from..to].rfind(' ').map_or(to, |at| from + at)
}

/// Tells whether `next` is the same paragraph as the last of `passage`, or the one after it.
fn follows(text: &str, passage: Span, next: Span) -> bool {
    next.start() <= passage.end() || text[passage.end()..next.start()].trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "No map, no deal\n\nMarsh said the council would not sign.\n\nHe left.\n\nRain fell.";

    #[test]
    fn a_paragraph_ends_at_empty_lines() {
        let at = TEXT.find("council").unwrap();
        let paragraph = paragraph_around(TEXT, Span::new(at, at + 7));
        assert_eq!(paragraph.of(TEXT), Some("Marsh said the council would not sign."));
        assert!(follows(TEXT, paragraph, paragraph_around(TEXT, Span::new(57, 59))));
        assert!(!follows(TEXT, paragraph, paragraph_around(TEXT, Span::new(TEXT.len() - 2, TEXT.len()))));
    }

    #[test]
    fn a_paragraph_without_end_is_cut_between_words() {
        let text = "é word ".repeat(2000);
        let span = Span::new(8000, 8004);
        let paragraph = paragraph_around(&text, span);
        assert!(paragraph.len() < 900 && paragraph.contains(Span::new(8000, 8001)));
        assert!(paragraph.of(&text).is_some());
    }
}
