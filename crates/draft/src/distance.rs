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
    /// The same with every doubtful change left out.
    pub low: Option<f32>,
    /// The same with every doubtful rewording taken as a change.
    pub high: Option<f32>,
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

impl Distance {
    /// What two renderings of one draft by two outlets differ by.
    pub const FLOOR: f32 = 0.18;
}

/// What a doubtful rewording weighs if it is a change after all.
const DOUBT: f32 = 0.5;

/// Returns the degree of change. Moves, splits and merges add nothing; `counts` tells which alignments are no formulas.
pub(crate) fn distance(alignments: &[Alignment], amendments: &[Amendment], counts: impl Fn(usize) -> bool) -> Distance {
    let mut found =
        Distance { value: None, low: None, high: None, units: 0, same: 0, changed: 0, replaced: 0, dropped: 0, added: 0 };
    let (mut total, mut low, mut high) = (0.0, 0.0, 0.0);
    for (at, alignment) in alignments.iter().enumerate().filter(|(at, _)| counts(*at)) {
        found.units += 1;
        match alignment.kind {
            AlignmentKind::Dropped => found.dropped += 1,
            AlignmentKind::Added => found.added += 1,
            _ => {
                let own = || amendments.iter().filter(|amendment| amendment.alignment == at);
                let most =
                    own().map(|own| own.class).max_by(|a, b| a.severity().total_cmp(&b.severity())).unwrap_or(Class::Identical);
                let least = own().filter(|own| own.sure).map(|own| own.class.severity()).fold(0.0, f32::max);
                let is_doubtful = own().any(|own| !own.sure);
                total += most.severity();
                low += least;
                high += if is_doubtful { most.severity().max(DOUBT) } else { most.severity() };
                match most {
                    Class::Replaced => found.replaced += 1,
                    class if class.severity() > 0.0 => found.changed += 1,
                    _ => found.same += 1,
                }
            }
        }
    }
    let lone = (found.dropped + found.added) as f32;
    let share = |sum: f32| (found.units > 0).then(|| ((sum + lone) / found.units as f32).min(1.0));
    (found.value, found.low, found.high) = (share(total), share(low), share(high));
    found
}
