//! A stored text cut into paragraphs and pieces, so that any words of it can be marked.
//!
//! Marks may overlap: "said" can be the cue of one statement and stand inside the content of another. The text is
//! therefore cut at every border of every mark, and each piece carries all the roles that cover it. All gaps and pieces
//! joined give back the text.

use askama::Template;
use askama::filters::HtmlSafe;
use rapporteur_desk::{Mark, Role};
use rapporteur_span::Span;

/// The roles that a page tells apart, in the order of their counters in [`Open`]: evidence of any kind is content.
pub(crate) const ROLES: [Role; 3] = [Role::Source, Role::Cue, Role::Content];

/// Returns the place of a role in [`ROLES`].
pub(crate) fn rank(role: Role) -> usize {
    match role {
        Role::Source => 0,
        Role::Cue => 1,
        Role::Content | Role::Evidence => 2,
    }
}

/// Returns the class of a role in the style sheet.
fn class(role: Role) -> &'static str {
    ["source", "cue", "content"][rank(role)]
}

/// Returns what a screen reader calls the words.
fn spoken(role: Role) -> &'static str {
    ["source", "reporting words", "quoted words"][rank(role)]
}

/// A paragraph of the text.
#[derive(Debug)]
pub(crate) struct Paragraph<'t> {
    /// The white space before it.
    pub(crate) gap: &'t str,
    /// Tells whether it is the title.
    pub(crate) title: bool,
    /// Its words, in pieces.
    pub(crate) pieces: Vec<Piece<'t>>,
}

/// Words that lie under the same marks from end to end.
#[derive(Debug)]
pub(crate) struct Piece<'t> {
    /// The words.
    pub(crate) words: &'t str,
    /// The roles that cover them, as classes of the style sheet; empty where nothing is marked.
    pub(crate) classes: String,
    /// The marks that begin here.
    pub(crate) starts: Vec<Border>,
    /// The marks that end here.
    pub(crate) ends: Vec<Border>,
}

/// One end of a mark.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Border {
    /// What a screen reader calls the words.
    pub(crate) spoken: &'static str,
    /// The number of the mark among the contents, counted from 1; nothing for the other roles.
    pub(crate) number: Option<usize>,
}

/// A text, ready to be written out: the words of its HTML, without what is hidden for the ear, are the text.
#[derive(Debug, Template)]
#[template(path = "parts/text.html")]
pub(crate) struct MarkedText<'t> {
    /// Its paragraphs.
    pub(crate) paragraphs: Vec<Paragraph<'t>>,
    /// The white space after the last.
    pub(crate) tail: &'t str,
    /// How many of the marks asked for lie outside the text, cut a character or hold no words.
    pub(crate) lost: usize,
}

impl HtmlSafe for MarkedText<'_> {}

impl<'t> MarkedText<'t> {
    /// Cuts `text` at its paragraphs and at the borders of `marks`; `title` is the paragraph to show as one.
    pub(crate) fn new(text: &'t str, title: Option<Span>, marks: &[Mark]) -> Self {
        let mut held: Vec<Mark> = marks.iter().copied().filter(|mark| !words_of(text, mark.span).is_empty()).collect();
        let lost = marks.len() - held.len();
        held.sort_unstable();
        held.dedup();
        let (mut paragraphs, mut places) = (Vec::new(), Vec::new());
        let (mut open, mut written) = (Open::new(&held), 0);
        for paragraph in paragraphs_of(text) {
            let mut pieces = Vec::new();
            for (span, classes) in open.cut(paragraph) {
                places.push((span, paragraphs.len(), pieces.len()));
                pieces.push(Piece { words: words_of(text, span), classes, starts: Vec::new(), ends: Vec::new() });
            }
            let title = title.is_some_and(|title| title.overlaps(paragraph));
            paragraphs.push(Paragraph { gap: &text[written..paragraph.start()], title, pieces });
            written = paragraph.end();
        }
        put_borders(&held, &places, &mut paragraphs);
        Self { paragraphs, tail: &text[written..], lost }
    }
}

