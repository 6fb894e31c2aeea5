//! What the name of a draft tells: its kind of text, its number of points, which version it is.

use crate::words::{Wording, Words};

/// Words that count points and tell nothing else.
const UNITS: &[&str] = &["point", "points", "article", "articles", "step", "steps", "item", "items", "chapter", "chapters"];

const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
];

/// Words that say which version it is.
const VERSIONS: &[(&str, u32)] =
    &[("original", 1), ("initial", 1), ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5)];

/// Words that say that it is not the first version.
const REWORKED: &[&str] = &["amended", "revised", "updated", "modified", "reworked", "redrafted", "final"];

/// The name of a draft, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct DraftName {
    /// Its words without numbers and versions.
    pub(super) words: Wording,
    /// The number of the version.
    pub(super) version: Option<u32>,
    /// Whether it is said to rework another.
    pub(super) reworked: bool,
}

impl DraftName {
    pub(super) fn new(name: &str, words: &mut Words) -> Self {
        let lower = name.to_lowercase();
        let mut read = Self::default();
        let mut rest = String::new();
        let mut after_version = false;
        for word in lower.split(|c: char| !(c.is_alphanumeric() || matches!(c, '’' | '\''))).filter(|word| !word.is_empty()) {
            let number = word.strip_prefix('v').unwrap_or(word).parse().ok();
            let numbered = number.filter(|_| after_version || word.starts_with('v'));
            let ordinal = VERSIONS.iter().find(|(ordinal, _)| *ordinal == word).map(|(_, number)| *number);
            after_version = word == "version";
            if let Some(version) = numbered.or(ordinal) {
                read.version = Some(version);
            } else if REWORKED.contains(&word) {
                read.reworked = true;
            } else if number.is_none() && !after_version && !UNITS.contains(&word) && !NUMBERS.contains(&word) {
                rest.push_str(word);
                rest.push(' ');
            }
        }
        read.reworked |= read.version.is_some_and(|version| version > 1);
        read.words = words.plain(&rest);
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_versions_are_no_part_of_the_name() {
        let mut words = Words::default();
        let paper = DraftName::new("paper", &mut words);
        for (name, version, reworked) in [
            ("nine-point paper", None, false),
            ("28-point paper", None, false),
            ("the revised paper", None, true),
            ("paper v2", Some(2), true),
            ("second version of the paper", Some(2), true),
            ("paper (version 3)", Some(3), true),
            ("the original paper", Some(1), false),
            ("its paper’s revised version", None, true),
        ] {
            let read = DraftName::new(name, &mut words);
            assert_eq!((&read.words, read.version, read.reworked), (&paper.words, version, reworked), "{name}");
        }
    }
}
