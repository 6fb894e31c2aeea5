//! Ids that no two entries share.

use rapporteur_model::RecordId;
use std::collections::{HashMap, HashSet};

/// Gives each entry its id.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: HashSet<RecordId>,
    /// The number that the next entry of the same words rests on: a text may say the same ten thousand times.
    next: HashMap<RecordId, u32>,
}

impl Ids {
    /// Returns an id of the kind `letter` that rests on `parts`.
    ///
    /// Five signs are few: among some ten thousand entries two will rest on different words and look alike. The later
    /// one then rests on its number as well, which is the same on every machine since the order of learning is.
    pub(crate) fn fresh(&mut self, letter: char, parts: &[&str]) -> RecordId {
        let mut id = RecordId::of(letter, parts);
        let nth = self.next.entry(id.clone()).or_insert(2);
        while !self.taken.insert(id.clone()) {
            id = RecordId::of(letter, &[parts, &[nth.to_string().as_str()]].concat());
            *nth += 1;
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_that_rest_on_the_same_words_stay_apart() {
        let mut ids = Ids::default();
        let first = ids.fresh('S', &["a", "b"]);
        let second = ids.fresh('S', &["a", "b"]);
        assert_eq!(first, RecordId::of('S', &["a", "b"]));
        assert_eq!(second, RecordId::of('S', &["a", "b", "2"]));
        assert_eq!(ids.fresh('S', &["a", "b"]), RecordId::of('S', &["a", "b", "3"]));
    }
}
