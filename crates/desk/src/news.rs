//! What is new.

use crate::State;
use rapporteur_model::{Change, ChangeKind};
use rapporteur_time::Instant;

/// The changes learned after an instant.
#[derive(Clone, Debug)]
pub struct News<'s> {
    /// The instant.
    pub since: Instant,
    /// The changes, in the order of learning.
    pub changes: Vec<&'s Change>,
}

impl News<'_> {
    /// Returns how many changes there are of a kind.
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}

/// Returns what was learned after `since`.
pub fn news(state: &State, since: Instant) -> News<'_> {
    News { since, changes: rapporteur_ledger::news(&state.record, since).collect() }
}
