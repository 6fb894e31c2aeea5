//! Hours of the day, and the zone they are told in.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An hour and minute of a day, as a text tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Clock {
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The zone, if the text names one.
    pub zone: Option<Zone>,
}

/// A time zone, in the words of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Zone {
    /// What the text calls it: "GMT", "local time".
    pub name: String,
    /// Minutes ahead of UTC. None where the name does not settle it: "local time", or "IST", which three countries have.
    pub offset: Option<i16>,
}

impl Clock {
    /// Returns an hour and minute without a zone; nothing if no day has them.
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { hour, minute, zone: None })
    }

    /// Returns the same hour, told in `zone`.
    #[must_use]
    pub fn within(self, zone: Option<Zone>) -> Self {
        Self { zone, ..self }
    }
}

impl Zone {
    /// Returns the offset as ISO 8601 writes it: `+05:30`.
    pub fn iso_offset(&self) -> Option<String> {
        let minutes = self.offset?;
        let sign = if minutes < 0 { '-' } else { '+' };
        Some(format!("{sign}{:02}:{:02}", minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60))
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        self.zone.as_ref().map_or(Ok(()), |zone| write!(f, " {}", zone.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_that_no_day_has_are_none() {
        assert!(Clock::new(24, 0).is_none() && Clock::new(9, 60).is_none());
        assert_eq!(Clock::new(9, 5).map(|clock| clock.to_string()).as_deref(), Some("09:05"));
    }

    #[test]
    fn an_offset_is_written_with_its_sign() {
        let zone = |offset| Zone { name: "there".to_owned(), offset };
        assert_eq!(zone(Some(330)).iso_offset().as_deref(), Some("+05:30"));
        assert_eq!(zone(Some(-240)).iso_offset().as_deref(), Some("-04:00"));
        assert_eq!(zone(None).iso_offset(), None);
    }
}