/// Returns the words that `span` covers; none if it lies outside the text or cuts a character.
fn words_of(text: &str, span: Span) -> &str {
    span.of(text).unwrap_or_default()
}

/// Returns the runs of lines that hold words, apart by lines that hold none.
fn paragraphs_of(text: &str) -> impl Iterator<Item = Span> {
    let mut lines = text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line.trim_end_matches(['\n', '\r'])))
    });
    std::iter::from_fn(move || {
        let (start, first) = lines.by_ref().find(|(_, line)| !line.trim().is_empty())?;
        let mut end = start + first.len();
        for (at, line) in lines.by_ref().take_while(|(_, line)| !line.trim().is_empty()) {
            end = at + line.len();
        }
        Some(Span::new(start, end))
    })
}

/// The marks open at a place of the text, while it is walked from left to right.
struct Open {
    /// Where the roles change: the byte, the role, and by how much its count changes.
    turns: Vec<(usize, usize, i32)>,
    /// The turns already passed.
    passed: usize,
    /// How many marks of each role are open.
    counts: [i32; 3],
}

impl Open {
    fn new(marks: &[Mark]) -> Self {
        let ends = |mark: &Mark| [(mark.span.start(), rank(mark.role), 1), (mark.span.end(), rank(mark.role), -1)];
        let mut turns: Vec<_> = marks.iter().flat_map(ends).collect();
        turns.sort_unstable();
        Self { turns, passed: 0, counts: [0; 3] }
    }

    /// Cuts a paragraph where the roles change; to be called with paragraphs from left to right.
    fn cut(&mut self, paragraph: Span) -> Vec<(Span, String)> {
        let mut pieces = Vec::new();
        let mut from = paragraph.start();
        while from < paragraph.end() {
            self.pass(from);
            let turn = self.turns.get(self.passed).map_or(paragraph.end(), |turn| turn.0);
            let to = turn.min(paragraph.end());
            pieces.push((Span::new(from, to), self.classes()));
            from = to;
        }
        pieces
    }

    /// Passes the turns up to `at`.
    fn pass(&mut self, at: usize) {
        while let Some(&(_, role, by)) = self.turns.get(self.passed).filter(|turn| turn.0 <= at) {
            self.counts[role] += by;
            self.passed += 1;
        }
    }

    fn classes(&self) -> String {
        let open = ROLES.into_iter().filter(|role| self.counts[rank(*role)] > 0);
        open.map(class).collect::<Vec<_>>().join(" ")
    }
}

