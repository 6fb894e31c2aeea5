//! Closed intervals of days, and how firmly they are known.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The days from `start` to `end`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// The first day.
    #[schemars(with = "String", regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    start: Date,
    /// The last day.
    #[schemars(with = "String", regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    end: Date,
}

impl Interval {
    /// Returns the days from `start` to `end`, put in order if they are not.
    pub fn new(start: Date, end: Date) -> Self {
        if start <= end { Self { start, end } } else { Self { start: end, end: start } }
    }

    /// Returns the interval of one day.
    pub fn day(day: Date) -> Self {
        Self { start: day, end: day }
    }

    /// Returns the first day.
    pub fn start(self) -> Date {
        self.start
    }

    /// Returns the last day.
    pub fn end(self) -> Date {
        self.end
    }

    /// Tells whether it is a single day.
    pub fn is_day(self) -> bool {
        self.start == self.end
    }

    /// Tells whether `day` is one of the days.
    pub fn contains(self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }

    /// Tells whether the two share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }
}

/// How an expression bounds what happens: "in March", "by 30 June", "since Saturday".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// On or during the interval.
    In,
    /// No later than its end.
    By,
    /// Earlier than its start, as far as the text goes.
    Before,
    /// From its start on.
    Since,
    /// Up to its end.
    Until,
    /// At some time inside it, counted from the day of the text.
    Within,
    /// Near it.
    About,
}

/// How fine an expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A day.
    Day,
    /// A few days named by their ends, a weekend, a part of a week.
    Days,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter or a season.
    Quarter,
    /// A year.
    Year,
}

/// When something happens, as the text tells: an interval, what bounds it and how fine it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct When {
    /// The days in question.
    pub interval: Interval,
    /// How they bound what happens.
    pub bound: Bound,
    /// How fine the expression is.
    pub precision: Precision,
}

impl When {
    /// Returns a plain day.
    pub fn day(day: Date) -> Self {
        Self { interval: Interval::day(day), bound: Bound::In, precision: Precision::Day }
    }

    /// Returns an interval of the given precision.
    pub fn during(interval: Interval, precision: Precision) -> Self {
        Self { interval, bound: Bound::In, precision }
    }

    /// Returns the same days under another bound.
    #[must_use]
    pub fn bounded(self, bound: Bound) -> Self {
        Self { bound, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_interval_holds_both_its_ends() {
        let week = Interval::new(date(2031, 3, 9), date(2031, 3, 3));
        assert!(week.contains(date(2031, 3, 3)) && week.contains(date(2031, 3, 9)));
        assert!(week.overlaps(Interval::day(date(2031, 3, 9))));
        assert!(!week.overlaps(Interval::day(date(2031, 3, 10))));
    }
}
