//! Numbers, days, months and years at a place in the text.

use super::words::{Piece, piece};
use crate::Page;
use rapporteur_language::{TokenKind, number_word, ordinal_word};

/// The tokens of a sentence, read from left to right.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a, 't> {
    pub(super) page: &'a Page<'t>,
    /// The first token of the sentence.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
}

impl<'a> Scan<'a, '_> {
    /// Returns the word at `at` in lower case; nothing past the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        if at < self.end { self.page.analysis.lower(at) } else { "" }
    }

    /// Returns the words from `at` up to `end`, as they stand.
    pub(super) fn words(&self, at: usize, end: usize) -> &'a str {
        self.page.analysis.words(&(at..end))
    }

    /// Returns the word before `at`.
    pub(super) fn before(&self, at: usize) -> &'a str {
        if at > self.start { self.page.analysis.lower(at - 1) } else { "" }
    }

    pub(super) fn piece(&self, at: usize) -> Option<Piece> {
        piece(self.word(at))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        at < self.end && self.page.analysis.word(at).starts_with(char::is_uppercase)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        at < self.end && self.page.analysis.tokens.kind(at) == TokenKind::Number
    }

    /// Returns the token after `at` if `word` stands there, else `at`.
    pub(super) fn skip(&self, at: usize, word: &str) -> usize {
        at + usize::from(self.word(at) == word)
    }

    /// Returns the token after a possessive ending at `at`, if one stands there.
    pub(super) fn skip_possessive(&self, at: usize) -> usize {
        at + usize::from(at < self.end && self.page.analysis.tokens.kind(at) == TokenKind::Possessive)
    }

    /// Returns the number at `at`, in digits or in words ("twenty two", "a couple of", "two and a half" is two).
    pub(super) fn number(&self, at: usize) -> Option<(i32, usize)> {
        let small = |at: usize| number_word(self.word(at)).and_then(|number| i32::try_from(number).ok());
        match self.word(at) {
            "a" | "an" if self.word(at + 1) == "couple" => return Some((2, self.skip(at + 2, "of"))),
            "a" | "an" if self.word(at + 1) == "few" => return Some((3, at + 2)),
            "a" | "an" => return Some((1, at + 1)),
            "few" | "several" => return Some((3, at + 1)),
            "couple" => return Some((2, self.skip(at + 1, "of"))),
            _ => {}
        }
        let tens = small(at)?;
        let unit = small(at + 1).filter(|unit| (1..10).contains(unit) && !self.is_number(at) && !self.is_number(at + 1));
        Some(match unit {
            Some(unit) if (20..100).contains(&tens) && tens % 10 == 0 => (tens + unit, at + 2),
            _ => (tens, at + 1),
        })
    }

    /// Returns the ordinal at `at`: "third", "24th", "twenty first", "twenty-first".
    pub(super) fn ordinal(&self, at: usize) -> Option<(i32, usize)> {
        let word = self.word(at);
        if let Some(number) = ordinal_of(word) {
            return Some((number, at + 1));
        }
        let tens = number_word(word).filter(|tens| matches!(tens, 20 | 30) && !self.is_number(at))?;
        let unit = ordinal_word(self.word(at + 1)).filter(|unit| (1..10).contains(unit))?;
        Some((i32::try_from(tens + unit).ok()?, at + 2))
    }

    /// Returns the day of a month at `at`, as a number or an ordinal: "15", "15th", "the fifteenth".
    pub(super) fn day(&self, at: usize) -> Option<(i8, usize)> {
        let at = self.skip(at, "the");
        let digits = self.is_number(at).then(|| self.word(at).parse::<i32>().ok()).flatten().filter(|_| self.word(at).len() <= 2);
        let (day, next) = digits.map(|day| (day, at + 1)).or_else(|| self.ordinal(at)).or_else(|| {
            // "May twenty nine": a number in words.
            self.number(at).filter(|_| !self.is_number(at) && !matches!(self.word(at), "a" | "an" | "few" | "several" | "couple"))
        })?;
        (1..=31).contains(&day).then_some((day as i8, next))
    }

    /// Returns the month at `at`, and whether its name is short; a name has its capital where the text has capitals at all.
    pub(super) fn month(&self, at: usize) -> Option<(i8, usize)> {
        let Piece::Month(month, short) = self.piece(at)? else { return None };
        // "may" is a verb, "mar" and "march" are too.
        let doubtful = matches!(self.word(at), "may" | "march" | "mar" | "sep" | "jan" | "dec");
        let lone = !self.is_capital(at)
            && doubtful
            && !(self.day(at + 1).is_some()
                || (at > self.start && (self.is_number(at - 1) || ordinal_of(self.word(at - 1)).is_some())));
        if lone && !matches!(self.before(at), "in" | "since" | "to" | "from" | "until" | "of" | "by" | "between") {
            return None;
        }
        Some((month, at + 1 + usize::from(short && self.word(at + 1) == "." && at + 2 < self.end)))
    }

    /// Returns the year at `at`: four digits, "nineteen ninety nine", "two thousand and eighteen".
    pub(super) fn year(&self, at: usize) -> Option<(i16, usize)> {
        let word = self.word(at);
        if word.len() == 4
            && let Ok(year) = word.parse::<i16>()
        {
            return (1200..=2200).contains(&year).then_some((year, at + 1));
        }
        if !matches!(word, "two" | "one" | "twenty" | "nineteen" | "eighteen" | "seventeen" | "sixteen") {
            return None;
        }
        self.year_in_words(at)
    }

    fn year_in_words(&self, at: usize) -> Option<(i16, usize)> {
        let (first, next) = self.number(at)?;
        let rest = |at: usize| {
            let from = self.skip(at, "and");
            self.number(from).filter(|(rest, _)| (1..100).contains(rest) && !matches!(self.word(from), "a" | "an"))
        };
        if matches!(first, 1 | 2) && self.word(next) == "thousand" {
            let mut year = first * 1000;
            let mut end = next + 1;
            if let Some((hundreds, after)) = self.number(end).filter(|(_, after)| self.word(*after) == "hundred") {
                (year, end) = (year + hundreds * 100, after + 1);
            }
            let (more, end) = rest(end).unwrap_or((0, end));
            return Some(((year + more) as i16, end));
        }
        // "nineteen zero one", "nineteen hundred ninety three"
        let first_only = i32::try_from(number_word(self.word(at)).filter(|first| (15..=20).contains(first))?).ok()?;
        let next = at + 1;
        let next = self.skip(next, "hundred");
        if self.word(next) == "zero" {
            let (unit, end) = self.number(next + 1).filter(|(unit, _)| *unit < 10)?;
            return Some(((first_only * 100 + unit) as i16, end));
        }
        let (rest, end) = rest(next).filter(|(rest, _)| *rest >= 10)?;
        Some(((first_only * 100 + rest) as i16, end))
    }
}

/// Returns the number of an ordinal written as one word.
fn ordinal_of(word: &str) -> Option<i32> {
    const TEENS: [&str; 7] = ["thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"];
    if let Some(number) = ordinal_word(word) {
        return i32::try_from(number).ok();
    }
    if let Some(at) = TEENS.iter().position(|teen| *teen == word) {
        return i32::try_from(at + 13).ok();
    }
    match word {
        "twentieth" => return Some(20),
        "thirtieth" => return Some(30),
        _ => {}
    }
    let (tens, unit) = word.split_once('-')?;
    let tens = number_word(tens).filter(|tens| matches!(tens, 20 | 30))?;
    let unit = ordinal_word(unit).filter(|unit| (1..10).contains(unit))?;
    i32::try_from(tens + unit).ok()
}
