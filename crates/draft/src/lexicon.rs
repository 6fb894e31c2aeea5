//! Word lists of the data files, read once.

use crate::hash::{List, Table};
use rust_stemmers::{Algorithm, Stemmer};
use std::sync::LazyLock;

/// What is known about words, whatever the talks are about.
#[derive(Debug)]
pub(crate) struct Words {
    /// Words that carry no matter of their own.
    pub(crate) stop: List<&'static str>,
    /// Words that add nothing to what a duty covers.
    pub(crate) light: List<&'static str>,
    /// From a stem to the stem that stands for its group.
    group: Table<String, String>,
    /// For a word, the pairs of opposites it is in, and on which side.
    opposites: Table<&'static str, Vec<(usize, bool)>>,
}

/// Returns the word lists.
pub(crate) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
        stop: rows(include_str!("../data/stopwords.txt")).flat_map(str::split_whitespace).collect(),
        light: rows(include_str!("../data/light.txt")).flat_map(str::split_whitespace).collect(),
        group: groups(include_str!("../data/synonyms.txt")),
        opposites: opposites(include_str!("../data/opposites.txt")),
    });
    &WORDS
}

impl Words {
    /// Returns the form under which `word` (in lower case) is compared: its stem, or the stem of its group.
    pub(crate) fn form(&self, word: &str) -> String {
        let stem = stem(word);
        self.group.get(&stem).cloned().unwrap_or(stem)
    }

    /// Returns the pairs of opposites that `word` (in lower case) is in, and whether it is the second of the pair.
    pub(crate) fn opposites(&self, word: &str) -> &[(usize, bool)] {
        self.opposites.get(word).map_or(&[], Vec::as_slice)
    }
}

/// Returns the stem of `word` (in lower case).
pub(crate) fn stem(word: &str) -> String {
    static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
    STEMMER.stem(word).into_owned()
}

/// Returns the lines of a data file that are no comments.
pub(crate) fn rows(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn opposites(file: &'static str) -> Table<&'static str, Vec<(usize, bool)>> {
    let mut table: Table<&'static str, Vec<(usize, bool)>> = Table::default();
    for (pair, row) in rows(file).enumerate() {
        for (second, group) in row.split(" / ").enumerate() {
            group.split_whitespace().for_each(|word| table.entry(word).or_default().push((pair, second == 1)));
        }
    }
    table
}

fn groups(file: &'static str) -> Table<String, String> {
    let mut group = Table::default();
    for row in rows(file) {
        let mut stems = row.split_whitespace().map(stem);
        let Some(head) = stems.next() else { continue };
        let head = group.get(&head).cloned().unwrap_or(head);
        for stem in stems {
            group.entry(stem).or_insert_with(|| head.clone());
        }
        group.entry(head.clone()).or_insert(head);
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_group_have_one_form() {
        let words = words();
        assert_eq!(words.form("vessels"), words.form("ships"));
        assert_ne!(words.form("vessels"), words.form("ports"));
    }
}
