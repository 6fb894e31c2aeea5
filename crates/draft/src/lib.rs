//! Two versions of a negotiating text, point by point.

mod align;
mod bracket;
mod lexicon;
mod point;
mod split;
mod terms;

pub use align::{Alignment, AlignmentKind};
pub use bracket::{Bracket, Brackets};
pub use point::{Draft, Point};
pub use split::Markup;

/// What became of each point of an earlier draft in a later one.
#[derive(Debug)]
pub struct Comparison {
    /// Every point of both drafts is in one of them.
    pub alignments: Vec<Alignment>,
}

/// Compares two drafts.
pub fn compare(from: &Draft, to: &Draft) -> Comparison {
    Comparison { alignments: align::align(from, to) }
}
