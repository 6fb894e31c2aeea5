//! How far a draft is from the one before: the counts first, then one figure with its range.

use crate::align::{Alignment, AlignmentKind};
use crate::amend::{Amendment, Class};

/// The degree of change between two drafts.
///
/// Two renderings of one draft by two outlets lie at .09 to .18 of each other: under that the figure says nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Distance {
    /// The weighted share of what changed, 0 to 1; nothing where a text is missing.
    pub value: Option<f32>,
    /// The alignments, each counted once.
    pub units: usize,
    /// Those that are the same in substance.
    pub same: usize,
    /// Those that changed.
    pub changed: usize,
    /// Those that were replaced.
    pub replaced: usize,
    /// Those without a counterpart in the later draft.
    pub dropped: usize,
    /// Those without a counterpart in the earlier draft.
    pub added: usize,
}

/// Returns the degree of change. Moves, splits and merges add nothing; `counts` tells which alignments are no formulas.
pub(crate) fn distance(alignments: &[Alignment], amendments: &[Amendment], counts: impl Fn(usize) -> bool) -> Distance {
    let mut found = Distance { value: None, units: 0, same: 0, changed: 0, replaced: 0, dropped: 0, added: 0 };
    let mut total = 0.0;
    for (at, alignment) in alignments.iter().enumerate().filter(|(at, _)| counts(*at)) {
        found.units += 1;
        match alignment.kind {
            AlignmentKind::Dropped => found.dropped += 1,
            AlignmentKind::Added => found.added += 1,
            _ => {
                let own = amendments.iter().filter(|amendment| amendment.alignment == at).map(|amendment| amendment.class);
                let most = own.max_by(|a, b| a.severity().total_cmp(&b.severity())).unwrap_or(Class::Identical);
                total += most.severity();
                match most {
                    Class::Replaced => found.replaced += 1,
                    class if class.severity() > 0.0 => found.changed += 1,
                    _ => found.same += 1,
                }
            }
        }
    }
    total += (found.dropped + found.added) as f32;
    found.value = (found.units > 0).then(|| total / found.units as f32);
    found
}
