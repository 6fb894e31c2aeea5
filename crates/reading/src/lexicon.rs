//! The word lists of a language: data files under `lang/`, loaded once.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A set of words in lower case.
pub(crate) type WordSet = LazyLock<HashSet<&'static str, BuildHasherDefault<WordHasher>>>;

/// What a list tells of words in lower case.
pub(crate) type Words<T> = HashMap<&'static str, T, BuildHasherDefault<WordHasher>>;

/// FNV-1a: every word of a text is looked up in these lists, and they are ours, so that nobody can choose words that collide.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Returns the lines of a list, without comments.
pub(crate) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Returns the rows of a table: cells apart by tabs.
pub(crate) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    lines(table).map(|line| {
        let mut cells = [""; N];
        for (cell, value) in cells.iter_mut().zip(line.split('\t')) {
            *cell = value.trim();
        }
        cells
    })
}

/// Phrases by their first word, the longest first, with what each tells.
pub(crate) type Phrases<T> = Words<Vec<(Vec<&'static str>, T)>>;

/// Returns the phrases of a table, ready for [`longest`].
pub(crate) fn phrases<T>(entries: impl Iterator<Item = (&'static str, T)>) -> Phrases<T> {
    let mut phrases: Phrases<T> = Words::default();
    for (phrase, value) in entries {
        let words: Vec<&str> = phrase.split(' ').collect();
        phrases.entry(words[0]).or_default().push((words, value));
    }
    phrases.values_mut().for_each(|list| list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
    phrases
}

/// Returns the longest phrase of `phrases` that begins at the word `at`, as its number of words.
pub(crate) fn longest<'p, 'w, T>(phrases: &'p Phrases<T>, word: impl Fn(usize) -> &'w str) -> Option<(usize, &'p T)> {
    let candidates = phrases.get(word(0))?;
    let stands = |words: &[&str]| words.iter().enumerate().all(|(ahead, expected)| word(ahead) == *expected);
    candidates.iter().find(|(words, _)| stands(words)).map(|(words, value)| (words.len(), value))
}