/// Writes at the first and at the last piece of each mark that it begins and ends there.
///
/// `places` are the pieces in the order of the text: where they are, the paragraph and the piece in it.
fn put_borders(marks: &[Mark], places: &[(Span, usize, usize)], paragraphs: &mut [Paragraph<'_>]) {
    let mut contents = 0;
    for mark in marks {
        let first = places.partition_point(|place| place.0.end() <= mark.span.start());
        let after = places.partition_point(|place| place.0.start() < mark.span.end());
        if first == after {
            // A mark of nothing but the white space between two paragraphs covers no piece.
            continue;
        }
        let number = (class(mark.role) == "content").then(|| {
            contents += 1;
            contents
        });
        let spoken = spoken(mark.role);
        let (_, paragraph, piece) = places[first];
        paragraphs[paragraph].pieces[piece].starts.push(Border { spoken, number });
        let (_, paragraph, piece) = places[after - 1];
        paragraphs[paragraph].pieces[piece].ends.push(Border { spoken, number });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "No map, no deal\n\nMarsh said the council\nwould not sign.\n\n\nHe left.\n";

    fn mark(words: &str, role: Role) -> Mark {
        let start = TEXT.find(words).unwrap();
        Mark { span: Span::new(start, start + words.len()), role }
    }

    /// Returns the words of the HTML of a text, without those hidden for the ear.
    fn words_of_html(marked: &MarkedText<'_>) -> String {
        let html = marked.render().unwrap();
        let mut words = String::new();
        let mut rest = html.as_str();
        while let Some((before, tag)) = rest.split_once('<') {
            words.push_str(before);
            let (tag, after) = tag.split_once('>').unwrap();
            rest = if tag.starts_with("span class=\"vh\"") { after.split_once("</span>").unwrap().1 } else { after };
        }
        words.push_str(rest);
        ["&#60;<", "&#62;>", "&#34;\"", "&#39;'", "&#38;&"].iter().fold(words, |words, escape| {
            let (from, to) = escape.split_at(5);
            words.replace(from, to)
        })
    }

    #[test]
    fn paragraphs_are_apart_by_empty_lines_and_the_title_is_one() {
        let marked = MarkedText::new(TEXT, Some(Span::new(0, 15)), &[]);
        let titles: Vec<bool> = marked.paragraphs.iter().map(|paragraph| paragraph.title).collect();
        assert_eq!(titles, [true, false, false]);
        assert_eq!(marked.paragraphs[1].pieces[0].words, "Marsh said the council\nwould not sign.");
    }

    #[test]
    fn overlapping_marks_share_the_pieces_they_have_in_common() {
        let marks = [mark("Marsh said the", Role::Source), mark("said", Role::Cue), mark("the council", Role::Content)];
        let marked = MarkedText::new(TEXT, None, &marks);
        let pieces: Vec<_> = marked.paragraphs[1].pieces.iter().map(|piece| (piece.words, piece.classes.as_str())).collect();
        assert_eq!(
            pieces,
            [
                ("Marsh ", "source"),
                ("said", "source cue"),
                (" ", "source"),
                ("the", "source content"),
                (" council", "content"),
                ("\nwould not sign.", "")
            ]
        );
        assert_eq!(marked.paragraphs[1].pieces[3].ends[0].spoken, "source");
        assert_eq!(marked.paragraphs[1].pieces[3].starts[0], Border { spoken: "quoted words", number: Some(1) });
    }

    #[test]
    fn a_mark_over_two_paragraphs_is_one_mark() {
        let marked = MarkedText::new(TEXT, None, &[mark("sign.\n\n\nHe", Role::Content)]);
        let starts = marked.paragraphs.iter().flat_map(|p| &p.pieces).filter(|piece| !piece.starts.is_empty()).count();
        assert_eq!(starts, 1);
        assert_eq!(marked.paragraphs[1].pieces[1].classes, "content");
        assert_eq!(marked.paragraphs[2].pieces[0].classes, "content");
        assert_eq!(marked.paragraphs[2].pieces[0].ends.len(), 1);
    }

    #[test]
    fn marks_that_hold_no_words_are_counted() {
        let outside = Mark { span: Span::new(9000, 9001), role: Role::Content };
        let empty = Mark { span: Span::new(3, 3), role: Role::Content };
        assert_eq!(MarkedText::new(TEXT, None, &[outside, empty]).lost, 2);
    }

    proptest! {
        #[test]
        fn the_words_of_the_html_are_the_text(
            text in "(a|é|<b>|&|😀|\u{627}|\n|\n\n|\r\n| ){0,60}",
            ends in prop::collection::vec((0usize..90, 0usize..90, 0usize..3), 0..12),
        ) {
            let marks: Vec<Mark> = ends.iter().map(|&(a, b, r)| Mark { span: Span::new(a, b), role: ROLES[r] }).collect();
            let marked = MarkedText::new(&text, None, &marks);
            prop_assert_eq!(words_of_html(&marked), text.clone());
            for role in ROLES {
                let covered = |at: usize| marks.iter().any(|m| m.role == role && m.span.of(&text).is_some() && m.span.range().contains(&at));
                let mut at = 0;
                for paragraph in &marked.paragraphs {
                    at += paragraph.gap.len();
                    for piece in &paragraph.pieces {
                        let has = piece.classes.split(' ').any(|name| name == class(role));
                        prop_assert!((at..at + piece.words.len()).all(|byte| covered(byte) == has));
                        at += piece.words.len();
                    }
                }
            }
        }
    }
}
