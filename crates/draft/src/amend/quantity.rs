//! Numbers with their units, and times: days, periods, frequencies.

use super::side::{Side, Words};
use rapporteur_language::{number_word, ordinal_word};

/// A number or a time in a point.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    /// The words, as a range.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Value,
}

/// What it says, so that "a quarter" equals "25 per cent" and "three days" equals "72 hours".
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// So many of something; the form of its unit.
    Count(f64, String),
    /// A share of a whole, in per cent.
    Share(f64),
    /// A length of time, in hours.
    Period(f64),
    /// So many times a year.
    Frequency(f64),
    /// A day: day of the month, month and year, as far as they are given.
    Day(Option<u32>, Option<u32>, Option<u32>),
    /// A time of day, in minutes.
    Clock(u32),
    /// The how-manieth session, meeting or day.
    Turn(u32),
}

impl Quantity {
    /// Returns its words.
    pub(super) fn words(&self) -> Words {
        (self.start, self.end)
    }
}

impl Value {
    /// Tells whether it is a time, so that another one is a change of date.
    pub(super) fn is_time(&self) -> bool {
        !matches!(self, Self::Count(..) | Self::Share(_))
    }

    /// Tells whether the two say the same.
    pub(super) fn equals(&self, other: &Self) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() <= 0.006 * a.abs().max(b.abs());
        match (self, other) {
            (Self::Count(a, _), Self::Count(b, _))
            | (Self::Share(a), Self::Share(b))
            | (Self::Frequency(a), Self::Frequency(b)) => near(*a, *b),
            // A month is thirty days to whoever gives a deadline in either.
            (Self::Period(a), Self::Period(b)) => near(*a, *b) || near(*a * MONTH, *b * 720.0) || near(*a * 720.0, *b * MONTH),
            (Self::Day(..), Self::Day(..)) | (Self::Clock(_), Self::Clock(_)) | (Self::Turn(_), Self::Turn(_)) => self == other,
            _ => false,
        }
    }
}

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Words after which a number only points elsewhere in the text.
const REFERENCES: &[&str] = &[
    "article", "articles", "art", "paragraph", "paragraphs", "para", "point", "points", "annex", "section", "chapter",
    "decision", "resolution", "option", "clause", "phase", "appendix", "part", "step",
];

/// Returns the numbers and times of a side.
pub(super) fn quantities(side: &Side) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < side.words.len() {
        if let Some(quantity) = frequency(side, at).or_else(|| day(side, at)).or_else(|| amount(side, at)) {
            at = quantity.end;
            found.push(quantity);
        } else {
            at += 1;
        }
    }
    found
}

fn month(word: &str) -> Option<u32> {
    MONTHS.iter().position(|month| *month == word).map(|at| at as u32 + 1)
}

/// Hours of a month.
const MONTH: f64 = 730.0;

/// Returns the hours of a unit of time.
fn hours(word: &str) -> Option<f64> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "minute" => 1.0 / 60.0,
        "hour" => 1.0,
        "day" => 24.0,
        "week" => 168.0,
        "fortnight" => 336.0,
        "month" => MONTH,
        "quarter" => 2190.0,
        "year" => 8760.0,
        "decade" => 87600.0,
        _ => return None,
    })
}

