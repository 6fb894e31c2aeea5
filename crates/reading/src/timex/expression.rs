//! The shapes of time expressions.

use super::calendar_words::{Unit, is_part_of_day, month, unit, weekday};
use crate::Page;
use rapporteur_language::{TokenKind, number_word, ordinal_word};
use rapporteur_time::{Date, Weekday, parse_day};

/// A time expression before it is resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// "2031-03-10", "10 March 2031"
    Day(Date),
    /// "10 March", or from the first to the second day: "15 and 16 June"
    DayOfMonth { from: i8, to: i8, month: i8, year: Option<i16> },
    /// "March 2031"
    MonthOfYear { month: i8, year: i16 },
    /// "in March"
    Month(i8),
    /// "in 2031"
    Year(i16),
    /// "on Tuesday", "last Tuesday", "next Tuesday", "this Tuesday"
    Weekday(Weekday, Which),
    /// Days from the day of the text: "today" 0, "yesterday" -1
    Days(i32),
    /// "overnight": the day before to the day
    Overnight,
    /// "this week", "last month"
    Unit(Unit, i32),
    /// "earlier this week"
    Earlier(Unit),
    /// "later this week"
    Later(Unit),
    /// "in two weeks' time", "three days ago"
    Distance(Unit, i32),
    /// "the end of the month", "the end of April"
    EndOf(Unit),
    /// "the end of April"
    EndOfMonth(i8),
    /// "the following day": days from the last date named
    FromLast(i32),
}

/// Which weekday is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The clause decides.
    Nearest,
    /// "last Tuesday"
    Last,
    /// "this Tuesday"
    This,
    /// "next Tuesday"
    Next,
}

/// An expression found, and the token after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) expression: Expression,
    pub(super) end: usize,
}

/// Returns the expression that begins at token `at`.
pub(super) fn match_at(page: &Page<'_>, at: usize, end: usize) -> Option<Found> {
    let look = Look { page, at, end };
    let found = look.absolute().or_else(|| look.weekday_or_unit()).or_else(|| look.adverb()).or_else(|| look.distance())?;
    let mut last = found.end;
    while last < end && is_part_of_day(page.analysis.lower(last)) {
        last += 1;
    }
    Some(Found { end: last.min(end), ..found })
}

struct Look<'a, 't> {
    page: &'a Page<'t>,
    at: usize,
    end: usize,
}

impl Look<'_, '_> {
    fn lower(&self, ahead: usize) -> &str {
        if self.at + ahead < self.end { self.page.analysis.lower(self.at + ahead) } else { "" }
    }

    #[expect(clippy::unnecessary_wraps, reason = "it ends every rule, and rules may fail")]
    fn found(&self, expression: Expression, words: usize) -> Option<Found> {
        Some(Found { expression, end: self.at + words })
    }

    /// Returns the month named `ahead` tokens on, and the tokens it takes; a name has its capital ("may" is a verb).
    fn month(&self, ahead: usize) -> Option<(i8, usize)> {
        let (month, short) = month(self.lower(ahead))?;
        let capital = self.page.analysis.word(self.at + ahead).starts_with(char::is_uppercase);
        let dotted = usize::from(short && self.lower(ahead + 1) == ".");
        capital.then_some((month, 1 + dotted))
    }

    fn day_number(&self, ahead: usize) -> Option<i8> {
        let word = self.lower(ahead);
        let number = match self.page.analysis.tokens.kind(self.at + ahead) {
            TokenKind::Number => word.parse().ok(),
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => ordinal_word(word),
            _ => None,
        }?;
        (1..=31).contains(&number).then_some(number as i8)
    }

