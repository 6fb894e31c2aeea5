//! What an edit of a page left as it was.

use crate::told::Told;
use std::collections::HashMap;

/// The reports of the version before, by their words: those that stand unchanged in the next one keep their entry and
/// the day they were learned.
#[derive(Debug)]
pub(crate) struct Kept<S> {
    by_words: HashMap<String, (S, Told)>,
}

impl<S> Default for Kept<S> {
    fn default() -> Self {
        Self { by_words: HashMap::new() }
    }
}

impl<S: Copy> Kept<S> {
    /// Keeps the report of the entry in `slot` under its words.
    pub(crate) fn keep(&mut self, words: String, slot: S, told: Told) {
        self.by_words.insert(words, (slot, told));
    }

    /// Returns the entry that the same words reported before, and `told` with the day they were learned then.
    pub(crate) fn find(&self, words: impl FnOnce() -> String, told: Told) -> Option<(S, Told)> {
        // Most versions replace none.
        (!self.by_words.is_empty()).then_some(())?;
        self.by_words.get(&words()).map(|&(slot, earlier)| (slot, earlier.repeated_in(told)))
    }
}