/// Reads "every two weeks", "twice a year", "each day", "monthly".
fn frequency(side: &Side, at: usize) -> Option<Quantity> {
    const YEAR: f64 = 8760.0;
    let found = |end: usize, rate: f64| Some(Quantity { start: at, end, value: Value::Frequency(rate) });
    let every_year = match side.lower(at) {
        "hourly" => 8760.0,
        "daily" => 365.0,
        "weekly" => YEAR / 168.0,
        "fortnightly" => YEAR / 336.0,
        "monthly" => 12.0,
        "quarterly" => 4.0,
        "annually" | "yearly" | "annual" => 1.0,
        "biennially" | "biennial" => 0.5,
        _ => 0.0,
    };
    if every_year > 0.0 {
        return found(at + 1, every_year);
    }
    if matches!(side.lower(at), "every" | "each") {
        if let Some(period) = hours(side.lower(at + 1)) {
            return found(at + 2, YEAR / period);
        }
        let count = number_word(side.lower(at + 1)).or_else(|| ordinal_word(side.lower(at + 1)));
        if let (Some(count), Some(period)) = (count, hours(side.lower(at + 2))) {
            return found(at + 3, YEAR / (period * f64::from(count.max(1))));
        }
        if side.lower(at + 1) == "other" {
            return hours(side.lower(at + 2)).and_then(|period| found(at + 3, YEAR / (2.0 * period)));
        }
        return None;
    }
    let (times, next) = match (side.lower(at), number_word(side.lower(at))) {
        ("once", _) => (1.0, at + 1),
        ("twice", _) => (2.0, at + 1),
        (_, Some(count)) if side.lower(at + 1) == "times" => (f64::from(count), at + 2),
        _ => return None,
    };
    let is_per = matches!(side.lower(next), "a" | "an" | "per" | "each" | "every");
    let period = hours(side.lower(next + 1)).filter(|_| is_per)?;
    found(next + 2, times * YEAR / period)
}

/// Reads "9 May 2031", "May 9", "in 2031", "06:00", "midnight", "Monday".
fn day(side: &Side, at: usize) -> Option<Quantity> {
    let word = side.lower(at);
    let year =
        |at: usize| side.lower(at).parse::<u32>().ok().filter(|year| (1900..2200).contains(year) && side.lower(at).len() == 4);
    let date = |end: usize, value| Some(Quantity { start: at, end, value });
    let of_month = |at: usize| {
        let digits = side.lower(at).trim_end_matches(|c: char| c.is_ascii_alphabetic());
        digits.parse::<u32>().ok().filter(|day| (1..=31).contains(day))
    };
    if let Some((hour, minute)) =
        word.split_once(':').and_then(|(hour, minute)| Some((hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?)))
    {
        return date(at + 1, Value::Clock(hour * 60 + minute));
    }
    if let Some(clock) = match word {
        "midnight" => Some(0),
        "noon" | "midday" => Some(720),
        _ => None,
    } {
        return date(at + 1, Value::Clock(clock));
    }
    if let Some(name) = WEEKDAYS.iter().position(|name| *name == word) {
        return date(at + 1, Value::Day(None, None, Some(name as u32)));
    }
    let is_turn = matches!(
        side.lower(at + 1),
        "session" | "meeting" | "conference" | "round" | "day" | "week" | "month" | "year" | "quarter" | "anniversary" | "summit"
    );
    if let Some(turn) = rapporteur_language::ordinal_word(word).filter(|_| is_turn) {
        return date(at + 2, Value::Turn(turn));
    }
    let with_year = |end: usize, day, month| {
        let comma = usize::from(side.lower(end) == ",");
        match year(end + comma) {
            Some(year) => date(end + comma + 1, Value::Day(day, month, Some(year))),
            None => date(end, Value::Day(day, month, None)),
        }
    };
    if let (Some(day), Some(month)) = (of_month(at), month(side.lower(at + 1))) {
        return with_year(at + 2, Some(day), Some(month));
    }
    if let Some(month) =
        month(word).filter(|_| side.words[at].capital && (word != "may" && word != "march" || !side.words[at].initial))
    {
        return match of_month(at + 1) {
            Some(day) => with_year(at + 2, Some(day), Some(month)),
            None => with_year(at + 1, None, Some(month)),
        };
    }
    // "1,900 tonnes" has a comma; "2026 tonnes" would be read as a year, and nobody writes it.
    year(at).and_then(|year| date(at + 1, Value::Day(None, None, Some(year))))
}

