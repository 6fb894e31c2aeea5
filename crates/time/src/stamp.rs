//! When a text was published, as far as its source says.

use crate::{Instant, TimeError, parse_day};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The day of a text at its place of publication, and the instant where the source gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    day: Date,
    instant: Option<Instant>,
}

impl Stamp {
    /// Returns the stamp of a day without a time.
    pub fn on(day: Date) -> Self {
        Self { day, instant: None }
    }

    /// Returns the day, as it was where the text was published.
    pub fn day(self) -> Date {
        self.day
    }

    /// Returns the instant, if the source gives a time with its offset.
    pub fn instant(self) -> Option<Instant> {
        self.instant
    }
}

impl FromStr for Stamp {
    type Err = TimeError;

    /// Reads `2031-03-10`, or a time of that day with or without an offset (RFC 3339, with the slips of real pages:
    /// a space for the `T`, `+0100` for `+01:00`).
    fn from_str(given: &str) -> Result<Self, TimeError> {
        let given = given.trim();
        let day = parse_day(given.get(..10).unwrap_or(given)).map_err(|error| TimeError { given: given.to_owned(), ..error })?;
        if given.len() == 10 {
            return Ok(Self::on(day));
        }
        if !matches!(given.as_bytes()[10], b'T' | b't' | b' ') {
            return Err(TimeError { given: given.to_owned(), expected: "a day, or a time such as 2031-03-10T09:10:00Z" });
        }
        Ok(Self { day, instant: given.parse().ok() })
    }
}

impl fmt::Display for Stamp {
    /// Writes the instant if there is one, the day otherwise.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.instant {
            // The day of the place may differ from the day in UTC: the place's day is what dates are counted from.
            Some(instant) if instant.day() == self.day => instant.fmt(f),
            _ => self.day.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_is_that_of_the_place() {
        let stamp: Stamp = "2031-03-04T00:30:00+01:00".parse().unwrap();
        assert_eq!(stamp.day(), date(2031, 3, 4));
        assert_eq!(stamp.instant().unwrap().to_string(), "2031-03-03T23:30:00Z");
    }

    #[test]
    fn half_known_times_keep_the_day() {
        let stamp: Stamp = "2031-03-04 09:10".parse().unwrap();
        assert_eq!((stamp.day(), stamp.instant()), (date(2031, 3, 4), None));
        assert!("99999-03-04".parse::<Stamp>().is_err());
        assert!("4 March".parse::<Stamp>().is_err());
        assert!("2031-13-04".parse::<Stamp>().is_err());
    }
}
