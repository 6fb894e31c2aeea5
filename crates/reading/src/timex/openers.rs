//! Which words an expression may begin with: most words of a text end here.
//!
//! Two questions in turn: does any word of the table have this first byte and this length, and is this word in the table?

use super::scan::Scan;
use super::words::{HOLIDAYS, PIECES, Piece};
use crate::lexicon::{Words, rows};
use std::sync::LazyLock;

/// What may begin with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opener {
    /// An expression.
    Alone,
    /// An expression, if the next word may begin one or be its second.
    Lead,
    /// No expression, but it may be the second word of one.
    Next,
}

/// The words, and for each first byte the lengths that they have, a bit each.
#[derive(Debug)]
pub(super) struct Openers {
    lengths: [u32; 256],
    words: Words<Opener>,
}

/// Numbers and ordinals in one word; those with a hyphen begin an expression anyway.
const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

static OPENERS: LazyLock<Openers> = LazyLock::new(|| {
    let mut words: Words<Opener> = Words::default();
    for [row, class] in rows::<2>(include_str!("../lang/en/openers.tsv")) {
        let opener = match class {
            "alone" => Opener::Alone,
            "lead" => Opener::Lead,
            _ => Opener::Next,
        };
        words.extend(row.split('|').map(|word| (word, opener)));
    }
    let calendar = PIECES.iter().filter(|(_, piece)| **piece != Piece::DayPart).map(|(word, _)| *word);
    for word in calendar.chain(HOLIDAYS.keys().copied()).chain(NUMBERS.iter().copied()) {
        words.insert(word, Opener::Alone);
    }
    let mut lengths = [0; 256];
    for word in words.keys() {
        lengths[usize::from(word.as_bytes()[0])] |= bit(word.len());
    }
    Openers { lengths, words }
});

/// Words of 31 bytes and more share a bit.
fn bit(length: usize) -> u32 {
    1 << length.min(31)
}

impl Openers {
    /// Returns the words that an expression may begin with.
    pub(super) fn get() -> &'static Self {
        &OPENERS
    }

    /// Tells whether an expression may begin at `at`.
    pub(super) fn may_begin(&self, scan: Scan<'_, '_>, at: usize) -> bool {
        let word = scan.word(at);
        match self.of(word) {
            Some(Opener::Alone) => true,
            // "from the twenty-seventh", "between the 3rd": a lead after a lead.
            Some(Opener::Lead) if matches!(word, "from" | "between" | "within" | "in") => {
                let next = scan.word(at + 1);
                match self.of(next) {
                    Some(Opener::Lead) => self.follows(scan.word(at + 2)),
                    found => found.is_some() || is_written_out(next),
                }
            }
            Some(Opener::Lead) => self.follows(scan.word(at + 1)),
            Some(Opener::Next) => false,
            None => is_written_out(word),
        }
    }

    fn follows(&self, word: &str) -> bool {
        self.of(word).is_some() || is_written_out(word)
    }

    fn of(&self, word: &str) -> Option<Opener> {
        let first = *word.as_bytes().first()?;
        if self.lengths[usize::from(first)] & bit(word.len()) == 0 {
            return None;
        }
        self.words.get(word).copied()
    }
}

/// Tells whether a word has figures or a hyphen: "2031-03-10", "mid-June", "Q3".
fn is_written_out(word: &str) -> bool {
    let bytes = word.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
    first.is_ascii_digit() || last.is_ascii_digit() || (*first != b'-' && bytes.contains(&b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_talks_begin_nothing() {
        let openers = Openers::get();
        for word in ["delegation", "said", "minister", "on", "and", ",", "", "–", "-"] {
            assert!(openers.of(word).is_none() && !is_written_out(word), "{word}");
        }
        for word in ["tuesday", "twelfth", "christmas", "overnight"] {
            assert_eq!(openers.of(word), Some(Opener::Alone), "{word}");
        }
    }
}