/// Reads "25 kilometres", "a quarter", "$200m", "ten days".
fn amount(side: &Side, at: usize) -> Option<Quantity> {
    if at > 0 && REFERENCES.contains(&side.lower(at - 1)) {
        return None;
    }
    let is_money = matches!(side.lower(at), "$" | "€" | "£");
    let mut next = at + usize::from(is_money);
    let word = side.lower(next);
    if let Some(share) = fraction(side, next) {
        return Some(Quantity { start: at, end: share.1, value: Value::Share(share.0) });
    }
    let is_deadline = at > 0 && matches!(side.lower(at - 1), "within" | "after" | "than" | "least" | "most" | "for" | "of");
    if let Some(period) = hours(side.lower(at + 1)).filter(|_| is_deadline && matches!(word, "a" | "an")) {
        return Some(Quantity { start: at, end: at + 2, value: Value::Period(period) });
    }
    let (mut value, suffix) = figures(word)?;
    next += 1;
    let mut unit = suffix.to_owned();
    if let Some(scale) = scale(&unit) {
        value *= scale;
        unit.clear();
    }
    while let Some(scale) = scale(side.lower(next)).or((side.lower(next) == "dozen").then_some(12.0)) {
        value *= scale;
        next += 1;
    }
    if side.lower(next) == "per" && side.lower(next + 1) == "cent" {
        return Some(Quantity { start: at, end: next + 2, value: Value::Share(value) });
    }
    if matches!(side.lower(next), "%" | "percent") {
        return Some(Quantity { start: at, end: next + 1, value: Value::Share(value) });
    }
    // "ten calendar days", "12 nautical miles"
    let skip = usize::from(matches!(
        side.lower(next),
        "working"
            | "calendar"
            | "consecutive"
            | "business"
            | "full"
            | "more"
            | "nautical"
            | "square"
            | "metric"
            | "further"
            | "additional"
    ));
    if let Some(period) = hours(side.lower(next + skip)).or_else(|| hours(&unit)) {
        let end = if unit.is_empty() { next + skip + 1 } else { next };
        return Some(Quantity { start: at, end, value: Value::Period(value * period) });
    }
    let noun = side.words.get(next + skip).filter(|word| word.content && !word.mark);
    if word == "one" && !is_money && scale(side.lower(at + 1)).is_none() {
        return None;
    }
    let end = if noun.is_some() { next + skip + 1 } else { next };
    let unit = if is_money {
        "money".to_owned()
    } else if unit.is_empty() {
        noun.map(|word| word.form.to_owned()).unwrap_or_default()
    } else {
        unit
    };
    let unit = if matches!(unit.as_str(), "dollar" | "euro" | "pound") { "money".to_owned() } else { unit };
    Some(Quantity { start: at, end, value: Value::Count(value, unit) })
}

/// Reads a number in figures or words, and what is written on to it: "200m", "15km".
fn figures(word: &str) -> Option<(f64, &str)> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let end = word.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(word.len());
        let (digits, suffix) = word.split_at(end);
        if !suffix.bytes().all(|b| b.is_ascii_alphabetic()) || matches!(suffix, "st" | "nd" | "rd" | "th") {
            return None;
        }
        return digits.trim_end_matches(['.', ',']).replace(',', "").parse().ok().map(|value| (value, suffix));
    }
    match word {
        "hundred" | "thousand" | "million" | "billion" => None,
        word => number_word(word).map(|value| (f64::from(value), "")),
    }
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 100.0,
        "thousand" | "k" => 1e3,
        "million" | "m" | "mn" => 1e6,
        "billion" | "bn" => 1e9,
        _ => return None,
    })
}

/// Reads "half", "a quarter", "one third", "two thirds", "one twentieth"; returns per cent and the end.
fn fraction(side: &Side, at: usize) -> Option<(f64, usize)> {
    if side.lower(at) == "half" {
        // "half a year" is a period of its own, and rare.
        return Some((50.0, at + 1));
    }
    let (parts, next) = match side.lower(at) {
        "a" | "an" => (1, at + 1),
        word => (number_word(word)?, at + 1),
    };
    let word = side.lower(next);
    let singular = word.strip_suffix('s').unwrap_or(word);
    let whole = match singular {
        "half" | "halve" => 2,
        "quarter" => 4,
        "tenth" => 10,
        "twentieth" => 20,
        "hundredth" => 100,
        "third" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" => ordinal_word(singular)?,
        _ => return None,
    };
    // "a third party", "a fifth member": an ordinal.
    let is_share =
        parts > 1 || side.lower(next + 1) == "of" || side.lower(at) == "one" || singular == "quarter" || singular == "half";
    is_share.then(|| (100.0 * f64::from(parts) / f64::from(whole), next + 1))
}
