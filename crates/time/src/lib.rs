//! Time as a record of talks needs it.
//!
//! Two clocks run: *when it happened*, known to the day at best and often less ([`When`]: a closed [`Interval`] of days
//! with its [`Bound`] and [`Precision`]), and *when we learned it*, known exactly ([`Instant`]). A text is dated by a
//! [`Stamp`]: a day, and the instant where the source gives one. All days are of the Gregorian calendar; arithmetic is
//! jiff's.

mod calendar;
mod clock;
mod instant;
mod interval;
mod stamp;

pub use calendar::{
    days_after, easter, iso_week, month_of, quarter_of, shifted, week_of, weekday_after, weekday_before, workdays_after, year_of,
};
pub use clock::{Clock, Zone};
pub use instant::Instant;
pub use interval::{Bound, Interval, Precision, When};
pub use jiff::civil::{Date, Weekday};
pub use stamp::Stamp;

/// A date or an instant that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{given}” is not {expected}")]
pub struct TimeError {
    /// The words as given.
    pub given: String,
    /// What would have been understood, for people.
    pub expected: &'static str,
}

/// Reads a day written `2031-03-10`.
///
/// # Errors
/// Anything else, and years outside 1000 to 9999 (a slip of the keyboard far more often than a date of talks).
pub fn parse_day(given: &str) -> Result<Date, TimeError> {
    let error = || TimeError { given: given.to_owned(), expected: "a day such as 2031-03-10" };
    let shape_fits = given.len() == 10 && given.is_ascii();
    let date: Date = given.parse().map_err(|_| error())?;
    if shape_fits && date.year() >= 1000 { Ok(date) } else { Err(error()) }
}
