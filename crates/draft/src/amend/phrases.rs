//! Phrases looked up by their first word.

use super::side::Side;
use crate::hash::Table;

/// Phrases in lower case, each with what it stands for.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first: Table<&'static str, Vec<(&'static str, T)>>,
}

impl<T> Phrases<T> {
    /// Returns the phrases, ready to be found.
    pub(super) fn new(phrases: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: Table<&'static str, Vec<(&'static str, T)>> = Table::default();
        for (phrase, meaning) in phrases {
            by_first.entry(phrase.split(' ').next().unwrap_or(phrase)).or_default().push((phrase, meaning));
        }
        // "only if" before "only": of two that fit, the longer says more.
        by_first.values_mut().for_each(|own| own.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len())));
        Self { by_first }
    }

    /// Returns the longest phrase that the words of `side` from `at` on are: what it stands for, and how many words it has.
    pub(super) fn at(&self, side: &Side, at: usize) -> Option<(&T, usize)> {
        let own = self.by_first.get(side.lower(at))?;
        own.iter().find_map(|(phrase, meaning)| Some((meaning, side.reads(at, phrase)?)))
    }
}