    fn year(&self, ahead: usize) -> Option<i16> {
        let word = self.lower(ahead);
        (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1900..=2100).contains(year))
    }

    /// "2031-03-10", "10 March 2031", "March 10, 2031", "15 and 16 June", "March 2031", "in March", "in 2031"
    fn absolute(&self) -> Option<Found> {
        if let Ok(day) = parse_day(self.lower(0)) {
            return self.found(Expression::Day(day), 1);
        }
        if let Some((from, to, days)) = self.days() {
            let of = usize::from(self.lower(days) == "of");
            if let Some((month, words)) = self.month(days + of) {
                return self.with_year(from, to, month, days + of + words);
            }
        }
        let previous = if self.at > 0 { self.page.analysis.before(self.at) } else { "" };
        if let Some((month, words)) = self.month(0) {
            if let Some(day) = self.day_number(words).filter(|_| self.year(words).is_none()) {
                return self.with_year(day, day, month, words + 1);
            }
            if let Some(year) = self.year(words) {
                return self.found(Expression::MonthOfYear { month, year }, words + 1);
            }
            // "Jan Egeland", "April Tessier": a month before a name is a given name.
            let next = self.at + words;
            let given = next < self.end
                && self.page.analysis.word(next).starts_with(char::is_uppercase)
                && weekday(self.lower(words)).is_none();
            if given {
                return None;
            }
            // "Jan Egeland", "April Tessier": a month before a name is a given name.
            let next = self.at + words;
            let given = next < self.end
                && self.page.analysis.word(next).starts_with(char::is_uppercase)
                && weekday(self.lower(words)).is_none();
            if given {
                return None;
            }
            // "May" and "March" alone may be a name or a verb: only after a preposition of time.
            let dated = [
                "in", "since", "by", "until", "before", "after", "last", "next", "during", "early", "late", "mid", "from", "of",
                "this", "every", "and",
            ]
            .contains(&previous);
            if dated || (words == 1 && !matches!(self.lower(0), "may" | "march" | "august")) {
                return self.found(Expression::Month(month), words);
            }
        }
        let year = self.year(0)?;
        let dated = ["in", "since", "by", "until", "before", "from", "for", "of", "during", "to"].contains(&previous);
        if dated { self.found(Expression::Year(year), 1) } else { None }
    }

    /// Returns the days of a month that begin here: "15", "15 and 16", "15-16", with the tokens they take.
    fn days(&self) -> Option<(i8, i8, usize)> {
        if let Some((from, to)) = self.lower(0).split_once('-') {
            let (from, to) = (from.parse().ok()?, to.parse().ok()?);
            return (1..=31).contains(&from).then_some((from, to, 1)).filter(|_| (from..=31).contains(&to));
        }
        let from = self.day_number(0)?;
        if matches!(self.lower(1), "and" | "–" | "-" | "to")
            && let Some(to) = self.day_number(2).filter(|to| *to > from)
        {
            return Some((from, to, 3));
        }
        Some((from, from, 1))
    }

    fn with_year(&self, from: i8, to: i8, month: i8, words: usize) -> Option<Found> {
        let comma = usize::from(self.lower(words) == ",");
        match self.year(words + comma) {
            Some(year) if from == to => {
                let day = Date::new(year, month, from).ok()?;
                self.found(Expression::Day(day), words + comma + 1)
            }
            Some(year) => self.found(Expression::DayOfMonth { from, to, month, year: Some(year) }, words + comma + 1),
            None => self.found(Expression::DayOfMonth { from, to, month, year: None }, words),
        }
    }

    /// "Tuesday", "last Thursday", "this week", "earlier this week", "over the weekend", "the end of the month"
    fn weekday_or_unit(&self) -> Option<Found> {
        if let Some(day) = weekday(self.lower(0)) {
            return self.found(Expression::Weekday(day, Which::Nearest), 1);
        }
        let (which, ahead) = match self.lower(0) {
            "last" => (Which::Last, -1),
            "this" => (Which::This, 0),
            "next" => (Which::Next, 1),
            "earlier" if self.lower(1) == "this" => return self.found(Expression::Earlier(unit(self.lower(2))?), 3),
            "later" if self.lower(1) == "this" => return self.found(Expression::Later(unit(self.lower(2))?), 3),
            "later" if self.lower(1) == "in" && self.lower(2) == "the" => {
                return self.found(Expression::Later(unit(self.lower(3))?), 4);
            }
            "end" if self.lower(1) == "of" => return self.end_of(2),
            "the" => return self.with_article(),
            "weekend" => return self.found(Expression::Unit(Unit::Weekend, 0), 1),
            _ => return None,
        };
        if let Some(day) = weekday(self.lower(1)) {
            return self.found(Expression::Weekday(day, which), 2);
        }
        if let Some((month, words)) = self.month(1) {
            return self.found(Expression::Month(month), 1 + words);
        }
        match self.lower(1) {
            "night" if which == Which::Last => self.found(Expression::Days(-1), 2),
            "morning" | "afternoon" | "evening" if which == Which::This => self.found(Expression::Days(0), 2),
            word => self
                .found(Expression::Unit(unit(word)?, ahead), 2)
                .filter(|_| unit(word) != Some(Unit::Day) && !word.ends_with('s')),
        }
    }

    fn with_article(&self) -> Option<Found> {
        match (self.lower(1), self.lower(2)) {
            ("end", "of") => self.end_of(3),
            ("weekend", _) => self.found(Expression::Unit(Unit::Weekend, 0), 2),
            ("following" | "next", "day") => self.found(Expression::FromLast(1), 3),
            // "the day after the round ended": the event is a day before the day at hand.
            ("day", "after") if self.lower(3) != "tomorrow" => self.found(Expression::FromLast(-1), 3),
            ("day", "after") => self.found(Expression::Days(2), 4),
            ("day", "before") if self.lower(3) == "yesterday" => self.found(Expression::Days(-2), 4),
            ("previous", "day") => self.found(Expression::FromLast(-1), 3),
            ("week", "after") if self.lower(3) == "next" => self.found(Expression::Unit(Unit::Week, 2), 4),
            ("week", "before") if self.lower(3) == "last" => self.found(Expression::Unit(Unit::Week, -2), 4),
            ("previous", word) => self.found(Expression::Unit(unit(word)?, -1), 3),
            _ => None,
        }
    }

    fn end_of(&self, from: usize) -> Option<Found> {
        if let Some((month, words)) = self.month(from) {
            return self.found(Expression::EndOfMonth(month), from + words);
        }
        let article = usize::from(matches!(self.lower(from), "the" | "this"));
        self.found(Expression::EndOf(unit(self.lower(from + article))?), from + article + 1)
    }

    fn adverb(&self) -> Option<Found> {
        match self.lower(0) {
            "today" | "tonight" => self.found(Expression::Days(0), 1),
            "yesterday" => self.found(Expression::Days(-1), 1),
            "tomorrow" => self.found(Expression::Days(1), 1),
            "overnight" => self.found(Expression::Overnight, 1),
            "month-end" => self.found(Expression::EndOf(Unit::Month), 1),
            "year-end" => self.found(Expression::EndOf(Unit::Year), 1),
            _ => None,
        }
    }

    /// "in two weeks' time", "two weeks ago", "within ten days", "a day later", "two days after"
    fn distance(&self) -> Option<Found> {
        let lead = usize::from(matches!(self.lower(0), "in" | "within"));
        let count = match self.lower(lead) {
            "a" | "an" => 1,
            word => i32::try_from(number_word(word)?).ok()?,
        };
        let (unit, words) = match self.lower(lead + 1) {
            "fortnight" => (Unit::Week, 2),
            word => (unit(word)?, 1),
        };
        let count = count.checked_mul(words)?;
        if count > 1000 {
            return None;
        }
        let mut next = lead + 2;
        if self.page.analysis.tokens.kind(self.at + next) == TokenKind::Possessive {
            next += 1;
        }
        match self.lower(next) {
            "time" if lead == 1 => self.found(Expression::Distance(unit, count), next + 1),
            "ago" if lead == 0 => self.found(Expression::Distance(unit, -count), next + 1),
            // "a day after experts met": the meeting was a day before the day at hand; "a day later" is a day after it.
            "after" if lead == 0 && unit == Unit::Day => self.found(Expression::FromLast(-count), next + 1),
            "later" if lead == 0 && unit == Unit::Day => self.found(Expression::FromLast(count), next + 1),
            // "in three days" may be a duration as well; "within ten days" is a bound.
            _ if self.lower(0) == "within" && self.lower(next) != "of" => self.found(Expression::Distance(unit, count), next),
            _ => None,
        }
    }
}
