//! The days between two ends, each of which may lack what the other has: "Nov-Feb 2017", "from Friday to Monday".

use super::expression::{Expression, YearOf};
use super::resolve::{Anchor, resolve};
use rapporteur_language::Tense;
use rapporteur_time::{Interval, Precision, When};

/// The second end is counted from the first; a year or month that only the second has holds for both.
pub(super) fn range(from_given: &Expression, to: &Expression, anchor: Anchor) -> Option<When> {
    let mut from = from_given.clone();
    if let (Some(year), Some(open)) = (year_in(to), open_year(&mut from).filter(|open| **open == YearOf::Near)) {
        *open = YearOf::Number(year);
    }
    let mut first = resolve(&from, anchor)?;
    // "Will be open from August to October", in September: it has begun.
    if let (Some(today), Some(open), None) =
        (anchor.today, open_year(&mut from).filter(|open| **open == YearOf::Near), year_in(to))
        && anchor.is_ahead()
        && first.interval.start() > today
    {
        *open = YearOf::Number(first.interval.start().year().checked_sub(1)?);
        let earlier = resolve(&from, anchor)?;
        let last = resolve(to, Anchor { direction: Tense::Future, ..anchor.at(earlier.interval.start()) })?;
        if last.interval.end() >= today && earlier.interval.start() <= today {
            first = earlier;
        }
    }
    let absolute = year_in(to).is_some()
        || matches!(to, Expression::Days(_) | Expression::Unit(..) | Expression::Part(..) | Expression::WeekdayIn(..));
    let last = if absolute {
        resolve(to, anchor)?
    } else {
        // From the day before, so that the same day counts.
        let ahead = Anchor { direction: Tense::Future, ..anchor.at(first.interval.start()) };
        resolve(to, ahead)?
    };
    if last.interval.end() < first.interval.start()
        && year_in(from_given).is_none()
        && let Some(open) = open_year(&mut from)
    {
        // "Nov-Feb 2017" begins in the year before.
        *open = YearOf::Number(year_in(to)?.checked_sub(1)?);
        first = resolve(&from, anchor)?;
    }
    (first.interval.start() <= last.interval.end()).then_some(())?;
    let days = Interval::new(first.interval.start(), last.interval.end());
    let plain = first.precision == Precision::Day || last.precision == Precision::Day;
    Some(When::during(days, if plain { Precision::Days } else { last.precision }))
}

/// Returns the year that an expression names.
fn year_in(expression: &Expression) -> Option<i16> {
    match expression {
        Expression::Fixed(day) => Some(day.year()),
        Expression::Year(year)
        | Expression::Month(_, YearOf::Number(year))
        | Expression::DayOf { year: YearOf::Number(year), .. }
        | Expression::MonthsOf { year: YearOf::Number(year), .. } => Some(*year),
        Expression::Part(_, of) => year_in(of),
        _ => None,
    }
}

/// Returns the year that an expression leaves open.
fn open_year(expression: &mut Expression) -> Option<&mut YearOf> {
    match expression {
        Expression::Month(_, year) | Expression::DayOf { year, .. } | Expression::MonthsOf { year, .. } => {
            // Once filled in by the other end it may still be moved by a year.
            Some(year).filter(|year| !matches!(year, YearOf::Which(_) | YearOf::Shifted(_)))
        }
        _ => None,
    }
}
