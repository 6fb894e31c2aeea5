//! Entries found by what they share.

use std::collections::HashMap;
use std::hash::Hash;

/// Of each key, so many of the newest entries are looked at: news repeats what is recent, and what is old is found by
/// its rarer keys. Keeps the fold from being quadratic.
const NEWEST: usize = 64;

/// For each key, the entries that have it, the oldest first.
#[derive(Debug)]
pub(crate) struct Postings<K> {
    lists: HashMap<K, Vec<usize>>,
    /// For each entry, how many keys it shares; all zero between two searches.
    shared: Vec<u32>,
}

impl<K> Default for Postings<K> {
    fn default() -> Self {
        Self { lists: HashMap::new(), shared: Vec::new() }
    }
}

impl<K: Eq + Hash> Postings<K> {
    /// Notes that the entry in `slot` has `key`.
    pub(crate) fn post(&mut self, key: K, slot: usize) {
        let list = self.lists.entry(key).or_default();
        if list.last() != Some(&slot) {
            list.push(slot);
        }
        if self.shared.len() <= slot {
            self.shared.resize(slot + 1, 0);
        }
    }

    /// Returns the entries that share at least `least` of `keys`, in the order of their slots.
    pub(crate) fn sharing(&mut self, keys: impl IntoIterator<Item = K>, least: u32) -> Vec<usize> {
        let mut met = Vec::new();
        for list in keys.into_iter().filter_map(|key| self.lists.get(&key)) {
            for &slot in list.iter().rev().take(NEWEST) {
                self.shared[slot] += 1;
                if self.shared[slot] == 1 {
                    met.push(slot);
                }
            }
        }
        met.sort_unstable();
        met.retain(|&slot| std::mem::take(&mut self.shared[slot]) >= least);
        met
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_what_they_share() {
        let mut postings = Postings::default();
        for (key, slot) in [("map", 0), ("line", 0), ("line", 1), ("line", 1), ("gauge", 2)] {
            postings.post(key, slot);
        }
        assert_eq!(postings.sharing(["map", "line"], 1), [0, 1]);
        assert_eq!(postings.sharing(["map", "line"], 2), [0]);
        assert_eq!(postings.sharing(["list"], 1), [0_usize; 0]);
    }

    #[test]
    fn an_old_entry_is_found_by_its_rare_key() {
        let mut postings = Postings::default();
        postings.post("rare", 0);
        (0..200).for_each(|slot| postings.post("common", slot));
        assert_eq!(postings.sharing(["common"], 1).len(), NEWEST);
        assert!(postings.sharing(["common", "rare"], 1).contains(&0));
    }
}
