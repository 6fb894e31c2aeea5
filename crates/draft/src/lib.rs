//! Two versions of a negotiating text, point by point.

mod align;
mod amend;
mod bracket;
mod distance;
mod hash;
mod lexicon;
mod lineage;
mod merged;
mod point;
mod reading;
mod redline;
mod split;
mod terms;

pub use align::{Alignment, AlignmentKind};
pub use amend::{Amendment, Class};
pub use bracket::{Bracket, Brackets};
pub use distance::Distance;
pub use lineage::{Lineage, lineages};
pub use merged::{Line, merged};
pub use point::{Draft, Heading, Part, Point};
pub use redline::{Piece, redlines};
pub use split::Markup;

/// What became of each point of an earlier draft in a later one.
#[derive(Debug)]
pub struct Comparison {
    /// Every point of both drafts is in one of them.
    pub alignments: Vec<Alignment>,
    /// What changed in the points that have a counterpart, in the order of the alignments.
    pub amendments: Vec<Amendment>,
    /// How far the later draft is from the earlier.
    pub distance: Distance,
}

impl Comparison {
    /// Returns the classes of change in alignment `at`, each once, in their order.
    pub fn classes(&self, at: usize) -> Vec<Class> {
        let own = self.amendments.iter().filter(|amendment| amendment.alignment == at);
        let mut classes: Vec<Class> = own.map(|amendment| amendment.class).collect();
        classes.sort_unstable();
        classes.dedup();
        classes
    }
}

/// Compares two drafts.
pub fn compare(from: &Draft, to: &Draft) -> Comparison {
    let pair = reading::Pair::new(from, to);
    let alignments = align::align(&pair);
    let amendments = amend::amend(&pair, &alignments);
    let is_formula = |at: usize| {
        let alignment: &Alignment = &alignments[at];
        alignment.from.iter().map(|&i| from.words(i)).chain(alignment.to.iter().map(|&j| to.words(j))).any(split::is_formula)
    };
    let distance = distance::distance(&alignments, &amendments, |at| !is_formula(at));
    Comparison { alignments, amendments, distance }
}
