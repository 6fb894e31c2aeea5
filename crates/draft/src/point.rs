//! A draft and its points.

use crate::bracket::Brackets;
use crate::split::Markup;
use rapporteur_span::Span;

/// One version of a negotiating text, as points.
#[derive(Debug)]
pub struct Draft<'t> {
    /// The text, never altered.
    pub text: &'t str,
    /// How the text is marked up.
    pub markup: Markup,
    /// The points, in the order of the text.
    pub points: Vec<Point>,
    /// The brackets and options, nested, with what is markup left out.
    pub brackets: Brackets,
    /// The sections, which points name by their place here; the first is what stands before any title.
    pub sections: Vec<Heading>,
}

/// What a section of a draft is headed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The words of the heading with its number; nothing before any title.
    pub words: Option<Span>,
    /// The title without the number: "Access" in "Article 3 - Access".
    pub title: Option<Span>,
    /// What kind of part it is.
    pub part: Part,
    /// What it can stand in: only a section of a lower rank.
    pub rank: u8,
}

/// What kind of part of a draft a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Before any title.
    Body,
    /// An article: without paragraphs it is a point itself.
    Article,
    /// Numbers start again in it.
    Annex,
    /// Each of its paragraphs is a point.
    Preamble,
    /// A chapter, part or section with a number.
    Numbered,
    /// A title without a number.
    Titled,
}

/// A numbered, lettered or bulleted element of a draft, an article without paragraphs, or a paragraph of a preamble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The printed number with its parents' in front where numbers start again; used once in a draft.
    pub label: String,
    /// The words of its own, without its number and without its children's.
    pub span: Span,
    /// Its number as printed, with the signs around it; nothing for a paragraph, and where a bracket before the number is a part of
    /// the point.
    pub number: Option<Span>,
    /// The point it stands under, as an index.
    pub parent: Option<usize>,
    /// The title it stands under, without its number: "Access" in "Article 3 - Access".
    pub title: Option<Span>,
    /// The section it stands under, as a number that its neighbours share.
    pub section: usize,
}

impl Draft<'_> {
    /// Returns the words of point `at`; nothing past the end.
    pub fn words(&self, at: usize) -> &str {
        self.points.get(at).and_then(|point| point.span.of(self.text)).unwrap_or("")
    }
}
