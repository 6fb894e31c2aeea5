//! The learned clock.

use crate::TimeError;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A moment on the learned clock, to the second, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Instant(Timestamp);

impl Instant {
    /// Returns the instant `seconds` after the start of 1970, or the nearest one that the calendar has.
    pub fn from_unix(seconds: i64) -> Self {
        let limit = if seconds < 0 { Timestamp::MIN } else { Timestamp::MAX };
        Self(Timestamp::from_second(seconds).unwrap_or(limit))
    }

    /// Returns the seconds since the start of 1970.
    pub fn unix(self) -> i64 {
        self.0.as_second()
    }

    /// Returns the day it falls on in UTC.
    pub fn day(self) -> Date {
        TimeZone::UTC.to_datetime(self.0).date()
    }

    /// Returns the last instant of `day` in UTC.
    pub fn end_of(day: Date) -> Self {
        let midnight = TimeZone::UTC.to_timestamp(day.at(23, 59, 59, 0)).unwrap_or(Timestamp::MAX);
        Self(midnight)
    }
}

impl FromStr for Instant {
    type Err = TimeError;

    /// Reads an instant with its offset (`2031-03-10T09:10:00Z`, seconds may be left out), or a day: its end in UTC.
    fn from_str(given: &str) -> Result<Self, TimeError> {
        if let Ok(day) = crate::parse_day(given) {
            return Ok(Self::end_of(day));
        }
        let error = || TimeError { given: given.to_owned(), expected: "an instant such as 2031-03-10T09:10:00Z" };
        let timestamp: Timestamp = given.parse().map_err(|_| error())?;
        Ok(Self::from_unix(timestamp.as_second()))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for Instant {
    type Error = TimeError;

    fn try_from(given: String) -> Result<Self, TimeError> {
        given.parse()
    }
}

impl From<Instant> for String {
    fn from(instant: Instant) -> Self {
        instant.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_brought_to_utc() {
        let instant: Instant = "2031-03-04T09:10:00+01:00".parse().unwrap();
        assert_eq!(instant.to_string(), "2031-03-04T08:10:00Z");
        let short: Instant = "2031-03-04T08:10Z".parse().unwrap();
        assert_eq!(short, instant);
    }

    #[test]
    fn a_day_stands_for_its_end() {
        let instant: Instant = "2031-03-04".parse().unwrap();
        assert_eq!(instant.to_string(), "2031-03-04T23:59:59Z");
        assert!("99999-01-01".parse::<Instant>().is_err());
        assert!("yesterday".parse::<Instant>().is_err());
    }
}
